// Amounts, rules and receipts in plain words.
import { useMemo } from "react";
import type { ChallengeCard, ChallengeMeasure, ChallengeReceipt } from "../../api";
import { countryName } from "../../lib/countries";
import { formatDay } from "../../lib/dates";
import { regionName } from "../../lib/regions";
import { knownSport } from "../../lib/sports";
import { type TextKey, useLocale, useText, type Values } from "../../lib/text";
import { clock, hoursAndMinutes, rateOf } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";

type Say = (key: TextKey, values?: Values) => string;

// "10.2 km", "5 h 20 min", "3 activities": what a challenge adds up.
export function useAmount(): (measure: ChallengeMeasure, value: number) => string {
  const t = useText();
  const locale = useLocale();
  const measures = useMeasures();
  return useMemo(
    () => (measure: ChallengeMeasure, value: number) => {
      const whole = ({ value, unit }: { value: string; unit: string }) => `${value} ${unit}`;
      if (measure === "distance") return whole(measures.distance(value));
      if (measure === "climb") return whole(measures.height(value));
      if (measure === "time") return hoursAndMinutes(value, locale).map(whole).join(" ");
      if (measure === "count") return t("challenge.activities", { count: value });
      return t("challenge.days", { count: value });
    },
    [t, locale, measures],
  );
}

// The facts of a receipt, spelled for the reader.
export interface Spelled {
  amount: string;
  sport: string;
  measured: string;
  threshold: string;
  day: string;
}

// One sentence that says whether it counts and, if not, which rule says so.
export function receiptWords(t: Say, verdict: ChallengeReceipt["verdict"], spelled: Spelled) {
  const { amount, sport, measured, threshold, day } = spelled;
  switch (verdict) {
    case "counted":
      return t("receipt.counted", { amount });
    case "wrong_sport":
      return t("receipt.wrong_sport", { sport });
    case "before_window":
      return t("receipt.before_window", { day });
    case "after_window":
      return t("receipt.after_window", { day });
    case "before_joining":
      return t("receipt.before_joining", { day });
    case "arrived_late":
      return t("receipt.arrived_late");
    case "too_short":
      return t("receipt.too_short", { measured, threshold });
    case "too_brief":
      return t("receipt.too_brief", { measured, threshold });
    case "too_fast":
      return t("receipt.too_fast", { measured, threshold, sport });
    case "nothing_measured":
      return t("receipt.nothing_measured");
    default:
      // A rule of a newer server.
      return t("receipt.other");
  }
}

type Judged = Pick<
  ChallengeReceipt,
  "verdict" | "value" | "sport" | "measured" | "threshold" | "threshold_on"
>;

export function useReceiptWords(): (measure: ChallengeMeasure, receipt: Judged) => string {
  const t = useText();
  const locale = useLocale();
  const measures = useMeasures();
  const amount = useAmount();
  return useMemo(
    () => (measure: ChallengeMeasure, receipt: Judged) => {
      const quantity = (value: number | null | undefined): string => {
        if (value == null) return "";
        if (receipt.verdict === "too_short") {
          const { value: shown, unit } = measures.distance(value);
          return `${shown} ${unit}`;
        }
        if (receipt.verdict === "too_fast") {
          const { value: shown, unit } = measures.rate(value, rateOf(receipt.sport));
          return `${shown} ${unit}`;
        }
        return clock(value);
      };
      return receiptWords(t, receipt.verdict, {
        amount: amount(measure, receipt.value),
        sport: t(`sport.${knownSport(receipt.sport)}`),
        measured: quantity(receipt.measured),
        threshold: quantity(receipt.threshold),
        day: receipt.threshold_on ? formatDay(receipt.threshold_on, locale, "short") : "",
      });
    },
    [t, locale, measures, amount],
  );
}

type Placed = Pick<ChallengeCard, "kind" | "country" | "region">;

// "Bavaria, Germany", "Italy", "The whole world", "Among friends".
export function placeWords(t: Say, challenge: Placed, locale: string): string {
  if (challenge.kind === "friends") return t("challenge.among_friends");
  if (!challenge.country) return t("challenge.world");
  const country = countryName(challenge.country, locale);
  return challenge.region ? `${regionName(challenge.region, locale)}, ${country}` : country;
}

export function usePlace(): (challenge: Placed) => string {
  const t = useText();
  const locale = useLocale();
  return useMemo(() => (challenge: Placed) => placeWords(t, challenge, locale), [t, locale]);
}
