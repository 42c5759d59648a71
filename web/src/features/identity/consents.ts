// What I allow: the switches, their words, and everything that was decided.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, type Consent, type ConsentPurpose, client } from "../../api";
import { wordsOf } from "../../lib/notices";
import type { Language } from "../../lib/text";

export const consentsQuery = queryOptions({
  queryKey: ["consents"],
  queryFn: () => answer(client.GET("/api/v1/me/consents")),
});

export const consentHistoryQuery = infiniteQueryOptions({
  queryKey: ["consent_history"],
  queryFn: ({ pageParam }) =>
    answer(
      client.GET("/api/v1/me/consents/history", {
        params: { query: { limit: 10, after: pageParam } },
      }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.next ?? undefined,
});

// How a switch looks: on or off, whether it can be turned, and whether it asks again.
export function switchOf({ standing, closed }: Pick<Consent, "standing" | "closed">) {
  const on = standing === "allowed";
  return { on, asksAgain: standing === "stale" && closed == null, fixed: closed != null && !on };
}

export interface Decision {
  consent: Consent;
  allowed: boolean;
  locale: Language;
  screen: "settings" | "welcome";
}

// Both ways are the same request. Much of the app may look different afterwards, so everything is asked for again.
export function useDecide() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ consent, allowed, locale, screen }: Decision) => {
      const { build } = await answer(client.GET("/api/v1/web_config"));
      const purpose: ConsentPurpose = consent.purpose;
      return answer(
        client.PUT("/api/v1/me/consents/{purpose}", {
          params: { path: { purpose } },
          body: {
            allowed,
            notice_version: consent.notice.version,
            notice_hash: wordsOf(consent.notice, locale).hash,
            locale,
            screen,
            build,
          },
        }),
      );
    },
    onSuccess: (changed) =>
      queries.setQueryData(
        consentsQuery.queryKey,
        (old) =>
          old && {
            ...old,
            items: old.items.map((one) => (one.purpose === changed.purpose ? changed : one)),
          },
      ),
    // Not waited for: the switch has its answer already.
    onSettled: () => {
      queries.invalidateQueries();
    },
  });
}
