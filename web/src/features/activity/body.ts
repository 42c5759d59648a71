// The numbers of one's body that zones and load are computed from.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, client, type NewBody } from "../../api";
import { forgetTotals } from "./activities";

export const bodyQuery = queryOptions({
  queryKey: ["body"],
  queryFn: () => answer(client.GET("/api/v1/body")),
});

export function useSaveBody() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewBody) => answer(client.PUT("/api/v1/body", { body })),
    onSuccess: (body) => {
      queries.setQueryData(bodyQuery.queryKey, body);
      return forgetTotals(queries);
    },
  });
}
