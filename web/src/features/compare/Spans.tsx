import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { ComparedPeriod, ComparedSpan, OwnComparison } from "../../api";
import { formatRange } from "../../lib/dates";
import { knownSport } from "../../lib/sports";
import { useLocale, useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Bar, useShown } from "./Bars";
import styles from "./Spans.module.css";
import { changePercent, type Row, rowsOf } from "./spans";

export const PERIODS: readonly ComparedPeriod[] = ["week", "month", "year"];

// This week, month or year beside the same days of the one before, and the whole of it.
export function Spans({ comparison }: { comparison: OwnComparison }) {
  const t = useText();
  const [period, setPeriod] = useState<ComparedPeriod>("month");
  const [sport, setSport] = useState("");
  const span = comparison.periods.find((one) => one.period === period);
  const sports = [...new Set(comparison.periods.flatMap((one) => one.sports.map((s) => s.sport)))];
  return (
    <Card
      title={t("compare.with_myself")}
      aside={
        sports.length > 1 && (
          <NativeSelect
            size="sm"
            aria-label={t("activity.sport")}
            value={sport}
            onChange={(event) => setSport(event.currentTarget.value)}
            data={[
              { value: "", label: t("compare.all_sports") },
              ...sports.map((one) => ({ value: one, label: t(`sport.${knownSport(one)}`) })),
            ]}
          />
        )
      }
    >
      <SegmentedControl
        className={styles.periods}
        aria-label={t("compare.period")}
        value={period}
        onChange={(chosen) => setPeriod(chosen as ComparedPeriod)}
        data={PERIODS.map((one) => ({ value: one, label: t(`compare.period_${one}`) }))}
      />
      {span && <Rows span={span} sport={sport || null} today={comparison.today} />}
    </Card>
  );
}

function Rows({ span, sport, today }: { span: ComparedSpan; sport: string | null; today: string }) {
  const t = useText();
  const locale = useLocale();
  const shown = useShown();
  const rows = rowsOf(span, sport);
  if (rows.length === 0) return <p className={styles.none}>{t("compare.nothing_yet")}</p>;
  return (
    <>
      <ul className={styles.legend}>
        <li>
          <i data-bar="now" />
          {t("compare.so_far", { days: formatRange(span.from_on, today, locale) })}
        </li>
        <li>
          <i data-bar="before" />
          {t("compare.same_days", {
            days: formatRange(span.before_from_on, span.before_to_on, locale),
          })}
        </li>
        <li>
          <i data-bar="whole" />
          {t("compare.whole_before", {
            days: formatRange(span.before_from_on, span.whole_before_to_on, locale),
          })}
        </li>
      </ul>
      <dl className={styles.rows}>
        {rows.map((row) => (
          <div key={row.measured} className={styles.row}>
            <dt>
              {t(`compare.measure_${row.measured}`)}
              <Change row={row} />
            </dt>
            <dd>
              <Bar kind="now" share={row.nowShare} whole={row.wholeShare}>
                {shown(row.measured, row.now)}
              </Bar>
              <Bar kind="before" share={row.beforeShare} whole={row.wholeShare}>
                {shown(row.measured, row.before)}
              </Bar>
              <p className={styles.whole}>
                {t("compare.whole_was", { amount: shown(row.measured, row.wholeBefore) })}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

// More is said with a plus, less without a word of blame.
function Change({ row }: { row: Row }) {
  const t = useText();
  const percent = changePercent(row.now, row.before);
  if (percent === null) return null;
  const words =
    percent === 0
      ? t("compare.as_much")
      : t(percent > 0 ? "compare.more" : "compare.less", { percent: Math.abs(percent) });
  return (
    <span className={styles.change} data-more={percent > 0 || undefined}>
      {words}
    </span>
  );
}
