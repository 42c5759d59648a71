// Making and changing an account.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, client, idempotencyKey, type MePatch, type NewAccount } from "../../api";
import { meQuery } from "./me";
import { createPasskey } from "./webauthn";

// Whether a handle is still free; asked once the person stops typing.
export function useHandleAnswer(handle: string) {
  return useQuery({
    queryKey: ["handle", handle],
    enabled: handle.length >= 3,
    staleTime: 30_000,
    queryFn: () => answer(client.GET("/api/v1/handles/{handle}", { params: { path: { handle } } })),
  });
}

type Person = Omit<NewAccount, "passkey" | "openid">;

// How somebody will get in again: a passkey that is made now, a password, or another place that knows them.
export type Proof = "passkey" | { password: string } | { openid: NewAccount["openid"] };

export function useCreateAccount() {
  return useMutation({
    // A retry of the same form carries the same key, so one press makes one account.
    mutationFn: async ({ person, proof, key }: { person: Person; proof: Proof; key: string }) => {
      const byPasskey = proof === "passkey";
      const how = byPasskey ? { passkey: await newPasskey(person) } : proof;
      return answer(
        client.POST("/api/v1/accounts", {
          body: { ...person, ...how },
          headers: { "Idempotency-Key": byPasskey ? idempotencyKey() : key },
        }),
      );
    },
  });
}

async function newPasskey({ email, name }: Person) {
  const { ceremony_id, options } = await answer(
    client.POST("/api/v1/accounts/passkey_options", { body: { email, name } }),
  );
  return { ceremony_id, credential: await createPasskey(options) };
}

export function useUpdateMe() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: MePatch) => answer(client.PATCH("/api/v1/me", { body })),
    onSuccess: (me) => {
      queries.setQueryData(meQuery.queryKey, me);
      // Days, weeks and cards may read differently in another zone or under another name.
      return queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "me" });
    },
  });
}

export function useSetPassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { current?: string; new: string }) =>
      answer(client.PUT("/api/v1/me/password", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}
