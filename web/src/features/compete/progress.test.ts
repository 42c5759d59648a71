import { expect, test } from "vitest";
import { daysLeft, shareOf, shareOfDays } from "./progress";

test("a goal is reached at its whole and never more than whole", () => {
  expect(shareOf(5000, 20_000)).toBe(0.25);
  expect(shareOf(25_000, 20_000)).toBe(1);
  expect(shareOf(5000, undefined)).toBe(0);
});

test("today is one of the days that are left", () => {
  expect(daysLeft("2027-05-31", "2027-05-31")).toBe(1);
  expect(daysLeft("2027-05-07", "2027-05-31")).toBe(25);
  expect(daysLeft("2027-06-01", "2027-05-31")).toBe(0);
});

test("the days that are over grow from nothing to all", () => {
  expect(shareOfDays("2027-05-01", "2027-05-01", "2027-05-10")).toBe(0);
  expect(shareOfDays("2027-05-06", "2027-05-01", "2027-05-10")).toBe(0.5);
  expect(shareOfDays("2027-06-06", "2027-05-01", "2027-05-10")).toBe(1);
  expect(shareOfDays("2027-04-06", "2027-05-01", "2027-05-10")).toBe(0);
});
