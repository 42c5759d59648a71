import type { Activity, Lap } from "../../api";
import { useText } from "../../lib/text";
import { clock, rateOf } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Bar } from "../../ui/Bar";
import { Card } from "../../ui/Card";
import { type Column, Table } from "../../ui/Table";
import { ShowButton } from "./ShowButton";

// The laps that the athlete pressed. A single lap is the whole activity and says nothing new.
export function Laps({
  activity,
  onShow,
}: {
  activity: Activity;
  onShow?: (fromS: number, toS: number) => void;
}) {
  const t = useText();
  const measures = useMeasures();
  const laps = activity.laps;
  if (laps.length < 2) return null;

  const rate = rateOf(activity.sport);
  const fastest = Math.max(...laps.map((lap) => lap.avg_speed_mps ?? 0), 1e-9);
  const columns: Column<Lap>[] = [
    {
      key: "index",
      title: t("activity.lap"),
      cell: (lap) => (
        <ShowButton
          onShow={
            onShow && (() => onShow(lap.started_after_s, lap.started_after_s + lap.elapsed_s))
          }
        >
          {measures.number(lap.index)}
        </ShowButton>
      ),
    },
    { key: "time", title: t("measure.time"), numeric: true, cell: (lap) => clock(lap.timer_s) },
  ];
  const optional = (
    key: string,
    title: string,
    value: (lap: Lap) => number | null | undefined,
    show: (value: number) => string,
  ) => {
    if (!laps.some((lap) => value(lap) != null)) return;
    columns.push({
      key,
      title,
      numeric: true,
      cell: (lap) => {
        const found = value(lap);
        return found == null ? "–" : show(found);
      },
    });
  };
  optional(
    "distance",
    measures.distanceUnit,
    (lap) => lap.distance_m,
    (value) => measures.distance(value).value,
  );
  if (laps.some((lap) => lap.avg_speed_mps)) {
    optional(
      "rate",
      measures.rateUnit(rate),
      (lap) => lap.avg_speed_mps,
      (value) => measures.rate(value, rate).value,
    );
    columns.push({
      key: "bar",
      title: "",
      wide: true,
      cell: (lap) => (
        <Bar share={(lap.avg_speed_mps ?? 0) / fastest} colour="var(--measure-speed)" />
      ),
    });
  }
  optional(
    "climb",
    `${t("measure.climb")}, ${measures.heightUnit}`,
    (lap) => lap.ascent_m,
    (value) => measures.height(value).value,
  );
  optional(
    "heart",
    t("common.bpm"),
    (lap) => lap.avg_heart_rate_bpm,
    (value) => measures.number(value),
  );
  optional(
    "power",
    t("common.watts"),
    (lap) => lap.avg_power_w,
    (value) => measures.number(value),
  );

  return (
    <Card title={t("activity.laps")}>
      <Table
        caption={t("activity.laps")}
        columns={columns}
        rows={laps}
        rowKey={(lap) => lap.index}
      />
    </Card>
  );
}
