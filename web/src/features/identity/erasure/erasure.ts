// Erasing an account, and asking afterwards how far that is.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { answer, client } from "../../../api";
import { meQuery } from "../me";

// The only name of an erasure once there is no account. Made here, so that it is not lost with an answer.
export function newReceipt(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

interface Wish {
  handle: string;
  at_once: boolean;
}

// From the answer on nobody is signed in: the page of the receipt is all that is left.
export function useAskErasure(receipt: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (wish: Wish) =>
      answer(client.POST("/api/v1/me/erasure", { body: { ...wish, receipt } })),
    onSuccess: async () => {
      await navigate({ to: "/erasure", hash: receipt, replace: true });
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "me" });
      queries.setQueryData(meQuery.queryKey, null);
    },
  });
}

export function erasureQuery(receipt: string) {
  return queryOptions({
    queryKey: ["erasure", receipt],
    queryFn: () => answer(client.POST("/api/v1/erasures/receipt", { body: { receipt } })),
    refetchInterval: ({ state }) => (state.data?.state === "erased" ? false : 30_000),
    enabled: receipt !== "",
  });
}
