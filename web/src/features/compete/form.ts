// What is typed into the form, and the challenge it describes. Pure: units are passed in.
import type { Challenge, ChallengeDraft, ChallengeMeasure, ChallengeRules } from "../../api";
import { heightInUnit, metresInUnit, type Units } from "../../lib/units";

export const MEASURES = ["distance", "time", "climb", "count", "active_days"] as const;

export interface Fields {
  kind: "regional" | "friends";
  // A country's code; empty: the world.
  country: string;
  // A part of that country; empty: all of it.
  region: string;
  title: string;
  about: string;
  prize: string;
  prizeRu: string;
  measure: ChallengeMeasure;
  goal: string;
  sports: string[];
  startsOn: string;
  endsOn: string;
  graceHours: string;
  minDistance: string;
  minMinutes: string;
  countsBeforeJoining: boolean;
}

// How many metres, seconds, activities or days one of what is typed means.
export function unitOf(measure: ChallengeMeasure, units: Units): number {
  if (measure === "distance") return metresInUnit(units);
  if (measure === "time") return 3600;
  if (measure === "climb") return 1 / heightInUnit(1, units);
  return 1;
}

// "68,5" and "68.5" are the same; nothing typed is nothing asked for, and words are no number.
export function numberOf(text: string): number | null | undefined {
  const plain = text.trim().replace(",", ".");
  if (plain === "") return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

export type FieldName = "goal" | "min_distance_m" | "min_moving_s" | "grace_hours";

// The draft, or the fields that hold no number.
export function draftOf(
  fields: Fields,
  units: Units,
): { draft: ChallengeDraft } | { faulty: FieldName[] } {
  const numbers: Record<FieldName, number | null | undefined> = {
    goal: numberOf(fields.goal),
    min_distance_m: numberOf(fields.minDistance),
    min_moving_s: numberOf(fields.minMinutes),
    grace_hours: numberOf(fields.graceHours),
  };
  const faulty = (Object.keys(numbers) as FieldName[]).filter((name) => numbers[name] === null);
  if (faulty.length > 0) return { faulty };
  const times = (value: number | null | undefined, unit: number) =>
    value == null ? undefined : value * unit;
  const whole = (value: number | undefined) =>
    value === undefined ? undefined : Math.round(value);
  const regional = fields.kind === "regional";
  const country = (regional && fields.country) || undefined;
  return {
    draft: {
      kind: fields.kind,
      country,
      region: (country && fields.region) || undefined,
      title: fields.title.trim(),
      about: fields.about.trim(),
      prize: (regional && fields.prize.trim()) || undefined,
      prize_ru: (regional && fields.prizeRu.trim()) || undefined,
      measure: fields.measure,
      goal: whole(times(numbers.goal, unitOf(fields.measure, units))),
      sports: fields.sports,
      starts_on: fields.startsOn,
      ends_on: fields.endsOn,
      grace_hours: whole(times(numbers.grace_hours, 1)),
      min_distance_m: times(numbers.min_distance_m, metresInUnit(units)),
      min_moving_s: times(numbers.min_moving_s, 60),
      counts_before_joining: fields.countsBeforeJoining,
    },
  };
}

// The form as it is filled in for a challenge that exists.
export function fieldsOf(
  challenge: Pick<
    Challenge,
    "kind" | "country" | "region" | "title" | "about" | "prize" | "prize_ru"
  >,
  rules: ChallengeRules,
  units: Units,
): Fields {
  const shown = (value: number | null | undefined, unit: number) =>
    value == null ? "" : String(Math.round((value / unit) * 100) / 100);
  return {
    kind: challenge.kind,
    country: challenge.country ?? "",
    region: challenge.region?.code ?? "",
    title: challenge.title,
    about: challenge.about,
    prize: challenge.prize ?? "",
    prizeRu: challenge.prize_ru ?? "",
    measure: rules.measure,
    goal: shown(rules.goal, unitOf(rules.measure, units)),
    sports: rules.sports,
    startsOn: rules.starts_on,
    endsOn: rules.ends_on,
    graceHours: String(rules.grace_hours),
    minDistance: shown(rules.min_distance_m, metresInUnit(units)),
    minMinutes: shown(rules.min_moving_s, 60),
    countsBeforeJoining: rules.counts_before_joining,
  };
}
