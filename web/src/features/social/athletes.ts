// An athlete's page as others see it.
import { queryOptions } from "@tanstack/react-query";
import { answer, client } from "../../api";

export function athleteQuery(handle: string) {
  return queryOptions({
    queryKey: ["athlete", handle],
    queryFn: () =>
      answer(client.GET("/api/v1/athletes/{handle}", { params: { path: { handle } } })),
  });
}
