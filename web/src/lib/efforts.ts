// "5k" reads as "5 km", "half" as "Half marathon".
import { useMemo } from "react";
import { useOptionalText } from "./text";
import { unitLabel } from "./units";
import { useMeasures } from "./viewer";

export function useEffortName(): (effort: string) => string {
  const optional = useOptionalText();
  const { locale } = useMeasures();
  return useMemo(
    () => (effort: string) =>
      optional(`effort.${effort.replace(/_marathon$/, "")}`) ?? effortWords(effort, locale),
    [optional, locale],
  );
}

const UNITS: Record<string, string> = { m: "meter", k: "kilometer", km: "kilometer", mi: "mile" };

export function effortWords(effort: string, locale: string): string {
  const found = /^(\d+(?:\.\d+)?)(m|km|k|mi)$/.exec(effort);
  const unit = found?.[2] ? UNITS[found[2]] : undefined;
  if (!found || !unit) return effort;
  return `${new Intl.NumberFormat(locale).format(Number(found[1]))} ${unitLabel(locale, unit)}`;
}
