// Names and words for badges by id, with kind words for badges this version does not know yet.
import { useMemo } from "react";
import { type TextKey, useOptionalText, useText } from "../../lib/text";

export function useBadgeWords(): (id: string) => { name: string; words: string } {
  const t = useText();
  const optional = useOptionalText();
  return useMemo(
    () => (id: string) => ({
      name: optional(`badge.${id}`) ?? spelled(id),
      words: optional(`badge.${id}.words`) ?? t("badge.unknown.words"),
    }),
    [t, optional],
  );
}

export function tierKey(tier: string | null | undefined): TextKey | null {
  return tier === "bronze" || tier === "silver" || tier === "gold" ? `tier.${tier}` : null;
}

// "river_runner" -> "River runner".
export function spelled(id: string): string {
  const words = id.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
