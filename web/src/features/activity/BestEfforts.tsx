import type { Activity } from "../../api";
import { useEffortName } from "../../lib/efforts";
import { useText } from "../../lib/text";
import { clock, rateOf } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Card } from "../../ui/Card";
import { Pill } from "../../ui/Pill";
import { type Column, Table } from "../../ui/Table";
import { ShowButton } from "./ShowButton";

type Effort = Activity["best_efforts"][number];

export function BestEfforts({
  activity,
  onShow,
}: {
  activity: Activity;
  onShow?: (fromS: number, toS: number) => void;
}) {
  const t = useText();
  const measures = useMeasures();
  const effortName = useEffortName();
  const rate = rateOf(activity.sport);
  if (activity.best_efforts.length === 0) return null;

  const columns: Column<Effort>[] = [
    {
      key: "name",
      title: t("measure.distance"),
      cell: (effort) => (
        <ShowButton
          onShow={
            onShow &&
            (() => onShow(effort.started_after_s, effort.started_after_s + effort.elapsed_s))
          }
        >
          {effortName(effort.name)}
        </ShowButton>
      ),
    },
    {
      key: "time",
      title: t("measure.time"),
      numeric: true,
      cell: (effort) => clock(effort.elapsed_s),
    },
    {
      key: "rate",
      title: measures.rateUnit(rate),
      numeric: true,
      cell: (effort) => measures.rate(effort.distance_m / effort.elapsed_s, rate).value,
    },
    {
      key: "best",
      title: "",
      cell: (effort) =>
        effort.personal_best ? <Pill tone="ember">{t("activity.personal_best")}</Pill> : null,
    },
  ];
  return (
    <Card title={t("activity.best_efforts")}>
      <Table
        caption={t("activity.best_efforts")}
        columns={columns}
        rows={activity.best_efforts}
        rowKey={(effort) => effort.name}
      />
    </Card>
  );
}
