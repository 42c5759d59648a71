import { expect, test } from "vitest";
import { change } from "./week";

test("half as much again as last week is plus one half", () => {
  expect(change(30, 20)).toBe(0.5);
  expect(change(10, 20)).toBe(-0.5);
});

test("a week after an empty week is not compared", () => {
  expect(change(30, 0)).toBeNull();
});
