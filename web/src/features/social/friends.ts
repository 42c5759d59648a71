// Friends, requests, blocks and finding people: what is asked, and what changes with it.
import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, client } from "../../api";

export type Change =
  | "ask"
  | "accept"
  | "end_request"
  | "remove"
  | "mark_close"
  | "unmark_close"
  | "block"
  | "unblock"
  | "mute"
  | "unmute"
  | "restrict"
  | "unrestrict";

const PAGE = 30;

export const friendsQuery = infiniteQueryOptions({
  queryKey: ["friends"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(client.GET("/api/v1/friends", { params: { query: { after: pageParam, limit: PAGE } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

// Whether there are any close friends: the first of them is enough to know.
export const closeFriendsQuery = queryOptions({
  queryKey: ["friends", "close"],
  queryFn: () =>
    answer(client.GET("/api/v1/friends", { params: { query: { circle: "close", limit: 1 } } })),
});

export function requestsQuery(direction: "incoming" | "outgoing") {
  return infiniteQueryOptions({
    queryKey: ["friend_requests", direction],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/friends/requests", {
          params: { query: { direction, after: pageParam, limit: PAGE } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export const blocksQuery = infiniteQueryOptions({
  queryKey: ["blocks"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(client.GET("/api/v1/blocks", { params: { query: { after: pageParam, limit: PAGE } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

export function peopleQuery(q: string) {
  return queryOptions({
    queryKey: ["people", q],
    queryFn: ({ signal }) =>
      answer(client.GET("/api/v1/people", { params: { query: { q } }, signal })),
  });
}

// Who may find somebody beside their friends, the most people first.
export const FOUND_BY = ["everyone", "friends_of_friends", "nobody"] as const;

export const findSettingsQuery = queryOptions({
  queryKey: ["find_settings"],
  queryFn: () => answer(client.GET("/api/v1/people/settings")),
});

export function useSetFoundBy() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (found_by: (typeof FOUND_BY)[number]) =>
      answer(client.PUT("/api/v1/people/settings", { body: { found_by } })),
    // Also after a refusal: then what is shown may be out of date.
    onSettled: () => queries.invalidateQueries({ queryKey: findSettingsQuery.queryKey }),
  });
}

// A search begins with two letters; signs and spaces are none.
export function isSearch(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 2;
}

function send(change: Change, athlete_id: string): Promise<unknown> {
  const params = { path: { athlete_id } };
  switch (change) {
    case "ask":
      return answer(client.PUT("/api/v1/friends/requests/{athlete_id}", { params }));
    case "accept":
      return answer(client.PUT("/api/v1/friends/{athlete_id}", { params }));
    case "end_request":
      return answer(client.DELETE("/api/v1/friends/requests/{athlete_id}", { params }));
    case "remove":
      return answer(client.DELETE("/api/v1/friends/{athlete_id}", { params }));
    case "mark_close":
      return answer(client.PUT("/api/v1/friends/{athlete_id}/close", { params }));
    case "unmark_close":
      return answer(client.DELETE("/api/v1/friends/{athlete_id}/close", { params }));
    case "block":
      return answer(client.PUT("/api/v1/blocks/{athlete_id}", { params }));
    case "unblock":
      return answer(client.DELETE("/api/v1/blocks/{athlete_id}", { params }));
    case "mute":
      return answer(client.PUT("/api/v1/mutes/{athlete_id}", { params }));
    case "unmute":
      return answer(client.DELETE("/api/v1/mutes/{athlete_id}", { params }));
    case "restrict":
      return answer(client.PUT("/api/v1/restrictions/{athlete_id}", { params }));
    case "unrestrict":
      return answer(client.DELETE("/api/v1/restrictions/{athlete_id}", { params }));
  }
}

export function useChangeTie(athleteId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => send(change, athleteId),
    // Also after a refusal: then what is shown may be out of date.
    onSettled: () => forgetTies(queries),
  });
}

// Who sees what of whom is out of date once a tie changes.
const TIED = new Set([
  "friends",
  "friend_requests",
  "blocks",
  "people",
  "athlete",
  "activity",
  "activities",
  "feed",
  "feed_newest",
  "kudos",
  "comments",
  "suggestions",
  "mutual_friends",
  "news",
  "coaches",
  "coached",
  "following",
  "followers",
  "follow_settings",
  "consent_history",
]);

export async function forgetTies(queries: QueryClient): Promise<void> {
  const predicate = ({ queryKey }: { queryKey: readonly unknown[] }) =>
    TIED.has(String(queryKey[0]));
  // A first answer still on its way may be from before the change, and would count as fresh.
  await queries.cancelQueries({ predicate });
  await queries.invalidateQueries({ predicate });
}
