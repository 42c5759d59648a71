// Challenges: finding them, taking part, the board and one's receipts; for operators, running them.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, type ChallengeDraft, type ChallengeEdit, client } from "../../api";

export const challengesQuery = infiniteQueryOptions({
  queryKey: ["challenges"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(
      client.GET("/api/v1/challenges", { params: { query: { after: pageParam, limit: 20 } } }),
    ),
  getNextPageParam: (page) => page.past.next ?? undefined,
});

export function challengeQuery(id: string, code?: string) {
  return queryOptions({
    queryKey: ["challenge", id],
    queryFn: () =>
      answer(client.GET("/api/v1/challenges/{id}", { params: { path: { id }, query: { code } } })),
  });
}

export function standingsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["challenge", id, "standings"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/challenges/{id}/standings", {
          params: { path: { id }, query: { after: pageParam, limit: 20 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function aroundMeQuery(id: string) {
  return queryOptions({
    queryKey: ["challenge", id, "around_me"],
    queryFn: () =>
      answer(
        client.GET("/api/v1/challenges/{id}/standings/around_me", { params: { path: { id } } }),
      ),
  });
}

export function friendsQuery(id: string) {
  return queryOptions({
    queryKey: ["challenge", id, "friends"],
    queryFn: () =>
      answer(client.GET("/api/v1/challenges/{id}/standings/friends", { params: { path: { id } } })),
  });
}

export function receiptsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["challenge", id, "receipts"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/challenges/{id}/receipts", {
          params: { path: { id }, query: { after: pageParam, limit: 10 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

// Whatever changes a challenge changes its board, its receipts and the lists.
function useForget() {
  const queries = useQueryClient();
  return (id?: string) =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["challenges"] }),
      queries.invalidateQueries({ queryKey: ["operated_challenges"] }),
      id && queries.invalidateQueries({ queryKey: ["challenge", id] }),
    ]);
}

export function useJoin(id: string, code?: string) {
  const queries = useQueryClient();
  const forget = useForget();
  return useMutation({
    // Whoever says that they live in the challenge's region has it in their account from then on.
    mutationFn: async (region?: string) => {
      if (region) {
        await answer(client.PATCH("/api/v1/me", { body: { region } }));
        await queries.invalidateQueries({ queryKey: ["me"] });
      }
      return answer(
        client.PUT("/api/v1/challenges/{id}/membership", {
          params: { path: { id }, query: { code } },
        }),
      );
    },
    onSuccess: () => forget(id),
  });
}

export function useLeave(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: () =>
      answer(client.DELETE("/api/v1/challenges/{id}/membership", { params: { path: { id } } })),
    onSuccess: () => forget(id),
  });
}

export function useCreate() {
  const forget = useForget();
  return useMutation({
    // A retry of the same form carries the same key, so one press makes one challenge.
    mutationFn: ({ draft, key }: { draft: ChallengeDraft; key: string }) =>
      answer(
        client.POST("/api/v1/challenges", { body: draft, headers: { "Idempotency-Key": key } }),
      ),
    onSuccess: () => forget(),
  });
}

export function useEdit(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: (edit: ChallengeEdit) =>
      answer(client.PUT("/api/v1/challenges/{id}", { params: { path: { id } }, body: edit })),
    onSuccess: () => forget(id),
  });
}

export const operatedQuery = infiniteQueryOptions({
  queryKey: ["operated_challenges"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(
      client.GET("/api/v1/operator/challenges", {
        params: { query: { after: pageParam, limit: 20 } },
      }),
    ),
  getNextPageParam: (page) => page.next ?? undefined,
});

export function entriesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["challenge", id, "entries"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/operator/challenges/{id}/entries", {
          params: { path: { id }, query: { after: pageParam, limit: 30 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useClose(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: () =>
      answer(client.POST("/api/v1/operator/challenges/{id}/close", { params: { path: { id } } })),
    onSuccess: () => forget(id),
  });
}
