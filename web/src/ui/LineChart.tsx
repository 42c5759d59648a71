import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import styles from "./LineChart.module.css";

export interface Line {
  label: string;
  colour: string;
  values: readonly number[];
  // The area under the line is tinted; for the line that matters most.
  filled?: boolean;
}

interface LineChartProps {
  label: string;
  lines: readonly Line[];
  // What stands under the chart's two ends, and what is read for one point.
  ends: readonly [string, string];
  read(index: number): { when: string; values: readonly string[] };
  height?: number;
}

const WIDTH = 640;

// A small chart of a few lines over the same days. Arrow keys and the pointer read its values.
export function LineChart({ label, lines, ends, read, height = 190 }: LineChartProps) {
  const [at, setAt] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const count = lines[0]?.values.length ?? 0;
  const all = lines.flatMap((line) => [...line.values]);
  const top = Math.max(...all, 1);
  const bottom = Math.min(...all, 0);
  const x = (index: number) => (count < 2 ? WIDTH / 2 : (index / (count - 1)) * WIDTH);
  const y = (value: number) => 8 + (1 - (value - bottom) / (top - bottom)) * (height - 16);
  const path = (values: readonly number[]) =>
    values
      .map(
        (value, index) => `${index === 0 ? "M" : "L"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`,
      )
      .join("");

  const point = (event: PointerEvent) => {
    const area = box.current?.getBoundingClientRect();
    if (!area || count === 0) return;
    const share = (event.clientX - area.left) / area.width;
    setAt(Math.max(0, Math.min(count - 1, Math.round(share * (count - 1)))));
  };
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7 }[event.key];
    if (event.key === "Home") setAt(0);
    else if (event.key === "End") setAt(count - 1);
    else if (by !== undefined) setAt(Math.max(0, Math.min(count - 1, (at ?? count - 1) + by)));
    else return;
    event.preventDefault();
  };

  const shown = at ?? count - 1;
  const reading = count > 0 ? read(shown) : null;
  const spoken = reading
    ? [reading.when, ...lines.map((line, index) => `${line.label} ${reading.values[index]}`)].join(
        ", ",
      )
    : label;

  return (
    <figure className={styles.chart}>
      <figcaption className={styles.legend}>
        <span className={styles.when}>{reading?.when}</span>
        {lines.map((line, index) => (
          <span key={line.label} className={styles.entry}>
            <i style={{ background: line.colour }} />
            {line.label} <b>{reading?.values[index]}</b>
          </span>
        ))}
      </figcaption>
      <div
        ref={box}
        className={styles.plot}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, count - 1)}
        aria-valuenow={Math.max(0, shown)}
        aria-valuetext={spoken}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
        onKeyDown={step}
      >
        <svg viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          <line className={styles.zero} x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} />
          {lines.map((line) => (
            <g key={line.label}>
              {line.filled && count > 1 && (
                <path
                  d={`${path(line.values)}L${WIDTH} ${y(0)}L0 ${y(0)}Z`}
                  fill={line.colour}
                  opacity={0.14}
                />
              )}
              <path className={styles.line} d={path(line.values)} stroke={line.colour} />
            </g>
          ))}
          {at !== null && (
            <line className={styles.cursor} x1={x(at)} x2={x(at)} y1="0" y2={height} />
          )}
        </svg>
        {count > 0 &&
          lines.map((line) => (
            <span
              key={line.label}
              className={styles.dot}
              style={{
                insetInlineStart: `${(x(shown) / WIDTH) * 100}%`,
                insetBlockStart: `${(y(line.values[shown] ?? 0) / height) * 100}%`,
                background: line.colour,
              }}
            />
          ))}
      </div>
      <div className={styles.ends} aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </figure>
  );
}
