// The address of an account, links by mail, and getting back in without a key.
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, client, idempotencyKey, type Security } from "../../api";
import { meQuery } from "./me";

export const securityQuery = queryOptions({
  queryKey: ["security"],
  staleTime: 60_000,
  queryFn: () => answer(client.GET("/api/v1/me/security")),
});

// Whether this installation sends mail; `undefined` until it is known.
export function useSendsMail(): boolean | undefined {
  const config = useQuery({
    queryKey: ["web_config"],
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
    queryFn: () => answer(client.GET("/api/v1/web_config")),
  });
  return config.data?.sends_mail;
}

function useSecurityChange<Input>(change: (input: Input) => Promise<Security>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (security) => {
      queries.setQueryData(securityQuery.queryKey, security);
      return queries.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
}

export function useChangeEmail() {
  return useSecurityChange((email: string) =>
    answer(client.PUT("/api/v1/me/email", { body: { email } })),
  );
}

export function useSendCode() {
  return useSecurityChange((_: undefined) => answer(client.POST("/api/v1/me/email/code")));
}

export function useConfirmEmail() {
  return useSecurityChange((code: string) =>
    answer(
      client.POST("/api/v1/me/email/confirm", {
        body: { code },
        headers: { "Idempotency-Key": idempotencyKey() },
      }),
    ),
  );
}

export function useCancelRecovery() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (_: undefined) => answer(client.DELETE("/api/v1/me/recovery")),
    onSuccess: () => queries.invalidateQueries({ queryKey: securityQuery.queryKey }),
  });
}

export function useAskLink() {
  return useMutation({
    mutationFn: (email: string) =>
      answer(client.POST("/api/v1/sessions/links", { body: { email } })),
  });
}

export function useAskRecovery() {
  return useMutation({
    mutationFn: (email: string) => answer(client.POST("/api/v1/recoveries", { body: { email } })),
  });
}

// A retry of the same form carries the same key: whoever makes the form makes the key.
export function useSignInWithLink(key: string) {
  return useMutation({
    mutationFn: ({ keep, ...body }: { token: string; code?: string; keep?: boolean }) =>
      answer(
        client.POST("/api/v1/sessions/link", {
          body,
          params: { query: { keep_account: keep } },
          headers: { "Idempotency-Key": key },
        }),
      ),
  });
}

export function useFinishRecovery(key: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { token: string; password: string }) =>
      answer(
        client.POST("/api/v1/recoveries/finish", { body, headers: { "Idempotency-Key": key } }),
      ),
    // Every session has ended, this browser's among them.
    onSuccess: () => {
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "me" });
      queries.setQueryData(meQuery.queryKey, null);
    },
  });
}

export function useCancelByMail() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (token: string) =>
      answer(client.POST("/api/v1/recoveries/cancel", { body: { token } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: securityQuery.queryKey }),
  });
}
