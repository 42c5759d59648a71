// Which map the operator of this Stadion has configured, if any.
import { queryOptions } from "@tanstack/react-query";
import { answer, client } from "../../api";

export const webConfigQuery = queryOptions({
  queryKey: ["web_config"],
  staleTime: Number.POSITIVE_INFINITY,
  retry: 1,
  queryFn: () => answer(client.GET("/api/v1/web_config")),
});
