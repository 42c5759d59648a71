// The name of an activity that nobody named: "Morning run", in the reader's language.
import { useMemo } from "react";
import type { ActivityCard } from "../../api";
import { knownSport } from "../../lib/sports";
import { useText } from "../../lib/text";

type Named = Pick<ActivityCard, "title" | "sport" | "started_minute">;

export function useTitleOf(): (activity: Named) => string {
  const t = useText();
  return useMemo(
    () => (activity: Named) =>
      activity.title ||
      t(`untitled.${knownSport(activity.sport)}`, { part: partOfDay(activity.started_minute) }),
    [t],
  );
}

// Which part of the day a minute after midnight falls into; "some" for those who may not know.
export function partOfDay(minute: number | null | undefined): string {
  if (minute === null || minute === undefined) return "some";
  if (minute < 5 * 60) return "night";
  if (minute < 12 * 60) return "morning";
  if (minute < 17 * 60) return "afternoon";
  return minute < 22 * 60 ? "evening" : "night";
}
