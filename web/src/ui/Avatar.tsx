import styles from "./Avatar.module.css";

const TONES = ["ember", "turf", "flood", "danger"] as const;

// Initials on a colour that stays the same for the same handle.
export function Avatar({
  name,
  handle,
  size = 36,
}: {
  name: string;
  handle: string;
  size?: number;
}) {
  let sum = 0;
  for (const letter of handle) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  const words = name.trim().split(/\s+/);
  const initials = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  // Drawn by the style, not written: the name stands beside it, or in the label of what it is a part of.
  return (
    <span
      className={styles.avatar}
      data-tone={TONES[sum % TONES.length]}
      data-initials={initials.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase()).join("")}
      style={{ inlineSize: size, blockSize: size, fontSize: size * 0.42 }}
      aria-hidden="true"
    />
  );
}
