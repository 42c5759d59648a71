// Apps of others: what they ask for, what is connected, and the apps that one develops.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type AppDraft, answer, client, idempotencyKey, type NewApp } from "../../../api";

export const connectedAppsQuery = queryOptions({
  queryKey: ["connected_apps"],
  queryFn: () => answer(client.GET("/api/v1/me/apps")),
});

export function useDisconnect() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answer(client.DELETE("/api/v1/me/apps/{id}", { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: connectedAppsQuery.queryKey }),
  });
}

// What an app asks for. It is asked anew each time: nothing about it may be old.
export function consentQuery(request: string) {
  return queryOptions({
    queryKey: ["consent", request],
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    queryFn: () => answer(client.GET("/api/v1/consent", { params: { query: { request } } })),
  });
}

export function useDecide(request: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (scopes: string[]) =>
      answer(client.POST("/api/v1/consent", { body: { request, scopes } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: connectedAppsQuery.queryKey }),
  });
}

export function useCheckDevice() {
  return useMutation({
    mutationFn: (code: string) => answer(client.POST("/api/v1/devices/check", { body: { code } })),
  });
}

export function useDecideDevice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { code: string; allow: boolean }) =>
      answer(client.POST("/api/v1/devices/decide", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: connectedAppsQuery.queryKey }),
  });
}

export const developerAppsQuery = queryOptions({
  queryKey: ["developer_apps"],
  queryFn: () => answer(client.GET("/api/v1/apps")),
});

function useAppChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: developerAppsQuery.queryKey }),
  });
}

export function useRegister() {
  return useAppChange((body: NewApp) =>
    answer(client.POST("/api/v1/apps", { body, headers: { "Idempotency-Key": idempotencyKey() } })),
  );
}

export function useEditApp() {
  return useAppChange(({ id, draft }: { id: string; draft: AppDraft }) =>
    answer(client.PUT("/api/v1/apps/{id}", { params: { path: { id } }, body: draft })),
  );
}

export function useRemoveApp() {
  return useAppChange((id: string) =>
    answer(client.DELETE("/api/v1/apps/{id}", { params: { path: { id } } })),
  );
}

export function useRenewSecret() {
  return useAppChange((id: string) =>
    answer(client.POST("/api/v1/apps/{id}/secret", { params: { path: { id } } })),
  );
}
