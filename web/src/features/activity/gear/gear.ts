// Gear: what there is, what was bought, and with what an activity was done.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  type Activity,
  answer,
  client,
  type GearDraft,
  type GearEdit,
  idempotencyKey,
} from "../../../api";
import { activityQuery } from "../activities";

export const gearQuery = queryOptions({
  queryKey: ["gear"],
  queryFn: () => answer(client.GET("/api/v1/gear")),
});

export const gearOffersQuery = queryOptions({
  queryKey: ["gear_offers"],
  queryFn: () => answer(client.GET("/api/v1/gear/offers")),
});

// Names and numbers of gear stand in its list and with its activities.
function useForgetGear() {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) =>
        ["gear", "gear_offers", "activity"].includes(String(queryKey[0])),
    });
}

export function useAddGear() {
  const forget = useForgetGear();
  return useMutation({
    mutationFn: ({ draft, key }: { draft: GearDraft; key: string }) =>
      answer(client.POST("/api/v1/gear", { headers: { "Idempotency-Key": key }, body: draft })),
    onSuccess: forget,
  });
}

export { idempotencyKey };

export function useEditGear(id: string) {
  const forget = useForgetGear();
  return useMutation({
    mutationFn: (body: GearEdit) =>
      answer(client.PATCH("/api/v1/gear/{id}", { params: { path: { id } }, body })),
    onSuccess: forget,
  });
}

export function useRemoveGear(id: string) {
  const forget = useForgetGear();
  return useMutation({
    mutationFn: () => answer(client.DELETE("/api/v1/gear/{id}", { params: { path: { id } } })),
    onSuccess: forget,
  });
}

export function useGearDefault(id: string) {
  const forget = useForgetGear();
  return useMutation({
    mutationFn: ({ sport, on }: { sport: string; on: boolean }) => {
      const params = { path: { id, sport } };
      const path = "/api/v1/gear/{id}/defaults/{sport}";
      return answer(on ? client.PUT(path, { params }) : client.DELETE(path, { params }));
    },
    onSuccess: forget,
  });
}

export function useTakeOffer(id: string) {
  const forget = useForgetGear();
  return useMutation({
    mutationFn: () => answer(client.POST("/api/v1/gear/offers/{id}", { params: { path: { id } } })),
    onSuccess: forget,
  });
}

export function useDeclineOffer(id: string) {
  const forget = useForgetGear();
  return useMutation({
    mutationFn: () =>
      answer(client.DELETE("/api/v1/gear/offers/{id}", { params: { path: { id } } })),
    onSuccess: forget,
  });
}

// `null` says that it was none of one's gear.
export function useChooseGear(activity: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (gear: string | null) => {
      const params = { path: { id: activity } };
      return answer(
        gear === null
          ? client.DELETE("/api/v1/activities/{id}/gear", { params })
          : client.PUT("/api/v1/activities/{id}/gear", { params, body: { gear_id: gear } }),
      );
    },
    onSuccess: (changed: Activity) => {
      queries.setQueryData(activityQuery(activity).queryKey, changed);
      return queries.invalidateQueries({ queryKey: ["gear"] });
    },
  });
}
