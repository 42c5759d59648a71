import type { ReactNode } from "react";
import styles from "./Figure.module.css";

interface Part {
  value: string;
  unit?: string;
}

interface FigureProps {
  label: ReactNode;
  parts: Part | readonly Part[];
  size?: "sm" | "md" | "lg";
  note?: ReactNode;
  tone?: string;
}

// A number as the hero: large tabular digits, a small unit, a quiet label.
export function Figure({ label, parts, size = "md", note, tone }: FigureProps) {
  return (
    <div className={styles.figure} data-size={size}>
      <dt className={styles.label}>
        {tone && <span className={styles.dot} style={{ background: tone }} aria-hidden="true" />}
        {label}
      </dt>
      <dd>
        <span className={styles.value}>
          {(Array.isArray(parts) ? parts : [parts]).map((part: Part) => (
            <span key={part.unit ?? part.value}>
              {part.value}
              {part.unit && <small> {part.unit}</small>}{" "}
            </span>
          ))}
        </span>
        {note && <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  );
}

export function Figures({ children, dense }: { children: ReactNode; dense?: boolean }) {
  return <dl className={dense ? styles.dense : styles.figures}>{children}</dl>;
}
