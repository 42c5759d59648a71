import { useText } from "../../lib/text";
import { Medal } from "../../ui/medals/Medal";
import { Pill } from "../../ui/Pill";
import { tierKey, useBadgeWords } from "./badges";
import styles from "./EarnedLine.module.css";

// What an activity earned, on one line: medals with their names, and the level it led to.
export function EarnedLine({
  badges,
  level,
}: {
  badges: readonly { id: string; tier?: string | null }[];
  level?: number | null;
}) {
  const t = useText();
  const wordsOf = useBadgeWords();
  return (
    <ul className={styles.line} aria-label={t("rewards.earned_short")}>
      {badges.map((badge) => {
        const tier = tierKey(badge.tier);
        return (
          <li key={`${badge.id}-${badge.tier ?? ""}`}>
            <Medal badge={badge.id} tier={badge.tier} size={36} />
            <span>
              {wordsOf(badge.id).name}
              {tier && <small> {t(tier)}</small>}
            </span>
          </li>
        );
      })}
      {level != null && (
        <li>
          <Pill tone="ember">{t("feed.level", { level })}</Pill>
        </li>
      )}
    </ul>
  );
}
