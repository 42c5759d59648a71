import { expect, test } from "vitest";
import { type ToldNotice, wordsOf } from "./notices";

const words = (title: string) => ({
  title,
  short: "",
  what: "",
  why: "",
  how_long: "",
  who: "",
  how_to_stop: "",
});
const notice: ToldNotice = {
  en: words("Figures"),
  en_hash: "e",
  ru: words("Цифры"),
  ru_hash: "r",
  ar: words("أرقام"),
  ar_hash: "a",
};

test("the hash that is sent is that of the words that were read", () => {
  expect(wordsOf(notice, "ru")).toEqual({ words: notice.ru, hash: "r" });
  expect(wordsOf(notice, "ar")).toEqual({ words: notice.ar, hash: "a" });
  expect(wordsOf(notice, "en")).toEqual({ words: notice.en, hash: "e" });
});
