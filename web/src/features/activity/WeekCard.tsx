import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { DayTotals, WeekSummary } from "../../api";
import { formatDay, formatRange } from "../../lib/dates";
import { directionOf } from "../../lib/direction";
import { type TextKey, useLocale, useText } from "../../lib/text";
import { hoursAndMinutes, type Measure } from "../../lib/units";
import { useMeasures, useToday } from "../../lib/viewer";
import { Card } from "../../ui/Card";
import { Figure, Figures } from "../../ui/Figure";
import { WeekBars } from "../../ui/WeekBars";
import styles from "./WeekCard.module.css";
import { change, type WeekMeasure } from "./week";

const LABELS: Record<WeekMeasure, TextKey> = {
  distance_m: "measure.distance",
  moving_s: "measure.time",
  ascent_m: "measure.climb",
};

export function WeekCard({ week }: { week: WeekSummary }) {
  const t = useText();
  const locale = useLocale();
  const measures = useMeasures();
  const today = useToday();
  const [shown, setShown] = useState<WeekMeasure>("distance_m");

  const parts = (measure: WeekMeasure, value: number): Measure[] => {
    if (measure === "moving_s") return hoursAndMinutes(value, locale);
    return [measure === "ascent_m" ? measures.height(value) : measures.distance(value, 1)];
  };
  const words = (measure: WeekMeasure, value: number) =>
    parts(measure, value)
      .map((part) => `${part.value} ${part.unit}`)
      .join(" ");
  const short = (day: DayTotals) => {
    const value = day[shown];
    if (shown === "moving_s")
      return `${Math.floor(value / 3600)}:${String(Math.round((value % 3600) / 60) % 60).padStart(2, "0")}`;
    return parts(shown, value)[0]!.value;
  };
  // A week ahead of the last one says by how much; any other names last week without a verdict.
  const compared = (now: number, before: number, lastWeek: string) => {
    const more = change(now, before);
    if (more === null) return null;
    if (more < 0.005) return t("home.last_week", { value: lastWeek });
    return t("home.against_last_week", { change: `+${measures.number(more * 100)} %` });
  };
  // Arabic has no short names of days, so its calendars show their letters.
  const mark = directionOf(locale) === "rtl" ? "weekday_letter" : "weekday_narrow";
  const bars = week.days.map((day) => ({
    label: formatDay(day.on, locale, mark),
    spoken: `${formatDay(day.on, locale, "weekday")}: ${words(shown, day[shown])}`,
    value: day[shown],
    shown: short(day),
    today: day.on === today,
    future: day.on > today,
  }));

  return (
    <Card
      title={t("home.this_week")}
      aside={
        <span className="quiet">
          {formatRange(week.week_starts_on, week.days.at(-1)?.on ?? week.week_starts_on, locale)}
        </span>
      }
    >
      <div className={styles.week}>
        <Figures>
          {(Object.keys(LABELS) as WeekMeasure[]).map((measure) => (
            <Figure
              key={measure}
              size={measure === "distance_m" ? "lg" : "md"}
              label={t(LABELS[measure])}
              parts={parts(measure, week.totals[measure])}
              note={compared(
                week.totals[measure],
                week.previous[measure],
                words(measure, week.previous[measure]),
              )}
            />
          ))}
        </Figures>
        <WeekBars bars={bars} label={`${t("home.by_day")}: ${t(LABELS[shown])}`} />
        <SegmentedControl
          size="xs"
          className={styles.choice}
          aria-label={t("home.by_day")}
          value={shown}
          onChange={(value) => setShown(value as WeekMeasure)}
          data={(Object.keys(LABELS) as WeekMeasure[]).map((measure) => ({
            value: measure,
            label: t(LABELS[measure]),
          }))}
        />
      </div>
    </Card>
  );
}
