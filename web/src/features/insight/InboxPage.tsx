import { Button, Select, Textarea } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useRef, useState } from "react";
import type { FeedbackKind, FeedbackState, OperatedFeedback } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useFaults } from "../../lib/refusals";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Handle } from "../../ui/Handle";
import { Icon } from "../../ui/icons";
import { More } from "../../ui/More";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import styles from "./Feedback.module.css";
import { FACES, inboxQuery, STATES, screenshotUrl, useAnswer, WORDS } from "./feedback";
import { KIND_ICONS } from "./kinds";
import { StatePill } from "./StatePill";

const KINDS: readonly FeedbackKind[] = [...FACES, ...WORDS];

// What people said: the list, and one of it with its answer.
export function InboxPage() {
  const t = useText();
  const [state, setState] = useState<FeedbackState | null>(null);
  const [kind, setKind] = useState<FeedbackKind | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useInfiniteQuery(inboxQuery(state, kind));
  const counts = list.data?.pages[0]?.counts ?? [];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const open = items.find((item) => item.id === chosen);
  const all = counts.reduce((sum, one) => sum + one.count, 0);

  return (
    <Page
      title={t("inbox.title")}
      aside={
        <Select
          aria-label={t("inbox.kind")}
          placeholder={t("inbox.every_kind")}
          clearable
          size="sm"
          data={KINDS.map((value) => ({ value, label: t(`feedback.kind_${value}`) }))}
          value={kind}
          onChange={(value) => setKind(KINDS.find((known) => known === value) ?? null)}
        />
      }
    >
      <fieldset className={styles.filters} aria-label={t("inbox.states")}>
        <Choice pressed={state === null} onPress={() => setState(null)} count={all}>
          {t("inbox.every_state")}
        </Choice>
        {STATES.map((one) => (
          <Choice
            key={one}
            pressed={state === one}
            onPress={() => setState(one)}
            count={counts.find((known) => known.state === one)?.count ?? 0}
          >
            {t(`feedback.state_${one}`)}
          </Choice>
        ))}
      </fieldset>
      {list.isPending && <Bones rows={4} height={64} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && (
        <div className={styles.desk} data-open={open ? true : undefined}>
          <div className={styles.list}>
            <Card flush>
              {items.length === 0 ? (
                <p className={styles.empty}>{t("inbox.none")}</p>
              ) : (
                <Rows items={items} chosen={chosen} onChoose={setChosen} />
              )}
              <More list={list} />
            </Card>
          </div>
          <div className={styles.detail}>
            {open ? (
              <Detail key={open.id} item={open} onBack={() => setChosen(null)} />
            ) : (
              items.length > 0 && <p className="quiet">{t("inbox.choose")}</p>
            )}
          </div>
        </div>
      )}
    </Page>
  );
}

interface ChoiceProps {
  pressed: boolean;
  count?: number;
  onPress(): void;
  children: string;
}

function Choice({ pressed, count, onPress, children }: ChoiceProps) {
  return (
    <button type="button" className={styles.choice} aria-pressed={pressed} onClick={onPress}>
      {children}
      {count !== undefined && <span>{count}</span>}
    </button>
  );
}

interface RowsProps {
  items: readonly OperatedFeedback[];
  chosen: string | null;
  onChoose(id: string): void;
}

// Arrow keys, or j and k, go through the list; the one that has the focus is the one that is open.
function Rows({ items, chosen, onChoose }: RowsProps) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const list = useRef<HTMLUListElement>(null);

  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const rows = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLButtonElement);
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    next?.focus();
    next?.click();
  };

  return (
    <ul ref={list} aria-label={t("inbox.list")} onKeyDown={move}>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className={styles.row}
            aria-current={item.id === chosen || undefined}
            data-new={item.state === "new" || undefined}
            onClick={() => onChoose(item.id)}
          >
            <span className={styles.kind} data-kind={item.kind}>
              <Icon name={KIND_ICONS[item.kind]} size={22} />
            </span>
            <span className={styles.first}>
              {item.text || t(`feedback.kind_${item.kind}`)}
              <small>
                {item.sender ? <Handle handle={item.sender.handle} /> : t("inbox.stranger")} ·{" "}
                {formatInstant(item.sent_at, zone, locale)}
              </small>
            </span>
            <StatePill state={item.state} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Detail({ item, onBack }: { item: OperatedFeedback; onBack(): void }) {
  const t = useText();
  const say = useSay();
  const locale = useLocale();
  const zone = useTimeZone();
  const answer = useAnswer(item.id);
  const faults = useFaults(answer.error);
  const [state, setState] = useState<FeedbackState>(item.state);
  const [text, setText] = useState(item.answer ?? "");

  const save = () =>
    answer.mutateAsync({ version: item.version, state, answer: text }).then(
      () => say(t("common.saved")),
      () => {}, // What was refused stands in the form.
    );

  return (
    <>
      <Button
        className={styles.back}
        variant="subtle"
        size="compact-md"
        leftSection={<Icon name="arrow_back" size={18} />}
        onClick={onBack}
      >
        {t("inbox.back")}
      </Button>
      <Card
        title={t(`feedback.kind_${item.kind}`)}
        aside={
          item.sender ? (
            <Link to="/@{$handle}" params={{ handle: item.sender.handle }}>
              <bdi>{item.sender.name}</bdi> · <Handle handle={item.sender.handle} />
            </Link>
          ) : (
            <span className="quiet">{t("inbox.stranger")}</span>
          )
        }
      >
        <div className="stack">
          {item.text ? (
            <p className={styles.said} dir="auto">
              {item.text}
            </p>
          ) : (
            <p className="quiet">{t("inbox.no_words")}</p>
          )}
          {item.has_screenshot && (
            <a href={screenshotUrl(item.id)} download="feedback.png">
              <img className={styles.shot} src={screenshotUrl(item.id)} alt={t("inbox.picture")} />
            </a>
          )}
          <dl className={styles.facts}>
            <dt>{t("inbox.page")}</dt>
            <dd className={styles.page}>{item.page}</dd>
            <dt>{t("inbox.build")}</dt>
            <dd className={styles.page}>{item.build}</dd>
            <dt>{t("inbox.seen_as")}</dt>
            <dd>
              {t(`inbox.width_${item.width}`)}, {t(`inbox.theme_${item.theme}`)}, {item.language}
            </dd>
            <dt>{t("inbox.sent")}</dt>
            <dd>{formatInstant(item.sent_at, zone, locale)}</dd>
          </dl>
          <fieldset className={styles.filters} aria-label={t("inbox.state")}>
            {STATES.map((one) => (
              <Choice key={one} pressed={state === one} onPress={() => setState(one)}>
                {t(`feedback.state_${one}`)}
              </Choice>
            ))}
          </fieldset>
          <Textarea
            label={t("inbox.answer")}
            description={item.sender ? t("inbox.answer_words") : t("inbox.answer_nobody")}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={2000}
            value={text}
            error={faults.answer}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {answer.isError && <Refused error={answer.error} />}
          <div className={styles.actions}>
            <Button
              loading={answer.isPending}
              disabled={state === item.state && text.trim() === (item.answer ?? "")}
              onClick={save}
            >
              {t("inbox.save")}
            </Button>
          </div>
        </div>
      </Card>
    </>
  );
}
