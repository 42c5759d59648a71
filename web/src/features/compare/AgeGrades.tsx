import { Button, NativeSelect } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { GradedDistance, OwnComparison } from "../../api";
import { useEffortName } from "../../lib/efforts";
import { useText } from "../../lib/text";
import { clock } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Card } from "../../ui/Card";
import { LineChart } from "../../ui/LineChart";
import { Refused } from "../../ui/Refused";
import { type Column, Table } from "../../ui/Table";
import styles from "./AgeGrades.module.css";
import { AskSex } from "./AskSex";
import { useSetSex } from "./comparisons";

// The best times of each year beside the best that is known for the age.
export function AgeGrades({ comparison }: { comparison: OwnComparison }) {
  const t = useText();
  if (!comparison.gradable) {
    return (
      <Card title={t("compare.grades")}>
        <p className={styles.words}>{t("compare.grades_none")}</p>
      </Card>
    );
  }
  return (
    <Card title={t("compare.grades")}>
      <p className={styles.words}>{t("compare.grades_words")}</p>
      {comparison.sex === null || comparison.sex === undefined ? (
        <AskSex />
      ) : (
        <Told comparison={comparison} />
      )}
    </Card>
  );
}

function Told({ comparison }: { comparison: OwnComparison }) {
  const t = useText();
  const effortName = useEffortName();
  const save = useSetSex();
  const [chosen, setChosen] = useState(comparison.grades[0]?.effort ?? "");
  const graded = comparison.grades.find((one) => one.effort === chosen) ?? comparison.grades[0];
  return (
    <>
      {graded && comparison.grades.length > 1 && (
        <NativeSelect
          className={styles.distance}
          label={t("measure.distance")}
          value={graded.effort}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={comparison.grades.map((one) => ({
            value: one.effort,
            label: effortName(one.effort),
          }))}
        />
      )}
      {graded && <Graded graded={graded} name={effortName(graded.effort)} />}
      <p className={styles.told}>
        {t(comparison.sex === "f" ? "compare.told_f" : "compare.told_m")}{" "}
        <Button
          size="compact-sm"
          variant="subtle"
          loading={save.isPending}
          onClick={() => save.mutate(null)}
        >
          {t("compare.take_back")}
        </Button>
      </p>
      {save.isError && <Refused error={save.error} />}
    </>
  );
}

function Graded({ graded, name }: { graded: GradedDistance; name: string }) {
  const t = useText();
  const measures = useMeasures();
  const years = graded.years;
  const percent = (value: number) => `${measures.number(value, 1)} %`;
  const columns: Column<(typeof years)[number]>[] = [
    {
      key: "year",
      title: t("compare.year"),
      cell: (year) => (
        <Link to="/activities/$id" params={{ id: year.activity_id }}>
          {year.year}
        </Link>
      ),
    },
    { key: "age", title: t("compare.age"), numeric: true, cell: (year) => year.age },
    { key: "time", title: t("measure.time"), numeric: true, cell: (year) => clock(year.elapsed_s) },
    {
      key: "percent",
      title: t("compare.grade"),
      numeric: true,
      cell: (year) => percent(year.percent),
    },
  ];
  const first = years[0];
  const last = years[years.length - 1];
  if (!first || !last) return null;
  return (
    <>
      {years.length > 1 && (
        <LineChart
          label={t("compare.grades_of", { distance: name })}
          lines={[
            {
              label: t("compare.grade"),
              colour: "var(--ember)",
              values: years.map((year) => year.percent),
              filled: true,
            },
          ]}
          ends={[String(first.year), String(last.year)]}
          read={(index) => {
            const year = years[index] ?? last;
            return { when: String(year.year), values: [percent(year.percent)] };
          }}
        />
      )}
      <Table
        caption={t("compare.grades_of", { distance: name })}
        columns={columns}
        rows={[...years].reverse()}
        rowKey={(year) => String(year.year)}
      />
    </>
  );
}
