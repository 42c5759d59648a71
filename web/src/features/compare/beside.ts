// What the bars of two people show: pure, with its test.
import type { ComparedSums, SpanBeside } from "../../api";
import { MEASURED, type Measured } from "./spans";

export interface BesideRow {
  measured: Measured;
  mine: number;
  theirs: number;
  // Shares of the longer of the two, 0 to 1.
  mineShare: number;
  theirShare: number;
}

// The rows of all sports or of one; a measure that neither has is left out.
export function besideRows(span: SpanBeside, sport: string | null): BesideRow[] {
  const of = sport === null ? span : span.sports.find((one) => one.sport === sport);
  if (!of) return [];
  const rows: BesideRow[] = [];
  for (const measured of MEASURED) {
    const [mine, theirs] = [of.mine, of.theirs].map((sums: ComparedSums) => sums[measured]) as [
      number,
      number,
    ];
    const most = Math.max(mine, theirs);
    if (most <= 0) continue;
    rows.push({ measured, mine, theirs, mineShare: mine / most, theirShare: theirs / most });
  }
  return rows;
}
