// Which days a week and a month show. Pure.
import { addDays } from "../../lib/dates";

// The Monday of a day's week.
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

export function weekOf(day: string): string[] {
  const monday = mondayOf(day);
  return Array.from({ length: 7 }, (_, ahead) => addDays(monday, ahead));
}

// Whole weeks that hold a day's month.
export function monthOf(day: string): string[] {
  const first = mondayOf(`${day.slice(0, 7)}-01`);
  const last = lastOfMonth(day);
  const days: string[] = [];
  for (let on = first; on <= last || days.length % 7 !== 0; on = addDays(on, 1)) days.push(on);
  return days;
}

function lastOfMonth(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return new Date(Date.UTC(year, month, 0, 12)).toISOString().slice(0, 10);
}

// The same place one week or one month on; a month leads to its first day.
export function turn(day: string, view: "week" | "month", by: 1 | -1): string {
  if (view === "week") return addDays(day, 7 * by);
  return by === 1
    ? addDays(lastOfMonth(day), 1)
    : `${addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7)}-01`;
}

// Days to which a session can be moved from its menu: from today to the end of the next week.
export function daysToMove(on: string, today: string): string[] {
  const from = today > mondayOf(on) ? today : mondayOf(on);
  const to = addDays(mondayOf(on > today ? on : today), 13);
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (day !== on) days.push(day);
  return days;
}
