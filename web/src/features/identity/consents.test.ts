import { describe, expect, test } from "vitest";
import type { Notice } from "../../api";
import { switchOf, wordsOf } from "./consents";

const words = (title: string) => ({
  title,
  short: "",
  what: "",
  why: "",
  how_long: "",
  who: "",
  how_to_stop: "",
});
const notice: Notice = {
  id: "analytics",
  version: 1,
  en: words("Figures"),
  en_hash: "e",
  ru: words("Цифры"),
  ru_hash: "r",
};

describe("a switch", () => {
  test("is on only while its consent holds", () => {
    expect(switchOf({ standing: "allowed", closed: null }).on).toBe(true);
    for (const standing of ["not_asked", "refused", "stale"] as const) {
      expect(switchOf({ standing, closed: null }).on).toBe(false);
    }
  });
  test("asks again when its words have changed, and nobody who may not be asked", () => {
    expect(switchOf({ standing: "stale", closed: null }).asksAgain).toBe(true);
    expect(switchOf({ standing: "stale", closed: "minor" }).asksAgain).toBe(false);
    expect(switchOf({ standing: "refused", closed: null }).asksAgain).toBe(false);
  });
  test("that may not be turned on can still be turned off", () => {
    expect(switchOf({ standing: "not_asked", closed: "in_writing" }).fixed).toBe(true);
    expect(switchOf({ standing: "allowed", closed: "in_writing" }).fixed).toBe(false);
  });
});

test("the hash that is sent is that of the words that were read", () => {
  expect(wordsOf(notice, "ru")).toEqual({ words: notice.ru, hash: "r" });
  expect(wordsOf(notice, "en")).toEqual({ words: notice.en, hash: "e" });
});
