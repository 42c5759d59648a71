import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Progress } from "../../api";
import { useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { LevelTrack } from "../../ui/LevelTrack";
import { Refused } from "../../ui/Refused";
import styles from "./LevelCard.module.css";
import { levelShare, weekShare } from "./levels";
import { progressQuery } from "./progress";
import { StreakLine } from "./StreakLine";

// Level and week as two runners on one track.
export function LevelCard() {
  const t = useText();
  const progress = useQuery(progressQuery);
  if (progress.isPending) return <Bones rows={1} height={330} />;
  if (progress.isError) return <Refused error={progress.error} retry={() => progress.refetch()} />;
  return (
    <Card
      title={t("nav.progress")}
      aside={<Link to="/progress">{t("rewards.badges_and_bests")}</Link>}
    >
      <Level progress={progress.data} />
      <StreakLine streak={progress.data.streak} />
    </Card>
  );
}

export function Level({ progress }: { progress: Progress }) {
  const t = useText();
  const measures = useMeasures();
  const left = Math.max(0, progress.next_level_at - progress.experience);
  const { streak } = progress;
  return (
    <div className={styles.level}>
      <LevelTrack
        label={t("rewards.track_label", {
          level: progress.level,
          percent: Math.round(levelShare(progress) * 100),
          days: streak.days_this_week,
          goal: streak.goal_days,
        })}
        lanes={[
          { share: levelShare(progress), colour: "var(--ember)" },
          { share: weekShare(streak), colour: "var(--turf)" },
        ]}
      >
        <span className={styles.word}>{t("rewards.level")}</span>
        <b className={styles.number}>{measures.number(progress.level)}</b>
      </LevelTrack>
      <ul className={styles.legend}>
        <li>
          <i style={{ background: "var(--ember)" }} />
          {t("rewards.to_next", { points: measures.number(left), level: progress.level + 1 })}
        </li>
        <li>
          <i style={{ background: "var(--turf)" }} />
          {t("rewards.days_of_goal", { days: streak.days_this_week, goal: streak.goal_days })}
        </li>
      </ul>
    </div>
  );
}
