// The week at a glance, and how it compares with the one before.
import { queryOptions } from "@tanstack/react-query";
import { answer, client } from "../../api";

export type WeekMeasure = "distance_m" | "moving_s" | "ascent_m";

export function weekQuery(on: string) {
  return queryOptions({
    queryKey: ["week", on],
    queryFn: () => answer(client.GET("/api/v1/summaries/week", { params: { query: { on } } })),
  });
}

// How much more or less than last week up to now, as a share; null when there is nothing to compare.
export function change(now: number, before: number): number | null {
  return before > 0 ? now / before - 1 : null;
}
