import { useText } from "../lib/text";
import styles from "./Bones.module.css";

// The shape of what is coming, while it is loading.
export function Bones({ rows = 3, height = 92 }: { rows?: number; height?: number }) {
  const t = useText();
  return (
    <div className={styles.bones} role="status">
      <span className="visually-hidden">{t("common.loading")}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
        <span key={row} style={{ blockSize: height }} />
      ))}
    </div>
  );
}
