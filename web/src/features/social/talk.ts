// Kudos and comments of one activity.
import {
  infiniteQueryOptions,
  type QueryClient,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, client, idempotencyKey, type Kudos, type Reaction } from "../../api";
import { FEED_KEY, type FeedPages, withComments, withKudos } from "./feed";

export function kudosQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["kudos", id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/activities/{id}/kudos", {
          params: { path: { id }, query: { after: pageParam, limit: 30 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function commentsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["comments", id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/activities/{id}/comments", {
          params: { path: { id }, query: { after: pageParam, limit: 50 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

// Gives kudos or another reaction, or takes back what was given.
export function useKudos(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reaction: Reaction | null) => {
      const params = { path: { id } };
      return answer(
        reaction
          ? client.PUT("/api/v1/activities/{id}/reaction", { params, body: { reaction } })
          : client.DELETE("/api/v1/activities/{id}/kudos", { params }),
      );
    },
    onSuccess: (kudos: Kudos) => {
      inFeed(queries, (pages) => withKudos(pages, id, kudos));
      return queries.invalidateQueries({ queryKey: ["kudos", id] });
    },
  });
}

export interface Draft {
  text: string;
  // A retry of the same words carries the same key, so that they are said once.
  key: string;
}

export function newDraft(): Draft {
  return { text: "", key: idempotencyKey() };
}

export function useWriteComment(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: Draft) =>
      answer(
        client.POST("/api/v1/activities/{id}/comments", {
          params: { path: { id }, header: { "Idempotency-Key": draft.key } },
          body: { text: draft.text },
        }),
      ),
    onSuccess: () => {
      inFeed(queries, (pages) => withComments(pages, id, 1));
      return queries.invalidateQueries({ queryKey: ["comments", id] });
    },
  });
}

export function useEditComment(id: string, comment_id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      answer(
        client.PATCH("/api/v1/activities/{id}/comments/{comment_id}", {
          params: { path: { id, comment_id } },
          body: { text },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["comments", id] }),
  });
}

export function useDeleteComment(id: string, comment_id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(
        client.DELETE("/api/v1/activities/{id}/comments/{comment_id}", {
          params: { path: { id, comment_id } },
        }),
      ),
    onSuccess: () => {
      inFeed(queries, (pages) => withComments(pages, id, -1));
      return queries.invalidateQueries({ queryKey: ["comments", id] });
    },
  });
}

export function useApproveComment(id: string, comment_id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (_: undefined) =>
      answer(
        client.PUT("/api/v1/activities/{id}/comments/{comment_id}/approval", {
          params: { path: { id, comment_id } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["comments", id] }),
  });
}

function inFeed(
  queries: QueryClient,
  change: (pages: FeedPages | undefined) => FeedPages | undefined,
): void {
  queries.setQueriesData<FeedPages>({ queryKey: FEED_KEY }, (pages) => change(pages));
}
