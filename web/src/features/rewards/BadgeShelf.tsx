import type { Badge } from "../../api";
import { formatDay } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { clock } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Bar } from "../../ui/Bar";
import { Medal } from "../../ui/medals/Medal";
import styles from "./BadgeShelf.module.css";
import { useBadgeWords } from "./badges";

// Badges side by side: earned ones with their day, coming ones with how far along they are.
export function BadgeShelf({ badges, size = 84 }: { badges: readonly Badge[]; size?: number }) {
  return (
    <ul className={styles.shelf}>
      {badges.map((badge) => (
        <BadgeItem key={`${badge.id}-${badge.tier ?? ""}`} badge={badge} size={size} />
      ))}
    </ul>
  );
}

function BadgeItem({ badge, size }: { badge: Badge; size: number }) {
  const t = useText();
  const locale = useLocale();
  const measures = useMeasures();
  const wordsOf = useBadgeWords();
  const { name, words } = wordsOf(badge.id);
  const { progress } = badge;
  const share = progress && progress.goal > 0 ? progress.value / progress.goal : undefined;

  const amount = (value: number, unit: string) => {
    if (unit === "m") {
      const { value: shown, unit: label } = measures.distance(value, 0);
      return `${shown} ${label}`;
    }
    if (unit === "s") return clock(value);
    return measures.number(value);
  };
  return (
    <li className={styles.badge}>
      <Medal
        badge={badge.id}
        tier={badge.tier}
        size={size}
        share={badge.earned_on ? undefined : (share ?? 0)}
      />
      <p className={styles.name}>
        {name}
        {badge.tier && <span className={styles.tier}>{t(`tier.${badge.tier}`)}</span>}
      </p>
      <p className={styles.words}>{words}</p>
      {badge.earned_on && (
        <p className={styles.day}>{formatDay(badge.earned_on, locale, "short")}</p>
      )}
      {progress && !badge.earned_on && (
        <div className={styles.progress}>
          <Bar share={share ?? 0} />
          <span>
            {t("rewards.of", {
              value: amount(progress.value, progress.unit),
              goal: amount(progress.goal, progress.unit),
            })}
          </span>
        </div>
      )}
    </li>
  );
}
