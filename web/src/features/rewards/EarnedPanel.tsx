import { Link } from "@tanstack/react-router";
import type { Earned } from "../../api";
import { useEffortName } from "../../lib/efforts";
import { useText } from "../../lib/text";
import { clock } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Icon } from "../../ui/icons";
import { Medal } from "../../ui/medals/Medal";
import { tierKey, useBadgeWords } from "./badges";
import styles from "./EarnedPanel.module.css";

// What an activity brought: points, perhaps a level, badges and bests.
export function EarnedPanel({ earned }: { earned: Earned }) {
  const t = useText();
  const measures = useMeasures();
  const wordsOf = useBadgeWords();
  const effortName = useEffortName();
  const levelUp = earned.level_after > earned.level_before;

  return (
    <section className={styles.panel} aria-label={t("rewards.earned")}>
      <p className={styles.points}>
        <b>+{measures.number(earned.experience)}</b> {t("rewards.points")}
        {levelUp && (
          <span className={styles.level}>
            {t("rewards.level_up", { level: earned.level_after })}
          </span>
        )}
      </p>
      {earned.badges.length > 0 && (
        <ul className={styles.badges}>
          {earned.badges.map((badge) => (
            <li key={`${badge.id}-${badge.tier ?? ""}`}>
              <Medal badge={badge.id} tier={badge.tier} size={56} />
              <span>
                <b>{wordsOf(badge.id).name}</b>
                <small>{t(tierKey(badge.tier) ?? "rewards.new_badge")}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {earned.personal_bests.length > 0 && (
        <ul className={styles.bests}>
          {earned.personal_bests.map((best) => (
            <li key={best.effort}>
              <Icon name="bolt" size={16} />
              <span>{t("rewards.best_over", { effort: effortName(best.effort) })}</span>
              <b>{clock(best.elapsed_s)}</b>
              {best.previous_s != null && (
                <small>{t("rewards.before", { time: clock(best.previous_s) })}</small>
              )}
            </li>
          ))}
        </ul>
      )}
      {earned.streak_weeks > 1 && (
        <p className={styles.streak}>
          <Icon name="flame" size={16} />
          {t("rewards.streak_of", { weeks: t("streak.weeks", { count: earned.streak_weeks }) })}
        </p>
      )}
      <Link to="/progress" className={styles.more}>
        {t("rewards.see_progress")}
      </Link>
    </section>
  );
}
