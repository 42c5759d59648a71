// What there is to hear of: the list, how much of it is unread, and the stream that tells when that changes.
import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect } from "react";
import { answer, client, type NotificationWishes } from "../../api";

// The server counts no further.
export const MOST_COUNTED = 30;
const LIVE = "/api/v1/notifications/live";
// How long until a stream that was refused is tried again.
const AGAIN_MS = 30_000;

export interface Unread {
  unread: number;
  // When the last unread line moved: one more kudos on the same run changes nothing else.
  latest: string | null;
  // The reader's quiet hours: nothing catches the eye.
  quiet: boolean;
}

export const newsQuery = infiniteQueryOptions({
  queryKey: ["news"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    answer(
      client.GET("/api/v1/notifications", { params: { query: { after: pageParam, limit: 30 } } }),
    ),
  getNextPageParam: (page) => page.next ?? undefined,
});

// Filled by the stream alone.
export const unreadQuery = queryOptions({
  queryKey: ["news_unread"],
  queryFn: (): Unread => ({ unread: 0, latest: null, quiet: false }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

export const newsSettingsQuery = queryOptions({
  queryKey: ["news_settings"],
  queryFn: () => answer(client.GET("/api/v1/notifications/settings")),
});

// What an event of the stream says; `null` for what is none of ours.
export function readUnread(data: string): Unread | null {
  try {
    const said: unknown = JSON.parse(data);
    if (typeof said !== "object" || said === null || !("unread" in said)) return null;
    const { unread } = said;
    if (typeof unread !== "number" || unread < 0) return null;
    const latest = "latest" in said && typeof said.latest === "string" ? said.latest : null;
    return { unread, latest, quiet: "quiet" in said && said.quiet === true };
  } catch {
    return null;
  }
}

// What the bell shows: nothing, a number, or that there are many.
export function badgeOf(unread: number): string {
  if (unread <= 0) return "";
  return unread >= MOST_COUNTED ? `${MOST_COUNTED}+` : String(unread);
}

function hear(queries: QueryClient, said: Unread): void {
  const before = queries.getQueryData(unreadQuery.queryKey);
  queries.setQueryData(unreadQuery.queryKey, said);
  // The first word after opening tells what the page is asking for anyway.
  if (!before) return;
  for (const queryKey of [newsQuery.queryKey, ["friend_requests"], ["kudos"], ["comments"]]) {
    void queries.invalidateQueries({ queryKey });
  }
}

// Listens while somebody is signed in and the page can be seen: a browser has few connections, and hidden pages none of them.
export function useLiveNews(athlete: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!athlete) return;
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    const close = () => {
      clearTimeout(again);
      source?.close();
      source = null;
    };
    const open = () => {
      if (document.visibilityState !== "visible") return;
      close();
      const opened = new EventSource(LIVE);
      source = opened;
      opened.addEventListener("unread", (event) => {
        const said = readUnread(event.data);
        if (said) hear(queries, said);
      });
      // Many windows: another one listens now, and this one again when it is looked at.
      opened.addEventListener("elsewhere", close);
      opened.addEventListener("error", () => {
        // A connection that broke is opened again by the browser; a refusal is not.
        if (opened.readyState !== EventSource.CLOSED) return;
        close();
        again = setTimeout(open, AGAIN_MS);
      });
    };
    const look = () => (document.visibilityState === "visible" ? open() : close());
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      close();
      queries.removeQueries({ queryKey: unreadQuery.queryKey });
    };
  }, [athlete, queries]);
}

export function useReadOne() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answer(client.PUT("/api/v1/notifications/{id}/read", { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: newsQuery.queryKey }),
  });
}

export function useReadAll() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (until: string) =>
      answer(client.PUT("/api/v1/notifications/read", { body: { until } })),
    onSettled: () => queries.invalidateQueries({ queryKey: newsQuery.queryKey }),
  });
}

export function useSetNews() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NotificationWishes) =>
      answer(client.PUT("/api/v1/notifications/settings", { body })),
    onSuccess: (now) => {
      queries.setQueryData(newsSettingsQuery.queryKey, now);
      return queries.invalidateQueries({ queryKey: newsQuery.queryKey });
    },
  });
}

// Minutes after midnight as a field for times shows them, and back; `null` for what is no time.
export function timeOf(minute: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

export function minuteOf(time: string): number | null {
  const parts = /^(\d{2}):(\d{2})$/.exec(time);
  if (!parts) return null;
  const minute = Number(parts[1]) * 60 + Number(parts[2]);
  return minute < 24 * 60 && Number(parts[2]) < 60 ? minute : null;
}
