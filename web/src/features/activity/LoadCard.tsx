import type { LoadSummary } from "../../api";
import { formatDay } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { Card } from "../../ui/Card";
import { LineChart } from "../../ui/LineChart";
import { formKey } from "./form";
import styles from "./LoadCard.module.css";

// What training adds up to over six weeks: fitness, fatigue and the form between them.
export function LoadCard({ load }: { load: LoadSummary }) {
  const t = useText();
  const locale = useLocale();
  const measures = useMeasures();
  const days = load.days;
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return null;
  const signed = (value: number) =>
    `${value > 0.5 ? "+" : value < -0.5 ? "−" : ""}${measures.number(Math.abs(value))}`;

  return (
    <Card title={t("load.title")}>
      <p className={styles.words}>{t(formKey(load))}</p>
      <LineChart
        label={t("load.chart")}
        lines={[
          {
            label: t("load.fitness"),
            colour: "var(--measure-cadence)",
            values: days.map((day) => day.fitness),
            filled: true,
          },
          {
            label: t("load.fatigue"),
            colour: "var(--measure-speed)",
            values: days.map((day) => day.fatigue),
          },
          {
            label: t("load.form"),
            colour: "var(--measure-altitude)",
            values: days.map((day) => day.form),
          },
        ]}
        ends={[formatDay(first.on, locale, "short"), formatDay(last.on, locale, "short")]}
        read={(index) => {
          const day = days[index] ?? last;
          return {
            when: formatDay(day.on, locale, "medium"),
            values: [measures.number(day.fitness), measures.number(day.fatigue), signed(day.form)],
          };
        }}
      />
    </Card>
  );
}
