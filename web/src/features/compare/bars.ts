// What the bars of a circle of people show: pure, with its test.
import type { RegionBar, RegionMeasure } from "../../api";

export interface Bar {
  // The span of values: "5–10", "< 2", "45 +".
  label: string;
  percent: number;
  // The height beside the highest bar, 0 to 1.
  share: number;
  mine: boolean;
}

// A 5 km told as a fast time stands at the end of the row, where more stands for the others: better is always to the right.
export function barsOf(
  bars: readonly RegionBar[],
  measure: RegionMeasure,
  myBar: number | null | undefined,
  tell: (value: number) => string,
): Bar[] {
  const highest = Math.max(...bars.map((bar) => bar.percent), 1);
  const shown = bars.map((bar, index) => ({
    label: spanOf(bar, tell),
    percent: bar.percent,
    share: bar.percent / highest,
    mine: index === myBar,
  }));
  return measure === "five_k" ? shown.reverse() : shown;
}

function spanOf({ from, to }: RegionBar, tell: (value: number) => string): string {
  if (from === null || from === undefined) return `< ${tell(to ?? 0)}`;
  if (to === null || to === undefined) return `${tell(from)} +`;
  return `${tell(from)}–${tell(to)}`;
}
