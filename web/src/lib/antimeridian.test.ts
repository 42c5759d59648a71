import { expect, test } from "vitest";
import { cutAtAntimeridian } from "./antimeridian";

const widest = (rings: number[][][]) =>
  Math.max(
    ...rings.map(
      (ring) => Math.max(...ring.map((p) => p[0]!)) - Math.min(...ring.map((p) => p[0]!)),
    ),
  );

test("an island across the line becomes one piece on each edge of the map", () => {
  const pieces = cutAtAntimeridian([
    [
      [179, -16],
      [-179, -16],
      [-179, -18],
      [179, -18],
      [179, -16],
    ],
  ]);
  expect(pieces).toHaveLength(2);
  for (const piece of pieces) {
    expect(widest(piece)).toBeCloseTo(1);
    for (const [x] of piece[0]!) expect(Math.abs(x!)).toBeLessThanOrEqual(180);
  }
});

test("land away from the line stays one piece with its corners untouched", () => {
  const square = [
    [10, 50],
    [12, 50],
    [12, 52],
    [10, 52],
    [10, 50],
  ];
  const [piece, ...others] = cutAtAntimeridian([square]);
  expect(others).toEqual([]);
  expect(new Set(piece![0]!.map(String))).toEqual(new Set(square.map(String)));
});

test("a land round the pole is closed along the map's edge", () => {
  const ring = Array.from({ length: 37 }, (_, at) => [((at * 10 + 180) % 360) - 180, -70]);
  const pieces = cutAtAntimeridian([ring]);
  const points = pieces.flat(2);
  expect(Math.min(...points.map((p) => p[1]!))).toBe(-90);
  for (const [x] of points) expect(Math.abs(x!)).toBeLessThanOrEqual(180);
});
