// Coaches: who looks at me as one, whom I coach, and the words before a yes.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, client } from "../../api";
import type { Language } from "../../lib/text";
import { forgetTies } from "./friends";

const PAGE = 30;

export const coachesQuery = infiniteQueryOptions({
  queryKey: ["coaches"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(client.GET("/api/v1/coaches", { params: { query: { after: pageParam, limit: PAGE } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

export const coachedQuery = infiniteQueryOptions({
  queryKey: ["coached"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(client.GET("/api/v1/coached", { params: { query: { after: pageParam, limit: PAGE } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

// The words about coaches that hold now: the newest version of their notice.
export const coachNoticeQuery = queryOptions({
  queryKey: ["notices", "coach"],
  queryFn: async () => {
    const { items } = await answer(client.GET("/api/v1/notices"));
    const found = items.filter(({ id }) => id === "coach").sort((a, b) => b.version - a.version)[0];
    if (!found) throw new Error("there are no words about coaches");
    return found;
  },
});

function useCoachChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => forgetTies(queries) });
}

export interface Allowed {
  athleteId: string;
  version: number;
  hash: string;
  locale: Language;
}

export function useLetCoach() {
  return useCoachChange(({ athleteId, version, hash, locale }: Allowed) =>
    answer(
      client.PUT("/api/v1/coaches/{athlete_id}", {
        params: { path: { athlete_id: athleteId } },
        body: { notice_version: version, notice_hash: hash, locale },
      }),
    ),
  );
}

export function useEndCoach() {
  return useCoachChange((athlete_id: string) =>
    answer(client.DELETE("/api/v1/coaches/{athlete_id}", { params: { path: { athlete_id } } })),
  );
}

export function useStepDown() {
  return useCoachChange((athlete_id: string) =>
    answer(client.DELETE("/api/v1/coached/{athlete_id}", { params: { path: { athlete_id } } })),
  );
}
