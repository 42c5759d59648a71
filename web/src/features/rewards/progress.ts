// Level, streak, badges and bests of the person signed in.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, client } from "../../api";

export const progressQuery = queryOptions({
  queryKey: ["progress"],
  queryFn: () => answer(client.GET("/api/v1/progress")),
});

export function useSetGoal() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (goal_days: number) =>
      answer(client.PUT("/api/v1/progress/goal", { body: { goal_days } })),
    onSuccess: (progress) => queries.setQueryData(progressQuery.queryKey, progress),
  });
}
