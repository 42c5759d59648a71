// The shop: what suits one, and why. The offers of promotions stand in files of their own.
import { infiniteQueryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, client, type SuggestedProduct } from "../../api";

export const suggestionsQuery = infiniteQueryOptions({
  queryKey: ["suggestions"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(
      client.GET("/api/v1/shop/suggestions", {
        params: { query: { after: pageParam, limit: 12 } },
      }),
    ),
  getNextPageParam: (page) => page.next ?? undefined,
});

const address = (product: SuggestedProduct) => ({ shop: product.shop, product: product.id });

export function useHide() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ product, hidden }: { product: SuggestedProduct; hidden: boolean }) => {
      const path = "/api/v1/shop/suggestions/{shop}/{product}/hidden";
      const params = { path: address(product) };
      return answer(hidden ? client.PUT(path, { params }) : client.DELETE(path, { params }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["suggestions"] }),
  });
}

// Where the product is bought: the shop's cart, with everything filled in.
export async function cartLink(product: SuggestedProduct): Promise<string> {
  const { url } = await answer(client.POST("/api/v1/shop/clicks", { body: address(product) }));
  return url;
}
