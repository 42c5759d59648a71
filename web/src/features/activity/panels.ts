// Which charts a recording has and how each is read: pure, so that the charts only draw.
import type { Streams } from "../../api";
import { type Column, hasValues, quantile, smooth } from "../../lib/samples";
import type { TextKey } from "../../lib/text";
import { type Measures, rateOf } from "../../lib/units";

export interface Panel {
  key: string;
  label: TextKey;
  colour: string;
  values: (number | null)[];
  // Ends of the vertical axis.
  from: number;
  to: number;
  filled: boolean;
  read(value: number): string;
  unit: string;
}

export function panelsOf(
  streams: Streams,
  sport: string,
  measures: Measures,
  unitWords: { bpm: string; watts: string; cadence: string },
): Panel[] {
  const panels: Panel[] = [];
  const rate = rateOf(sport);
  // Devices give speed every second with jitter; half a minute of two hours is four samples.
  const reach = Math.max(1, Math.round(streams.points / 400));

  if (hasValues(streams.speed_mps)) {
    const values = smooth(streams.speed_mps, reach);
    const top = (quantile(values, 0.995) ?? 1) * 1.06;
    const low = rate === "speed" ? 0 : (quantile(values, 0.03) ?? 0) * 0.82;
    panels.push({
      key: "speed",
      label: rate === "speed" ? "measure.speed" : "measure.pace",
      colour: "measure-speed",
      values,
      from: low,
      to: top,
      filled: true,
      read: (value) => measures.rate(value, rate).value,
      unit: measures.rateUnit(rate),
    });
  }
  if (hasValues(streams.heart_rate_bpm)) {
    panels.push({
      key: "heart",
      label: "measure.heart_rate",
      colour: "measure-heart",
      values: [...streams.heart_rate_bpm],
      ...ends(streams.heart_rate_bpm, 8),
      filled: false,
      read: (value) => measures.number(value),
      unit: unitWords.bpm,
    });
  }
  if (hasValues(streams.altitude_m)) {
    panels.push({
      key: "altitude",
      label: "measure.altitude",
      colour: "measure-altitude",
      values: [...streams.altitude_m],
      ...ends(streams.altitude_m, 10),
      filled: true,
      read: (value) => measures.height(value).value,
      unit: measures.heightUnit,
    });
  }
  if (hasValues(streams.power_w)) {
    const values = smooth(streams.power_w, reach);
    panels.push({
      key: "power",
      label: "measure.power",
      colour: "measure-power",
      values,
      from: 0,
      to: (quantile(values, 0.998) ?? 1) * 1.1,
      filled: true,
      read: (value) => measures.number(value),
      unit: unitWords.watts,
    });
  }
  if (hasValues(streams.cadence_rpm)) {
    // Runners count both feet; devices count one.
    const times = countsSteps(sport) ? 2 : 1;
    const values = smooth(streams.cadence_rpm, 1);
    panels.push({
      key: "cadence",
      label: "measure.cadence",
      colour: "measure-cadence",
      values,
      from: (quantile(values, 0.05) ?? 0) * 0.7,
      to: (quantile(values, 0.998) ?? 1) * 1.1,
      filled: false,
      read: (value) => measures.number(value * times),
      unit: unitWords.cadence,
    });
  }
  if (hasValues(streams.temperature_c)) {
    panels.push({
      key: "temperature",
      label: "measure.temperature",
      colour: "measure-temperature",
      values: [...streams.temperature_c],
      ...ends(streams.temperature_c, 2),
      filled: false,
      read: (value) => measures.temperature(value).value,
      unit: measures.temperature(0).unit,
    });
  }
  return panels;
}

export function countsSteps(sport: string): boolean {
  return sport === "running" || sport === "walking" || sport === "hiking";
}

// Room above and below, so that a flat line lies in the middle and not on the edge.
function ends(column: Column, least: number): { from: number; to: number } {
  const low = quantile(column, 0) ?? 0;
  const high = quantile(column, 1) ?? 1;
  const room = Math.max((high - low) * 0.12, least / 2);
  return { from: low - room, to: high + room };
}
