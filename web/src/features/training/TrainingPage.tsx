import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { TrainingPlan, TrainingWeek } from "../../api";
import { formatDay } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Confirm";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { Calendar } from "./Calendar";
import { GoalWizard } from "./GoalWizard";
import styles from "./TrainingPage.module.css";
import { planQuery, useEndPlan } from "./training";
import { useTrainingWords } from "./words";

export function TrainingPage() {
  const t = useText();
  const plan = useQuery(planQuery);
  const [again, setAgain] = useState(false);
  const shown = plan.data?.plan;
  return (
    <Page title={t("nav.training")}>
      {plan.isPending && <Bones rows={2} height={220} />}
      {plan.isError && <Refused error={plan.error} retry={() => plan.refetch()} />}
      {plan.data && (!shown || again) && <GoalWizard onDone={() => setAgain(false)} />}
      {shown && !again && <PlanHead plan={shown} onNewGoal={() => setAgain(true)} />}
      {shown && !again && <Changes plan={shown} />}
      {plan.data && <Calendar />}
    </Page>
  );
}

function PlanHead({ plan, onNewGoal }: { plan: TrainingPlan; onNewGoal: () => void }) {
  const t = useText();
  const locale = useLocale();
  const words = useTrainingWords();
  const end = useEndPlan();
  const [asking, setAsking] = useState(false);
  const { aim } = plan.goal;
  const about =
    aim.kind === "race"
      ? t("training.plan_race", {
          distance: words.distance(aim.distance_m),
          day: formatDay(aim.on, locale, "long"),
        })
      : t("training.plan_fitness");
  const title = aim.kind === "race" && aim.name ? `${aim.name}: ${about}` : about;
  return (
    <Card
      title={title}
      aside={
        <div className={styles.actions}>
          <Button size="compact-sm" variant="default" onClick={onNewGoal}>
            {t("training.new_goal")}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setAsking(true)}>
            {t("training.end")}
          </Button>
        </div>
      }
    >
      {plan.ends_on < plan.today ? (
        <Notice tone="good">{t("training.plan_ended")}</Notice>
      ) : (
        plan.outcome.kind !== "ready" && (
          <Notice>
            {words.outcome(plan.outcome).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Notice>
        )
      )}
      <Weeks plan={plan} />
      {end.isError && <Refused error={end.error} />}
      <Confirm
        opened={asking}
        title={t("training.end_question")}
        action={t("training.end")}
        busy={end.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => end.mutate(undefined, { onSuccess: () => setAsking(false) })}
      >
        {t("training.end_words")}
      </Confirm>
    </Card>
  );
}

// Every week of the plan as a bar: as high as it is long, coloured by its phase.
function Weeks({ plan }: { plan: TrainingPlan }) {
  const t = useText();
  const words = useTrainingWords();
  const amount = (week: TrainingWeek) => week.distance_m ?? week.duration_s;
  const most = Math.max(...plan.weeks.map(amount), 1);
  const phases = [...new Set(plan.weeks.map((week) => week.phase))];
  return (
    <div className={styles.weeks}>
      <ol className={styles.bars} aria-label={t("training.weeks")}>
        {plan.weeks.map((week) => (
          <li
            key={week.starts_on}
            data-phase={week.phase}
            data-step-back={week.step_back || undefined}
            data-now={
              week.starts_on <= plan.today && daysAfter(week.starts_on) >= plan.today
                ? true
                : undefined
            }
          >
            <i style={{ blockSize: `${Math.max(6, (amount(week) / most) * 100)}%` }} />
            <span className="visually-hidden">
              {t("training.week_label", {
                week: words.day(week.starts_on),
                phase: t(week.step_back ? "training.step_back" : `training.phase.${week.phase}`),
                amount: words.size(week),
                done: week.done,
                sessions: week.sessions,
              })}
            </span>
          </li>
        ))}
      </ol>
      <ul className={styles.legend} aria-hidden="true">
        {phases.map((phase) => (
          <li key={phase}>
            <i data-phase={phase} />
            {t(`training.phase.${phase}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

// The Sunday of a week, given its Monday.
function daysAfter(monday: string): string {
  const sunday = new Date(`${monday}T12:00:00Z`);
  sunday.setUTCDate(sunday.getUTCDate() + 6);
  return sunday.toISOString().slice(0, 10);
}

const TOLD = 5;

function Changes({ plan }: { plan: TrainingPlan }) {
  const t = useText();
  const words = useTrainingWords();
  if (plan.changes.length === 0) return null;
  const inMetres = plan.goal.sport !== "strength";
  return (
    <Notice title={t("training.changes")}>
      <ul>
        {plan.changes.slice(0, TOLD).map((change) => (
          <li key={`${change.noted_on}-${change.session_id}-${change.what}`}>
            {words.change(change, inMetres)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
