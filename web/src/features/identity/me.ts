// Who is signed in, for the whole app.
import { queryOptions } from "@tanstack/react-query";
import { answer, client, type Me, Refusal } from "../../api";

// `null` is an answer too: nobody is signed in.
export const meQuery = queryOptions({
  queryKey: ["me"],
  staleTime: 5 * 60_000,
  retry: (failures, error) => error instanceof Refusal && error.status >= 500 && failures < 2,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await answer(client.GET("/api/v1/me"));
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) return null;
      throw error;
    }
  },
});
