import { createIntl } from "react-intl";
import { expect, test } from "vitest";
import { chooseLanguage, chooseLocale } from "./text";
import ar from "./text/ar.json";
import en from "./text/en.json";
import ru from "./text/ru.json";

test("the first language that we speak is chosen, English when there is none", () => {
  expect(chooseLanguage(["de-DE", "ru-RU", "en"])).toBe("ru");
  expect(chooseLanguage(["de-DE", "ar-MA"])).toBe("ar");
  expect(chooseLanguage(["de-DE"])).toBe("en");
});

test("numbers and dates follow the person's own region", () => {
  expect(chooseLocale("en", ["de", "en-GB", "en-US"])).toBe("en-GB");
  expect(chooseLocale("ru", ["en-GB"])).toBe("ru");
  expect(chooseLocale("ar", ["ar-EG"])).toBe("ar-EG-u-ca-gregory-nu-latn");
});

test("Russian weeks are counted in three ways", () => {
  const intl = createIntl({ locale: "ru", messages: ru });
  const weeks = (count: number) => intl.formatMessage({ id: "streak.weeks" }, { count });
  expect([1, 3, 5, 11, 21].map(weeks)).toEqual([
    "1 неделя",
    "3 недели",
    "5 недель",
    "11 недель",
    "21 неделя",
  ]);
});

test("all catalogues have the same keys and no empty words", () => {
  for (const catalogue of [ar, en, ru]) {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort());
    for (const words of Object.values(catalogue)) expect(words.trim()).not.toBe("");
  }
});
