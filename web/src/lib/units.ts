// Measures as an athlete reads them: pure, in the athlete's units and the locale's digits.
// The server speaks metres, seconds and metres a second; nothing else in the app converts.

export type Units = "metric" | "imperial";

export const METRES_IN_MILE = 1609.344;
const METRES_IN_FOOT = 0.3048;
const METRES_IN_YARD = 0.9144;
const KILOGRAMS_IN_POUND = 0.45359237;

// A number and its unit apart, because numbers are set large and units small.
export interface Measure {
  value: string;
  unit: string;
}

export type Rate = "pace" | "speed" | "pace_100" | "pace_500";

// How a sport's quickness is told: runners count minutes, riders kilometres an hour.
export function rateOf(sport: string): Rate {
  if (sport === "running" || sport === "walking" || sport === "hiking") return "pace";
  if (sport === "swimming") return "pace_100";
  if (sport === "rowing") return "pace_500";
  return "speed";
}

export function metresInUnit(units: Units): number {
  return units === "metric" ? 1000 : METRES_IN_MILE;
}

// Metres covered by the stretch in which this kind of pace is told.
export function paceStretchM(rate: Rate, units: Units): number {
  if (rate === "pace_100") return units === "metric" ? 100 : 100 * METRES_IN_YARD;
  if (rate === "pace_500") return 500;
  return metresInUnit(units);
}

export interface Measures {
  units: Units;
  locale: string;
  number(value: number, digits?: number): string;
  distance(metres: number, digits?: number): Measure;
  // Pools and short repeats are told in metres or yards.
  shortDistance(metres: number): Measure;
  height(metres: number): Measure;
  rate(metresPerSecond: number, rate: Rate): Measure;
  rateUnit(rate: Rate): string;
  weight(kilograms: number): Measure;
  temperature(celsius: number): Measure;
  distanceUnit: string;
  heightUnit: string;
}

// The formatters of one athlete. Cheap to call again: Intl objects are kept.
export function measuresFor(units: Units, locale: string): Measures {
  const metric = units === "metric";
  const distanceUnit = unitLabel(locale, metric ? "kilometer" : "mile");
  const heightUnit = unitLabel(locale, metric ? "meter" : "foot");
  const shortUnit = unitLabel(locale, metric ? "meter" : "yard");
  const speedUnit = unitLabel(locale, metric ? "kilometer-per-hour" : "mile-per-hour");
  const metreUnit = unitLabel(locale, "meter");
  const weightUnit = unitLabel(locale, metric ? "kilogram" : "pound");
  const temperatureUnit = metric ? "°C" : "°F";
  const number = (value: number, digits = 0) => numberFormat(locale, digits).format(value);

  const rateUnit = (rate: Rate): string => {
    if (rate === "speed") return speedUnit;
    if (rate === "pace_100") return `/100 ${shortUnit}`;
    if (rate === "pace_500") return `/500 ${metreUnit}`;
    return `/${distanceUnit}`;
  };

  return {
    units,
    locale,
    number,
    distanceUnit,
    heightUnit,
    rateUnit,
    distance(metres, digits) {
      const value = metres / metresInUnit(units);
      return { value: number(value, digits ?? distanceDigits(value)), unit: distanceUnit };
    },
    shortDistance(metres) {
      return { value: number(metric ? metres : metres / METRES_IN_YARD), unit: shortUnit };
    },
    height(metres) {
      return { value: number(metric ? metres : metres / METRES_IN_FOOT), unit: heightUnit };
    },
    rate(metresPerSecond, rate) {
      const unit = rateUnit(rate);
      if (rate === "speed") {
        const perHour = (metresPerSecond * 3600) / metresInUnit(units);
        return { value: number(perHour, 1), unit };
      }
      return { value: clock(paceSeconds(metresPerSecond, rate, units)), unit };
    },
    weight(kilograms) {
      return {
        value: number(metric ? kilograms : kilograms / KILOGRAMS_IN_POUND, 1),
        unit: weightUnit,
      };
    },
    temperature(celsius) {
      return { value: number(metric ? celsius : celsius * 1.8 + 32), unit: temperatureUnit };
    },
  };
}

// Seconds for one stretch of pace; Infinity when standing still.
export function paceSeconds(metresPerSecond: number, rate: Rate, units: Units): number {
  if (!(metresPerSecond > 0)) return Number.POSITIVE_INFINITY;
  return paceStretchM(rate, units) / metresPerSecond;
}

// A height typed or shown in the athlete's unit, and back to metres.
export function heightInUnit(metres: number, units: Units): number {
  return units === "metric" ? metres : metres / METRES_IN_FOOT;
}

export function kilogramsFrom(value: number, units: Units): number {
  return units === "metric" ? value : value * KILOGRAMS_IN_POUND;
}

export function weightInUnit(kilograms: number, units: Units): number {
  return units === "metric" ? kilograms : kilograms / KILOGRAMS_IN_POUND;
}

// 75 -> "1:15", 3725 -> "1:02:05". An endless or missing time is a dash.
export function clock(seconds: number): string {
  if (!Number.isFinite(seconds)) return "–";
  const whole = Math.max(0, Math.round(seconds));
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = whole % 60;
  const two = (value: number) => String(value).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

// A week's worth of time in the locale's words: "6 h 05 min", "42 min".
export function hoursAndMinutes(seconds: number, locale: string): Measure[] {
  const minutes = Math.round(Math.max(0, seconds) / 60);
  const h = Math.floor(minutes / 60);
  const m = minutes % 60;
  const parts: Measure[] = [];
  if (h > 0)
    parts.push({ value: numberFormat(locale, 0).format(h), unit: unitLabel(locale, "hour") });
  if (h === 0 || m > 0) {
    parts.push({ value: numberFormat(locale, 0).format(m), unit: unitLabel(locale, "minute") });
  }
  return parts;
}

// Countries that count miles; everyone else counts kilometres.
const MILE_COUNTRIES = new Set(["US", "GB", "LR", "MM"]);

export function unitsOfCountry(code: string | undefined): Units {
  return code !== undefined && MILE_COUNTRIES.has(code) ? "imperial" : "metric";
}

function distanceDigits(value: number): number {
  if (value >= 100) return 0;
  return value >= 20 ? 1 : 2;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale}/${digits}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    numberFormats.set(key, format);
  }
  return format;
}

// "km" or "км": the locale's own short name, so that catalogues need not repeat it.
export function unitLabel(locale: string, unit: string): string {
  const parts = new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
  }).formatToParts(1);
  const label = parts.filter((part) => part.type === "unit").map((part) => part.value);
  return label.join("").trim();
}
