import { QueryClient } from "@tanstack/react-query";
import { Refusal } from "../api";

// A refusal will not change by asking again; a lost connection or a stumbling server may.
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      networkMode: "always",
      retry: (failures, error) =>
        failures < 2 && !(error instanceof Refusal && error.status >= 400 && error.status < 500),
    },
    mutations: { networkMode: "always" },
  },
});
