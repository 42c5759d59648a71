import type { ReactNode } from "react";
import { Lanes } from "../../ui/Lanes";
import { useTitle } from "../../ui/Page";
import styles from "./Door.module.css";

// The frame of sign-up and sign-in: a form on one side, the track on the other.
export function Door({
  title,
  words,
  children,
}: {
  title: string;
  words: string;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <div className={styles.door}>
      <div className={styles.form}>
        <h1>{title}</h1>
        <p className={styles.words}>{words}</p>
        {children}
      </div>
      <div className={styles.track} aria-hidden="true">
        <Lanes lanes={9} />
      </div>
    </div>
  );
}
