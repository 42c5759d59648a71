import { expect, test } from "vitest";
import { milestones, positionAt, stretch, trackOf } from "./track";

const streams = {
  points: 5,
  time_s: [0, 1, 2, 3, 4],
  latitude_deg: [50, null, 50.002, 50.003, 50.004],
  longitude_deg: [10, null, 10.002, 10.003, 10.004],
};

test("samples without a position are skipped and the bounds hold the rest", () => {
  const track = trackOf(streams)!;
  expect(track.samples).toEqual([0, 2, 3, 4]);
  expect(track.bounds).toEqual({ west: 10, east: 10.004, south: 50, north: 50.004 });
});

test("a gap shows the last place that was known", () => {
  const track = trackOf(streams)!;
  expect(positionAt(track, 1)).toEqual([10, 50]);
  expect(positionAt(track, 4)).toEqual([10.004, 50.004]);
});

test("a recording from a treadmill has no track", () => {
  expect(trackOf({ points: 2, time_s: [0, 1] })).toBeNull();
});

test("a stretch is the part between two samples", () => {
  expect(stretch(trackOf(streams)!, 2, 3)).toEqual([
    [
      [10.002, 50.002],
      [10.003, 50.003],
    ],
  ]);
});

test("where something is not shown, the line breaks", () => {
  const broken = trackOf({ ...streams, breaks: [3] })!;
  expect(stretch(broken, 0, 4).map((piece) => piece.length)).toEqual([2, 2]);
  expect(stretch(broken, 3, 4).map((piece) => piece.length)).toEqual([2]);
  // A break at a sample without a position counts from the next one that has one.
  const hidden = trackOf({ ...streams, breaks: [1] })!;
  expect(stretch(hidden, 0, 4).map((piece) => piece.length)).toEqual([1, 3]);
});

test("milestones stand at round distances and never crowd the map", () => {
  const track = trackOf(streams)!;
  expect(milestones(track, [0, 400, 1000, 1500, 2100], 1000).map((m) => m.label)).toEqual([
    "1",
    "2",
  ]);
  const long = milestones(track, [0, 25_000, 50_000, 75_000, 100_000], 1000);
  expect(long.length).toBeLessThanOrEqual(12);
});
