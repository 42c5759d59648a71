import type { Badge } from "../../api";
import { formatDay } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { clock, hoursAndMinutes } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Bar } from "../../ui/Bar";
import { Medal } from "../../ui/medals/Medal";
import styles from "./BadgeShelf.module.css";
import { tierKey, useBadgeWords } from "./badges";

export interface ShelfBadge {
  id: string;
  tier?: string | null;
  earned_on?: string | null;
  progress?: Badge["progress"];
}

// These count metres upwards; every other badge in metres counts them along the ground.
const HEIGHTS = new Set(["climber", "everest"]);

// Badges side by side: earned ones with their day, coming ones with how far along they are.
// In brief, only medals and names.
export function BadgeShelf({
  badges,
  brief = false,
  size = brief ? 64 : 84,
}: {
  badges: readonly ShelfBadge[];
  brief?: boolean;
  size?: number;
}) {
  return (
    <ul className={styles.shelf} data-brief={brief || undefined}>
      {badges.map((badge) => (
        <BadgeItem
          key={`${badge.id}-${badge.tier ?? ""}`}
          badge={badge}
          size={size}
          brief={brief}
        />
      ))}
    </ul>
  );
}

function BadgeItem({ badge, size, brief }: { badge: ShelfBadge; size: number; brief: boolean }) {
  const t = useText();
  const locale = useLocale();
  const measures = useMeasures();
  const wordsOf = useBadgeWords();
  const { name, words } = wordsOf(badge.id);
  const { progress } = badge;
  const tier = tierKey(badge.tier);
  // A badge with progress is still to be earned; strangers see earned ones without their day.
  const share = progress ? progress.value / Math.max(progress.goal, 1) : undefined;

  const amount = (value: number, unit: string) => {
    if (unit === "s") {
      const hour = hoursAndMinutes(Math.floor(value / 3600) * 3600, locale)[0];
      return value < 3600 || !hour ? clock(value) : `${hour.value} ${hour.unit}`;
    }
    if (unit === "m") {
      const { value: shown, unit: label } = HEIGHTS.has(badge.id)
        ? measures.height(value)
        : measures.distance(value, value < 100_000 ? 1 : 0);
      return `${shown} ${label}`;
    }
    return measures.number(value);
  };
  return (
    <li className={styles.badge}>
      <Medal badge={badge.id} tier={badge.tier} size={size} share={share} />
      <p className={styles.name}>
        {name}
        {tier && <span className={styles.tier}>{t(tier)}</span>}
      </p>
      {!brief && <p className={styles.words}>{words}</p>}
      {badge.earned_on && !brief && (
        <p className={styles.day}>{formatDay(badge.earned_on, locale, "short")}</p>
      )}
      {progress && (
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
