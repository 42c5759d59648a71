// May somebody of this country and this age sign up? The server decides; this tells it early.
import type { Country } from "../../api";
import { yearsBetween } from "../../lib/dates";

export type Admission = "welcome" | "country_closed" | "too_young";

export function admissionOf(
  country: Country | undefined,
  bornOn: string,
  today: string,
): Admission | null {
  if (!country) return null;
  if (country.admission === "closed") return "country_closed";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(bornOn)) return null;
  return yearsBetween(bornOn, today) < country.min_age ? "too_young" : "welcome";
}
