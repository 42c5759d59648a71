import type { ReactNode } from "react";
import { useText } from "../../lib/text";
import styles from "./ShowButton.module.css";

// A row's name that shows its stretch on the charts and the map.
export function ShowButton({ onShow, children }: { onShow?: () => void; children: ReactNode }) {
  const t = useText();
  if (!onShow) return <>{children}</>;
  return (
    <button type="button" className={styles.show} title={t("charts.show")} onClick={onShow}>
      {children}
    </button>
  );
}
