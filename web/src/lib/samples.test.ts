import { expect, test } from "vitest";
import { ascending, evenRows, nearestIndex, quantile, smooth, summarise } from "./samples";

test("the nearest sample is found at the ends, in the middle and on a tie", () => {
  const times = [0, 10, 20, 30];
  expect(nearestIndex(times, -5)).toBe(0);
  expect(nearestIndex(times, 14)).toBe(1);
  expect(nearestIndex(times, 16)).toBe(2);
  expect(nearestIndex(times, 15)).toBe(1);
  expect(nearestIndex(times, 99)).toBe(3);
  expect(nearestIndex([], 1)).toBe(-1);
});

test("smoothing keeps gaps as gaps", () => {
  expect(smooth([1, 3, null, 5], 1)).toEqual([2, 2, null, 5]);
});

test("a summary skips what was not recorded", () => {
  expect(summarise([100, null, 140], 0, 2)).toEqual({ mean: 120, min: 100, max: 140 });
  expect(summarise([null, null], 0, 1)).toBeNull();
});

test("one wild sample does not set the scale", () => {
  const column = [...Array.from({ length: 99 }, () => 10), 1000];
  expect(quantile(column, 0.98)).toBe(10);
  expect(quantile([], 0.5)).toBeNull();
});

test("distance on the axis never steps back", () => {
  expect(ascending([null, 5, 4, null, 9])).toEqual([0, 5, 5, 5, 9]);
});

test("the table's rows include the first and the last sample", () => {
  expect(evenRows(1000, 5)).toEqual([0, 250, 500, 749, 999]);
  expect(evenRows(2, 5)).toEqual([0, 1]);
});
