// Who sees what of one's activities, and the places that nobody is to find.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  type Audience,
  answer,
  client,
  type Privacy,
  type PrivacyZones,
  type ZoneDraft,
  type ZoneEdit,
} from "../../../api";
import { forgetTotals } from "../activities";

export const privacyQuery = queryOptions({
  queryKey: ["privacy"],
  queryFn: () => answer(client.GET("/api/v1/privacy")),
});

export const zonesQuery = queryOptions({
  queryKey: ["zones"],
  queryFn: () => answer(client.GET("/api/v1/zones")),
});

// What others see of activities is another thing after a change of these.
function forgetViews(queries: ReturnType<typeof useQueryClient>): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === "activity" || queryKey[0] === "streams",
  });
}

function usePrivacyChange<Input>(change: (input: Input) => Promise<Privacy>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (privacy) => {
      queries.setQueryData(privacyQuery.queryKey, privacy);
      return forgetViews(queries);
    },
  });
}

export function useDecide() {
  return usePrivacyChange(({ parts, high_risk }: Pick<Privacy, "parts" | "high_risk">) =>
    answer(client.PUT("/api/v1/privacy", { body: { parts, high_risk } })),
  );
}

export function useSportAudience() {
  return usePrivacyChange(({ sport, audience }: { sport: string; audience: Audience | null }) => {
    const params = { path: { sport } };
    return audience === null
      ? answer(client.DELETE("/api/v1/privacy/sports/{sport}", { params }))
      : answer(client.PUT("/api/v1/privacy/sports/{sport}", { params, body: { audience } }));
  });
}

export function useHidePast() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (audience: "friends" | "only_me") =>
      answer(client.POST("/api/v1/privacy/hide_past", { body: { audience } })),
    onSuccess: () => forgetTotals(queries),
  });
}

function useZoneChange<Input>(change: (input: Input) => Promise<PrivacyZones>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (zones) => {
      queries.setQueryData(zonesQuery.queryKey, zones);
      queries.invalidateQueries({ queryKey: privacyQuery.queryKey });
      return forgetViews(queries);
    },
  });
}

export function useAddZone() {
  return useZoneChange((body: ZoneDraft) => answer(client.POST("/api/v1/zones", { body })));
}

export function useChangeZone(id: string) {
  return useZoneChange((body: ZoneEdit) =>
    answer(client.PATCH("/api/v1/zones/{id}", { params: { path: { id } }, body })),
  );
}

export function useRemoveZone(id: string) {
  return useZoneChange((_: undefined) =>
    answer(client.DELETE("/api/v1/zones/{id}", { params: { path: { id } } })),
  );
}

export function useDeclineZone() {
  return useZoneChange((place: { latitude_deg: number; longitude_deg: number }) =>
    answer(client.PUT("/api/v1/zones/suggestion/declined", { body: place })),
  );
}
