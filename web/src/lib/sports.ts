// The sports we know, in the order in which lists show them.
export const SPORTS = [
  "running",
  "cycling",
  "walking",
  "hiking",
  "swimming",
  "rowing",
  "skiing",
  "skating",
  "strength",
  "yoga",
  "other",
] as const;

export type KnownSport = (typeof SPORTS)[number];

// A sport of a newer server is shown as "other" rather than as nothing.
export function knownSport(sport: string): KnownSport {
  return SPORTS.find((known) => known === sport) ?? "other";
}
