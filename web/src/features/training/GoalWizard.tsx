import { Button, Chip, Input, NumberInput, SegmentedControl, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { TrainingGoal } from "../../api";
import { addDays, formatDay } from "../../lib/dates";
import { useFaults } from "../../lib/refusals";
import { useLocale, useText } from "../../lib/text";
import { metresInUnit } from "../../lib/units";
import { useMeasures, useToday } from "../../lib/viewer";
import { Card } from "../../ui/Card";
import { Notice } from "../../ui/Notice";
import { Refused } from "../../ui/Refused";
import { mondayOf } from "./calendar";
import styles from "./GoalWizard.module.css";
import { useMakePlan, usePreview } from "./training";
import { useTrainingWords } from "./words";

type Sport = TrainingGoal["sport"];
const SPORTS: readonly Sport[] = ["running", "cycling", "walking", "strength"];
const DISTANCES: Record<Sport, readonly number[]> = {
  running: [5000, 10000, 21097.5, 42195],
  cycling: [40000, 80000, 120000],
  walking: [10000, 20000, 40000],
  strength: [],
};
const OTHER = "other";

// Three short questions, then what the plan would be like. Nothing is kept before the last button.
export function GoalWizard({ onDone }: { onDone?: () => void }) {
  const t = useText();
  const words = useTrainingWords();
  const locale = useLocale();
  const measures = useMeasures();
  const today = useToday();
  const preview = usePreview();
  const make = useMakePlan();
  const [step, setStep] = useState(1);
  const [aim, setAim] = useState<"race" | "fitness">("race");
  const [sport, setSport] = useState<Sport>("running");
  const [distance, setDistance] = useState("10000");
  const [other, setOther] = useState<number>(15);
  const [on, setOn] = useState(addDays(today, 84));
  const [name, setName] = useState("");
  const [days, setDays] = useState<string[]>(["2", "4", "7"]);
  const [minutes, setMinutes] = useState<number>(45);
  const [longMinutes, setLongMinutes] = useState<number>(90);

  const isRace = aim === "race" && sport !== "strength";
  const monday = mondayOf(today);
  const unit = metresInUnit(measures.units);
  const goal: TrainingGoal = {
    aim: isRace
      ? {
          kind: "race",
          distance_m: distance === OTHER ? Math.round(other * unit) : Number(distance),
          on,
          ...(name.trim() ? { name: name.trim() } : {}),
        }
      : { kind: "fitness" },
    sport,
    days: days.map(Number).sort(),
    minutes,
    long_minutes: longMinutes,
  };
  const choose = (next: Sport) => {
    setSport(next);
    setDistance(String(DISTANCES[next][1] ?? OTHER));
  };
  const goOn = (event: FormEvent) => {
    event.preventDefault();
    if (step === 2) preview.mutate(goal, { onSuccess: () => setStep(3) });
    else setStep(step + 1);
  };
  const start = (anyway: boolean) =>
    make.mutate({ goal, anyway }, { onSuccess: (made) => made.plan && onDone?.() });
  const fields = useFaults(preview.error);
  const shown = preview.data;
  const canStart = shown !== undefined && shown.weeks.length > 0;
  const isBeyond = shown?.outcome.kind === "far_beyond";

  return (
    <Card
      title={t("training.goal_title")}
      aside={<span className="quiet">{t("training.goal_step", { step })}</span>}
      className={styles.wizard}
    >
      <form className={styles.form} onSubmit={goOn}>
        {step === 1 && (
          <>
            <SegmentedControl
              fullWidth
              aria-label={t("training.goal_title")}
              value={isRace ? "race" : "fitness"}
              onChange={(value) => setAim(value as typeof aim)}
              data={[
                { value: "race", label: t("training.goal_race"), disabled: sport === "strength" },
                { value: "fitness", label: t("training.goal_fitness") },
              ]}
            />
            <Choice label={t("training.goal_sport")}>
              <Chip.Group value={sport} onChange={(value) => choose(value as Sport)}>
                {SPORTS.map((known) => (
                  <Chip key={known} value={known}>
                    {t(`sport.${known}`)}
                  </Chip>
                ))}
              </Chip.Group>
            </Choice>
            {isRace && (
              <>
                <Choice label={t("training.goal_distance")}>
                  <Chip.Group value={distance} onChange={(value) => setDistance(value as string)}>
                    {DISTANCES[sport].map((metres) => (
                      <Chip key={metres} value={String(metres)}>
                        {words.distance(metres)}
                      </Chip>
                    ))}
                    <Chip value={OTHER}>{t("training.goal_other")}</Chip>
                  </Chip.Group>
                </Choice>
                {distance === OTHER && (
                  <NumberInput
                    label={`${t("training.goal_distance")}, ${measures.distanceUnit}`}
                    value={other}
                    min={1}
                    max={500}
                    onChange={(value) => setOther(Number(value) || 1)}
                  />
                )}
                <TextInput
                  type="date"
                  label={t("training.goal_on")}
                  required
                  withAsterisk={false}
                  value={on}
                  onChange={(event) => setOn(event.currentTarget.value)}
                />
                <TextInput
                  label={t("training.goal_name")}
                  description={t("training.goal_name_hint")}
                  maxLength={80}
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                />
              </>
            )}
          </>
        )}
        {step === 2 && (
          <>
            <Choice
              label={t("training.goal_days")}
              error={days.length === 0 ? t("training.goal_no_day") : fields.days}
            >
              <Chip.Group multiple value={days} onChange={setDays}>
                {["1", "2", "3", "4", "5", "6", "7"].map((day) => (
                  <Chip key={day} value={day}>
                    {formatDay(addDays(monday, Number(day) - 1), locale, "weekday_narrow")}
                  </Chip>
                ))}
              </Chip.Group>
            </Choice>
            <div className={styles.pair}>
              <NumberInput
                label={t("training.goal_minutes")}
                min={10}
                max={240}
                step={5}
                value={minutes}
                error={fields.minutes}
                onChange={(value) => setMinutes(Number(value) || 0)}
              />
              {sport !== "strength" && (
                <NumberInput
                  label={t("training.goal_long_minutes")}
                  min={10}
                  max={600}
                  step={15}
                  value={longMinutes}
                  error={fields.long_minutes}
                  onChange={(value) => setLongMinutes(Number(value) || 0)}
                />
              )}
            </div>
            <p className="quiet">{t("training.goal_experience")}</p>
            {preview.isError && <Refused error={preview.error} />}
          </>
        )}
        {step === 3 && shown && (
          <>
            <Notice tone={canStart && !isBeyond ? "good" : "info"}>
              {words.outcome(shown.outcome).map((line) => (
                <p key={line}>{line}</p>
              ))}
            </Notice>
            {shown.first.length > 0 && (
              <div>
                <h3>{t("training.goal_first_week")}</h3>
                <ul className={styles.first}>
                  {shown.first.slice(0, 4).map((session) => (
                    <li key={session.id}>
                      <span className="quiet">{words.day(session.on)}</span>
                      <b>{words.inLanguage(session.name)}</b>
                      <span>{words.size(session)}</span>
                    </li>
                  ))}
                </ul>
              </div>
            )}
            {make.isError && <Refused error={make.error} />}
          </>
        )}
        <div className={styles.buttons}>
          {step > 1 && (
            <Button variant="default" onClick={() => setStep(step - 1)}>
              {t("training.goal_back")}
            </Button>
          )}
          {step < 3 && (
            <Button type="submit" loading={preview.isPending} disabled={days.length === 0}>
              {t("training.goal_go_on")}
            </Button>
          )}
          {step === 3 && canStart && (
            <Button loading={make.isPending} onClick={() => start(isBeyond)}>
              {t(isBeyond ? "training.goal_anyway" : "training.goal_start")}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}

function Choice({
  label,
  error,
  children,
}: {
  label: string;
  error?: string;
  children: React.ReactNode;
}) {
  return (
    <fieldset className={styles.choice}>
      <legend className="mantine-InputWrapper-label">{label}</legend>
      <div className={styles.chips}>{children}</div>
      {error && <Input.Error>{error}</Input.Error>}
    </fieldset>
  );
}
