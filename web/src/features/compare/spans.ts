// What the bars of two spans show: pure, with its test.
import type { ComparedSpan, ComparedSums } from "../../api";

export type Measured = "distance_m" | "moving_s" | "ascent_m" | "activities";

export interface Row {
  measured: Measured;
  now: number;
  before: number;
  wholeBefore: number;
  // Shares of the longest of the three, 0 to 1.
  nowShare: number;
  beforeShare: number;
  wholeShare: number;
}

export const MEASURED: readonly Measured[] = ["distance_m", "moving_s", "ascent_m", "activities"];

// The rows of all sports or of one; a measure that nothing has is left out.
export function rowsOf(span: ComparedSpan, sport: string | null): Row[] {
  const of = sport === null ? span : span.sports.find((one) => one.sport === sport);
  if (!of) return [];
  const rows: Row[] = [];
  for (const measured of MEASURED) {
    const [now, before, wholeBefore] = [of.now, of.before, of.whole_before].map(
      (sums: ComparedSums) => sums[measured],
    ) as [number, number, number];
    const most = Math.max(now, before, wholeBefore);
    if (most <= 0) continue;
    rows.push({
      measured,
      now,
      before,
      wholeBefore,
      nowShare: now / most,
      beforeShare: before / most,
      wholeShare: wholeBefore / most,
    });
  }
  return rows;
}

// How much more or less, in whole per cent; null when there is nothing to compare with.
export function changePercent(now: number, before: number): number | null {
  return before > 0 ? Math.round((now / before - 1) * 100) : null;
}
