// One's own offers: seeing them, taking the code, going to the shop.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, client, type Offer } from "../../api";

export const offersQuery = queryOptions({
  queryKey: ["offers"],
  queryFn: () => answer(client.GET("/api/v1/shop/offers")),
});

// Takes the code of an offer, or of what is open to everybody. Pressed twice it is the same code.
export function useTakeCode() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (offer: Offer) =>
      offer.id
        ? answer(
            client.POST("/api/v1/shop/offers/{id}/code", { params: { path: { id: offer.id } } }),
          )
        : answer(
            client.POST("/api/v1/shop/promotions/{id}/code", {
              params: { path: { id: offer.promotion } },
            }),
          ),
    // Whatever came of it: an open offer may be kept although the shop is away.
    onSettled: () => queries.invalidateQueries({ queryKey: offersQuery.queryKey }),
  });
}

// Opens the shop in a tab of its own. The tab is opened by the press itself, before we know the address:
// later the browser would take it for an advertisement.
export function useGoToShop() {
  return useMutation({
    mutationFn: async ({ shop, offer }: { shop: string; offer: string }) => {
      const tab = window.open("", "_blank");
      if (tab) tab.opener = null;
      try {
        const { url } = await answer(client.POST("/api/v1/shop/clicks", { body: { shop, offer } }));
        if (tab) tab.location.replace(url);
        else window.location.assign(url);
      } catch (error) {
        tab?.close();
        throw error;
      }
    },
  });
}
