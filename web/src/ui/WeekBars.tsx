import styles from "./WeekBars.module.css";

export interface WeekBar {
  // The weekday's short name and what a screen reader says for the whole bar.
  label: string;
  spoken: string;
  value: number;
  shown: string;
  today: boolean;
  future: boolean;
}

// Seven lanes, one a day. The number stands on its bar, so no axis is needed.
export function WeekBars({ bars, label }: { bars: readonly WeekBar[]; label: string }) {
  const most = Math.max(...bars.map((bar) => bar.value), 1e-9);
  return (
    <ol className={styles.week} aria-label={label}>
      {bars.map((bar) => (
        <li
          key={bar.label}
          data-today={bar.today || undefined}
          data-future={bar.future || undefined}
        >
          <span className="visually-hidden">{bar.spoken}</span>
          <span className={styles.value} aria-hidden="true">
            {bar.value > 0 ? bar.shown : ""}
          </span>
          <span className={styles.lane} aria-hidden="true">
            <span
              className={styles.bar}
              style={{ blockSize: bar.value > 0 ? `${Math.max(6, (bar.value / most) * 100)}%` : 0 }}
            />
          </span>
          <span className={styles.day} aria-hidden="true">
            {bar.label}
          </span>
        </li>
      ))}
    </ol>
  );
}
