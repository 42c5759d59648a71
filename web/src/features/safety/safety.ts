// Reports, decisions and appeals; what two people do together; the audit trail.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import {
  answer,
  type CaseDecision,
  client,
  idempotencyKey,
  type SafetyDecision,
  type SafetyRule,
  type StaffRequestKind,
} from "../../api";
import type { Reportable } from "../../lib/reporting";

export const RULES: readonly SafetyRule[] = [
  "harassment",
  "hate",
  "child_safety",
  "sexual",
  "dangerous",
  "privacy",
  "spam",
  "impersonation",
  "other",
];
export const DECISIONS: readonly SafetyDecision[] = [
  "nothing_wrong",
  "hide",
  "warn",
  "restrict",
  "propose_ban",
];

const PAGE = 20;

export const reportsQuery = infiniteQueryOptions({
  queryKey: ["reports"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(client.GET("/api/v1/reports", { params: { query: { after: pageParam, limit: PAGE } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

export const decisionsQuery = infiniteQueryOptions({
  queryKey: ["decisions"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(
      client.GET("/api/v1/me/decisions", { params: { query: { after: pageParam, limit: PAGE } } }),
    ),
  getNextPageParam: (page) => page.next ?? undefined,
});

export const myAuditQuery = infiniteQueryOptions({
  queryKey: ["my_audit"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(client.GET("/api/v1/me/audit", { params: { query: { after: pageParam, limit: 5 } } })),
  getNextPageParam: (page) => page.next ?? undefined,
});

export const casesQuery = queryOptions({
  queryKey: ["cases"],
  queryFn: () => answer(client.GET("/api/v1/operator/cases")),
});

export const staffRequestsQuery = infiniteQueryOptions({
  queryKey: ["staff_requests"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(
      client.GET("/api/v1/operator/requests", {
        params: { query: { after: pageParam, limit: PAGE } },
      }),
    ),
  getNextPageParam: (page) => page.next ?? undefined,
});

export const auditQuery = infiniteQueryOptions({
  queryKey: ["audit"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(
      client.GET("/api/v1/operator/audit", { params: { query: { after: pageParam, limit: 50 } } }),
    ),
  getNextPageParam: (page) => page.next ?? undefined,
});

export function useSendReport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({
      thing,
      reason,
      words,
    }: {
      thing: Reportable;
      reason: SafetyRule;
      words: string;
    }) =>
      answer(client.POST("/api/v1/reports", { body: { ...thing, reason, words: words || null } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: reportsQuery.queryKey }),
  });
}

export function useAppeal(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (words: string) =>
      answer(
        client.POST("/api/v1/me/decisions/{id}/appeal", {
          params: { path: { id } },
          body: { words },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: decisionsQuery.queryKey }),
  });
}

export function useDecide(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: CaseDecision) =>
      answer(
        client.POST("/api/v1/operator/cases/{id}/decision", { params: { path: { id } }, body }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: casesQuery.queryKey }),
  });
}

export function useAnswerAppeal(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { outcome: "upheld" | "reversed"; answer: string }) =>
      answer(client.POST("/api/v1/operator/cases/{id}/answer", { params: { path: { id } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: casesQuery.queryKey }),
  });
}

export interface Asked {
  kind: StaffRequestKind;
  handle: string;
  reason: string;
}

export function useAskTwo() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Asked) =>
      answer(
        client.POST("/api/v1/operator/requests", {
          params: { header: { "Idempotency-Key": idempotencyKey() } },
          body,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: staffRequestsQuery.queryKey }),
  });
}

export function useDecideRequest(athlete_id: string, request_id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (agrees: boolean) => {
      const params = { path: { athlete_id, request_id } };
      return answer(
        agrees
          ? client.POST("/api/v1/operator/accounts/{athlete_id}/requests/{request_id}/confirm", {
              params,
            })
          : client.POST("/api/v1/operator/accounts/{athlete_id}/requests/{request_id}/decline", {
              params,
            }),
      );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: staffRequestsQuery.queryKey }),
  });
}

// Each look stands in the trail, so it happens when somebody asks for it and never by itself.
export function useLook(athlete_id: string) {
  return useMutation({
    mutationFn: (_: undefined) =>
      answer(
        client.GET("/api/v1/operator/accounts/{athlete_id}", { params: { path: { athlete_id } } }),
      ),
  });
}

export function useReopen(athlete_id: string) {
  return useMutation({
    mutationFn: (reason: string) =>
      answer(
        client.POST("/api/v1/operator/accounts/{athlete_id}/reopen", {
          params: { path: { athlete_id } },
          body: { reason },
        }),
      ),
  });
}
