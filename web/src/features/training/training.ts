// Plans and sessions of the person signed in.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, client, type TrainingGoal } from "../../api";

const KEY = "training";

export const planQuery = queryOptions({
  queryKey: [KEY, "plan"],
  queryFn: () => answer(client.GET("/api/v1/training/plan")),
});

export const sessionsQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: [KEY, "days", from, to],
    queryFn: () =>
      answer(client.GET("/api/v1/training/sessions", { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
  });

export const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: [KEY, "session", id],
    queryFn: () =>
      answer(client.GET("/api/v1/training/sessions/{id}", { params: { path: { id } } })),
  });

export const matchedQuery = (activity: string) =>
  queryOptions({
    queryKey: [KEY, "activity", activity],
    queryFn: () =>
      answer(
        client.GET("/api/v1/training/activities/{id}", { params: { path: { id: activity } } }),
      ),
  });

export function usePreview() {
  return useMutation({
    mutationFn: (goal: TrainingGoal) =>
      answer(client.POST("/api/v1/training/plan/preview", { body: { goal } })),
  });
}

// Whatever changes a plan may change every day of it.
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useMakePlan() {
  return useChange((body: { goal: TrainingGoal; anyway: boolean }) =>
    answer(client.PUT("/api/v1/training/plan", { body })),
  );
}

export function useEndPlan() {
  return useChange((_: undefined) => answer(client.DELETE("/api/v1/training/plan")));
}

export interface SessionChange {
  id: string;
  on?: string;
  skipped?: boolean;
}

export function useChangeSession() {
  return useChange(({ id, ...body }: SessionChange) =>
    answer(client.PATCH("/api/v1/training/sessions/{id}", { params: { path: { id } }, body })),
  );
}

export function useChooseActivity() {
  return useChange(({ id, activity }: { id: string; activity: string }) =>
    answer(
      client.PUT("/api/v1/training/sessions/{id}/activity", {
        params: { path: { id } },
        body: { activity_id: activity },
      }),
    ),
  );
}

export function useUndoActivity() {
  return useChange((id: string) =>
    answer(client.DELETE("/api/v1/training/sessions/{id}/activity", { params: { path: { id } } })),
  );
}
