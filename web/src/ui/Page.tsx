import { type ReactNode, useEffect } from "react";
import styles from "./Page.module.css";

interface PageProps {
  title: string;
  // What the heading shows, when it is more than the title.
  heading?: ReactNode;
  over?: ReactNode;
  aside?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}

// A page with its heading; also names the browser's tab.
export function Page({ title, heading, over, aside, narrow, children }: PageProps) {
  useTitle(title);
  return (
    <div className={narrow ? styles.narrow : styles.page}>
      <header className={styles.head}>
        <div className={styles.words}>
          {over && <div className={styles.over}>{over}</div>}
          <h1>{heading ?? title}</h1>
        </div>
        {aside}
      </header>
      {children}
    </div>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === "Stadion" ? title : `${title} · Stadion`;
  }, [title]);
}
