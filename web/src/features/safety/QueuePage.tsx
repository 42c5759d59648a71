import { Button, NumberInput, Select, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { SafetyCase, SafetyDecision, SafetyRule } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useFaults } from "../../lib/refusals";
import { timeLeft } from "../../lib/staff";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { Handle } from "../../ui/Handle";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import styles from "./Safety.module.css";
import { casesQuery, DECISIONS, RULES, useAnswerAppeal, useDecide } from "./safety";

// What waits for a decision, the most urgent first.
export function QueuePage() {
  const t = useText();
  const queue = useQuery(casesQuery);
  const items = queue.data?.items ?? [];
  return (
    <Page title={t("queue.title")} narrow>
      {queue.isPending && <Bones rows={3} height={180} />}
      {queue.isError && <Refused error={queue.error} retry={() => queue.refetch()} />}
      {queue.isSuccess && items.length === 0 && (
        <Empty title={t("queue.nothing")}>{t("queue.nothing_words")}</Empty>
      )}
      {queue.isSuccess && items.length > 0 && (
        <p className="quiet">{t("queue.waiting", { count: queue.data.waiting })}</p>
      )}
      {items.map((item) => (
        <Waiting key={`${item.id} ${item.state}`} item={item} />
      ))}
    </Page>
  );
}

function Waiting({ item }: { item: SafetyCase }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const left = timeLeft(item.due_at, Date.now());
  const { hours, minutes } = left;
  return (
    <Card
      title={t(`safety.kind_${item.kind}`)}
      aside={
        <Pill tone={left.late || item.urgent ? "danger" : "flood"}>
          {left.late ? t("queue.late", { hours, minutes }) : t("queue.left", { hours, minutes })}
        </Pill>
      }
    >
      <div className="stack">
        <p className={styles.meta}>
          {item.athlete && (
            <Link to="/@{$handle}" params={{ handle: item.athlete.handle }}>
              <Handle handle={item.athlete.handle} />
            </Link>
          )}
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
          {item.urgent && <span>{t("queue.urgent")}</span>}
          <span>{t("queue.before", { count: item.decisions_before })}</span>
        </p>
        {item.quote && <blockquote className={styles.quote}>{item.quote}</blockquote>}
        <ul className={styles.lines} aria-label={t("queue.reports")}>
          {item.reports.map((report) => (
            <li key={report.made_at + report.reason}>
              <b>{t(`safety.rule_${report.reason}`)}</b>
              {report.words && <span className={styles.words}>{report.words}</span>}
              <small>
                <time dateTime={report.made_at}>{formatInstant(report.made_at, zone, locale)}</time>
              </small>
            </li>
          ))}
        </ul>
        {item.state === "appealed" && (
          <div className="stack">
            <p>
              <b>{item.decision && t(`queue.decision_${item.decision}`)}</b>
            </p>
            <p className={styles.words}>{item.statement}</p>
            <h3>{t("decisions.appeal")}</h3>
            <p className={styles.words}>{item.appeal}</p>
          </div>
        )}
        {!item.may_decide && <p className="quiet">{t("queue.not_you")}</p>}
        {item.may_decide && item.state === "open" && <Decide item={item} />}
        {item.may_decide && item.state === "appealed" && <Answer item={item} />}
      </div>
    </Card>
  );
}

function Decide({ item }: { item: SafetyCase }) {
  const t = useText();
  const say = useSay();
  const decide = useDecide(item.id);
  const faults = useFaults(decide.error);
  const [decision, setDecision] = useState<SafetyDecision>("nothing_wrong");
  const [rule, setRule] = useState<SafetyRule | null>(item.reports[0]?.reason ?? null);
  const [statement, setStatement] = useState("");
  const [days, setDays] = useState<string | number>(7);
  const against = decision !== "nothing_wrong";
  const choices = DECISIONS.filter((one) => one !== "hide" || item.kind !== "profile");
  const send = (event: FormEvent) => {
    event.preventDefault();
    const body = against
      ? { decision, rule, statement, ...(decision === "restrict" && { days: Number(days) }) }
      : { decision };
    decide.mutateAsync(body).then(
      () => say(t("queue.decided")),
      () => {}, // What was refused stands in the form.
    );
  };
  return (
    <form className={styles.form} onSubmit={send}>
      {decide.isError && Object.keys(faults).length === 0 && <Refused error={decide.error} />}
      <Select
        label={t("queue.decision")}
        allowDeselect={false}
        data={choices.map((value) => ({ value, label: t(`queue.decision_${value}`) }))}
        value={decision}
        error={faults.decision}
        onChange={(value) => setDecision(DECISIONS.find((one) => one === value) ?? "nothing_wrong")}
      />
      {against && (
        <>
          <Select
            label={t("queue.rule")}
            allowDeselect={false}
            data={RULES.map((value) => ({ value, label: t(`safety.rule_${value}`) }))}
            value={rule}
            error={faults.rule}
            onChange={(value) => setRule(RULES.find((one) => one === value) ?? null)}
          />
          {decision === "restrict" && (
            <NumberInput
              label={t("queue.days")}
              min={1}
              max={30}
              allowDecimal={false}
              value={days}
              error={faults.days}
              onChange={setDays}
            />
          )}
          <Textarea
            label={t("queue.statement")}
            description={t("queue.statement_words")}
            autosize
            minRows={2}
            maxRows={10}
            maxLength={2000}
            value={statement}
            error={faults.statement}
            onChange={(event) => setStatement(event.currentTarget.value)}
          />
        </>
      )}
      <Button type="submit" loading={decide.isPending} style={{ justifySelf: "start" }}>
        {t("queue.decide")}
      </Button>
    </form>
  );
}

function Answer({ item }: { item: SafetyCase }) {
  const t = useText();
  const say = useSay();
  const answer = useAnswerAppeal(item.id);
  const faults = useFaults(answer.error);
  const [words, setWords] = useState("");
  const send = (outcome: "upheld" | "reversed") =>
    answer.mutateAsync({ outcome, answer: words }).then(
      () => say(t("queue.decided")),
      () => {}, // What was refused stands in the form.
    );
  return (
    <div className={styles.form}>
      {answer.isError && faults.answer === undefined && <Refused error={answer.error} />}
      <Textarea
        label={t("queue.answer")}
        description={t("queue.statement_words")}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={2000}
        value={words}
        error={faults.answer}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className="row">
        <Button variant="default" loading={answer.isPending} onClick={() => send("upheld")}>
          {t("queue.uphold")}
        </Button>
        <Button loading={answer.isPending} onClick={() => send("reversed")}>
          {t("queue.reverse")}
        </Button>
      </div>
    </div>
  );
}
