import { expect, test } from "vitest";
import type { FeedEntry } from "../../api";
import { type FeedPages, idOf, isNew, withComments, withEntry, withKudos, withReply } from "./feed";
import { isSearch } from "./friends";

type ActivityEntry = Extract<FeedEntry, { kind: "activity" }>;
type PostEntry = Extract<FeedEntry, { kind: "post" }>;

function entry(id: string): ActivityEntry {
  return {
    kind: "activity",
    activity: { id } as ActivityEntry["activity"],
    badges: [],
    kudos: { count: 0, given: false, reactions: [] },
    comments: 0,
  };
}

function post(id: string): PostEntry {
  return {
    kind: "post",
    group: { id: "g", name: "Lauftreff Nord" },
    post: { id, replies: 0 } as PostEntry["post"],
  };
}

function activities(page: FeedPages["pages"][number] | undefined): ActivityEntry[] {
  return (page?.items ?? []).filter((item) => item.kind === "activity");
}

const pages: FeedPages = {
  pageParams: [undefined, "2"],
  pages: [
    { items: [entry("a"), entry("b")], next: "2" },
    { items: [entry("c"), post("p")], next: null },
  ],
};

test("kudos change one entry and leave other pages untouched", () => {
  const after = withKudos(pages, "b", { count: 1, given: true, reactions: [] });
  expect(activities(after?.pages[0]).map((item) => item.kudos.count)).toEqual([0, 1]);
  expect(after?.pages[1]).toBe(pages.pages[1]);
  expect(activities(pages.pages[0])[1]?.kudos.count).toBe(0);
});

test("comments are counted up and down, never below none", () => {
  const more = withComments(pages, "c", 1);
  expect(activities(more?.pages[1])[0]?.comments).toBe(1);
  const none = withComments(withComments(more, "c", -1), "c", -1);
  expect(activities(none?.pages[1])[0]?.comments).toBe(0);
});

test("a reply is counted at its post", () => {
  const [, second] = withReply(withReply(pages, "p"), "p")?.pages ?? [];
  expect(second?.items.map((item) => item.kind === "post" && item.post.replies)).toEqual([
    false,
    2,
  ]);
  expect(withReply(pages, "a")).toEqual(pages);
});

test("what is not loaded stays away", () => {
  expect(withKudos(undefined, "a", { count: 1, given: true, reactions: [] })).toBeUndefined();
  expect(withKudos(pages, "z", { count: 1, given: true, reactions: [] })).toEqual(pages);
});

test("a post takes no kudos, and what is hidden leaves its page alone", () => {
  expect(withKudos(pages, "p", { count: 1, given: true, reactions: [] })).toEqual(pages);
  const after = withEntry(pages, "p", () => null);
  expect(after?.pages.map((page) => page.items.map(idOf))).toEqual([["a", "b"], ["c"]]);
  expect(after?.pages[0]).toBe(pages.pages[0]);
});

test("new is what stands first now and is not shown yet", () => {
  const shown = [entry("a"), post("p")];
  expect(isNew(entry("z"), shown)).toBe(true);
  expect(isNew(post("p"), shown)).toBe(false);
  expect(isNew(null, shown)).toBe(false);
  expect(isNew(undefined, shown)).toBe(false);
});

test("a search begins with two letters of any script", () => {
  expect(["a", " - ", "a ", ""].map(isSearch)).toEqual([false, false, false, false]);
  expect(["an", "щу", "王伟", "a1"].map(isSearch)).toEqual([true, true, true, true]);
});
