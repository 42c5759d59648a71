import type { ReactNode } from "react";
import styles from "./Card.module.css";

interface CardProps {
  title?: ReactNode;
  // What stands at the far end of the title's line: a link, a switch.
  aside?: ReactNode;
  children: ReactNode;
  level?: 2 | 3;
  flush?: boolean;
  className?: string;
}

export function Card({ title, aside, children, level = 2, flush, className }: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  const classes = [styles.card, flush ? styles.flush : "", className ?? ""].join(" ");
  return (
    <section className={classes}>
      {title !== undefined && (
        <header className={styles.head}>
          <Heading>{title}</Heading>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
