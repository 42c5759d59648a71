// The funnel and who came back, as shares. Pure.
import type { JourneyCohort } from "../../api";

export type StepName = JourneyCohort["steps"][number]["step"] | "registered";

export interface FunnelRow {
  step: StepName;
  inOrder: number;
  atAll: number;
  // Of those who registered.
  share: number;
  // Of those in the step before; undefined for the first, and where nobody was in the step before.
  goOn: number | undefined;
}

export function funnelRows(cohort: JourneyCohort): FunnelRow[] {
  const { registered } = cohort;
  const rows: FunnelRow[] = [
    {
      step: "registered",
      inOrder: registered,
      atAll: registered,
      share: registered > 0 ? 1 : 0,
      goOn: undefined,
    },
  ];
  for (const { step, in_order, at_all } of cohort.steps) {
    const before = rows.at(-1)!.inOrder;
    rows.push({
      step,
      inOrder: in_order,
      atAll: at_all,
      share: registered > 0 ? in_order / registered : 0,
      goOn: before > 0 ? in_order / before : undefined,
    });
  }
  return rows;
}

export type Definition = "classic" | "rolling";
type Return = JourneyCohort["returns"][number];

// Undefined when there is nobody yet whose day is over.
export function returnShare(day: Return, definition: Definition): number | undefined {
  return day.counted > 0 ? day[definition] / day.counted : undefined;
}

// The step between which and the one before most people stay behind.
export function widestGap(rows: readonly FunnelRow[]): FunnelRow | undefined {
  let widest: FunnelRow | undefined;
  let most = 0;
  rows.forEach((row, at) => {
    const lost = at === 0 ? 0 : rows[at - 1]!.inOrder - row.inOrder;
    if (lost > most) {
      most = lost;
      widest = row;
    }
  });
  return widest;
}
