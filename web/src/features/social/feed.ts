// The feed, how an entry changes in the pages that are already here, and what somebody does not want to see again.
import {
  type InfiniteData,
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { answer, client, type FeedActivity, type FeedEntry, type Kudos } from "../../api";

interface FeedPage {
  items: FeedEntry[];
  next?: string | null;
}
export type FeedPages = InfiniteData<FeedPage, string | undefined>;

// Everybody who comes into the feed, or close friends alone.
export type Circle = "all" | "close";

export const FEED_KEY = ["feed"] as const;
const NEWEST_KEY = ["feed_newest"] as const;
// How often it is asked whether there is something new, while the page is looked at.
const LOOK_EVERY_MS = 60_000;

export function feedQuery(circle: Circle) {
  return infiniteQueryOptions({
    queryKey: [...FEED_KEY, circle],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => page(circle, pageParam, 20),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

// What stands first now; the list itself stays as it is until its reader wants it anew.
export function newestQuery(circle: Circle) {
  return queryOptions({
    queryKey: [...NEWEST_KEY, circle],
    queryFn: async () => (await page(circle, undefined, 1)).items[0] ?? null,
    refetchInterval: LOOK_EVERY_MS,
  });
}

function page(circle: Circle, after: string | undefined, limit: number) {
  const query = { circle: circle === "close" ? circle : undefined, after, limit };
  return answer(client.GET("/api/v1/feed", { params: { query } }));
}

// What an entry is about; no two have the same.
export function idOf(entry: FeedEntry): string {
  return entry.kind === "post" ? entry.post.id : entry.activity.id;
}

// Whether what stands first now is not among what is shown.
export function isNew(newest: FeedEntry | null | undefined, shown: readonly FeedEntry[]): boolean {
  if (!newest) return false;
  const id = idOf(newest);
  return !shown.some((entry) => idOf(entry) === id);
}

// The same pages with one entry changed, or without it; pages without it stay the same objects.
export function withEntry(
  pages: FeedPages | undefined,
  id: string,
  change: (entry: FeedEntry) => FeedEntry | null,
): FeedPages | undefined {
  if (!pages) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) =>
      page.items.some((entry) => idOf(entry) === id)
        ? {
            ...page,
            items: page.items.flatMap((entry) =>
              idOf(entry) === id ? (change(entry) ?? []) : [entry],
            ),
          }
        : page,
    ),
  };
}

function withActivity(
  pages: FeedPages | undefined,
  id: string,
  change: (entry: FeedActivity) => Partial<FeedActivity>,
): FeedPages | undefined {
  return withEntry(pages, id, (entry) =>
    entry.kind === "activity" ? { ...entry, ...change(entry) } : entry,
  );
}

export function withKudos(pages: FeedPages | undefined, id: string, kudos: Kudos) {
  return withActivity(pages, id, () => ({ kudos }));
}

// One comment more or less; never fewer than none.
export function withComments(pages: FeedPages | undefined, id: string, by: number) {
  return withActivity(pages, id, (entry) => ({ comments: Math.max(0, entry.comments + by) }));
}

// One reply more to a post.
export function withReply(pages: FeedPages | undefined, id: string) {
  return withEntry(pages, id, (entry) =>
    entry.kind === "post"
      ? { ...entry, post: { ...entry.post, replies: entry.post.replies + 1 } }
      : entry,
  );
}

export function useHide(entry: FeedEntry) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (hide: boolean) => send(entry, hide),
    onSuccess: (_, hide) => {
      if (hide) {
        queries.setQueriesData<FeedPages>({ queryKey: FEED_KEY }, (pages) =>
          withEntry(pages, idOf(entry), () => null),
        );
      } else {
        void queries.invalidateQueries({ queryKey: FEED_KEY });
      }
      return queries.invalidateQueries({ queryKey: NEWEST_KEY });
    },
  });
}

function send(entry: FeedEntry, hide: boolean) {
  if (entry.kind === "post") {
    const params = { path: { id: entry.group.id, post_id: entry.post.id } };
    const path = "/api/v1/feed/hidden/groups/{id}/posts/{post_id}";
    return answer(hide ? client.PUT(path, { params }) : client.DELETE(path, { params }));
  }
  const params = { path: { id: entry.activity.id } };
  const path = "/api/v1/feed/hidden/activities/{id}";
  return answer(hide ? client.PUT(path, { params }) : client.DELETE(path, { params }));
}
