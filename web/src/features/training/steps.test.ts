import { expect, test } from "vitest";
import type { TrainingSession } from "../../api";
import { barsOf, writtenOut } from "./steps";

const step = (about_s: number, of_ten: number) => ({
  intent: "work" as const,
  of_ten,
  about_s,
  seconds: about_s,
  target: { kind: "effort" as const, of_ten },
});
const parts: TrainingSession["parts"] = [
  { times: 1, steps: [step(600, 3)] },
  { times: 3, steps: [step(180, 8), step(120, 2)] },
];

test("repeats are written out in their order", () => {
  expect(writtenOut(parts).map((one) => one.of_ten)).toEqual([3, 8, 2, 8, 2, 8, 2]);
});

test("bars are as wide as their time and as high as their effort", () => {
  const bars = barsOf(parts);
  expect(bars.reduce((sum, bar) => sum + bar.width, 0)).toBeCloseTo(1);
  expect(bars[0]).toMatchObject({ width: 0.4, height: 0.3 });
  expect(bars[1]?.width).toBeCloseTo(0.12);
});

test("a session without steps has no bars", () => {
  expect(barsOf([])).toEqual([]);
});
