// Where somebody is between nothing and the goal, and between the first day and the last. Pure.
import { daysBetween } from "../../lib/dates";

export function shareOf(score: number, goal: number | null | undefined): number {
  if (!goal || goal <= 0) return 0;
  return Math.max(0, Math.min(1, score / goal));
}

// Days that are left, today included; 0 when it is over.
export function daysLeft(today: string, endsOn: string): number {
  return Math.max(0, daysBetween(today, endsOn) + 1);
}

// The share of the days that is over, so that a goal can be compared with an even pace.
export function shareOfDays(today: string, startsOn: string, endsOn: string): number {
  const all = daysBetween(startsOn, endsOn) + 1;
  const gone = daysBetween(startsOn, today);
  return Math.max(0, Math.min(1, gone / all));
}
