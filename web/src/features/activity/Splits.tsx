import type { Activity, Split } from "../../api";
import { useText } from "../../lib/text";
import { clock, metresInUnit, rateOf } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Bar } from "../../ui/Bar";
import { Card } from "../../ui/Card";
import { type Column, Table } from "../../ui/Table";
import { ShowButton } from "./ShowButton";

const LEAST_M = 20;

// Kilometre by kilometre, or mile by mile: the fastest has the longest bar.
export function Splits({
  activity,
  onShow,
}: {
  activity: Activity;
  onShow?: (fromS: number, toS: number) => void;
}) {
  const t = useText();
  const measures = useMeasures();
  const all = measures.units === "metric" ? activity.splits_km : activity.splits_mile;
  // A few steps past the last mark are no split of their own.
  const splits = all.filter((split) => split.distance_m >= LEAST_M);
  if (splits.length < 2) return null;

  const rate = rateOf(activity.sport);
  const kind = rate === "speed" ? "speed" : "pace";
  const speeds = splits.map((split) => split.avg_speed_mps);
  const fastest = Math.max(...speeds);
  // Bars begin below the slowest split, so that small differences can be seen.
  const ground = Math.min(...speeds) * 0.7;
  const starts = new Map<number, number>();
  let elapsed = 0;
  for (const split of splits) {
    starts.set(split.index, elapsed);
    elapsed += split.elapsed_s;
  }
  // The last one is rarely a whole unit: it tells its own length.
  const name = (split: Split) =>
    split.distance_m > metresInUnit(measures.units) * 0.98
      ? measures.number(split.index)
      : measures.distance(split.distance_m, 2).value;

  const columns: Column<Split>[] = [
    {
      key: "index",
      title: measures.distanceUnit,
      cell: (split) => {
        const from = starts.get(split.index) ?? 0;
        return (
          <ShowButton onShow={onShow && (() => onShow(from, from + split.elapsed_s))}>
            {name(split)}
          </ShowButton>
        );
      },
    },
    {
      key: "rate",
      title: `${t(`measure.${kind}`)}, ${measures.rateUnit(rate)}`,
      numeric: true,
      cell: (split) => measures.rate(split.avg_speed_mps, rate).value,
    },
    {
      key: "bar",
      title: "",
      wide: true,
      cell: (split) => (
        <Bar
          share={(split.avg_speed_mps - ground) / (fastest - ground)}
          colour="var(--measure-speed)"
        />
      ),
    },
  ];
  if (rate === "pace" && splits.some((split) => split.grade_adjusted_speed_mps != null)) {
    columns.push({
      key: "adjusted",
      title: t("measure.grade_adjusted"),
      numeric: true,
      cell: (split) =>
        split.grade_adjusted_speed_mps == null
          ? "–"
          : measures.rate(split.grade_adjusted_speed_mps, rate).value,
    });
  }
  if (splits.some((split) => split.ascent_m != null)) {
    columns.push({
      key: "climb",
      title: `${t("measure.climb")}, ${measures.heightUnit}`,
      numeric: true,
      cell: (split) =>
        `+${measures.height(split.ascent_m ?? 0).value} −${measures.height(split.descent_m ?? 0).value}`,
    });
  }
  if (splits.some((split) => split.avg_heart_rate_bpm != null)) {
    columns.push({
      key: "heart",
      title: t("common.bpm"),
      numeric: true,
      cell: (split) =>
        split.avg_heart_rate_bpm == null ? "–" : measures.number(split.avg_heart_rate_bpm),
    });
  }
  columns.push({
    key: "time",
    title: t("measure.time"),
    numeric: true,
    cell: (split) => clock(split.moving_s),
  });

  return (
    <Card title={t("activity.splits")}>
      <Table
        caption={t("activity.splits")}
        columns={columns}
        rows={splits}
        rowKey={(split) => split.index}
      />
    </Card>
  );
}
