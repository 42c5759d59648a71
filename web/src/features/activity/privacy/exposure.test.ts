import { expect, test } from "vitest";
import type { PrivacyZone } from "../../../api";
import { coverOf, ring } from "./exposure";

function exposed(rank: number): NonNullable<PrivacyZone["exposure"]> {
  return {
    rank,
    candidates: 400,
    tracks: 5,
    did: "nothing",
    told: true,
    audited_at: "2027-05-07T03:00:00Z",
  };
}

test("a zone that is closed says so, whatever the last attack found", () => {
  expect(coverOf({ closed: true, exposure: exposed(300) })).toBe("closed");
  expect(coverOf({ closed: false })).toBe("unseen");
  expect(coverOf({ closed: false, exposure: exposed(101) })).toBe("good");
  expect(coverOf({ closed: false, exposure: exposed(100) })).toBe("thin");
});

test("a ring is closed and as wide as the disc, also where meridians are close together", () => {
  for (const latitude of [0, 52.5, 70]) {
    const points = ring(latitude, 13.4, 400);
    expect(points[0]?.[0]).toBeCloseTo(points.at(-1)?.[0] ?? 0, 9);
    const north = Math.max(...points.map(([, lat]) => lat));
    const east = Math.max(...points.map(([lon]) => lon));
    expect((north - latitude) * 111_195).toBeCloseTo(400, 0);
    expect((east - 13.4) * 111_195 * Math.cos((latitude * Math.PI) / 180)).toBeCloseTo(400, 0);
  }
});
