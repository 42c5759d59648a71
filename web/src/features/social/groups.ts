// Groups: finding them, getting in, running them, and what happens in them.
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import {
  answer,
  client,
  type EventAnswer,
  type GroupDraft,
  type GroupEventDraft,
  type GroupRole,
  idempotencyKey,
} from "../../api";
import { FEED_KEY, type FeedPages, withReply } from "./feed";

const PAGE = 30;

export const myGroupsQuery = queryOptions({
  queryKey: ["my_groups"],
  queryFn: () => answer(client.GET("/api/v1/me/groups")),
});

export const followedGroupsQuery = queryOptions({
  queryKey: ["followed_groups"],
  queryFn: () => answer(client.GET("/api/v1/me/groups/followed")),
});

export function searchQuery(q: string, sport: string) {
  const query = { q: q || undefined, sport: sport || undefined };
  return queryOptions({
    queryKey: ["groups", q, sport],
    queryFn: ({ signal }) => answer(client.GET("/api/v1/groups", { params: { query }, signal })),
  });
}

export function groupQuery(id: string, invitation?: string) {
  return queryOptions({
    queryKey: ["group", id],
    queryFn: () =>
      answer(
        client.GET("/api/v1/groups/{id}", { params: { path: { id }, query: { invitation } } }),
      ),
  });
}

export function membersQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["group", id, "members"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/groups/{id}/members", {
          params: { path: { id }, query: { after: pageParam, limit: PAGE } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function requestsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["group", id, "requests"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/groups/{id}/requests", {
          params: { path: { id }, query: { after: pageParam, limit: PAGE } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function bansQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["group", id, "bans"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/groups/{id}/bans", {
          params: { path: { id }, query: { after: pageParam, limit: PAGE } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function invitationsQuery(id: string) {
  return queryOptions({
    queryKey: ["group", id, "invitations"],
    queryFn: () =>
      answer(client.GET("/api/v1/groups/{id}/invitations", { params: { path: { id } } })),
  });
}

export function postsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["group", id, "posts"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/groups/{id}/posts", {
          params: { path: { id }, query: { after: pageParam, limit: 20 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

// What was said to a post, the oldest first.
export function repliesQuery(id: string, post_id: string) {
  return infiniteQueryOptions({
    queryKey: ["group", id, "posts", post_id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/groups/{id}/posts/{post_id}/replies", {
          params: { path: { id, post_id }, query: { after: pageParam, limit: 50 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function eventsQuery(id: string, past: boolean) {
  return infiniteQueryOptions({
    queryKey: ["group", id, "events", past],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/groups/{id}/events", {
          params: { path: { id }, query: { past, after: pageParam, limit: 10 } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function answersQuery(id: string, event_id: string) {
  return infiniteQueryOptions({
    queryKey: ["group", id, "answers", event_id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/groups/{id}/events/{event_id}/answers", {
          params: { path: { id, event_id }, query: { after: pageParam, limit: PAGE } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function totalsQuery(id: string) {
  return queryOptions({
    queryKey: ["group", id, "totals"],
    queryFn: () => answer(client.GET("/api/v1/groups/{id}/totals", { params: { path: { id } } })),
  });
}

// Where the picture lies. Another picture has another address, so that no browser shows the one before.
export function pictureUrl(id: string, version: string, invitation?: string): string {
  const query = new URLSearchParams({ v: version, ...(invitation && { invitation }) });
  return `/api/v1/groups/${id}/picture?${query}`;
}

export function calendarUrl(id: string, event: string): string {
  return `/api/v1/groups/${id}/events/${event}/calendar`;
}

// Whatever changes in a group changes what is shown of it, and the lists that hold it. The group itself comes first: whoever is
// no longer in it has nothing inside to ask for.
function useForget(id?: string) {
  const queries = useQueryClient();
  return async () => {
    if (id) {
      await queries.invalidateQueries({ queryKey: ["group", id], exact: true });
      await new Promise((drawn) => setTimeout(drawn));
    }
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["my_groups"] }),
      queries.invalidateQueries({ queryKey: ["followed_groups"] }),
      queries.invalidateQueries({ queryKey: ["groups"] }),
      id && queries.invalidateQueries({ queryKey: ["group", id] }),
    ]);
  };
}

export function useCreateGroup() {
  const forget = useForget();
  return useMutation({
    // A retry of the same form carries the same key, so one press makes one group.
    mutationFn: ({ draft, key }: { draft: GroupDraft; key: string }) =>
      answer(client.POST("/api/v1/groups", { body: draft, headers: { "Idempotency-Key": key } })),
    onSuccess: forget,
  });
}

export function useEditGroup(id: string) {
  const forget = useForget(id);
  return useMutation({
    mutationFn: (draft: GroupDraft) =>
      answer(client.PUT("/api/v1/groups/{id}", { params: { path: { id } }, body: draft })),
    onSuccess: forget,
  });
}

export function useCloseGroup(id: string) {
  const forget = useForget();
  return useMutation({
    mutationFn: () => answer(client.DELETE("/api/v1/groups/{id}", { params: { path: { id } } })),
    onSuccess: forget,
  });
}

export function useJoinGroup(id: string, invitation?: string) {
  const forget = useForget(id);
  return useMutation({
    mutationFn: () =>
      answer(
        client.PUT("/api/v1/groups/{id}/membership", {
          params: { path: { id }, query: { invitation } },
        }),
      ),
    onSettled: forget,
  });
}

export function useLeaveGroup(id: string) {
  const forget = useForget(id);
  return useMutation({
    mutationFn: () =>
      answer(client.DELETE("/api/v1/groups/{id}/membership", { params: { path: { id } } })),
    onSettled: forget,
  });
}

// Follows an open group, or follows it no more.
export function useFollowGroup(id: string) {
  const forget = useForget(id);
  return useMutation({
    mutationFn: (follow: boolean) => {
      const params = { path: { id } };
      return answer(
        follow
          ? client.PUT("/api/v1/groups/{id}/follow", { params })
          : client.DELETE("/api/v1/groups/{id}/follow", { params }),
      );
    },
    onSettled: forget,
  });
}

export type MemberChange =
  | { does: "accept" | "decline" | "remove" | "ban" | "unban" }
  | { does: "role"; role: GroupRole };

function change(id: string, athlete_id: string, wish: MemberChange): Promise<unknown> {
  const params = { path: { id, athlete_id } };
  switch (wish.does) {
    case "accept":
      return answer(client.PUT("/api/v1/groups/{id}/members/{athlete_id}", { params }));
    case "decline":
      return answer(client.DELETE("/api/v1/groups/{id}/requests/{athlete_id}", { params }));
    case "remove":
      return answer(client.DELETE("/api/v1/groups/{id}/members/{athlete_id}", { params }));
    case "ban":
      return answer(client.PUT("/api/v1/groups/{id}/bans/{athlete_id}", { params }));
    case "unban":
      return answer(client.DELETE("/api/v1/groups/{id}/bans/{athlete_id}", { params }));
    case "role":
      return answer(
        client.PUT("/api/v1/groups/{id}/members/{athlete_id}/role", {
          params,
          body: { role: wish.role },
        }),
      );
  }
}

export function useChangeMember(id: string, athleteId: string) {
  const forget = useForget(id);
  return useMutation({
    mutationFn: (wish: MemberChange) => change(id, athleteId, wish),
    onSettled: forget,
  });
}

export function useMakeInvitation(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { days: number; most_uses: number }) =>
      answer(client.POST("/api/v1/groups/{id}/invitations", { params: { path: { id } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["group", id, "invitations"] }),
  });
}

export function useRevokeInvitation(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (invitation_id: string) =>
      answer(
        client.DELETE("/api/v1/groups/{id}/invitations/{invitation_id}", {
          params: { path: { id, invitation_id } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ["group", id, "invitations"] }),
  });
}

export const LONGEST_POST = 4000;

export interface PostDraft {
  text: string;
  announcement: boolean;
  // A retry of the same words carries the same key, so that they are said once.
  key: string;
}

export function newPost(): PostDraft {
  return { text: "", announcement: false, key: idempotencyKey() };
}

function useForgetPosts(id: string) {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["group", id, "posts"] });
}

export function useWritePost(id: string) {
  const forget = useForgetPosts(id);
  return useMutation({
    mutationFn: ({ text, announcement, key }: PostDraft) =>
      answer(
        client.POST("/api/v1/groups/{id}/posts", {
          params: { path: { id } },
          body: { text, announcement },
          headers: { "Idempotency-Key": key },
        }),
      ),
    onSuccess: forget,
  });
}

export function useReply(id: string, post_id: string) {
  const queries = useQueryClient();
  const forget = useForgetPosts(id);
  return useMutation({
    mutationFn: ({ text, key }: PostDraft) =>
      answer(
        client.POST("/api/v1/groups/{id}/posts/{post_id}/replies", {
          params: { path: { id, post_id } },
          body: { text },
          headers: { "Idempotency-Key": key },
        }),
      ),
    onSuccess: () => {
      // The feed that shows the post stays as it is otherwise: new entries come when they are asked for.
      queries.setQueriesData<FeedPages>({ queryKey: FEED_KEY }, (pages) =>
        withReply(pages, post_id),
      );
      return forget();
    },
  });
}

export function useEditPost(id: string, post_id: string) {
  const forget = useForgetPosts(id);
  return useMutation({
    mutationFn: (text: string) =>
      answer(
        client.PATCH("/api/v1/groups/{id}/posts/{post_id}", {
          params: { path: { id, post_id } },
          body: { text },
        }),
      ),
    onSuccess: forget,
  });
}

export function useDeletePost(id: string, post_id: string) {
  const forget = useForgetPosts(id);
  return useMutation({
    mutationFn: () =>
      answer(
        client.DELETE("/api/v1/groups/{id}/posts/{post_id}", { params: { path: { id, post_id } } }),
      ),
    onSuccess: forget,
  });
}

function useForgetEvents(id: string) {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["group", id, "events"] }),
      queries.invalidateQueries({ queryKey: ["group", id, "answers"] }),
    ]);
}

// A new event, or another state of one that exists.
export function useSaveEvent(id: string, event_id?: string) {
  const forget = useForgetEvents(id);
  return useMutation({
    mutationFn: ({ draft, key }: { draft: GroupEventDraft; key: string }) =>
      event_id
        ? answer(
            client.PUT("/api/v1/groups/{id}/events/{event_id}", {
              params: { path: { id, event_id } },
              body: draft,
            }),
          )
        : answer(
            client.POST("/api/v1/groups/{id}/events", {
              params: { path: { id } },
              body: draft,
              headers: { "Idempotency-Key": key },
            }),
          ),
    onSuccess: forget,
  });
}

export function useDeleteEvent(id: string, event_id: string) {
  const forget = useForgetEvents(id);
  return useMutation({
    mutationFn: () =>
      answer(
        client.DELETE("/api/v1/groups/{id}/events/{event_id}", {
          params: { path: { id, event_id } },
        }),
      ),
    onSuccess: forget,
  });
}

export function useAnswerEvent(id: string, event_id: string) {
  const forget = useForgetEvents(id);
  return useMutation({
    mutationFn: (word: EventAnswer) =>
      answer(
        client.PUT("/api/v1/groups/{id}/events/{event_id}/answer", {
          params: { path: { id, event_id } },
          body: { answer: word },
        }),
      ),
    onSettled: forget,
  });
}

// A picture, or `null` to take it away.
export function useSetPicture(id: string) {
  const forget = useForget(id);
  return useMutation({
    mutationFn: (picture: Blob | null) =>
      picture === null
        ? answer(client.DELETE("/api/v1/groups/{id}/picture", { params: { path: { id } } }))
        : answer(
            client.PUT("/api/v1/groups/{id}/picture", {
              params: { path: { id } },
              body: picture as never,
              bodySerializer: (body) => body,
              headers: { "Content-Type": "image/png" },
            }),
          ),
    onSuccess: forget,
  });
}
