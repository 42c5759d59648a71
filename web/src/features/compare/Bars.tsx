import { useLocale } from "../../lib/text";
import { hoursAndMinutes } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import styles from "./Spans.module.css";
import type { Measured } from "./spans";

interface BarProps {
  kind: "now" | "before";
  share: number;
  // Where the tick stands, if there is one.
  whole?: number;
  // Whose it is, for who hears the bars instead of seeing their colours.
  of?: string;
  children: string;
}

// The bar is a picture; the number beside it is what is read. The tick is the whole span before.
export function Bar({ kind, share, whole = 0, of, children }: BarProps) {
  return (
    <div className={styles.line}>
      <span className={styles.lane} aria-hidden="true">
        <span
          className={styles.bar}
          data-bar={kind}
          style={{ inlineSize: share > 0 ? `max(4px, ${share * 100}%)` : 0 }}
        />
        {whole > 0 && (
          <span className={styles.tick} style={{ insetInlineStart: `${whole * 100}%` }} />
        )}
      </span>
      <span className={styles.value} data-bar={kind}>
        {of && <span className="visually-hidden">{of}: </span>}
        {children}
      </span>
    </div>
  );
}

// An amount with its unit.
export function useShown(): (measured: Measured, value: number) => string {
  const measures = useMeasures();
  const locale = useLocale();
  return (measured, value) => {
    if (measured === "activities") return measures.number(value);
    const parts =
      measured === "moving_s"
        ? hoursAndMinutes(value, locale)
        : [measured === "distance_m" ? measures.distance(value) : measures.height(value)];
    return parts.map((part) => `${part.value} ${part.unit}`).join(" ");
  };
}
