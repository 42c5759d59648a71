import { expect, test } from "vitest";
import { type Notice, wordsOf } from "./notices";

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
  en: words("Figures"),
  en_hash: "e",
  ru: words("Цифры"),
  ru_hash: "r",
};

test("the hash that is sent is that of the words that were read", () => {
  expect(wordsOf(notice, "ru")).toEqual({ words: notice.ru, hash: "r" });
  expect(wordsOf(notice, "en")).toEqual({ words: notice.en, hash: "e" });
});
