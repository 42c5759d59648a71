// Notices: what people read before they allow something, as the server tells them in every language.
import type { Language } from "./text";

interface NoticeWords {
  title: string;
  short: string;
  what: string;
  why: string;
  how_long: string;
  who: string;
  how_to_stop: string;
}

export interface ToldNotice {
  en: NoticeWords;
  en_hash: string;
  ru: NoticeWords;
  ru_hash: string;
  ar: NoticeWords;
  ar_hash: string;
}

// The words of a notice in a language, and the hash that proves which ones they were.
export function wordsOf(notice: ToldNotice, locale: Language) {
  switch (locale) {
    case "ar":
      return { words: notice.ar, hash: notice.ar_hash };
    case "ru":
      return { words: notice.ru, hash: notice.ru_hash };
    default:
      return { words: notice.en, hash: notice.en_hash };
  }
}
