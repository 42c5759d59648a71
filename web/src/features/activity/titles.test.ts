import { expect, test } from "vitest";
import { partOfDay } from "./titles";

test("a start before noon is a morning and one after ten in the evening is night", () => {
  expect([0, 6 * 60, 12 * 60, 18 * 60, 22 * 60].map(partOfDay)).toEqual([
    "night",
    "morning",
    "afternoon",
    "evening",
    "night",
  ]);
});

test("those who may not know the hour are not told the part of the day", () => {
  expect(partOfDay(null)).toBe("some");
});
