// People you may know, and friends in common with somebody.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, client } from "../../api";

// A few at a time: whoever is declined makes room for the next.
const SHOWN = 5;
const PAGE = 30;

export const suggestionsQuery = queryOptions({
  queryKey: ["suggestions"],
  queryFn: () => answer(client.GET("/api/v1/suggestions", { params: { query: { limit: SHOWN } } })),
});

export function mutualFriendsQuery(handle: string) {
  return infiniteQueryOptions({
    queryKey: ["mutual_friends", handle],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/athletes/{handle}/mutual_friends", {
          params: { path: { handle }, query: { after: pageParam, limit: PAGE } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useDecline(athlete_id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(
        client.DELETE("/api/v1/suggestions/{athlete_id}", { params: { path: { athlete_id } } }),
      ),
    // Also after a refusal: then what is shown may be out of date.
    onSettled: () => queries.invalidateQueries({ queryKey: suggestionsQuery.queryKey }),
  });
}

export type Reason =
  | { key: "suggestions.one"; values: { one: string } }
  | { key: "suggestions.two"; values: { one: string; other: string } }
  | { key: "suggestions.one_more"; values: { one: string; count: number } }
  | { key: "suggestions.two_more"; values: { one: string; other: string; count: number } };

// Why somebody is suggested, in the words that fit how many friends are named and how many are not.
export function reasonOf(mutualFriends: number, among: readonly { name: string }[]): Reason | null {
  const [one, other] = among.map((friend) => friend.name);
  if (one === undefined) return null;
  if (other === undefined) {
    const count = mutualFriends - 1;
    if (count > 0) return { key: "suggestions.one_more", values: { one, count } };
    return { key: "suggestions.one", values: { one } };
  }
  const count = mutualFriends - 2;
  if (count > 0) return { key: "suggestions.two_more", values: { one, other, count } };
  return { key: "suggestions.two", values: { one, other } };
}
