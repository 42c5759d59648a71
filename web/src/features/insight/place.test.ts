import { expect, test } from "vitest";
import { sized } from "./picture";
import { pattern, widthClass } from "./place";

test("a page is named by its pattern, not by what is on it", () => {
  const at = (...paths: string[]) => pattern(paths.map((fullPath) => ({ fullPath })));
  expect(at("/", "/")).toBe("/");
  expect(at("/", "/activities/$id")).toBe("/activities/$id");
  expect(at("/", "/", "/operator/feedback/")).toBe("/operator/feedback");
  expect(at("/", "/@{$handle}")).toBe("/@{$handle}");
  expect(at("/")).toBe("/no_such_page");
});

test("widths are told in three classes", () => {
  expect([360, 599, 600, 959, 960].map(widthClass)).toEqual([
    "phone",
    "phone",
    "tablet",
    "tablet",
    "desktop",
  ]);
});

test("a picture keeps its shape and grows no larger than it was", () => {
  expect(sized(4000, 2000, 1920)).toEqual({ width: 1920, height: 960 });
  expect(sized(800, 600, 1920)).toEqual({ width: 800, height: 600 });
  expect(sized(1, 9000, 1920)).toEqual({ width: 1, height: 1920 });
});
