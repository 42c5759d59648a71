import { Button, FileButton } from "@mantine/core";
import { useState } from "react";
import type { FeedRun, ProductFeed } from "../../api";
import { countryName } from "../../lib/countries";
import { useLocale, useSaid, useText } from "../../lib/text";
import { useMeasures, useTimeZone } from "../../lib/viewer";
import { Notice } from "../../ui/Notice";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { type Column, Table } from "../../ui/Table";
import { Faults } from "./Faults";
import { useAccept, useRun, useUploadFeed } from "./operating";
import styles from "./Shop.module.css";

// A feed: how its last readings went, and what can be done about it.
export function FeedPanel({ feed, shop }: { feed: ProductFeed; shop: string }) {
  const t = useText();
  const locale = useLocale();
  const said = useSaid();
  const measures = useMeasures();
  const run = useRun(feed.id);
  const upload = useUploadFeed(feed.id);
  const accept = useAccept(feed.id);
  const [shown, setShown] = useState<number | null>(null);
  const columns = useColumns(measures.number, shown, setShown);
  const last = feed.runs[0];
  const name = countryName(feed.country, locale);
  // Two shops may sell in one country: what is named by it alone would have two of the same name.
  const which = `${shop}, ${name}`;
  const error = run.error ?? upload.error ?? accept.error;
  return (
    <section className={styles.feed} aria-label={`${t("feeds.of", { country: name })} · ${shop}`}>
      <div className={styles.feed_head}>
        <div>
          <h3>
            {name} · {feed.currency}
          </h3>
          <p className={styles.where}>
            {feed.address
              ? t("feeds.every", { address: feed.address, hours: feed.every_hours })
              : t("feeds.by_file")}
            {" · "}
            {t("feeds.listed", { count: feed.listed })}
          </p>
        </div>
        <div className={styles.actions}>
          {feed.source === "file" && (
            <FileButton
              onChange={(file) => file && upload.mutate(file)}
              accept=".xml,.rss,.atom,.tsv,.csv,.txt,.gz,text/*,application/xml,application/gzip"
            >
              {(props) => (
                <Button {...props} loading={upload.isPending}>
                  {t("feeds.upload")}
                </Button>
              )}
            </FileButton>
          )}
          {(feed.source === "address" || last !== undefined) && (
            <Button
              variant="default"
              loading={run.isPending || feed.is_being_read}
              onClick={() => run.mutate()}
            >
              {t("feeds.run")}
            </Button>
          )}
        </div>
      </div>
      {error != null && <Refused error={error} />}
      {last !== undefined && last.message !== "" && (
        <Notice
          tone={last.outcome === "failed" ? "danger" : "warning"}
          title={t(`feed_outcome.${outcomeOf(last)}`)}
          action={
            last.outcome === "too_short" && (
              <Button
                size="compact-sm"
                variant="default"
                loading={accept.isPending}
                onClick={() => accept.mutate(last.run)}
              >
                {t("feeds.accept")}
              </Button>
            )
          }
        >
          {said(last.message)}
        </Notice>
      )}
      {feed.runs.length > 0 ? (
        <Table
          caption={`${t("feeds.runs")}: ${which}`}
          rows={feed.runs.slice(0, 5)}
          rowKey={(one) => one.run}
          columns={columns}
        />
      ) : (
        <p className="quiet">{t(feed.due_at ? "feeds.waits" : "feeds.no_run")}</p>
      )}
      {shown !== null && <Faults feed={feed.id} run={shown} of={which} />}
    </section>
  );
}

const OUTCOMES = ["reading", "done", "not_newer", "too_short", "broken_off", "failed"] as const;

function outcomeOf(run: FeedRun) {
  return OUTCOMES.find((known) => known === run.outcome) ?? "done";
}

function useColumns(
  number: (value: number) => string,
  shown: number | null,
  show: (run: number | null) => void,
): Column<FeedRun>[] {
  const t = useText();
  const locale = useLocale();
  const timeZone = useTimeZone();
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  });
  const figure = (key: "read" | "added" | "changed" | "unchanged" | "gone"): Column<FeedRun> => ({
    key,
    title: t(`feeds.${key}`),
    numeric: true,
    cell: (run) => number(run[key]),
  });
  return [
    { key: "when", title: t("feeds.when"), cell: (run) => moment.format(new Date(run.started_at)) },
    {
      key: "outcome",
      title: t("feeds.outcome"),
      cell: (run) => <Pill tone={toneOf(run)}>{t(`feed_outcome.${outcomeOf(run)}`)}</Pill>,
    },
    figure("read"),
    figure("added"),
    figure("changed"),
    figure("unchanged"),
    figure("gone"),
    {
      key: "broken",
      title: t("feeds.broken"),
      numeric: true,
      cell: (run) =>
        run.broken === 0 ? (
          number(0)
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={shown === run.run}
            aria-label={t("feeds.show_broken", { count: run.broken })}
            onClick={() => show(shown === run.run ? null : run.run)}
          >
            {number(run.broken)}
          </Button>
        ),
    },
  ];
}

function toneOf(run: FeedRun) {
  if (run.outcome === "done") return "turf" as const;
  if (run.outcome === "failed" || run.outcome === "broken_off") return "danger" as const;
  return run.outcome === "too_short" ? ("flood" as const) : ("plain" as const);
}
