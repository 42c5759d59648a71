import { expect, test } from "vitest";
import type { SpanBeside } from "../../api";
import { besideRows } from "./beside";

const none = { activities: 0, moving_s: 0, distance_m: 0, ascent_m: 0 };
const span: SpanBeside = {
  period: "week",
  from_on: "2027-05-03",
  mine: { activities: 2, moving_s: 3_600, distance_m: 10_000, ascent_m: 0 },
  theirs: { activities: 1, moving_s: 7_200, distance_m: 5_000, ascent_m: 0 },
  sports: [
    {
      sport: "running",
      mine: { activities: 2, moving_s: 3_600, distance_m: 10_000, ascent_m: 0 },
      theirs: none,
    },
  ],
};

test("the longer of two bars is whole, and what neither has is left out", () => {
  expect(besideRows(span, null)).toEqual([
    { measured: "distance_m", mine: 10_000, theirs: 5_000, mineShare: 1, theirShare: 0.5 },
    { measured: "moving_s", mine: 3_600, theirs: 7_200, mineShare: 0.5, theirShare: 1 },
    { measured: "activities", mine: 2, theirs: 1, mineShare: 1, theirShare: 0.5 },
  ]);
});

test("of one sport stand its own sums, and of one that nobody does nothing", () => {
  expect(besideRows(span, "running").map((row) => row.theirShare)).toEqual([0, 0, 0]);
  expect(besideRows(span, "rowing")).toEqual([]);
});
