import { Button, Textarea } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { MyDecision } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useFaults } from "../../lib/refusals";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { More } from "../../ui/More";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import styles from "./Safety.module.css";
import { decisionsQuery, useAppeal } from "./safety";

// What was decided about one's own content, why, and how to have it looked at again.
export function DecisionsPage() {
  const t = useText();
  const list = useInfiniteQuery(decisionsQuery);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("decisions.title")} narrow>
      {list.isPending && <Bones rows={2} height={160} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Empty title={t("decisions.nothing")}>{t("decisions.nothing_words")}</Empty>
      )}
      {items.map((item) => (
        <Decided key={item.id} item={item} />
      ))}
      <More list={list} />
    </Page>
  );
}

function Decided({ item }: { item: MyDecision }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const when = (instant: string) => formatInstant(instant, zone, locale);
  return (
    <Card
      title={t(`decisions.told_${item.decision}`)}
      aside={
        item.outcome && (
          <Pill tone={item.outcome === "reversed" ? "turf" : "plain"}>
            {t(`decisions.outcome_${item.outcome}`)}
          </Pill>
        )
      }
    >
      <div className="stack">
        <p className={styles.meta}>
          <span>{t(`safety.kind_${item.kind}`)}</span>
          <time dateTime={item.decided_at}>{when(item.decided_at)}</time>
          {item.activity_id && (
            <Link to="/activities/$id" params={{ id: item.activity_id }}>
              {t("decisions.look")}
            </Link>
          )}
          {item.group_id && (
            <Link to="/groups/$id" params={{ id: item.group_id }}>
              {t("decisions.look")}
            </Link>
          )}
        </p>
        {item.quote && <blockquote className={styles.quote}>{item.quote}</blockquote>}
        <p>
          <b>{t("decisions.rule", { rule: t(`safety.rule_${item.rule}`) })}</b>
        </p>
        <p className={styles.words}>{item.statement}</p>
        {item.restricted_until && (
          <p>{t("decisions.restricted_until", { when: when(item.restricted_until) })}</p>
        )}
        <p className="quiet">{t("decisions.by_people")}</p>
        {item.appeal && (
          <div>
            <h3>{t("decisions.appeal")}</h3>
            <p className={styles.words}>{item.appeal}</p>
            {!item.answer && <p className="quiet">{t("decisions.appeal_waits")}</p>}
          </div>
        )}
        {item.answer && (
          <Notice
            tone={item.outcome === "reversed" ? "good" : "info"}
            title={t(`decisions.outcome_${item.outcome ?? "upheld"}`)}
          >
            {item.answer}
          </Notice>
        )}
        {item.may_appeal && <Appeal item={item} until={when(item.appeal_until)} />}
      </div>
    </Card>
  );
}

function Appeal({ item, until }: { item: MyDecision; until: string }) {
  const t = useText();
  const appeal = useAppeal(item.id);
  const faults = useFaults(appeal.error);
  const [words, setWords] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    appeal.mutate(words);
  };
  return (
    <form className={styles.form} onSubmit={send}>
      {appeal.isError && faults.words === undefined && <Refused error={appeal.error} />}
      <Textarea
        label={t("decisions.appeal_label")}
        description={t("decisions.appeal_words", { when: until })}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={words}
        error={faults.words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Button type="submit" loading={appeal.isPending} style={{ justifySelf: "start" }}>
        {t("decisions.appeal_send")}
      </Button>
    </form>
  );
}
