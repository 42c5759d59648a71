import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import en from "../../lib/text/en.json";
import { KNOWN_BADGES } from "../../ui/medals/designs";

// The rules of every badge are the server's data; a badge without a name or a medal is half a badge.
const rules = readFileSync(
  new URL("../../../../crates/rewards/data/badges.toml", import.meta.url),
  "utf8",
);
const ids = [...rules.matchAll(/^id = "(\w+)"/gm)].map((match) => match[1]!);

test("the server's list of badges was found", () => {
  expect(ids.length).toBeGreaterThan(10);
});

test.each(ids)("%s has a name, words and a medal of its own", (id) => {
  expect(en).toHaveProperty([`badge.${id}`]);
  expect(en).toHaveProperty([`badge.${id}.words`]);
  expect(KNOWN_BADGES).toContain(id);
});

test("no medal is drawn for a badge that does not exist", () => {
  expect(KNOWN_BADGES.filter((id) => !ids.includes(id))).toEqual([]);
});
