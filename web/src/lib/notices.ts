// Notices: what people read before they allow something.
export interface NoticeWords {
  title: string;
  short: string;
  what: string;
  why: string;
  how_long: string;
  who: string;
  how_to_stop: string;
}

// As it comes from the server.
export interface Notice {
  en: NoticeWords;
  en_hash: string;
  ru: NoticeWords;
  ru_hash: string;
}

export type NoticeLocale = "en" | "ru";

// The words of a notice in a language, and the hash that proves which ones they were.
export function wordsOf(notice: Notice, locale: NoticeLocale) {
  return locale === "ru"
    ? { words: notice.ru, hash: notice.ru_hash }
    : { words: notice.en, hash: notice.en_hash };
}
