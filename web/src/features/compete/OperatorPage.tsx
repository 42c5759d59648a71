import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ChallengeEntry, OperatedChallenge } from "../../api";
import { formatDay, formatRange } from "../../lib/dates";
import { knownSport } from "../../lib/sports";
import { useLocale, useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/icons";
import { More } from "../../ui/More";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { type Column, Table } from "../../ui/Table";
import { PhasePill } from "./ChallengeRows";
import styles from "./Compete.module.css";
import { entriesQuery, operatedQuery, useClose } from "./challenges";
import { usePlace, useReceiptWords } from "./words";

// All regional challenges, for those who run the place: counts, entries, an early close.
export function OperatorPage() {
  const t = useText();
  const list = useInfiniteQuery(operatedQuery);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t("operator.challenges")}
      aside={
        <Button
          leftSection={<Icon name="plus" size={18} />}
          renderRoot={(props) => (
            <Link to="/challenges/new" search={{ kind: "regional" }} {...props} />
          )}
        >
          {t("challenge.new_regional")}
        </Button>
      }
    >
      {list.isPending && <Bones rows={3} height={120} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Empty title={t("operator.none")}>{t("operator.none_words")}</Empty>
      )}
      {items.map((operated) => (
        <Operated key={operated.challenge.id} operated={operated} />
      ))}
      <More list={list} />
    </Page>
  );
}

function Operated({ operated }: { operated: OperatedChallenge }) {
  const t = useText();
  const locale = useLocale();
  const place = usePlace();
  const measures = useMeasures();
  const close = useClose(operated.challenge.id);
  const [open, setOpen] = useState(false);
  const { challenge, receipts } = operated;
  return (
    <Card
      title={
        <Link to="/challenges/$id" params={{ id: challenge.id }}>
          <bdi>{challenge.title}</bdi>
        </Link>
      }
      aside={<PhasePill challenge={challenge} />}
    >
      <div className="stack">
        {" "}
        <p className={styles.over}>
          {place(challenge)} · {formatRange(challenge.starts_on, challenge.ends_on, locale)} ·{" "}
          {t("challenge.participants", { count: challenge.participants })}
        </p>
        <div className={styles.counts}>
          {receipts.map(({ verdict, count }) => (
            <Pill key={verdict} tone={verdict === "counted" ? "turf" : "plain"}>
              {t(`verdict.${verdict}`)}: {measures.number(count)}
            </Pill>
          ))}
        </div>
        {close.isError && <Refused error={close.error} />}
        <div className={styles.actions}>
          {challenge.phase !== "closed" && (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link to="/challenges/$id/edit" params={{ id: challenge.id }} {...props} />
              )}
            >
              {t("challenge.edit")}
            </Button>
          )}
          <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? "operator.hide_entries" : "operator.show_entries")}
          </Button>
          {challenge.phase === "counting" && (
            <Button variant="default" loading={close.isPending} onClick={() => close.mutate()}>
              {t("operator.close_now")}
            </Button>
          )}
        </div>
        {open && <Entries operated={operated} />}
      </div>
    </Card>
  );
}

function Entries({ operated }: { operated: OperatedChallenge }) {
  const t = useText();
  const locale = useLocale();
  const words = useReceiptWords();
  const { id, measure } = operated.challenge;
  const entries = useInfiniteQuery(entriesQuery(id));
  if (entries.isPending) return <Bones rows={2} height={48} />;
  if (entries.isError) return <Refused error={entries.error} retry={() => entries.refetch()} />;
  const rows = entries.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <p className="quiet">{t("operator.no_entries")}</p>;
  const columns: Column<ChallengeEntry>[] = [
    {
      key: "athlete",
      title: t("operator.athlete"),
      cell: (entry) => entry.athlete?.name ?? t("standings.somebody"),
    },
    {
      key: "sport",
      title: t("activity.sport"),
      cell: (entry) => t(`sport.${knownSport(entry.sport)}`),
    },
    {
      key: "on",
      title: t("rewards.on"),
      cell: (entry) => formatDay(entry.started_on, locale, "short"),
    },
    { key: "verdict", title: t("operator.verdict"), cell: (entry) => words(measure, entry) },
  ];
  return (
    <>
      <Table
        caption={t("operator.entries")}
        columns={columns}
        rows={rows}
        rowKey={(entry) => rows.indexOf(entry)}
      />
      <More list={entries} />
    </>
  );
}
