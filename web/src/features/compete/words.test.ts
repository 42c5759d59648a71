import { createIntl } from "react-intl";
import { expect, test } from "vitest";
import type { ChallengeReceipt } from "../../api";
import en from "../../lib/text/en.json";
import ru from "../../lib/text/ru.json";
import { placeWords, receiptWords } from "./words";

const spelled = {
  amount: "10.2 km",
  sport: "Walking",
  measured: "1.5 km",
  threshold: "2 km",
  day: "3 May",
};

function said(locale: "en" | "ru", verdict: string): string {
  const intl = createIntl({ locale, messages: locale === "en" ? en : ru });
  const t = (id: string, values?: Record<string, unknown>) =>
    intl.formatMessage({ id }, values as never) as unknown as string;
  return receiptWords(t as never, verdict as ChallengeReceipt["verdict"], spelled);
}

function place(locale: "en" | "ru", challenge: Parameters<typeof placeWords>[1]): string {
  const intl = createIntl({ locale, messages: locale === "en" ? en : ru });
  const t = (id: string) => intl.formatMessage({ id }) as unknown as string;
  return placeWords(t as never, challenge, locale);
}

test("for whom a challenge is, is said in the reader's language", () => {
  const region = { code: "DE-BY", name: "Bavaria", name_ru: "Бавария" };
  const bavaria = { kind: "regional", country: "DE", region } as const;
  expect(place("en", bavaria)).toBe("Bavaria, Germany");
  expect(place("ru", bavaria)).toBe("Бавария, Германия");
  expect(place("en", { kind: "regional", country: "DE" })).toBe("Germany");
  expect(place("en", { kind: "regional" })).toBe("The whole world");
  expect(place("ru", { kind: "friends" })).toBe("Среди друзей");
});

test("what counts says how much", () => {
  expect(said("en", "counted")).toBe("Counted: 10.2 km");
  expect(said("ru", "counted")).toBe("Засчитано: 10.2 km");
});

test("what does not count names the rule, what was measured and what was asked for", () => {
  expect(said("en", "wrong_sport")).toBe("Not counted: Walking is not part of this challenge");
  expect(said("en", "too_short")).toBe("Not counted: 1.5 km is shorter than the least, 2 km");
  expect(said("en", "before_joining")).toBe("Not counted: before 3 May, the day you joined");
});

test.each(["en", "ru"] as const)("every verdict has words of its own in %s", (locale) => {
  const verdicts = [
    "counted",
    "before_window",
    "after_window",
    "before_joining",
    "arrived_late",
    "wrong_sport",
    "too_short",
    "too_brief",
    "too_fast",
    "nothing_measured",
    "a_rule_of_a_newer_server",
  ];
  const words = verdicts.map((verdict) => said(locale, verdict));
  expect(new Set(words).size).toBe(verdicts.length);
  for (const text of words) expect(text).not.toMatch(/[{}]|receipt\./);
});
