// Why something is suggested, in one sentence.
import { useMemo } from "react";
import type { SuggestionReason } from "../../api";
import { knownSport } from "../../lib/sports";
import { type TextKey, useOptionalText, useText, type Values } from "../../lib/text";
import type { Measures } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";

type Say = (key: TextKey, values?: Values) => string;

export function reasonWords(t: Say, reason: SuggestionReason, measures: Measures): string {
  switch (reason.kind) {
    case "worn_shoes": {
      const { value, unit } = measures.distance(reason.distance_m, 0);
      return t("shop.reason_worn", { gear: reason.gear.model, distance: `${value} ${unit}` });
    }
    case "sport_and_season": {
      const sport = t(`sport.${knownSport(reason.sport)}`);
      const count = reason.activities;
      const season = seasonOf(reason.season);
      if (season === undefined) return t("shop.reason_sport", { sport, count });
      return t(`shop.reason_${season}`, { sport, count });
    }
    case "level":
      return t("shop.reason_level", { level: reason.level });
    case "friends_wear":
      return t("shop.reason_friends", { count: reason.friends });
    default:
      // A reason of a newer server.
      return t("shop.reason_other");
  }
}

const SEASONS = ["spring", "summer", "autumn", "winter"] as const;

function seasonOf(word: string | null | undefined) {
  return SEASONS.find((season) => season === word);
}

export function useReasonWords(): (reason: SuggestionReason) => string {
  const t = useText();
  const measures = useMeasures();
  return useMemo(
    () => (reason: SuggestionReason) => reasonWords(t, reason, measures),
    [t, measures],
  );
}

// "Shoes", "Bikes": the kind of goods.
export function useKind(): (kind: string) => string {
  const t = useOptionalText();
  return useMemo(() => (kind: string) => t(`goods.${kind}`) ?? t("goods.other") ?? kind, [t]);
}
