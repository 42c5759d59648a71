import type { Activity } from "../../api";
import { type TextKey, useText } from "../../lib/text";
import { clock } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Bar } from "../../ui/Bar";
import { Card } from "../../ui/Card";
import styles from "./Zones.module.css";

const NAMES: Record<number, TextKey> = {
  1: "zone.1",
  2: "zone.2",
  3: "zone.3",
  4: "zone.4",
  5: "zone.5",
};

// Time in each heart-rate zone: health data, so it is only ever the athlete's own.
export function Zones({ activity }: { activity: Activity }) {
  const t = useText();
  const measures = useMeasures();
  const zones = activity.zones ?? [];
  const total = zones.reduce((sum, zone) => sum + zone.seconds, 0);
  const most = Math.max(...zones.map((zone) => zone.seconds), 1);
  if (total === 0) return null;
  return (
    <Card title={t("activity.zones")}>
      <ul className={styles.zones}>
        {zones.toReversed().map((zone) => {
          const name = NAMES[zone.zone];
          const from = measures.number(zone.from_bpm);
          const range =
            zone.to_bpm == null ? `${from}+` : `${from}–${measures.number(zone.to_bpm)}`;
          return (
            <li key={zone.zone}>
              <span className={styles.name}>
                <b>{zone.zone}</b> {name && t(name)}
                <small>
                  {range} {t("common.bpm")}
                </small>
              </span>
              <Bar share={zone.seconds / most} colour={`var(--zone-${zone.zone})`} />
              <span className={styles.time}>
                {clock(zone.seconds)}
                <small>{measures.number((zone.seconds / total) * 100)} %</small>
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
