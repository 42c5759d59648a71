import { createIntl } from "react-intl";
import { expect, test } from "vitest";
import { directionOf, isolated, localeOf } from "./direction";
import { translator } from "./said";
import ar from "./text/ar.json";
import server from "./text/server.ar.json";

test("Arabic and Hebrew run from right to left, English and Russian do not", () => {
  expect(["ar", "ar-EG", "he", "en", "ru"].map(directionOf)).toEqual([
    "rtl",
    "rtl",
    "rtl",
    "ltr",
    "ltr",
  ]);
});

test("an athlete in Riyadh or Cairo reads Latin digits and Gregorian days", () => {
  const day = new Date("2027-05-08T12:00:00Z");
  for (const region of ["ar", "ar-SA", "ar-EG"]) {
    const locale = localeOf(region);
    expect(new Intl.NumberFormat(locale).format(42.2)).toBe("42.2");
    expect(new Intl.DateTimeFormat(locale, { year: "numeric" }).format(day)).toBe("2027");
  }
  expect(localeOf("en-GB")).toBe("en-GB");
});

test("a Latin name inside an Arabic sentence keeps its own order", () => {
  const intl = createIntl({ locale: "ar", messages: isolated(ar, "ar") });
  expect(intl.formatMessage({ id: "friends.now_friends" }, { name: "anna_b" })).toBe(
    "أنت و\u2068anna_b\u2069 صديقان الآن.",
  );
  expect(intl.formatMessage({ id: "connect.as" }, { handle: "anna_b" })).toContain(
    "\u2068@anna_b\u2069",
  );
  expect(isolated({ a: "Hello, {name}" }, "en")).toEqual({ a: "Hello, {name}" });
});

test("what the server says in Arabic sets its values apart as well", () => {
  const say = translator(isolated(server, "ar"));
  expect(say("this offer waits for you at level 7")).toBe(
    "ينتظرك هذا العرض عند المستوى \u20687\u2069",
  );
});

test("Arabic counts in six ways", () => {
  const locale = localeOf("ar");
  const intl = createIntl({ locale, messages: isolated(ar, "ar") });
  const activities = (count: number) => intl.formatMessage({ id: "athlete.activities" }, { count });
  expect([0, 1, 2, 3, 11, 100].map(activities)).toEqual([
    "لا أنشطة",
    "نشاط واحد",
    "نشاطان",
    "3 أنشطة",
    "11 نشاطًا",
    "100 نشاط",
  ]);
});
