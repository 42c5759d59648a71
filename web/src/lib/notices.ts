// Notices: what people read before they allow something.
import type { Notice } from "../api";

export type NoticeLocale = "en" | "ru";

// The words of a notice in a language, and the hash that proves which ones they were.
export function wordsOf(notice: Notice, locale: NoticeLocale) {
  return locale === "ru"
    ? { words: notice.ru, hash: notice.ru_hash }
    : { words: notice.en, hash: notice.en_hash };
}
