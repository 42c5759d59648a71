// What can be said of a piece of gear from its numbers: pure, so that it can be tested.
import type { Gear, GearKind } from "../../../api";

export const GEAR_SPORTS: Record<
  GearKind,
  readonly ("running" | "walking" | "hiking" | "cycling")[]
> = { shoes: ["running", "walking", "hiking"], bike: ["cycling"] };

// What a sport is done with, if it is something that we count.
export function kindOf(sport: string): GearKind | undefined {
  for (const kind of ["shoes", "bike"] as const) {
    if (GEAR_SPORTS[kind].some((known) => known === sport)) return kind;
  }
  return undefined;
}

export type WearState = "fresh" | "nearly" | "past";

export interface Wear {
  share: number;
  state: WearState;
}

// How far gear has come towards its reminder; nothing for gear without one.
export function wearOf({ distance_m, wear_m }: Pick<Gear, "distance_m" | "wear_m">): Wear | null {
  if (wear_m == null || wear_m <= 0) return null;
  const share = distance_m / wear_m;
  return { share, state: share >= 1 ? "past" : share >= 0.85 ? "nearly" : "fresh" };
}

interface Named {
  brand: string;
  model: string;
  name?: string | null;
}

// "Corvo Strada 3", as it is sold.
export function soldAs({ brand, model }: Named): string {
  return brand ? `${brand} ${model}` : model;
}

// One's own word for it goes before the maker's.
export function nameOf(gear: Named): string {
  return gear.name || soldAs(gear);
}

// "68,5" and "68.5" are the same; an empty field is no number, and anything else is none at all.
export function numberOf(text: string): number | null | undefined {
  const tidy = text.trim().replace(/\s/g, "").replace(",", ".");
  if (tidy === "") return null;
  const value = Number(tidy);
  return Number.isFinite(value) ? value : undefined;
}
