import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { TrainingSession } from "../../api";
import { useText } from "../../lib/text";
import { clock, rateOf } from "../../lib/units";
import { useMeasures, useToday } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/icons";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { type Column, Table } from "../../ui/Table";
import styles from "./SessionPage.module.css";
import { SessionTile } from "./SessionTile";
import { StepBars } from "./StepBars";
import { writtenOut } from "./steps";
import { sessionQuery, useChooseActivity, useUndoActivity } from "./training";
import { useTrainingWords } from "./words";

const route = getRouteApi("/training/$id");

export function SessionPage() {
  const { id } = route.useParams();
  const t = useText();
  const words = useTrainingWords();
  const session = useQuery(sessionQuery(id));
  const title = session.data ? words.inLanguage(session.data.name) : t("training.one");
  return (
    <Page
      title={title}
      over={
        <Link to="/training" search={session.data ? { on: session.data.on } : {}}>
          {session.data ? words.day(session.data.on) : t("nav.training")}
        </Link>
      }
    >
      {session.isPending && <Bones rows={2} height={240} />}
      {session.isError && <Refused error={session.error} retry={() => session.refetch()} />}
      {session.data && <Shown session={session.data} />}
    </Page>
  );
}

function Shown({ session }: { session: TrainingSession }) {
  const t = useText();
  const words = useTrainingWords();
  const today = useToday();
  return (
    <div className={styles.columns}>
      <Card
        title={t("training.steps")}
        aside={
          <Button
            component="a"
            href={`/api/v1/training/sessions/${session.id}/workout.fit`}
            download
            size="compact-sm"
            variant="default"
            leftSection={<Icon name="download" size={16} />}
          >
            {t("training.for_watch")}
          </Button>
        }
      >
        <div className="stack">
          <p>{words.inLanguage(session.about)}</p>
          <div className={styles.pills}>
            <Pill tone={session.hard ? "ember" : "turf"}>{words.size(session)}</Pill>
            <Pill>{words.time(session.duration_s)}</Pill>
            {session.hard && <Pill tone="ember">{t("training.hard")}</Pill>}
          </div>
          {session.because && <Notice>{t(`training.because.${session.because}`)}</Notice>}
          <StepBars parts={session.parts} />
          <Steps session={session} />
        </div>
      </Card>
      <div className="stack">
        <SessionTile session={session} today={today} />
        {session.moved_from && (
          <p className="quiet">
            {t("training.planned_on", { day: words.day(session.moved_from) })}
          </p>
        )}
        <Match session={session} />
        {session.done && <Compared session={session} done={session.done} />}
      </div>
    </div>
  );
}

function Steps({ session }: { session: TrainingSession }) {
  const t = useText();
  const words = useTrainingWords();
  return (
    <ol className={styles.parts}>
      {session.parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place.
        <li key={at} data-repeated={part.times > 1 || undefined}>
          {part.times > 1 && (
            <p className={styles.times}>{t("training.times", { count: part.times })}</p>
          )}
          <ol className={styles.steps}>
            {part.steps.map((step, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name than their place.
              <li key={place}>
                <b>{words.stepName(step)}</b>
                <span className={styles.amount}>{words.amountOf(step)}</span>
                <span className="quiet">{words.targetOf(step, session.sport)}</span>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

// Which activity it was, why we think so, and a way out of it.
function Match({ session }: { session: TrainingSession }) {
  const t = useText();
  const words = useTrainingWords();
  const choose = useChooseActivity();
  const undo = useUndoActivity();
  const error = choose.error ?? undo.error;
  return (
    <>
      {error && <Refused error={error} />}
      {session.matched && (
        <Card title={t("training.match.title")}>
          <div className="stack">
            <p className={styles.reason}>
              <Icon name="check" size={18} /> {words.match(session.matched)}
            </p>
            <div className={styles.pills}>
              <Button
                component={Link}
                to={`/activities/${session.matched.activity_id}`}
                size="compact-sm"
                variant="default"
              >
                {t("training.match.open")}
              </Button>
              <Button
                size="compact-sm"
                variant="subtle"
                loading={undo.isPending}
                onClick={() => undo.mutate(session.id)}
              >
                {t("training.match.undo")}
              </Button>
            </div>
          </div>
        </Card>
      )}
      {!session.matched && session.choices.length > 0 && (
        <Card title={t("training.match.choose")}>
          <ul className={styles.choices}>
            {session.choices.map((choice) => (
              <li key={choice.activity_id}>
                <span>
                  {words.day(choice.on)} ·{" "}
                  {words.size({ distance_m: choice.distance_m, duration_s: choice.moving_s })}
                </span>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => choose.mutate({ id: session.id, activity: choice.activity_id })}
                >
                  {t("training.match.this")}
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

interface ComparedRow {
  at: number;
  name: string;
  planned: string;
  done: string;
}

function Compared({
  session,
  done,
}: {
  session: TrainingSession;
  done: NonNullable<TrainingSession["done"]>;
}) {
  const t = useText();
  const words = useTrainingWords();
  const measures = useMeasures();
  const rows: ComparedRow[] = writtenOut(session.parts).map((step, at) => {
    const real = done.steps[at];
    const parts = [];
    if (real) parts.push(clock(real.elapsed_s));
    if (real?.distance_m != null) parts.push(words.distance(real.distance_m));
    if (real?.avg_speed_mps) {
      const { value, unit } = measures.rate(real.avg_speed_mps, rateOf(session.sport));
      parts.push(`${value} ${unit}`);
    }
    if (real?.avg_heart_rate_bpm)
      parts.push(`${measures.number(real.avg_heart_rate_bpm)} ${t("common.bpm")}`);
    return {
      at,
      name: words.stepName(step),
      planned: `${words.amountOf(step)}, ${words.targetOf(step, session.sport)}`,
      done: parts.join(" · ") || "–",
    };
  });
  const columns: Column<ComparedRow>[] = [
    { key: "name", title: t("training.compare.step"), cell: (row) => row.name },
    { key: "planned", title: t("training.compare.planned"), cell: (row) => row.planned },
    { key: "done", title: t("training.compare.done"), cell: (row) => row.done },
  ];
  return (
    <Card title={t("training.compare")}>
      <div className="stack">
        <p className="quiet">{t(`training.compare.${done.by}`)}</p>
        <Table
          caption={t("training.compare")}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.at}
        />
      </div>
    </Card>
  );
}
