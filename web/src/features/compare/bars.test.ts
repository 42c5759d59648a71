import { expect, test } from "vitest";
import type { RegionBar } from "../../api";
import { barsOf } from "./bars";

const bars: RegionBar[] = [
  { from: null, to: 2, percent: 20 },
  { from: 2, to: 5, percent: 50 },
  { from: 5, to: null, percent: 30 },
];

test("each bar says its span, stands beside the highest, and one of them is mine", () => {
  const shown = barsOf(bars, "hours", 2, String);
  expect(shown.map((bar) => bar.label)).toEqual(["< 2", "2–5", "5 +"]);
  expect(shown.map((bar) => bar.share)).toEqual([0.4, 1, 0.6]);
  expect(shown.map((bar) => bar.mine)).toEqual([false, false, true]);
});

test("the fast times stand at the end, and whoever has no time is in no bar", () => {
  const shown = barsOf(bars, "five_k", undefined, String);
  expect(shown.map((bar) => bar.label)).toEqual(["5 +", "2–5", "< 2"]);
  expect(shown.some((bar) => bar.mine)).toBe(false);
});
