// Who is looking: units, zone and name. Filled by the app from identity, read by every feature.
import { createContext, useContext, useMemo } from "react";
import { dayOf, deviceTimeZone } from "./dates";
import { useLocale } from "./text";
import { type Measures, measuresFor, type Units } from "./units";

export interface Viewer {
  handle: string;
  name: string;
  units: Units;
  timeZone: string;
}

export const ViewerContext = createContext<Viewer | null>(null);

// The person signed in, or null.
export function useViewer(): Viewer | null {
  return useContext(ViewerContext);
}

export function useTimeZone(): string {
  return useViewer()?.timeZone ?? deviceTimeZone();
}

export function useToday(): string {
  return dayOf(new Date(), useTimeZone());
}

export function useMeasures(): Measures {
  const units = useViewer()?.units ?? "metric";
  const locale = useLocale();
  return useMemo(() => measuresFor(units, locale), [units, locale]);
}
