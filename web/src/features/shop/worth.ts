// What an offer is worth and how long it is good, in the reader's words. Pure: `today` is passed in.
import type { Discount } from "../../api";
import { addDays, dayOf, daysBetween } from "../../lib/dates";

// Digits of the small unit: cents, but no small yen.
function digitsOf(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  );
}

// "€12.50", "¥500", "1 200 ₽".
export function money(minor: number, currency: string, locale: string): string {
  const digits = digitsOf(currency);
  const whole = minor % 10 ** digits === 0;
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** digits);
}

// What was typed ("12,50") in the smallest unit; null when it is no sum of money.
export function minorOf(text: string, currency: string): number | null {
  const plain = text.trim().replace(",", ".");
  if (!/^\d+(\.\d+)?$/.test(plain)) return null;
  const minor = Number(plain) * 10 ** digitsOf(currency);
  return Math.abs(minor - Math.round(minor)) < 1e-6 ? Math.round(minor) : null;
}

// A sum in the smallest unit as it is typed.
export function typedMinor(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  return (minor / 10 ** digits).toFixed(minor % 10 ** digits === 0 ? 0 : digits);
}

// "−10%", "−€5"; free shipping has words instead.
export function figureOf(
  discount: Discount,
  currency: string | null | undefined,
  locale: string,
): string | null {
  if (discount.kind === "percent") {
    const share = new Intl.NumberFormat(locale, { style: "percent" });
    return `−${share.format(discount.percent / 100)}`;
  }
  if (discount.kind === "amount") return `−${money(discount.minor, currency ?? "EUR", locale)}`;
  return null;
}

// The last day on which something can be used that ends at an instant.
export function lastDayOf(until: string, timeZone: string): string {
  return dayOf(new Date(new Date(until).getTime() - 1), timeZone);
}

// Whole days that are left after today; 0 on the last one.
export function daysLeft(until: string, today: string, timeZone: string): number {
  return daysBetween(today, lastDayOf(until, timeZone));
}

// The instant at which a day begins in a time zone.
export function beginningOf(day: string, timeZone: string): string {
  const utc = new Date(`${day}T00:00:00Z`).getTime();
  let guess = utc;
  // The offset at the guess may differ from the one at the answer, so it is asked twice.
  for (let turn = 0; turn < 2; turn++) guess = utc - offsetMs(guess, timeZone);
  return new Date(guess).toISOString();
}

function offsetMs(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(new Date(instant));
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - instant;
}

// The instant at which a day is over.
export function endOf(day: string, timeZone: string): string {
  return beginningOf(addDays(day, 1), timeZone);
}
