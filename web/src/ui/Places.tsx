import { useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import styles from "./Places.module.css";

// One row of places above the pages that belong together.
export function Places({ label, children }: { label: string; children: ReactNode }) {
  const places = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the row is longer than the screen, and where one is may lie beyond its edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is what it waits for.
  useEffect(() => {
    const here = places.current?.querySelector("[data-status=active]");
    here?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return (
    <nav ref={places} className={styles.places} aria-label={label}>
      {children}
    </nav>
  );
}
