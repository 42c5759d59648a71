import { useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { type FunnelRow, widestGap } from "./funnel";
import styles from "./Journey.module.css";
import { usePercent } from "./JourneyPage";

// Bars that narrow from step to step, joined by what goes on; the pale end of a bar is who did the step without
// all those before it. The same numbers stand in the table beside it, so a screen reader hears them there once.
export function FunnelChart({ rows }: { rows: readonly FunnelRow[] }) {
  const t = useText();
  const measures = useMeasures();
  const percent = usePercent();
  const all = Math.max(1, rows[0]?.inOrder ?? 0);
  const widest = widestGap(rows);
  return (
    <div className={styles.chart} aria-hidden="true">
      {rows.map((row, at) => {
        const before = rows[at - 1];
        return (
          <div key={row.step} className={styles.level}>
            {before && (
              <div className={styles.joint}>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <polygon
                    points={`0,0 ${(before.inOrder / all) * 100},0 ${(row.inOrder / all) * 100},10 0,10`}
                  />
                </svg>
                {row.goOn !== undefined && (
                  <span data-widest={row === widest || undefined}>
                    {t("journey.go_on", { share: percent(row.goOn) })}
                  </span>
                )}
              </div>
            )}
            <div className={styles.name}>
              <span>{t(`journey.step_${row.step}`)}</span>
              <b>{measures.number(row.inOrder)}</b>
            </div>
            <div className={styles.lane}>
              <span
                className={styles.ghost}
                style={{ inlineSize: `${(row.atAll / all) * 100}%` }}
              />
              <span
                className={styles.bar}
                data-last={at === rows.length - 1 || undefined}
                style={{ inlineSize: `${(row.inOrder / all) * 100}%` }}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}
