import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { OwnFeedback } from "../../api";
import { useCell } from "../../lib/cell";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Confirm";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/icons";
import { More } from "../../ui/More";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import styles from "./Feedback.module.css";
import { ownFeedbackQuery, screenshotUrl, useRead, useTakeBack } from "./feedback";
import { KIND_ICONS } from "./kinds";
import { outbox } from "./outbox";
import { StatePill } from "./StatePill";

// What I said, and what became of it.
export function FeedbackPage({ me }: { me: string | undefined }) {
  const t = useText();
  const list = useInfiniteQuery(ownFeedbackQuery);
  const waiting = useCell(outbox.waiting).filter((entry) => entry.owner === me && !entry.bodySent);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  useReadWhatIsSeen(items);
  useFreshList(waiting.length);
  const known = new Set(items.map((item) => item.id));
  const unsent = waiting.filter((entry) => !known.has(entry.id));
  return (
    <Page title={t("feedback.mine")} narrow>
      <p>{t("feedback.mine_words")}</p>
      {unsent.map((entry) => (
        <Card key={entry.id}>
          <div className={styles.item}>
            <span className={styles.kind} data-kind={entry.body.kind}>
              <Icon name={KIND_ICONS[entry.body.kind]} size={24} />
            </span>
            <div className={styles.body}>
              <div className={styles.line}>
                <b>{t(`feedback.kind_${entry.body.kind}`)}</b>
                <Pill>{t("feedback.waiting")}</Pill>
              </div>
              {entry.body.text && (
                <p className={styles.said} dir="auto">
                  {entry.body.text}
                </p>
              )}
            </div>
          </div>
        </Card>
      ))}
      {list.isPending && <Bones rows={3} height={120} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && unsent.length === 0 && (
        <Empty title={t("feedback.none")}>{t("feedback.none_words")}</Empty>
      )}
      {items.map((item) => (
        <Item key={item.id} item={item} />
      ))}
      <More list={list} />
    </Page>
  );
}

// What has just been sent is in the list of the server now.
function useFreshList(waiting: number): void {
  const queries = useQueryClient();
  const before = useRef(waiting);
  useEffect(() => {
    if (before.current === waiting) return;
    before.current = waiting;
    queries.invalidateQueries({ queryKey: ownFeedbackQuery.queryKey });
  }, [queries, waiting]);
}

// What is shown counts as read; the marks stay while the page is open.
function useReadWhatIsSeen(items: readonly OwnFeedback[]): void {
  const { mutate } = useRead();
  const unread = items.filter((item) => item.unread).map((item) => item.id);
  const key = unread.join();
  useEffect(() => {
    if (key !== "") mutate(key.split(","));
  }, [key, mutate]);
}

function Item({ item }: { item: OwnFeedback }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const takeBack = useTakeBack();
  const [asking, setAsking] = useState(false);
  return (
    <Card>
      <div className={styles.item}>
        <span className={styles.kind} data-kind={item.kind}>
          <Icon name={KIND_ICONS[item.kind]} size={24} />
        </span>
        <div className={styles.body}>
          <div className={styles.line}>
            <b>{t(`feedback.kind_${item.kind}`)}</b>
            <span className="row">
              {item.unread && <Pill tone="ember">{t("feedback.news")}</Pill>}
              <StatePill state={item.state} />
            </span>
          </div>
          {item.text && (
            <p className={styles.said} dir="auto">
              {item.text}
            </p>
          )}
          {item.has_screenshot && (
            <img
              className={styles.shot}
              src={screenshotUrl(item.id)}
              alt={t("feedback.picture")}
              loading="lazy"
            />
          )}
          {item.answer && (
            <p className={styles.answer}>
              <strong>{t("feedback.answer")}</strong>
              {item.answer}
            </p>
          )}
          {takeBack.isError && <Refused error={takeBack.error} />}
          <div className={styles.line}>
            <span className="quiet">
              {formatInstant(item.sent_at, zone, locale)} ·{" "}
              <span className={styles.page}>{item.page}</span>
            </span>
            <button type="button" className={styles.quiet_button} onClick={() => setAsking(true)}>
              {t("feedback.take_back")}
            </button>
          </div>
        </div>
      </div>
      <Confirm
        opened={asking}
        title={t("feedback.take_back_title")}
        action={t("feedback.take_back")}
        busy={takeBack.isPending}
        onConfirm={() => takeBack.mutate(item.id, { onSettled: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        {t("feedback.take_back_words")}
      </Confirm>
    </Card>
  );
}
