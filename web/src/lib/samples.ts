// Reading long columns of samples: pure helpers behind the linked charts and the map's point.

export type Column = readonly (number | null)[];

// Index of the value nearest to `x` in an ascending column; -1 when the column is empty.
export function nearestIndex(ascending: ArrayLike<number>, x: number): number {
  if (ascending.length === 0) return -1;
  let low = 0;
  let high = ascending.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= x) low = middle;
    else high = middle;
  }
  return x - ascending[low]! <= ascending[high]! - x ? low : high;
}

// Mean over `reach` samples on both sides, without leaking over gaps.
export function smooth(column: Column, reach: number): (number | null)[] {
  return column.map((value, at) => {
    if (value === null) return null;
    let sum = 0;
    let count = 0;
    for (
      let near = Math.max(0, at - reach);
      near <= Math.min(column.length - 1, at + reach);
      near++
    ) {
      const neighbour = column[near];
      if (neighbour === null || neighbour === undefined) continue;
      sum += neighbour;
      count++;
    }
    return sum / count;
  });
}

export interface Summary {
  mean: number;
  min: number;
  max: number;
}

// Mean, least and greatest between two indices, both included; null when nothing was recorded there.
export function summarise(column: Column, from: number, to: number): Summary | null {
  let sum = 0;
  let count = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let at = from; at <= to; at++) {
    const value = column[at];
    if (value === null || value === undefined) continue;
    sum += value;
    count++;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return count === 0 ? null : { mean: sum / count, min, max };
}

// The value below which a share of the samples lies; keeps one wild sample from flattening a chart.
export function quantile(column: Column, share: number): number | null {
  const sorted = column.filter((value): value is number => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

export function hasValues(column: Column | null | undefined): column is Column {
  return column?.some((value) => value !== null) ?? false;
}

// Distance never steps back on the axis: gaps take the value before, wobbles are held.
export function ascending(column: Column): number[] {
  let last = 0;
  return column.map((value) => {
    if (value !== null && value > last) last = value;
    return last;
  });
}

// Evenly chosen row numbers for the table that stands in for the charts.
export function evenRows(length: number, wanted: number): number[] {
  if (length <= wanted) return Array.from({ length }, (_, at) => at);
  return Array.from({ length: wanted }, (_, at) => Math.round((at * (length - 1)) / (wanted - 1)));
}
