// The app's words. One catalogue for each language, loaded when it is needed; messages in ICU form.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { createIntl, createIntlCache, type IntlShape, RawIntlProvider, useIntl } from "react-intl";
import { directionOf, isolated, localeOf } from "./direction";
import { translator } from "./said";
import type en from "./text/en.json";

export type TextKey = keyof typeof en;
type Catalogue = Record<string, string>;
export type Values = Record<string, string | number | Date>;
type RichValues = Record<string, ReactNode | ((chunks: ReactNode) => ReactNode)>;

export const LANGUAGES = ["en", "ru", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

// Each language names itself, so that it can be found by those who read no other.
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  ru: "Русский",
  ar: "العربية",
};

const catalogues: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import("./text/en.json"),
  ru: () => import("./text/ru.json"),
  ar: () => import("./text/ar.json"),
};

// The server's own sentences; English is what it speaks.
const sayings: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => Promise.resolve({ default: {} }),
  ru: () => import("./text/server.ru.json"),
  ar: () => import("./text/server.ar.json"),
};

// The first language of the browser that we speak.
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = LANGUAGES.find((known) => tag.toLowerCase().split("-")[0] === known);
    if (language) return language;
  }
  return "en";
}

// Dates and numbers follow the person's own region within the language: en-GB, not just en.
export function chooseLocale(language: Language, wanted: readonly string[]): string {
  return localeOf(wanted.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? language);
}

const REMEMBERED = "stadion-language";

export function rememberedLanguage(): Language {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(REMEMBERED);
  } catch {
    // Storage may be switched off; the browser's languages serve then.
  }
  return chooseLanguage(kept ? [kept] : navigator.languages);
}

interface LanguageState {
  language: Language;
  // Puts a sentence of the server into the reader's language.
  said(sentence: string): string;
  setLanguage(language: Language): void;
}

interface Loaded {
  intl: IntlShape;
  said(sentence: string): string;
}

const LanguageContext = createContext<LanguageState | null>(null);
const cache = createIntlCache();

export function TextProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(rememberedLanguage);
  const [words, setWords] = useState<Loaded | null>(null);

  useEffect(() => {
    let current = true;
    Promise.all([catalogues[language](), sayings[language]()]).then(([messages, known]) => {
      if (!current) return;
      const locale = chooseLocale(language, navigator.languages);
      document.documentElement.lang = language;
      document.documentElement.dir = directionOf(language);
      try {
        localStorage.setItem(REMEMBERED, language);
      } catch {
        // Then the choice lasts until the page closes.
      }
      const said = isolated(messages.default, language);
      const intl = createIntl({ locale, messages: said, onError: rethrow }, cache);
      setWords({ intl, said: translator(isolated(known.default, language)) });
    });
    return () => {
      current = false;
    };
  }, [language]);

  const state = useMemo(
    () => words && { language, setLanguage, said: words.said },
    [language, words],
  );
  if (!words) return null;
  return (
    <LanguageContext.Provider value={state}>
      <RawIntlProvider value={words.intl}>{children}</RawIntlProvider>
    </LanguageContext.Provider>
  );
}

export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext);
  if (!state) throw new Error("useLanguage needs a TextProvider above it.");
  return state;
}

// The words for a key. A key that is not in the catalogue does not compile.
export function useText(): (key: TextKey, values?: Values) => string {
  const intl = useIntl();
  return useMemo(
    () => (key: TextKey, values?: Values) => intl.formatMessage({ id: key }, values) as string,
    [intl],
  );
}

// Puts what the server said into the reader's language.
export function useSaid(): (sentence: string) => string {
  return useLanguage().said;
}

// Words with elements inside, such as a link in the middle of a sentence.
export function Words({ id, values }: { id: TextKey; values: RichValues }) {
  const intl = useIntl();
  return <>{intl.formatMessage({ id }, values as never)}</>;
}

export function useLocale(): string {
  return useIntl().locale;
}

// The words for a key built from data (a badge's id); undefined when the catalogue has none.
export function useOptionalText(): (key: string, values?: Values) => string | undefined {
  const intl = useIntl();
  return useMemo(
    () => (key: string, values?: Values) =>
      key in intl.messages ? (intl.formatMessage({ id: key }, values) as string) : undefined,
    [intl],
  );
}

function rethrow(error: Error): void {
  // A broken message must be loud while developing and harmless for a reader.
  if (import.meta.env.DEV) throw error;
}
