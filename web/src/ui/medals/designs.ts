// Which outline and which drawing each badge has. A badge of a newer server gets the plain medal.
import type { Glyph } from "./glyphs";
import type { Shape } from "./shapes";

export interface Design {
  shape: Shape;
  glyph: Glyph | { number: string };
}

const DESIGNS: Record<string, Design> = {
  first_steps: { shape: "round", glyph: "shoe" },
  early_bird: { shape: "sun", glyph: "sunrise" },
  night_owl: { shape: "sun", glyph: "moon" },
  weekender: { shape: "sun", glyph: "calendar" },
  five_k: { shape: "track", glyph: { number: "5" } },
  ten_k: { shape: "track", glyph: { number: "10" } },
  half_marathon: { shape: "track", glyph: { number: "21" } },
  marathon: { shape: "track", glyph: { number: "42" } },
  long_walk: { shape: "track", glyph: "route" },
  half_century_ride: { shape: "round", glyph: { number: "50" } },
  century_ride: { shape: "round", glyph: "wheel" },
  swim_mile: { shape: "round", glyph: "wave" },
  climber: { shape: "peak", glyph: "mountain" },
  everest: { shape: "peak", glyph: "summit" },
  explorer: { shape: "hexagon", glyph: "compass" },
  week_streak: { shape: "shield", glyph: "flame" },
  hundred_hours: { shape: "hexagon", glyph: "clock" },
  distance: { shape: "hexagon", glyph: "globe" },
  all_seasons: { shape: "sun", glyph: "leaf" },
  comeback: { shape: "shield", glyph: "bolt" },
  leap_day: { shape: "shield", glyph: { number: "29" } },
  challenger: { shape: "shield", glyph: "route" },
  champion: { shape: "sun", glyph: "star" },
};

const PLAIN: Design = { shape: "round", glyph: "star" };

export function designOf(badge: string): Design {
  return DESIGNS[badge] ?? PLAIN;
}

export const KNOWN_BADGES = Object.keys(DESIGNS);
