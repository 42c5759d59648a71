// Local days ("2026-11-22") and instants, as people read them. Pure: `now` is passed in.

// A local day is kept as text; it becomes a Date only at UTC noon, where no zone can shift it.
function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

// The local day of an instant in a time zone.
export function dayOf(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(instant);
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${get("year")}-${get("month")}-${get("day")}`;
}

export function addDays(day: string, days: number): string {
  const date = noon(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

// Whole days from `from` to `to`; negative when `to` is earlier.
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000);
}

// Full years between two days: the age on `on` of someone born on `born`.
export function yearsBetween(born: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

export type DayStyle =
  | "short"
  | "medium"
  | "long"
  | "date"
  | "weekday"
  | "weekday_narrow"
  | "weekday_letter"
  | "month_year";

const DAY_STYLES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { day: "numeric", month: "short" },
  medium: { weekday: "short", day: "numeric", month: "short" },
  date: { day: "numeric", month: "long", year: "numeric" },
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  weekday: { weekday: "long" },
  weekday_narrow: { weekday: "short" },
  weekday_letter: { weekday: "narrow" },
  month_year: { month: "long", year: "numeric" },
};

export function formatDay(day: string, locale: string, style: DayStyle): string {
  return new Intl.DateTimeFormat(locale, { ...DAY_STYLES[style], timeZone: "UTC" }).format(
    noon(day),
  );
}

// As it stands at the beginning of a line: Russian months and days begin small elsewhere.
export function asTitle(words: string, locale: string): string {
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

// "Today", "Yesterday", then a date; the year appears only when it is another one.
export function friendlyDay(day: string, today: string, locale: string): string {
  const ago = daysBetween(day, today);
  if (ago === 0 || ago === 1) {
    const word = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-ago, "day");
    return asTitle(word, locale);
  }
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  const options: Intl.DateTimeFormatOptions = sameYear
    ? DAY_STYLES.medium
    : { day: "numeric", month: "short", year: "numeric" };
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(noon(day));
}

// A time of day, told in minutes after midnight.
export function formatMinute(minute: number, locale: string): string {
  const time = new Date(Date.UTC(2000, 0, 1, 0, minute));
  return new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" }).format(time);
}

export function formatInstant(instant: string, timeZone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
  }).format(new Date(instant));
}

export function formatRange(from: string, to: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  }).formatRange(noon(from), noon(to));
}

// The zone this device lives in; UTC when the browser will not tell.
export function deviceTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

export function allTimeZones(current: string): string[] {
  const known = Intl.supportedValuesOf("timeZone");
  return known.includes(current) ? known : [current, ...known];
}
