// Links that invite people to be one's friends, and opening one.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { answer, client } from "../../api";
import { forgetTies } from "./friends";

export const ownLinksQuery = queryOptions({
  queryKey: ["friend_invitations"],
  queryFn: () => answer(client.GET("/api/v1/friends/invitations")),
});

export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ["invitation", token],
    retry: false,
    queryFn: () => answer(client.GET("/api/v1/invitation", { params: { query: { token } } })),
  });
}

function useLinkChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: ownLinksQuery.queryKey }),
  });
}

export function useMakeLink() {
  return useLinkChange((_: undefined) => answer(client.POST("/api/v1/friends/invitations")));
}

export function useInviteByMail() {
  return useLinkChange((email: string) =>
    answer(client.POST("/api/v1/friends/invitations/mail", { body: { email } })),
  );
}

export function useRevokeLink() {
  return useLinkChange((invitation_id: string) =>
    answer(
      client.DELETE("/api/v1/friends/invitations/{invitation_id}", {
        params: { path: { invitation_id } },
      }),
    ),
  );
}

export function useAcceptInvitation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (token: string) =>
      answer(client.PUT("/api/v1/invitation", { params: { query: { token } } })),
    // Also after a refusal: then what is shown may be out of date.
    onSettled: () => forgetTies(queries),
  });
}
