import type { TrainingSession } from "../../api";
import { useText } from "../../lib/text";
import styles from "./StepBars.module.css";
import { barsOf } from "./steps";

// The session at a glance: width is time, height and colour are effort.
export function StepBars({ parts }: { parts: TrainingSession["parts"] }) {
  const t = useText();
  return (
    <div className={styles.bars} role="img" aria-label={t("training.steps_picture")}>
      {barsOf(parts).map((bar) => (
        <i
          key={bar.key}
          data-effort={zoneOf(bar.height)}
          style={{ inlineSize: `${bar.width * 100}%`, blockSize: `${bar.height * 100}%` }}
        />
      ))}
    </div>
  );
}

function zoneOf(height: number): number {
  if (height <= 0.2) return 1;
  if (height <= 0.3) return 2;
  if (height <= 0.5) return 3;
  return height <= 0.7 ? 4 : 5;
}
