// Names of things that the server tells by a word: kinds of a sport.
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
