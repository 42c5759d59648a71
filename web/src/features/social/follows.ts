// Following: whom I follow, who follows me, and whether people may.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, client } from "../../api";
import { forgetTies } from "./friends";

const PAGE = 30;

export const followingQuery = infiniteQueryOptions({
  queryKey: ["following"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(
      client.GET("/api/v1/following", { params: { query: { after: pageParam, limit: PAGE } } }),
    ),
  getNextPageParam: (page) => page.next ?? undefined,
});

export const followersQuery = infiniteQueryOptions({
  queryKey: ["followers"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(
      client.GET("/api/v1/followers", { params: { query: { after: pageParam, limit: PAGE } } }),
    ),
  getNextPageParam: (page) => page.next ?? undefined,
});

export const followSettingsQuery = queryOptions({
  queryKey: ["follow_settings"],
  queryFn: () => answer(client.GET("/api/v1/followers/settings")),
});

function useFollowChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  // Also after a refusal: then what is shown may be out of date.
  return useMutation({ mutationFn: change, onSettled: () => forgetTies(queries) });
}

export function useFollow() {
  return useFollowChange((athlete_id: string) =>
    answer(client.PUT("/api/v1/following/{athlete_id}", { params: { path: { athlete_id } } })),
  );
}

export function useUnfollow() {
  return useFollowChange((athlete_id: string) =>
    answer(client.DELETE("/api/v1/following/{athlete_id}", { params: { path: { athlete_id } } })),
  );
}

export function useRemoveFollower() {
  return useFollowChange((athlete_id: string) =>
    answer(client.DELETE("/api/v1/followers/{athlete_id}", { params: { path: { athlete_id } } })),
  );
}

export function useLetFollow() {
  return useFollowChange((open: boolean) =>
    answer(client.PUT("/api/v1/followers/settings", { body: { open } })),
  );
}
