import { expect, test } from "vitest";
import {
  addDays,
  dayOf,
  daysBetween,
  formatDay,
  formatMinute,
  formatRange,
  friendlyDay,
  yearsBetween,
} from "./dates";

test("an evening run in Tokyo belongs to Tokyo's day, not to London's", () => {
  const instant = new Date("2026-05-31T23:30:00Z");
  expect(dayOf(instant, "Asia/Tokyo")).toBe("2026-06-01");
  expect(dayOf(instant, "Europe/London")).toBe("2026-06-01");
  expect(dayOf(instant, "America/New_York")).toBe("2026-05-31");
});

test("days are added across months, years and clock changes", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2026-03-29", 1)).toBe("2026-03-30");
  expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
  expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
});

test("someone turns sixteen on the birthday and not the day before", () => {
  expect(yearsBetween("2010-11-23", "2026-11-22")).toBe(15);
  expect(yearsBetween("2010-11-23", "2026-11-23")).toBe(16);
});

test("today and yesterday are words, older days are dates", () => {
  expect(friendlyDay("2026-11-23", "2026-11-23", "en-GB")).toBe("Today");
  expect(friendlyDay("2026-11-22", "2026-11-23", "ru")).toBe("Вчера");
  expect(friendlyDay("2026-11-16", "2026-11-23", "en-GB")).toBe("Mon 16 Nov");
  expect(friendlyDay("2025-11-16", "2026-11-23", "en-GB")).toBe("16 Nov 2025");
});

test("a local day is shown as it is written, whatever zone the reader is in", () => {
  expect(formatDay("2026-01-01", "en-GB", "long")).toMatch(/^Thursday,? 1 January 2026$/);
  expect(formatRange("2026-11-16", "2026-11-22", "en-GB")).toMatch(/16\s?–\s?22 Nov/);
});

test("minutes after midnight are a time of day in the reader's way", () => {
  expect(formatMinute(6 * 60 + 5, "en-GB")).toBe("06:05");
  expect(formatMinute(18 * 60, "en-US")).toMatch(/6:00\sPM/);
});
