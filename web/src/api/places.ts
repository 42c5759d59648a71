// Countries and their parts, as the server knows them. They do not change while the app is open.
import { queryOptions } from "@tanstack/react-query";
import { answer, client } from ".";

export const countriesQuery = queryOptions({
  queryKey: ["countries"],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => (await answer(client.GET("/api/v1/countries"))).items,
});

export function regionsQuery(country: string) {
  return queryOptions({
    queryKey: ["regions", country],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () =>
      (
        await answer(
          client.GET("/api/v1/countries/{code}/regions", { params: { path: { code: country } } }),
        )
      ).items,
  });
}
