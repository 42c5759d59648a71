import styles from "./Mark.module.css";

// Three lanes of a track bend twice and write an S; their ends are staggered like starting lines.
const LANES = [
  "M52.5 11.2H24.5a12.8 12.8 0 0 0 0 25.6H39.5a3.2 3.2 0 0 1 0 6.4H18.5",
  "M49 16H24.5a8 8 0 0 0 0 16H39.5a8 8 0 0 1 0 16H15",
  "M45.5 20.8H24.5a3.2 3.2 0 0 0 0 6.4H39.5a12.8 12.8 0 0 1 0 25.6H11.5",
];

export function Mark({ size = 32, title }: { size?: number; title?: string }) {
  return (
    <svg
      className={styles.mark}
      width={size}
      height={size}
      viewBox="0 0 64 64"
      role={title ? "img" : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
    >
      <rect width="64" height="64" rx="16" />
      {LANES.map((lane) => (
        <path key={lane} d={lane} />
      ))}
    </svg>
  );
}

export function Wordmark({ size = 32 }: { size?: number }) {
  return (
    <span className={styles.wordmark} style={{ fontSize: size * 0.86 }}>
      <Mark size={size} />
      <span>Stadion</span>
    </span>
  );
}
