// Turns whatever was thrown into words for a person: the server's own, or ours for a lost connection.
import { useMemo } from "react";
import { useSaid, useText } from "./text";

interface Refused {
  status: number;
  code: string;
  detail: string;
  fields: Readonly<Record<string, string>>;
  incident?: string;
}

export function isRefused(error: unknown): error is Refused & Error {
  return error instanceof Error && "status" in error && "code" in error && "detail" in error;
}

export function useRefusalWords(): (error: unknown) => string {
  const t = useText();
  const said = useSaid();
  return useMemo(
    () => (error: unknown) => {
      if (!isRefused(error)) return t("refusal.unknown");
      if (error.code === "offline") return t("refusal.offline");
      if (error.status === 401 && error.code === "signed_out") return t("refusal.signed_out");
      if (error.incident) return t("refusal.incident", { incident: error.incident });
      if (error.detail) return said(error.detail);
      if (error.status >= 500) return t("refusal.server");
      return t("refusal.unknown");
    },
    [t, said],
  );
}

// What is wrong with the fields of a form, each in words to stand below it.
export function useFaults(error: unknown): Readonly<Record<string, string>> {
  const said = useSaid();
  return useMemo(() => {
    if (!isRefused(error)) return {};
    return Object.fromEntries(
      Object.entries(error.fields).map(([field, fault]) => [field, said(fault)]),
    );
  }, [error, said]);
}
