import { useMutation } from "@tanstack/react-query";
import type { SuggestedProduct } from "../../api";
import { cartLink } from "./shop";

// Leads to the shop in a tab of its own. The tab is opened with the press itself, since a browser lets
// nothing open later; where it lets nothing open at all, this page leads there.
export function useVisit() {
  return useMutation({
    mutationFn: async (product: SuggestedProduct) => {
      const tab = window.open("about:blank", "_blank");
      try {
        const url = await cartLink(product);
        if (tab) {
          tab.opener = null;
          tab.location.href = url;
        } else {
          window.location.assign(url);
        }
      } catch (error) {
        tab?.close();
        throw error;
      }
    },
  });
}
