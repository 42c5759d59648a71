// How well a zone hides its place, in three steps: pure.
import type { PrivacyZone } from "../../../api";

export type Cover = "unseen" | "good" | "thin" | "closed";

// `unseen` while strangers have seen too little of it to guess. An attacker goes and looks at the first guesses; among a
// hundred of them a place is hidden worse than it should be, though we close a zone only at fifty.
export function coverOf(zone: Pick<PrivacyZone, "closed" | "exposure">): Cover {
  if (zone.closed) return "closed";
  if (!zone.exposure) return "unseen";
  return zone.exposure.rank > 100 ? "good" : "thin";
}

// The places of a disc's edge, as a ring of longitude and latitude.
export function ring(latitude: number, longitude: number, radiusM: number): [number, number][] {
  const METRES_PER_DEG = 111_195;
  const shrink = Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
  const points: [number, number][] = [];
  for (let step = 0; step <= 72; step++) {
    const angle = (step / 72) * 2 * Math.PI;
    points.push([
      longitude + (Math.sin(angle) * radiusM) / (METRES_PER_DEG * shrink),
      latitude + (Math.cos(angle) * radiusM) / METRES_PER_DEG,
    ]);
  }
  return points;
}
