import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrast, readTokens } from "./contrast";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const themes = readTokens(css);

// What stands on what. 4.5 for words, 3 for lines, marks and controls.
const grounds = ["paper", "card"];
const words = [
  ...["ink", "ink-2", "ink-3", "ember", "turf", "danger"].flatMap((ink) =>
    grounds.map((ground) => [ink, ground] as const),
  ),
  ["ink", "sunk"],
  ["ink-2", "sunk"],
  ["ink-3", "sunk"],
  ["ink", "raised"],
  ["ink-2", "raised"],
  ["on-ember", "ember"],
  ["on-ember", "ember-strong"],
  ["on-danger", "danger"],
  ["on-danger", "danger-strong"],
  ["ember-ink", "ember-soft"],
  ["ember-ink", "card"],
  ["turf-ink", "turf-soft"],
  ["flood-ink", "flood-soft"],
  ["danger-ink", "danger-soft"],
  ["ink", "ember-soft"],
  ["ink", "turf-soft"],
  ["ink", "flood-soft"],
  ["ink", "danger-soft"],
] as const;
const marks = [
  "line-strong",
  "focus",
  "flood",
  "measure-speed",
  "measure-heart",
  "measure-altitude",
  "measure-power",
  "measure-cadence",
  "measure-temperature",
  "zone-1",
  "zone-2",
  "zone-3",
  "zone-4",
  "zone-5",
].flatMap((mark) => grounds.map((ground) => [mark, ground] as const));

for (const [theme, tokens] of Object.entries(themes)) {
  describe(`in the ${theme} theme`, () => {
    test.each(words)("words in %s on %s can be read", (ink, ground) => {
      expect(contrast(tokens.get(ink)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(4.5);
    });
    test.each(marks)("%s on %s can be seen", (mark, ground) => {
      expect(contrast(tokens.get(mark)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(3);
    });
  });
}

test("black on white has the greatest contrast there is", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#000", "#fff")).toBeCloseTo(21);
});
