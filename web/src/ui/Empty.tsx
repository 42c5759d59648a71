import type { ReactNode } from "react";
import styles from "./Empty.module.css";
import { Lanes } from "./Lanes";

interface EmptyProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

// Nothing here yet: says so kindly and leads on.
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={styles.empty}>
      <Lanes className={styles.lanes} />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
