// Signing in through another place (OpenID Connect), and the places that open an account.
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, client, type Newcomer, type OpenidProvider } from "../../api";
import { useLanguage } from "../../lib/text";
import { type Back, type Errand, remember } from "./openidWay";

export const providersQuery = queryOptions({
  queryKey: ["openid_providers"],
  staleTime: Number.POSITIVE_INFINITY,
  retry: 1,
  queryFn: () => answer(client.GET("/api/v1/sessions/openid")),
});

export const connectionsQuery = queryOptions({
  queryKey: ["openid_connections"],
  queryFn: () => answer(client.GET("/api/v1/me/openid")),
});

export function useLabelOf(): (provider: OpenidProvider) => string {
  const { language } = useLanguage();
  return (provider) => (language === "ru" ? provider.label_ru : provider.label);
}

// Sends the browser away. It comes back to the page of the provider, with what it was for remembered by this tab.
export function useSetOut(errand: Errand) {
  return useMutation({
    mutationFn: async (provider: string) => {
      const params = { path: { provider } };
      const way = await answer(
        errand.purpose === "connect"
          ? client.POST("/api/v1/me/openid/{provider}", { params })
          : client.POST("/api/v1/sessions/openid/{provider}", { params }),
      );
      remember(sessionStorage, way.address, errand);
      location.assign(way.address);
    },
  });
}

const body = (provider: string, back: Back, code?: string) => ({
  provider,
  state: back.state,
  authorization_code: back.code,
  issuer: back.issuer,
  code,
});

// With `keep`, somebody who asked to be erased stays.
export const finish = (provider: string, back: Back, code?: string, keep?: boolean) =>
  answer(
    client.POST("/api/v1/sessions/openid", {
      body: body(provider, back, code),
      params: { query: { keep_account: keep } },
    }),
  );

export const finishConnection = (provider: string, back: Back) =>
  answer(client.POST("/api/v1/me/openid", { body: body(provider, back) }));

export function useDisconnect() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answer(client.DELETE("/api/v1/me/openid/connections/{id}", { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
}

// Somebody whom another place knows and Stadion does not, on their way through the form for joining. Kept in memory
// alone: it is of one person, and gone with the page.
export interface Arriving extends Newcomer {
  provider: string;
  state: string;
}

const ARRIVING = ["arriving"] as const;

export function useArriving() {
  const queries = useQueryClient();
  return {
    arriving: queries.getQueryData<Arriving>(ARRIVING),
    keep: (arriving: Arriving) => queries.setQueryData(ARRIVING, arriving),
    forget: () => queries.removeQueries({ queryKey: ARRIVING }),
  };
}

export function useProvider(name: string | undefined): OpenidProvider | undefined {
  const providers = useQuery(providersQuery);
  return providers.data?.items.find((provider) => provider.name === name);
}
