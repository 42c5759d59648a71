import type { ReactNode } from "react";
import styles from "./LevelTrack.module.css";

// Three laps of an oval: progress runs round the track from the finish line, as runners do.
interface Lane {
  // From 0 to 1.
  share: number;
  colour: string;
}

const WIDTH = 320;
const HEIGHT = 190;
const LANE = 17;

export function LevelTrack({
  lanes,
  label,
  children,
}: {
  lanes: readonly Lane[];
  label: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.track} role="img" aria-label={label}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {lanes.map((lane, index) => (
          <g key={lane.colour}>
            <path className={styles.lane} d={oval(index)} strokeWidth={LANE - 4} />
            <path
              className={styles.run}
              d={oval(index)}
              strokeWidth={LANE - 4}
              pathLength={100}
              stroke={lane.colour}
              strokeDasharray={`${Math.max(0, Math.min(1, lane.share)) * 100} 100`}
              visibility={lane.share > 0 ? "visible" : "hidden"}
            />
          </g>
        ))}
        <path className={styles.finish} d={`M${WIDTH / 2} 3V${8 + lanes.length * LANE}`} />
      </svg>
      <div className={styles.infield}>{children}</div>
    </div>
  );
}

// Starts at the middle of the top straight and runs anticlockwise, as on every track.
function oval(lane: number): string {
  const inset = 12 + lane * LANE;
  const radius = HEIGHT / 2 - inset;
  const left = HEIGHT / 2;
  const right = WIDTH - HEIGHT / 2;
  const top = inset;
  const bottom = HEIGHT - inset;
  return `M${WIDTH / 2} ${top}H${left}A${radius} ${radius} 0 0 0 ${left} ${bottom}H${right}A${radius} ${radius} 0 0 0 ${right} ${top}Z`;
}
