// Words for sessions: sizes, targets, outcomes.
import { useMemo } from "react";
import type {
  TrainingAdvice,
  TrainingChange,
  TrainingOutcome,
  TrainingSessionCard,
  TrainingStep,
} from "../../api";
import { formatDay } from "../../lib/dates";
import { type Language, useLanguage, useLocale, useText } from "../../lib/text";
import { clock, hoursAndMinutes, rateOf } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";

// The library's words, the same text in every language of the app.
type InEveryLanguage = Readonly<Record<Language, string>>;

export function useTrainingWords() {
  const t = useText();
  const locale = useLocale();
  const measures = useMeasures();
  const { language } = useLanguage();
  return useMemo(() => {
    const join = (part: { value: string; unit: string }) => `${part.value} ${part.unit}`;
    const distance = (metres: number) => join(measures.distance(metres, 1));
    const time = (seconds: number) => hoursAndMinutes(seconds, locale).map(join).join(" ");
    const day = (on: string) => formatDay(on, locale, "medium");
    const inLanguage = (words: InEveryLanguage) => words[language];
    const size = (session: { distance_m?: number | null; duration_s: number }) =>
      session.distance_m != null ? distance(session.distance_m) : time(session.duration_s);

    const amountOf = (step: TrainingStep) => {
      if (step.metres == null) return clock(step.seconds ?? step.about_s);
      return step.metres < 1000 ? join(measures.shortDistance(step.metres)) : distance(step.metres);
    };
    const targetOf = (step: TrainingStep, sport: string) => {
      const { target } = step;
      switch (target.kind) {
        case "pace": {
          const slow = measures.rate(target.low_mps, rateOf(sport));
          const fast = measures.rate(target.high_mps, rateOf(sport));
          return `${fast.value}–${slow.value} ${fast.unit}`;
        }
        case "heart_rate":
          return `${target.low_bpm}–${target.high_bpm} ${t("common.bpm")}`;
        case "power":
          return `${target.low_w}–${target.high_w} ${t("common.watts")}`;
        case "effort":
          return t("training.target.effort", { of_ten: target.of_ten });
      }
    };
    const stepName = (step: TrainingStep) =>
      step.exercise ? inLanguage(step.exercise) : t(`training.intent.${step.intent}`);

    const outcome = (outcome: TrainingOutcome): string[] => {
      switch (outcome.kind) {
        case "ready":
          return [t("training.outcome.ready", { weeks: outcome.weeks })];
        case "race_soon": {
          const values = { distance: distance(outcome.longest_m) };
          return [
            outcome.days === 0
              ? t("training.outcome.race_today")
              : t("training.outcome.race_soon", { days: outcome.days }),
            outcome.prepared
              ? t("training.outcome.prepared", values)
              : t("training.outcome.unprepared", values),
          ];
        }
        case "race_past":
          return [t("training.outcome.race_past", { day: day(outcome.on) })];
        case "far_away":
          return [
            t("training.outcome.far_away", { day: formatDay(outcome.from_on, locale, "long") }),
          ];
        case "far_beyond":
          return [
            t("training.outcome.far_beyond", {
              reachable: distance(outcome.reachable_m),
              needed: distance(outcome.needed_m),
            }),
            t("training.outcome.realistic", { distance: distance(outcome.realistic_m) }),
            outcome.realistic_on
              ? t("training.outcome.realistic_on", {
                  day: formatDay(outcome.realistic_on, locale, "long"),
                })
              : t("training.outcome.more_time", { minutes: outcome.minutes_needed }),
          ];
      }
    };
    const advice = (remark: TrainingAdvice) =>
      t(`training.advice.${remark.kind}`, { day: day(remark.on) });
    const change = (change: TrainingChange, inMetres: boolean) => {
      const told = (value: number) => (inMetres ? distance(value) : time(value));
      const values = { day: day(change.session_on) };
      const what =
        change.what === "resized"
          ? t("training.change.resized", {
              ...values,
              before: told(change.before),
              after: told(change.after),
            })
          : t(
              change.what === "missed" ? "training.change.missed" : "training.change.eased",
              values,
            );
      return change.because ? `${what} ${t(`training.because.${change.because}`)}` : what;
    };
    const match = (matched: NonNullable<TrainingSessionCard["matched"]>) => {
      const told = (value: number) =>
        matched.basis === "distance" ? measures.distance(value, 1) : null;
      const [done, planned] = [told(matched.done), told(matched.planned)];
      return t(matched.by === "hand" ? "training.match.hand" : "training.match.rule", {
        done: done ? done.value : time(matched.done),
        planned: planned ? join(planned) : time(matched.planned),
      });
    };
    return {
      distance,
      time,
      day,
      size,
      inLanguage,
      amountOf,
      targetOf,
      stepName,
      outcome,
      advice,
      change,
      match,
    };
  }, [t, locale, measures, language]);
}
