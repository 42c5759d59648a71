import type { Activity } from "../../api";
import { useText } from "../../lib/text";
import { clock, rateOf } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Card } from "../../ui/Card";
import styles from "./Details.module.css";
import { countsSteps } from "./panels";

const LOAD_SOURCES = ["heart_rate", "power", "pace", "duration"] as const;

// Everything else that the device told us, as a quiet list.
export function Details({ activity }: { activity: Activity }) {
  const t = useText();
  const measures = useMeasures();
  const rate = rateOf(activity.sport);
  const steps = countsSteps(activity.sport);
  const rows: [string, string][] = [];
  const add = (
    label: string,
    value: number | null | undefined,
    show: (value: number) => string,
  ) => {
    if (value !== null && value !== undefined) rows.push([label, show(value)]);
  };
  const whole = (unit: string) => (value: number) => `${measures.number(value)} ${unit}`;
  const cadence = (value: number) =>
    `${measures.number(steps ? value * 2 : value)} ${t(steps ? "common.spm" : "common.rpm")}`;
  const height = (value: number) => joined(measures.height(value));

  add(t("measure.elapsed_time"), activity.elapsed_s, clock);
  add(t("measure.timer_time"), activity.timer_s, clock);
  add(t("measure.pool"), activity.pool_length_m, (value) => joined(measures.shortDistance(value)));
  if (activity.pauses.length > 0) {
    const paused = activity.pauses.reduce((sum, pause) => sum + pause.duration_s, 0);
    rows.push([t("measure.pauses"), `${activity.pauses.length} · ${clock(paused)}`]);
  }
  add(
    t(rate === "speed" ? "measure.max_speed" : "measure.max_pace"),
    activity.max_speed_mps,
    (value) => joined(measures.rate(value, rate)),
  );
  add(t("measure.descent"), activity.descent_m, height);
  add(t("measure.max_heart_rate"), activity.max_heart_rate_bpm, whole(t("common.bpm")));
  add(t("measure.max_power"), activity.max_power_w, whole(t("common.watts")));
  add(t("measure.weighted_power"), activity.weighted_power_w, whole(t("common.watts")));
  add(t("measure.cadence"), activity.avg_cadence_rpm, cadence);
  add(t("measure.max_cadence"), activity.max_cadence_rpm, cadence);
  add(t("measure.temperature"), activity.avg_temperature_c, (value) =>
    joined(measures.temperature(value)),
  );
  const source = LOAD_SOURCES.find((known) => known === activity.load_source);
  if (source) rows.push([t("measure.load_from"), t(`load_source.${source}`)]);
  if (activity.device) rows.push([t("activity.device"), activity.device]);
  if (activity.file_name) rows.push([t("activity.file"), activity.file_name]);

  if (rows.length === 0) return null;
  return (
    <Card title={t("activity.details")}>
      <dl className={styles.list}>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function joined({ value, unit }: { value: string; unit: string }): string {
  return `${value} ${unit}`;
}
