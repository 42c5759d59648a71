// Signing in and out, and the devices that are signed in.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { answer, client, type Me } from "../../api";
import { isRefused } from "../../lib/refusals";
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

interface WithPassword {
  email: string;
  password: string;
  code?: string;
  // To stay, for somebody who asked to be erased.
  keep?: boolean;
}

// Where too many guesses were made, the browser works for a moment and tries once more; `onWork` says when.
export function useSignIn(onWork: () => void) {
  return useMutation({
    mutationFn: async ({ keep, ...body }: WithPassword) => {
      const params = { query: { keep_account: keep } };
      try {
        return await answer(client.POST("/api/v1/sessions", { body, params }));
      } catch (error) {
        if (!isRefused(error) || error.code !== "work_needed" || !window.Worker) throw error;
        onWork();
        const work = await doWork(body.email);
        return answer(client.POST("/api/v1/sessions", { body: { ...body, work }, params }));
      }
    },
  });
}

async function doWork(email: string) {
  const puzzle = await answer(client.POST("/api/v1/sessions/work", { body: { email } }));
  const worker = new Worker(new URL("./work.worker.ts", import.meta.url), { type: "module" });
  try {
    const numbers = await new Promise<number[]>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => reject(new Error("the worker cannot run"));
      worker.postMessage(puzzle);
    });
    return { challenge: puzzle.challenge, numbers };
  } finally {
    worker.terminate();
  }
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
