import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Group, GroupMeasure } from "../../api";
import { useLocale, useText } from "../../lib/text";
import { hoursAndMinutes } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Bar } from "../../ui/Bar";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Figure, Figures } from "../../ui/Figure";
import { Refused } from "../../ui/Refused";
import styles from "./Groups.module.css";
import { PERIODS } from "./groupForm";
import { totalsQuery } from "./groups";

// What a group did together, and how far it is to its goal.
export function GroupTotals({ group }: { group: Group }) {
  const t = useText();
  const locale = useLocale();
  const measures = useMeasures();
  const totals = useQuery(totalsQuery(group.id));
  const [period, setPeriod] = useState<(typeof PERIODS)[number]>(group.goal?.period ?? "month");
  const amount = (measure: GroupMeasure, value: number) => {
    if (measure === "count") return t("challenge.activities", { count: value });
    const parts =
      measure === "distance" ? [measures.distance(value)] : hoursAndMinutes(value, locale);
    return parts.map((part) => `${part.value} ${part.unit}`).join(" ");
  };
  if (totals.isPending) return <Bones rows={1} height={160} />;
  if (totals.isError) return <Refused error={totals.error} retry={() => totals.refetch()} />;
  const sum = totals.data[period];
  const { goal } = totals.data;
  return (
    <Card title={t("groups.totals")}>
      <div className="stack">
        {goal && (
          <div className={styles.goal}>
            <p>
              <b>{t("groups.goal_of", { goal: amount(goal.measure, goal.amount) })}</b>{" "}
              <span className="quiet">{t(`groups.period_${goal.period}`)}</span>
            </p>
            <Bar share={goal.reached / goal.amount} colour="var(--turf)" />
            <p className="quiet">
              {goal.reached >= goal.amount
                ? t("groups.goal_reached")
                : t("groups.goal_so_far", { reached: amount(goal.measure, goal.reached) })}
            </p>
          </div>
        )}
        <SegmentedControl
          size="xs"
          aria-label={t("groups.period")}
          data={PERIODS.map((known) => ({ value: known, label: t(`groups.period_${known}`) }))}
          value={period}
          onChange={(chosen) => setPeriod(chosen as typeof period)}
        />
        <Figures dense>
          <Figure label={t("groups.sum_distance")} parts={measures.distance(sum.distance_m)} />
          <Figure label={t("groups.sum_time")} parts={hoursAndMinutes(sum.moving_s, locale)} />
          <Figure
            label={t("groups.sum_activities")}
            parts={{ value: measures.number(sum.activities) }}
          />
        </Figures>
        <p className="quiet">{t("groups.totals_words")}</p>
      </div>
    </Card>
  );
}
