// Signing in and out, and the devices that are signed in.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { answer, client, type Me } from "../../api";
import { meQuery } from "./me";

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: () => answer(client.GET("/api/v1/sessions")),
});

// What happens once somebody is in: nothing cached for the person before may remain.
export function useWelcome(): (me: Me, back?: string) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (me, back) => {
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "me" });
    queries.setQueryData(meQuery.queryKey, me);
    await navigate({ to: back ?? "/", replace: true });
  };
}

export function useSignIn() {
  return useMutation({
    mutationFn: (body: { email: string; password: string; code?: string }) =>
      answer(client.POST("/api/v1/sessions", { body })),
  });
}

export function useSignOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => answer(client.DELETE("/api/v1/sessions/current")),
    onSettled: async () => {
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "me" });
      queries.setQueryData(meQuery.queryKey, null);
      await navigate({ to: "/" });
    },
  });
}

export function useRevokeSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answer(client.DELETE("/api/v1/sessions/{id}", { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
