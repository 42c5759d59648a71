// For operators: shops, their feeds, and what became of reading them.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import {
  answer,
  client,
  type FeedDraft,
  idempotencyKey,
  type ProductFeed,
  type ShopChange,
  type ShopDraft,
} from "../../api";

export const shopsQuery = queryOptions({
  queryKey: ["operated_shops"],
  queryFn: async () => (await answer(client.GET("/api/v1/operator/shops"))).items,
});

const LOOK_EVERY_MS = 2000;

// What is waited for, or under way, is looked at again and again.
const isBusy = (feed: ProductFeed) =>
  feed.is_being_read || (feed.due_at !== null && new Date(feed.due_at ?? 0) <= new Date());

export const feedsQuery = queryOptions({
  queryKey: ["operated_feeds"],
  queryFn: async () => (await answer(client.GET("/api/v1/operator/feeds"))).items,
  refetchInterval: (query) => (query.state.data?.some(isBusy) ? LOOK_EVERY_MS : false),
});

export function faultsQuery(feed: string, run: number) {
  return infiniteQueryOptions({
    queryKey: ["feed_faults", feed, run],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/operator/feeds/{feed}/runs/{run}/faults", {
          params: { path: { feed, run }, query: { after: pageParam, limit: 30 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

function useForget() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["operated_shops"] }),
      queries.invalidateQueries({ queryKey: ["operated_feeds"] }),
    ]);
}

export function useCreateShop() {
  const forget = useForget();
  return useMutation({
    mutationFn: (draft: ShopDraft) =>
      answer(
        client.POST("/api/v1/operator/shops", {
          body: draft,
          headers: { "Idempotency-Key": idempotencyKey() },
        }),
      ),
    onSuccess: forget,
  });
}

export function useChangeShop(shop: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: (change: ShopChange) =>
      answer(
        client.PATCH("/api/v1/operator/shops/{shop}", { params: { path: { shop } }, body: change }),
      ),
    onSuccess: forget,
  });
}

export function useRotate(shop: string) {
  return useMutation({
    mutationFn: () =>
      answer(client.POST("/api/v1/operator/shops/{shop}/secret", { params: { path: { shop } } })),
  });
}

export function useCreateFeed() {
  const forget = useForget();
  return useMutation({
    mutationFn: (draft: FeedDraft) =>
      answer(
        client.POST("/api/v1/operator/feeds", {
          body: draft,
          headers: { "Idempotency-Key": idempotencyKey() },
        }),
      ),
    onSuccess: forget,
  });
}

export function useRun(feed: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: () =>
      answer(client.POST("/api/v1/operator/feeds/{feed}/runs", { params: { path: { feed } } })),
    onSuccess: forget,
  });
}

export function useAccept(feed: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: (run: number) =>
      answer(
        client.POST("/api/v1/operator/feeds/{feed}/runs/{run}/accept", {
          params: { path: { feed, run } },
        }),
      ),
    onSuccess: forget,
  });
}

// The file goes as it is: a feed of hundreds of megabytes is never held in memory.
export function useUploadFeed(feed: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: (file: File) => {
      const call = fetch(`/api/v1/operator/feeds/${feed}/file`, {
        method: "POST",
        headers: { "Content-Type": "application/octet-stream" },
        body: file,
      });
      return answer<ProductFeed>(
        call.then(async (response) => {
          const body = await response.json().catch(() => undefined);
          return response.ok ? { data: body, response } : { error: body, response };
        }),
      );
    },
    onSuccess: forget,
  });
}
