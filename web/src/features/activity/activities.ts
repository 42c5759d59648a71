// Activities: the list, one of them, and changing it.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { type Activity, type Audience, answer, client, type PartAudiences } from "../../api";
import type { Eyes } from "./eyes";

export interface Filters {
  athlete?: string;
  sport?: string;
  from?: string;
  to?: string;
  q?: string;
}

const PAGE = 20;

export function activitiesQuery(filters: Filters, limit = PAGE) {
  return infiniteQueryOptions({
    queryKey: ["activities", filters, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/activities", {
          params: {
            query: {
              ...filters,
              after: pageParam,
              limit,
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

// An activity, an own one with whose eyes it is said; with one's own unless it is.
export function activityQuery(id: string, eyes?: Eyes) {
  return queryOptions({
    queryKey: eyes ? ["activity", id, eyes] : ["activity", id],
    queryFn: () =>
      answer(
        client.GET("/api/v1/activities/{id}", {
          params: { path: { id }, query: eyes ? { as: eyes } : {} },
        }),
      ),
  });
}

export function streamsQuery(id: string, eyes?: Eyes) {
  return queryOptions({
    queryKey: eyes ? ["streams", id, eyes] : ["streams", id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () =>
      answer(
        client.GET("/api/v1/activities/{id}/streams", {
          params: { path: { id }, query: { points: 2000, ...(eyes ? { as: eyes } : {}) } },
        }),
      ),
  });
}

export interface ActivityChange {
  title?: string;
  description?: string;
  sport?: string;
  audience?: Audience;
  audiences?: PartAudiences;
}

export function useUpdateActivity(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ActivityChange) =>
      answer(client.PATCH("/api/v1/activities/{id}", { params: { path: { id } }, body })),
    onSuccess: (activity: Activity) => {
      queries.setQueryData(activityQuery(id).queryKey, activity);
      return forgetTotals(queries, id);
    },
  });
}

export function useDeleteActivity(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(client.DELETE("/api/v1/activities/{id}", { params: { path: { id } } })),
    onSuccess: () => {
      queries.removeQueries({ queryKey: ["activity", id] });
      return forgetTotals(queries, id);
    },
  });
}

// Everything that adds activities up is out of date after one of them changed.
export function forgetTotals(
  queries: ReturnType<typeof useQueryClient>,
  except?: string,
): Promise<void> {
  const kept = new Set([
    "me",
    "countries",
    "web_config",
    "streams",
    "sessions",
    "passkeys",
    "body",
  ]);
  return queries.invalidateQueries({
    predicate: ({ queryKey }) =>
      !kept.has(String(queryKey[0])) && !(queryKey[0] === "activity" && queryKey[1] === except),
  });
}
