// Comparisons, as the server tells them.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, client } from "../../api";

export const ownComparisonQuery = queryOptions({
  queryKey: ["comparisons", "myself"],
  queryFn: () => answer(client.GET("/api/v1/comparisons/myself")),
});

export const regionComparisonQuery = queryOptions({
  queryKey: ["comparisons", "region"],
  queryFn: () => answer(client.GET("/api/v1/comparisons/region")),
});

// Everybody with whom something stands here; an agreement more than a page is long is rare.
export const comparedFriendsQuery = queryOptions({
  queryKey: ["comparisons", "friends"],
  queryFn: () =>
    answer(client.GET("/api/v1/comparisons/friends", { params: { query: { limit: 100 } } })),
});

export const friendComparisonQuery = (athlete_id: string) =>
  queryOptions({
    queryKey: ["comparisons", "friends", athlete_id],
    queryFn: () =>
      answer(
        client.GET("/api/v1/comparisons/friends/{athlete_id}", {
          params: { path: { athlete_id } },
        }),
      ),
  });

// Whom one may ask.
export const friendsToAskQuery = queryOptions({
  queryKey: ["friends", "to_ask"],
  queryFn: () => answer(client.GET("/api/v1/friends", { params: { query: { limit: 100 } } })),
});

// Asks a friend or agrees; or takes it back, says no, ends it.
export function useComparing() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ athlete_id, want }: { athlete_id: string; want: boolean }) => {
      const params = { path: { athlete_id } };
      return want
        ? answer(client.PUT("/api/v1/comparisons/friends/{athlete_id}", { params }))
        : answer(client.DELETE("/api/v1/comparisons/friends/{athlete_id}", { params }));
    },
    onSettled: () => {
      queries.invalidateQueries({ queryKey: ["comparisons", "friends"] });
      queries.invalidateQueries({ queryKey: ["notifications"] });
    },
  });
}

// With whose best times: everything that depends on it is asked for anew.
export function useSetSex() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sex: "f" | "m" | null) =>
      answer(client.PUT("/api/v1/comparisons/settings", { body: { sex } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["comparisons"] }),
  });
}
