// Promotions, their codes and the orders that came of them, for those who run the place.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, client, type PromotionDraft } from "../../api";

export const promotionsQuery = infiniteQueryOptions({
  queryKey: ["promotions"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(
      client.GET("/api/v1/operator/promotions", {
        params: { query: { after: pageParam, limit: 20 } },
      }),
    ),
  getNextPageParam: (page) => page.next ?? undefined,
});

export function promotionQuery(id: string) {
  return queryOptions({
    queryKey: ["promotions", id],
    queryFn: () =>
      answer(client.GET("/api/v1/operator/promotions/{id}", { params: { path: { id } } })),
  });
}

export const ordersQuery = infiniteQueryOptions({
  queryKey: ["shop_orders"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(
      client.GET("/api/v1/operator/orders", { params: { query: { after: pageParam, limit: 20 } } }),
    ),
  getNextPageParam: (page) => page.next ?? undefined,
});

// The regional challenges that a promotion can wait for.
export const promotionChallengesQuery = queryOptions({
  queryKey: ["promotion_challenges"],
  queryFn: async () =>
    (await answer(client.GET("/api/v1/operator/challenges", { params: { query: { limit: 100 } } })))
      .items,
});

function useForget() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: promotionsQuery.queryKey });
}

export function useCreatePromotion() {
  const forget = useForget();
  return useMutation({
    // A retry of the same form carries the same key, so one press makes one promotion.
    mutationFn: ({ draft, key }: { draft: PromotionDraft; key: string }) =>
      answer(
        client.POST("/api/v1/operator/promotions", {
          body: draft,
          headers: { "Idempotency-Key": key },
        }),
      ),
    onSuccess: forget,
  });
}

export function useEditPromotion(id: string, onSaved: () => void) {
  const forget = useForget();
  return useMutation({
    mutationFn: (edit: { promotion: PromotionDraft; version: number }) =>
      answer(
        client.PATCH("/api/v1/operator/promotions/{id}", { params: { path: { id } }, body: edit }),
      ),
    // Said here and not where it is called: the newer version takes the form away that called it.
    onSuccess: () => {
      onSaved();
      return forget();
    },
  });
}

export function useTurnPromotion(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: (turn: "pause" | "resume" | "end") =>
      answer(client.POST(`/api/v1/operator/promotions/{id}/${turn}`, { params: { path: { id } } })),
    onSuccess: forget,
  });
}

export function useBringCodes(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: (lines: string) =>
      answer(
        client.POST("/api/v1/operator/promotions/{id}/codes", {
          params: { path: { id } },
          body: { lines },
        }),
      ),
    onSuccess: forget,
  });
}
