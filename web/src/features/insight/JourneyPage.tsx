import { SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { Journey } from "../../api";
import { addDays } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useMeasures, useToday } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { type Column, Table } from "../../ui/Table";
import { FunnelChart } from "./FunnelChart";
import { journeyQuery } from "./feedback";
import { type FunnelRow, funnelRows, returnShare } from "./funnel";
import styles from "./Journey.module.css";
import { Retention } from "./Retention";

const WEEKS = [4, 12, 26, 52] as const;

// How far people come, and who comes back: counts with their definitions, never names.
export function JourneyPage() {
  const t = useText();
  const today = useToday();
  const countryName = useCountryName();
  const [weeks, setWeeks] = useState(12);
  const [country, setCountry] = useState<string | null>(null);
  const journey = useQuery(journeyQuery(addDays(today, -7 * (weeks - 1)), country));
  const data = journey.data;
  const countries = data?.countries.map((one) => one.country) ?? [];
  // A chosen country stays choosable in weeks in which nobody came from there.
  const choices = country && !countries.includes(country) ? [...countries, country] : countries;

  return (
    <Page
      title={t("journey.title")}
      aside={
        <div className={styles.filters}>
          <SegmentedControl
            aria-label={t("journey.weeks")}
            value={String(weeks)}
            onChange={(value) => setWeeks(Number(value))}
            data={WEEKS.map((count) => ({
              value: String(count),
              label: t("journey.last_weeks", { count }),
            }))}
          />
          <Select
            aria-label={t("journey.country")}
            placeholder={t("journey.every_country")}
            clearable
            searchable
            size="sm"
            data={choices.map((code) => ({ value: code, label: countryName(code) }))}
            value={country}
            onChange={setCountry}
          />
        </div>
      }
    >
      {journey.isPending && <Bones rows={2} height={320} />}
      {journey.isError && <Refused error={journey.error} retry={() => journey.refetch()} />}
      {data && data.total.registered === 0 && (
        <Empty title={t("journey.none")}>{t("journey.none_words")}</Empty>
      )}
      {data && data.total.registered > 0 && (
        <>
          {data.invented > 0 && <Notice>{t("journey.invented", { count: data.invented })}</Notice>}
          <Funnel journey={data} />
          <Card title={t("journey.retention")}>
            <Retention journey={data} />
          </Card>
          <Card title={t("journey.by_country")}>
            <Countries journey={data} />
          </Card>
        </>
      )}
    </Page>
  );
}

function Funnel({ journey }: { journey: Journey }) {
  const t = useText();
  const rows = useMemo(() => funnelRows(journey.total), [journey]);
  return (
    <Card
      title={t("journey.funnel")}
      aside={
        <span className="quiet">{t("journey.people", { count: journey.total.registered })}</span>
      }
    >
      <div className={styles.funnel}>
        <FunnelChart rows={rows} />
        <div className={styles.beside}>
          <FunnelTable rows={rows} />
          <div className={styles.definition}>
            <p>{t("journey.funnel_definition", { days: journey.window_days })}</p>
            <p>{t("journey.at_all_definition")}</p>
            {journey.total.still_open > 0 && (
              <p>
                {t("journey.still_open", {
                  count: journey.total.still_open,
                  days: journey.window_days,
                })}
              </p>
            )}
            <p>{t("journey.everybody")}</p>
          </div>
        </div>
      </div>
    </Card>
  );
}

function FunnelTable({ rows }: { rows: readonly FunnelRow[] }) {
  const t = useText();
  const measures = useMeasures();
  const percent = usePercent();
  const columns: Column<FunnelRow>[] = [
    { key: "step", title: t("journey.step"), cell: (row) => t(`journey.step_${row.step}`) },
    {
      key: "in_order",
      title: t("journey.in_order"),
      numeric: true,
      cell: (row) => measures.number(row.inOrder),
    },
    {
      key: "go_on",
      title: t("journey.of_before"),
      numeric: true,
      cell: (row) => percent(row.goOn),
    },
    { key: "share", title: t("journey.of_all"), numeric: true, cell: (row) => percent(row.share) },
    {
      key: "at_all",
      title: t("journey.at_all"),
      numeric: true,
      cell: (row) => measures.number(row.atAll),
    },
  ];
  return (
    <Table caption={t("journey.funnel")} columns={columns} rows={rows} rowKey={(row) => row.step} />
  );
}

type CountryRow = Journey["countries"][number];

function Countries({ journey }: { journey: Journey }) {
  const t = useText();
  const measures = useMeasures();
  const percent = usePercent();
  const countryName = useCountryName();
  const columns: Column<CountryRow>[] = [
    { key: "country", title: t("journey.country"), cell: (row) => countryName(row.country) },
    {
      key: "registered",
      title: t("journey.step_registered"),
      numeric: true,
      cell: (row) => measures.number(row.cohort.registered),
    },
    ...journey.total.steps.map(({ step }, at) => ({
      key: step,
      title: t(`journey.step_${step}`),
      numeric: true,
      cell: (row: CountryRow) => measures.number(row.cohort.steps[at]?.in_order ?? 0),
    })),
    ...journey.total.returns.map(({ day }, at) => ({
      key: `day_${day}`,
      title: t("journey.rolling_day", { day }),
      numeric: true,
      cell: (row: CountryRow) => {
        const one = row.cohort.returns[at];
        return percent(one && returnShare(one, "rolling"));
      },
    })),
  ];
  return (
    <>
      <Table
        caption={t("journey.by_country")}
        columns={columns}
        rows={journey.countries}
        rowKey={(row) => row.country}
      />
      <p className={styles.definition}>{t("journey.by_country_words")}</p>
    </>
  );
}

export function usePercent(): (share: number | undefined) => string {
  const locale = useLocale();
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
    return (share) => (share === undefined ? "–" : format.format(share));
  }, [locale]);
}

function useCountryName(): (code: string) => string {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "region" });
    return (code) => names.of(code) ?? code;
  }, [locale]);
}
