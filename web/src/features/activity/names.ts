// Names of things that the server tells by a word: kinds of a sport, best efforts.
import type { TextKey } from "../../lib/text";

const KINDS = [
  "trail",
  "treadmill",
  "indoor",
  "mountain",
  "road",
  "track",
  "pool",
  "open_water",
  "gravel",
  "virtual",
] as const;

// The words for a kind of sport; null for kinds that say nothing new.
export function subSportKey(kind: string | null | undefined): TextKey | null {
  const known = KINDS.find((name) => name === kind);
  return known ? `kind.${known}` : null;
}

const EFFORTS = ["half", "marathon"] as const;

// "half" and "marathon" have names; "5k" and "1mi" are shown as distances.
export function effortKey(name: string): TextKey | null {
  const known = EFFORTS.find((effort) => name === effort || name === `${effort}_marathon`);
  return known ? `effort.${known}` : null;
}
