import type { Streak } from "../../api";
import { useText } from "../../lib/text";
import { Icon } from "../../ui/icons";
import { streakMood } from "./levels";
import styles from "./StreakLine.module.css";

// The streak counts weeks, so a rest day never breaks it. The young see their numbers without urging.
export function StreakLine({ streak }: { streak: Streak }) {
  const t = useText();
  const mood = streakMood(streak);
  const days = Math.max(0, streak.goal_days - streak.days_this_week);
  return (
    <div className={styles.streak} data-mood={mood}>
      <Icon name="flame" size={28} />
      <div>
        <p className={styles.weeks}>
          {mood === "none" ? t("streak.none") : t("streak.weeks", { count: streak.weeks })}
        </p>
        <p className={styles.words}>
          {mood === "kept" && t("streak.kept")}
          {mood !== "kept" && !streak.quiet && t("streak.open", { count: days })}{" "}
          {streak.repair_days != null && !streak.quiet
            ? t("streak.repair", { count: streak.repair_days })
            : streak.freeze_available && streak.weeks > 0 && t("streak.freeze")}
        </p>
      </div>
    </div>
  );
}
