// A session's steps as bars and as a flat list. Pure.
import type { TrainingSession, TrainingStep } from "../../api";

export interface StepBar {
  key: string;
  // Share of the session's time, 0 to 1.
  width: number;
  // Effort, 0 to 1.
  height: number;
  intent: TrainingStep["intent"];
}

// Every step as it will be done, repeats written out.
export function writtenOut(parts: TrainingSession["parts"]): TrainingStep[] {
  const steps: TrainingStep[] = [];
  for (const part of parts) {
    for (let time = 0; time < part.times; time++) steps.push(...part.steps);
  }
  return steps;
}

export function barsOf(parts: TrainingSession["parts"]): StepBar[] {
  const steps = writtenOut(parts);
  const total = steps.reduce((sum, step) => sum + step.about_s, 0) || 1;
  return steps.map((step, at) => ({
    key: `${at}`,
    width: step.about_s / total,
    height: step.of_ten / 10,
    intent: step.intent,
  }));
}
