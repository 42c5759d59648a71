// Finding people by addresses, where both want it.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, client, type Person } from "../../api";
import { addressesIn, hashOf, MOST_A_DAY, pieces } from "../../lib/addresses";

export const addressSettingsQuery = queryOptions({
  queryKey: ["address_settings"],
  queryFn: () => answer(client.GET("/api/v1/people/by_address/settings")),
});

export function useLetFind() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (open: boolean) =>
      answer(client.PUT("/api/v1/people/by_address/settings", { body: { open } })),
    // Also after a refusal: then it is as it was.
    onSettled: () => queries.invalidateQueries({ queryKey: addressSettingsQuery.queryKey }),
  });
}

export interface Found {
  // How many addresses were looked for.
  looked: number;
  people: Person[];
}

// The hashes of what stands in a text are compared; the text itself stays here.
export function useFindByAddress() {
  return useMutation({
    mutationFn: async (text: string): Promise<Found> => {
      const addresses = addressesIn(text).slice(0, MOST_A_DAY);
      const people = new Map<string, Person>();
      for (const some of pieces(addresses)) {
        const hashes = await Promise.all(some.map(hashOf));
        const { items } = await answer(
          client.POST("/api/v1/people/by_address", { body: { hashes } }),
        );
        for (const person of items) people.set(person.id, person);
      }
      return { looked: addresses.length, people: [...people.values()] };
    },
  });
}

// The address book of a phone, where its browser lends it: people pick whom they look for (Contact Picker API).
interface Contacts {
  select(properties: ["email"], options: { multiple: true }): Promise<{ email?: string[] }[]>;
}

export function addressBook(): Contacts | null {
  const contacts = "contacts" in navigator ? navigator.contacts : null;
  const can = typeof contacts === "object" && contacts !== null && "select" in contacts;
  return can ? (contacts as Contacts) : null;
}
