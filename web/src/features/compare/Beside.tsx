import { Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { BestBeside, ComparedFriend, ComparedPeriod, FriendComparison } from "../../api";
import { formatRange } from "../../lib/dates";
import { useEffortName } from "../../lib/efforts";
import { knownSport } from "../../lib/sports";
import { useLocale, useText } from "../../lib/text";
import { clock } from "../../lib/units";
import { Bones } from "../../ui/Bones";
import { Refused } from "../../ui/Refused";
import { type Column, Table } from "../../ui/Table";
import { useTell } from "../../ui/tell";
import { Bar, useShown } from "./Bars";
import { besideRows } from "./beside";
import { friendComparisonQuery, useComparing } from "./comparisons";
import { PERIODS } from "./Spans";
import spans from "./Spans.module.css";
import styles from "./WithFriends.module.css";

// Oneself beside one friend: the same days, the best times of the year, and levels.
export function Beside({ friend }: { friend: ComparedFriend }) {
  const t = useText();
  const tell = useTell();
  const change = useComparing();
  const beside = useQuery(friendComparisonQuery(friend.id));
  const { name } = friend;
  return (
    <section className="stack" aria-label={t("compare.beside", { name })}>
      <h3>{t("compare.beside", { name })}</h3>
      {beside.isPending && <Bones rows={2} height={120} />}
      {beside.isError && <Refused error={beside.error} retry={() => beside.refetch()} />}
      {beside.data && <Shown comparison={beside.data} name={name} />}
      <Button
        className={styles.end}
        variant="subtle"
        loading={change.isPending}
        onClick={() =>
          tell(
            change.mutateAsync({ athlete_id: friend.id, want: false }),
            t("compare.ended", { name }),
          )
        }
      >
        {t("compare.end", { name })}
      </Button>
    </section>
  );
}

function Shown({ comparison, name }: { comparison: FriendComparison; name: string }) {
  const t = useText();
  const [period, setPeriod] = useState<ComparedPeriod>("month");
  const [sport, setSport] = useState("");
  const sports = [
    ...new Set(comparison.periods.flatMap((one) => one.sports.map((of) => of.sport))),
  ];
  return (
    <>
      <p className={styles.words}>
        {t("compare.levels", { mine: comparison.my_level, theirs: comparison.their_level, name })}
      </p>
      <SegmentedControl
        className={styles.periods}
        aria-label={t("compare.period")}
        value={period}
        onChange={(chosen) => setPeriod(chosen as ComparedPeriod)}
        data={PERIODS.map((one) => ({ value: one, label: t(`compare.period_${one}`) }))}
      />
      {sports.length > 1 && (
        <NativeSelect
          className={styles.choose}
          size="sm"
          aria-label={t("activity.sport")}
          value={sport}
          onChange={(event) => setSport(event.currentTarget.value)}
          data={[
            { value: "", label: t("compare.all_sports") },
            ...sports.map((one) => ({ value: one, label: t(`sport.${knownSport(one)}`) })),
          ]}
        />
      )}
      <Rows comparison={comparison} period={period} sport={sport || null} name={name} />
      <Bests bests={comparison.bests} name={name} />
    </>
  );
}

interface RowsProps {
  comparison: FriendComparison;
  period: ComparedPeriod;
  sport: string | null;
  name: string;
}

function Rows({ comparison, period, sport, name }: RowsProps) {
  const t = useText();
  const locale = useLocale();
  const shown = useShown();
  const span = comparison.periods.find((one) => one.period === period);
  const rows = span ? besideRows(span, sport) : [];
  if (!span || rows.length === 0) {
    return <p className={styles.words}>{t("compare.nothing_beside")}</p>;
  }
  return (
    <>
      <ul className={spans.legend}>
        <li>
          <i data-bar="now" />
          {t("compare.you")}
        </li>
        <li>
          <i data-bar="before" />
          {name}
        </li>
        <li>{formatRange(span.from_on, comparison.today, locale)}</li>
      </ul>
      <dl className={spans.rows}>
        {rows.map((row) => (
          <div key={row.measured} className={spans.row}>
            <dt>{t(`compare.measure_${row.measured}`)}</dt>
            <dd>
              <Bar kind="now" share={row.mineShare} of={t("compare.you")}>
                {shown(row.measured, row.mine)}
              </Bar>
              <Bar kind="before" share={row.theirShare} of={name}>
                {shown(row.measured, row.theirs)}
              </Bar>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Bests({ bests, name }: { bests: BestBeside[]; name: string }) {
  const t = useText();
  const effortName = useEffortName();
  if (bests.length === 0) return null;
  const time = (seconds: number | null | undefined) => (seconds ? clock(seconds) : "–");
  const columns: Column<BestBeside>[] = [
    { key: "effort", title: t("measure.distance"), cell: (best) => effortName(best.effort) },
    { key: "mine", title: t("compare.you"), numeric: true, cell: (best) => time(best.mine_s) },
    { key: "theirs", title: name, numeric: true, cell: (best) => time(best.theirs_s) },
  ];
  return (
    <div>
      <h4 className={styles.bests}>{t("compare.bests")}</h4>
      <Table
        caption={t("compare.bests")}
        columns={columns}
        rows={bests}
        rowKey={(best) => best.effort}
      />
    </div>
  );
}
