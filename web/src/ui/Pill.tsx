import type { ReactNode } from "react";
import styles from "./Pill.module.css";

export function Pill({
  tone = "plain",
  children,
}: {
  tone?: "plain" | "ember" | "turf" | "flood" | "danger";
  children: ReactNode;
}) {
  return (
    <span className={styles.pill} data-tone={tone}>
      {children}
    </span>
  );
}
