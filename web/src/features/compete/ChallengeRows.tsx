import { Link } from "@tanstack/react-router";
import type { ChallengeCard } from "../../api";
import { formatRange } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useMeasures, useToday } from "../../lib/viewer";
import { Bar } from "../../ui/Bar";
import { Pill } from "../../ui/Pill";
import styles from "./Compete.module.css";
import { daysLeft, shareOf } from "./progress";
import { useAmount, usePlace } from "./words";

// Challenges one under the other, each with one's own progress.
export function ChallengeRows({ items }: { items: readonly ChallengeCard[] }) {
  return (
    <ul className={styles.rows}>
      {items.map((challenge) => (
        <Row key={challenge.id} challenge={challenge} />
      ))}
    </ul>
  );
}

function Row({ challenge }: { challenge: ChallengeCard }) {
  const t = useText();
  const locale = useLocale();
  const place = usePlace();
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <span className={styles.over}>
          {place(challenge)} · {formatRange(challenge.starts_on, challenge.ends_on, locale)}
          <PhasePill challenge={challenge} />
        </span>
        <Link to="/challenges/$id" params={{ id: challenge.id }} className={styles.title}>
          <bdi>{challenge.title}</bdi>
        </Link>
        <span className={styles.over}>
          {t("challenge.participants", { count: challenge.participants })}
        </span>
      </div>
      {challenge.me && <Mine challenge={challenge} me={challenge.me} />}
    </li>
  );
}

function Mine({
  challenge,
  me,
}: {
  challenge: ChallengeCard;
  me: NonNullable<ChallengeCard["me"]>;
}) {
  const t = useText();
  const amount = useAmount();
  const measures = useMeasures();
  return (
    <div className={styles.mine}>
      <b>{amount(challenge.measure, me.score)}</b>
      {challenge.goal && <Bar share={shareOf(me.score, challenge.goal)} colour="var(--turf)" />}
      <span className="quiet">
        {me.rank
          ? t("challenge.my_rank", { rank: measures.number(me.rank) })
          : t("challenge.nothing_counts_yet")}
      </span>
    </div>
  );
}

export function PhasePill({ challenge }: { challenge: ChallengeCard }) {
  const t = useText();
  const today = useToday();
  switch (challenge.phase) {
    case "coming":
      return <Pill tone="flood">{t("challenge.coming")}</Pill>;
    case "running":
      return (
        <Pill tone="turf">
          {t("challenge.days_left", { count: daysLeft(today, challenge.ends_on) })}
        </Pill>
      );
    case "counting":
      return <Pill tone="flood">{t("challenge.counting")}</Pill>;
    default:
      return <Pill>{t("challenge.closed")}</Pill>;
  }
}
