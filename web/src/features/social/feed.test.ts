import { expect, test } from "vitest";
import type { FeedEntry } from "../../api";
import { type FeedPages, withComments, withKudos } from "./feed";
import { isSearch } from "./friends";

function entry(id: string): FeedEntry {
  return {
    activity: { id } as FeedEntry["activity"],
    badges: [],
    kudos: { count: 0, given: false },
    comments: 0,
  };
}

const pages: FeedPages = {
  pageParams: [undefined, "2"],
  pages: [
    { items: [entry("a"), entry("b")], next: "2" },
    { items: [entry("c")], next: null },
  ],
};

test("kudos change one entry and leave other pages untouched", () => {
  const after = withKudos(pages, "b", { count: 1, given: true });
  expect(after?.pages[0]?.items.map((item) => item.kudos.count)).toEqual([0, 1]);
  expect(after?.pages[1]).toBe(pages.pages[1]);
  expect(pages.pages[0]?.items[1]?.kudos.count).toBe(0);
});

test("comments are counted up and down, never below none", () => {
  const more = withComments(pages, "c", 1);
  expect(more?.pages[1]?.items[0]?.comments).toBe(1);
  const none = withComments(withComments(more, "c", -1), "c", -1);
  expect(none?.pages[1]?.items[0]?.comments).toBe(0);
});

test("what is not loaded stays away", () => {
  expect(withKudos(undefined, "a", { count: 1, given: true })).toBeUndefined();
  expect(withKudos(pages, "z", { count: 1, given: true })).toEqual(pages);
});

test("a search begins with two letters of any script", () => {
  expect(["a", " - ", "a ", ""].map(isSearch)).toEqual([false, false, false, false]);
  expect(["an", "щу", "王伟", "a1"].map(isSearch)).toEqual([true, true, true, true]);
});
