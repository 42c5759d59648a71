import styles from "./Bar.module.css";

// A horizontal bar whose number stands elsewhere as text.
export function Bar({ share, colour = "var(--ember)" }: { share: number; colour?: string }) {
  const width = Math.max(0, Math.min(1, share)) * 100;
  return (
    <span className={styles.lane} aria-hidden="true">
      <span style={{ inlineSize: `${width}%`, background: colour }} />
    </span>
  );
}
