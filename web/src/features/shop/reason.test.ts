import { expect, test } from "vitest";
import type { TextKey, Values } from "../../lib/text";
import { measuresFor } from "../../lib/units";
import { reasonWords } from "./reason";

const say = (key: TextKey, values?: Values) =>
  `${key} ${Object.entries(values ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join(" ")}`.trim();
const metric = measuresFor("metric", "en");

test("worn shoes are named with their distance, in the athlete's units", () => {
  const reason = {
    kind: "worn_shoes" as const,
    gear: { id: "g", brand: "Norvik", model: "Falcon 3" },
    distance_m: 612_000,
    wear_m: 700_000,
  };
  expect(reasonWords(say, reason, metric)).toBe("shop.reason_worn gear=Falcon 3 distance=612 km");
  const miles = measuresFor("imperial", "en");
  expect(reasonWords(say, reason, miles)).toBe("shop.reason_worn gear=Falcon 3 distance=380 mi");
});

test("the season is named where there is one", () => {
  const reason = { kind: "sport_and_season" as const, sport: "running", activities: 9 };
  expect(reasonWords(say, { ...reason, season: "winter" }, metric)).toBe(
    "shop.reason_winter sport=sport.running count=9",
  );
  expect(reasonWords(say, { ...reason, season: null }, metric)).toBe(
    "shop.reason_sport sport=sport.running count=9",
  );
});

test("friends are counted and never named", () => {
  expect(reasonWords(say, { kind: "friends_wear", friends: 4 }, metric)).toBe(
    "shop.reason_friends count=4",
  );
});
