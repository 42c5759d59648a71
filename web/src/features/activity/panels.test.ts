import { expect, test } from "vitest";
import { measuresFor } from "../../lib/units";
import { panelsOf } from "./panels";

const words = { bpm: "bpm", watts: "W", cadence: "spm" };
const metric = measuresFor("metric", "en");
const streams = {
  points: 4,
  time_s: [0, 1, 2, 3],
  speed_mps: [3, 3, 3, 3],
  heart_rate_bpm: [140, 141, null, 143],
  power_w: [null, null, null, null],
  cadence_rpm: [85, 85, 85, 85],
};

test("only what was recorded gets a chart", () => {
  expect(panelsOf(streams, "running", metric, words).map((p) => p.key)).toEqual([
    "speed",
    "heart",
    "cadence",
  ]);
});

test("a runner reads minutes for a kilometre and steps of both feet", () => {
  const [pace, , cadence] = panelsOf(streams, "running", metric, words);
  expect(`${pace!.read(1000 / 300)} ${pace!.unit}`).toBe("5:00 /km");
  expect(cadence!.read(85)).toBe("170");
});

test("a rider reads speed and turns of the pedals", () => {
  const [speed, , cadence] = panelsOf(streams, "cycling", metric, words);
  expect(`${speed!.read(10)} ${speed!.unit}`).toBe("36.0 km/h");
  expect(cadence!.read(85)).toBe("85");
});

test("a flat line lies in the middle of its chart", () => {
  const [, heart] = panelsOf(
    { ...streams, heart_rate_bpm: [140, 140, 140, 140] },
    "running",
    metric,
    words,
  );
  expect((heart!.from + heart!.to) / 2).toBe(140);
  expect(heart!.to).toBeGreaterThan(heart!.from);
});
