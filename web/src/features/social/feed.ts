// The feed, and how an entry changes in the pages that are already here.
import { type InfiniteData, infiniteQueryOptions } from "@tanstack/react-query";
import { answer, client, type FeedEntry, type Kudos } from "../../api";

interface FeedPage {
  items: FeedEntry[];
  next?: string | null;
}
export type FeedPages = InfiniteData<FeedPage, string | undefined>;

// Everybody who comes into the feed, or close friends alone.
export type Circle = "all" | "close";

export const FEED_KEY = ["feed"] as const;

export function feedQuery(circle: Circle) {
  return infiniteQueryOptions({
    queryKey: [...FEED_KEY, circle],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        client.GET("/api/v1/feed", {
          params: {
            query: { circle: circle === "close" ? circle : undefined, after: pageParam, limit: 20 },
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

// The same pages with one entry changed; pages without it stay the same objects.
export function withEntry(
  pages: FeedPages | undefined,
  id: string,
  change: (entry: FeedEntry) => FeedEntry,
): FeedPages | undefined {
  if (!pages) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) =>
      page.items.some((entry) => entry.activity.id === id)
        ? {
            ...page,
            items: page.items.map((entry) => (entry.activity.id === id ? change(entry) : entry)),
          }
        : page,
    ),
  };
}

export function withKudos(pages: FeedPages | undefined, id: string, kudos: Kudos) {
  return withEntry(pages, id, (entry) => ({ ...entry, kudos }));
}

// One comment more or less; never fewer than none.
export function withComments(pages: FeedPages | undefined, id: string, by: number) {
  return withEntry(pages, id, (entry) => ({
    ...entry,
    comments: Math.max(0, entry.comments + by),
  }));
}
