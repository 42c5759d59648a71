// Level, streak, badges and bests of the person signed in.
import { queryOptions } from "@tanstack/react-query";
import { answer, client } from "../../api";

export const progressQuery = queryOptions({
  queryKey: ["progress"],
  queryFn: () => answer(client.GET("/api/v1/progress")),
});
