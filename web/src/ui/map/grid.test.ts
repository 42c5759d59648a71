import { expect, test } from "vitest";
import { gridAround } from "./grid";

test("a park run gets squares of a few hundred metres, a long ride squares of kilometres", () => {
  expect(gridAround({ west: 13.35, east: 13.38, south: 52.51, north: 52.52 }).sizeM).toBe(500);
  expect(gridAround({ west: 13, east: 14, south: 52, north: 52.6 }).sizeM).toBe(10_000);
});

test("the squares are square on the ground, not in degrees", () => {
  const { lines, sizeM } = gridAround({ west: 24.9, east: 24.95, south: 60.1, north: 60.2 });
  const lats = [...new Set(lines.filter((l) => l[0]![1] === l[1]![1]).map((l) => l[0]![1]))];
  const lons = [...new Set(lines.filter((l) => l[0]![0] === l[1]![0]).map((l) => l[0]![0]))];
  const north = (lats[1]! - lats[0]!) * 111_320;
  const east = (lons[1]! - lons[0]!) * 111_320 * Math.cos((60.15 * Math.PI) / 180);
  expect(north).toBeCloseTo(sizeM, 0);
  expect(east).toBeCloseTo(sizeM, 0);
});

test("standing on one spot still draws a grid", () => {
  const { lines } = gridAround({ west: 10, east: 10, south: 50, north: 50 });
  expect(lines.length).toBeGreaterThan(10);
});
