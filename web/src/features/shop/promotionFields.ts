// What is typed into the form of a promotion, and the promotion that it describes. Pure.
import type { PromotionDraft, PromotionUnlock } from "../../api";
import { dayOf } from "../../lib/dates";
import { beginningOf, endOf, lastDayOf, minorOf, typedMinor } from "./worth";

export const UNLOCKS = ["badge", "level", "challenge", "first_activity", "open"] as const;
export const DISCOUNTS = ["percent", "amount", "free_shipping"] as const;
export const RESULTS = ["completed", "won", "rank"] as const;
export const TIERS = ["bronze", "silver", "gold"] as const;

export interface Fields {
  shop: string;
  title: string;
  about: string;
  titleRu: string;
  aboutRu: string;
  countries: string[];
  region: string;
  minLevel: string;
  unlock: (typeof UNLOCKS)[number];
  badge: string;
  // Empty: any step.
  tier: string;
  level: string;
  challenge: string;
  result: (typeof RESULTS)[number];
  rank: string;
  discount: (typeof DISCOUNTS)[number];
  percent: string;
  amount: string;
  currency: string;
  startsOn: string;
  endsOn: string;
  validDays: string;
  budget: string;
  perPerson: string;
  refundReturns: boolean;
}

// The names by which the server speaks of fields.
export type FieldName =
  | "min_level"
  | "unlock"
  | "discount"
  | "valid_days"
  | "budget"
  | "per_person"
  | "starts_at"
  | "ends_at";

function whole(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null;
}

// The draft, or the fields that hold no number or no day.
export function draftOf(
  fields: Fields,
  timeZone: string,
): { draft: PromotionDraft } | { faulty: FieldName[] } {
  const faulty: FieldName[] = [];
  const need = (name: FieldName, value: number | null): number => {
    if (value === null) faulty.push(name);
    return value ?? 0;
  };
  const currency = fields.currency.trim().toUpperCase();
  const unlock = unlockOf(fields, need);
  const discount = discountOf(fields, currency, need);
  const days = /^\d{4}-\d{2}-\d{2}$/;
  if (!days.test(fields.startsOn)) faulty.push("starts_at");
  if (!days.test(fields.endsOn)) faulty.push("ends_at");
  const numbers = {
    min_level: need("min_level", fields.minLevel.trim() === "" ? 1 : whole(fields.minLevel)),
    valid_days: need("valid_days", whole(fields.validDays)),
    budget: need("budget", whole(fields.budget)),
    per_person: need("per_person", whole(fields.perPerson)),
  };
  if (faulty.length > 0) return { faulty };
  return {
    draft: {
      shop: fields.shop,
      title: fields.title.trim(),
      about: fields.about.trim(),
      title_ru: fields.titleRu.trim(),
      about_ru: fields.aboutRu.trim(),
      countries: fields.countries,
      region: fields.region.trim() || undefined,
      unlock,
      discount,
      currency: fields.discount === "amount" && currency ? currency : undefined,
      starts_at: beginningOf(fields.startsOn, timeZone),
      ends_at: endOf(fields.endsOn, timeZone),
      refund_returns_budget: fields.refundReturns,
      ...numbers,
    },
  };
}

type Need = (name: FieldName, value: number | null) => number;

function unlockOf(fields: Fields, need: Need): PromotionUnlock {
  switch (fields.unlock) {
    case "badge":
      return { kind: "badge", badge: fields.badge, tier: fields.tier || undefined };
    case "level":
      return { kind: "level", level: need("unlock", whole(fields.level)) };
    case "challenge":
      if (!fields.challenge) need("unlock", null);
      return {
        kind: "challenge",
        challenge: fields.challenge,
        result: fields.result,
        rank: fields.result === "rank" ? need("unlock", whole(fields.rank)) : undefined,
      };
    default:
      return { kind: fields.unlock };
  }
}

function discountOf(fields: Fields, currency: string, need: Need): PromotionDraft["discount"] {
  switch (fields.discount) {
    case "percent":
      return { kind: "percent", percent: Math.min(255, need("discount", whole(fields.percent))) };
    case "amount": {
      const known = /^[A-Z]{3}$/.test(currency);
      const minor = known ? minorOf(fields.amount, currency) : minorOf(fields.amount, "EUR");
      return { kind: "amount", minor: need("discount", minor) };
    }
    default:
      return { kind: "free_shipping" };
  }
}

export function emptyFields(today: string, lastDay: string): Fields {
  return {
    shop: "",
    title: "",
    about: "",
    titleRu: "",
    aboutRu: "",
    countries: [],
    region: "",
    minLevel: "",
    unlock: "badge",
    badge: "",
    tier: "",
    level: "",
    challenge: "",
    result: "completed",
    rank: "",
    discount: "percent",
    percent: "10",
    amount: "",
    currency: "",
    startsOn: today,
    endsOn: lastDay,
    validDays: "14",
    budget: "100",
    perPerson: "1",
    refundReturns: false,
  };
}

// The form as it is filled in for a promotion that exists.
export function fieldsOf(draft: PromotionDraft, timeZone: string): Fields {
  const { unlock, discount } = draft;
  const startsOn = dayOf(new Date(draft.starts_at), timeZone);
  return {
    ...emptyFields(startsOn, lastDayOf(draft.ends_at, timeZone)),
    shop: draft.shop,
    title: draft.title,
    about: draft.about ?? "",
    titleRu: draft.title_ru ?? "",
    aboutRu: draft.about_ru ?? "",
    countries: draft.countries ?? [],
    region: draft.region ?? "",
    minLevel: draft.min_level && draft.min_level > 1 ? String(draft.min_level) : "",
    unlock: unlock.kind,
    badge: unlock.kind === "badge" ? unlock.badge : "",
    tier: unlock.kind === "badge" ? (unlock.tier ?? "") : "",
    level: unlock.kind === "level" ? String(unlock.level) : "",
    challenge: unlock.kind === "challenge" ? unlock.challenge : "",
    result: unlock.kind === "challenge" ? unlock.result : "completed",
    rank: unlock.kind === "challenge" && unlock.rank ? String(unlock.rank) : "",
    discount: discount.kind,
    percent: discount.kind === "percent" ? String(discount.percent) : "",
    amount: discount.kind === "amount" ? typedMinor(discount.minor, draft.currency ?? "EUR") : "",
    currency: draft.currency ?? "",
    validDays: String(draft.valid_days),
    budget: String(draft.budget),
    perPerson: String(draft.per_person ?? 1),
    refundReturns: draft.refund_returns_budget ?? false,
  };
}
