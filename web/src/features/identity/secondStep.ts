// The second step of signing in with a password.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, client } from "../../api";

export const secondStepQuery = queryOptions({
  queryKey: ["second_step"],
  queryFn: () => answer(client.GET("/api/v1/me/second_step")),
});

function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: secondStepQuery.queryKey }),
  });
}

export function useBegin() {
  return useMutation({
    mutationFn: (_: undefined) => answer(client.POST("/api/v1/me/second_step")),
  });
}

export function useTurnOn() {
  return useChange((code: string) =>
    answer(client.PUT("/api/v1/me/second_step", { body: { code } })),
  );
}

export function useTurnOff() {
  return useChange((_: undefined) => answer(client.DELETE("/api/v1/me/second_step")));
}

export function useNewCodes() {
  return useChange((_: undefined) => answer(client.POST("/api/v1/me/second_step/codes")));
}
