// Passkeys of an account, and signing in with one.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, client } from "../../api";
import { askPasskey, createPasskey } from "./webauthn";

export const passkeysQuery = queryOptions({
  queryKey: ["passkeys"],
  queryFn: () => answer(client.GET("/api/v1/passkeys")),
});

export function useAddPasskey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) => {
      const { ceremony_id, options } = await answer(client.POST("/api/v1/passkeys/options"));
      const credential = await createPasskey(options);
      return answer(client.POST("/api/v1/passkeys", { body: { ceremony_id, credential, name } }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
  });
}

export function useDeletePasskey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answer(client.DELETE("/api/v1/passkeys/{id}", { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
  });
}

// With `conditional`, waits quietly until the person picks a passkey in the e-mail field.
export async function signInWithPasskey(how: {
  conditional: boolean;
  signal?: AbortSignal;
  keep?: boolean;
}) {
  const { ceremony_id, options } = await answer(client.POST("/api/v1/sessions/passkey_options"));
  const credential = await askPasskey(options, how);
  const params = { query: { keep_account: how.keep } };
  return answer(
    client.POST("/api/v1/sessions/passkey", { body: { ceremony_id, credential }, params }),
  );
}
