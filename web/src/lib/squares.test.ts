import { expect, test } from "vitest";
import { pathOf } from "./squares";

test("each run of dark squares is one rectangle", () => {
  expect(pathOf(["1101", "0000", "0011"])).toBe("M0 0h2v1h-2zM3 0h1v1h-1zM2 2h2v1h-2z");
  expect(pathOf([])).toBe("");
});
