// Turns whatever was thrown into words for a person: the server's own, or ours for a lost connection.
import { useMemo } from "react";
import { useText } from "./text";

interface Refused {
  status: number;
  code: string;
  detail: string;
  incident?: string;
}

export function isRefused(error: unknown): error is Refused & Error {
  return error instanceof Error && "status" in error && "code" in error && "detail" in error;
}

export function useRefusalWords(): (error: unknown) => string {
  const t = useText();
  return useMemo(
    () => (error: unknown) => {
      if (!isRefused(error)) return t("refusal.unknown");
      if (error.code === "offline") return t("refusal.offline");
      if (error.status === 401 && error.code === "signed_out") return t("refusal.signed_out");
      if (error.incident) return t("refusal.incident", { incident: error.incident });
      if (error.detail) return error.detail;
      if (error.status >= 500) return t("refusal.server");
      return t("refusal.unknown");
    },
    [t],
  );
}
