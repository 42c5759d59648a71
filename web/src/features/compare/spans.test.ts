import { expect, test } from "vitest";
import type { ComparedSpan } from "../../api";
import { changePercent, rowsOf } from "./spans";

const sums = (activities: number, distance_m: number) => ({
  activities,
  distance_m,
  moving_s: activities * 1800,
  ascent_m: 0,
});

const span: ComparedSpan = {
  period: "week",
  from_on: "2027-05-03",
  before_from_on: "2027-04-26",
  before_to_on: "2027-04-30",
  whole_before_to_on: "2027-05-02",
  now: sums(2, 12_000),
  before: sums(1, 6000),
  whole_before: sums(4, 24_000),
  sports: [
    { sport: "running", now: sums(1, 9000), before: sums(1, 6000), whole_before: sums(2, 12_000) },
  ],
};

test("each bar is a share of the longest of the three, and what nobody has is left out", () => {
  const rows = rowsOf(span, null);
  expect(rows.map((row) => row.measured)).toEqual(["distance_m", "moving_s", "activities"]);
  expect(rows[0]).toMatchObject({ nowShare: 0.5, beforeShare: 0.25, wholeShare: 1 });
});

test("one sport shows its own sums, and a sport without any shows none", () => {
  expect(rowsOf(span, "running")[0]).toMatchObject({ now: 9000, before: 6000, nowShare: 0.75 });
  expect(rowsOf(span, "rowing")).toEqual([]);
});

test("more and less are whole per cent, and nothing is compared with nothing", () => {
  expect(changePercent(12, 8)).toBe(50);
  expect(changePercent(6, 8)).toBe(-25);
  expect(changePercent(8, 8)).toBe(0);
  expect(changePercent(8, 0)).toBeNull();
});
