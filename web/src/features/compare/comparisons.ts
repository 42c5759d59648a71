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

// With whose best times: everything that depends on it is asked for anew.
export function useSetSex() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sex: "f" | "m" | null) =>
      answer(client.PUT("/api/v1/comparisons/settings", { body: { sex } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["comparisons"] }),
  });
}
