// Feedback: what I said and what became of it; for operators, the inbox. And the app's own build.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, client, type FeedbackKind, type FeedbackState } from "../../api";

export const FACES = ["happy", "neutral", "sad"] as const satisfies readonly FeedbackKind[];
export const WORDS = ["problem", "idea", "praise"] as const satisfies readonly FeedbackKind[];
export const STATES = [
  "new",
  "seen",
  "planned",
  "done",
  "declined",
] as const satisfies readonly FeedbackState[];

// Asked once when the page is opened: it is what this page was made from, whatever the server becomes later.
export const buildQuery = queryOptions({
  queryKey: ["build"],
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  queryFn: async () => (await answer(client.GET("/api/v1/web_config"))).build,
});
export const UNKNOWN_BUILD = "unknown";

const PAGE = 20;

export const ownFeedbackQuery = infiniteQueryOptions({
  queryKey: ["feedback"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(
      client.GET("/api/v1/feedback", { params: { query: { after: pageParam, limit: PAGE } } }),
    ),
  getNextPageParam: (page) => page.next ?? undefined,
});

export function useRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) {
        await answer(client.PUT("/api/v1/feedback/{id}/read", { params: { path: { id } } }));
      }
    },
    // The mark in the menu goes; what is new stays marked on the page until it is left.
    onSuccess: () =>
      queries.setQueryData(ownFeedbackQuery.queryKey, (known) =>
        known ? { ...known, pages: known.pages.map((page) => ({ ...page, unread: 0 })) } : known,
      ),
  });
}

export function useTakeBack() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answer(client.DELETE("/api/v1/feedback/{id}", { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ownFeedbackQuery.queryKey }),
  });
}

export const screenshotUrl = (id: string) => `/api/v1/feedback/${id}/screenshot`;

export function inboxQuery(state: FeedbackState | null, kind: FeedbackKind | null) {
  return infiniteQueryOptions({
    queryKey: ["inbox", state, kind],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/operator/feedback", {
          params: {
            query: {
              state: state ?? undefined,
              kind: kind ?? undefined,
              after: pageParam,
              limit: PAGE,
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useAnswer(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { version: number; state: FeedbackState; answer: string }) =>
      answer(client.PATCH("/api/v1/operator/feedback/{id}", { params: { path: { id } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["inbox"] }),
  });
}

export function journeyQuery(from: string, country: string | null) {
  return queryOptions({
    queryKey: ["journey", from, country],
    queryFn: () =>
      answer(
        client.GET("/api/v1/operator/journey", {
          params: { query: { from, country: country ?? undefined } },
        }),
      ),
  });
}
