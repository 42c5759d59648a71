import { useInfiniteQuery } from "@tanstack/react-query";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { More } from "../../ui/More";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import styles from "./Safety.module.css";
import { reportsQuery } from "./safety";

const TONES = { waiting: "flood", acted: "turf", nothing_wrong: "plain" } as const;

// What one reported, and what became of it.
export function ReportsPage() {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const list = useInfiniteQuery(reportsQuery);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("reports.title")} narrow>
      {list.isPending && <Bones rows={2} height={120} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Empty title={t("reports.nothing")}>{t("reports.nothing_words")}</Empty>
      )}
      {items.map((item) => (
        <Card
          key={item.id}
          title={t(`safety.kind_${item.kind}`)}
          aside={<Pill tone={TONES[item.state]}>{t(`reports.state_${item.state}`)}</Pill>}
        >
          <div className="stack">
            {item.quote && <blockquote className={styles.quote}>{item.quote}</blockquote>}
            <p className={styles.meta}>
              <span>{t(`safety.rule_${item.reason}`)}</span>
              <time dateTime={item.made_at}>{formatInstant(item.made_at, zone, locale)}</time>
            </p>
            {item.words && <p className={styles.words}>{item.words}</p>}
            {item.state === "waiting" && (
              <p>{t("report.due", { when: formatInstant(item.due_at, zone, locale) })}</p>
            )}
          </div>
        </Card>
      ))}
      <More list={list} />
    </Page>
  );
}
