import { expect, test } from "vitest";
import { decodePolyline, sketchPath } from "./polyline";

test("the published example of the algorithm decodes to its three points", () => {
  expect(decodePolyline("_p~iF~ps|U_ulLnnqC_mqNvxq`@")).toEqual([
    [38.5, -120.2],
    [40.7, -120.95],
    [43.252, -126.453],
  ]);
});

test("an empty outline has no points and no sketch", () => {
  expect(decodePolyline("")).toEqual([]);
  expect(sketchPath([], 100, 100, 4)).toBe("");
});

test("a sketch stays inside its box and north is up", () => {
  const path = sketchPath(
    [
      [50, 10],
      [50.01, 10],
    ],
    100,
    60,
    5,
  );
  expect(path).toBe("M50.0 55.0L50.0 5.0");
});
