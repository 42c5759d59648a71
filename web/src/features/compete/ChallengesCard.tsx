import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { ChallengeRows } from "./ChallengeRows";
import styles from "./Compete.module.css";
import { challengesQuery } from "./challenges";

const SHOWN = 2;

// On the home page: one's own challenges of today, else those one could join.
export function ChallengesCard() {
  const t = useText();
  const list = useInfiniteQuery(challengesQuery);
  const running = list.data?.pages[0]?.running ?? [];
  const mine = running.filter((challenge) => challenge.me);
  const shown = (mine.length > 0 ? mine : running).slice(0, SHOWN);
  return (
    <Card
      flush
      title={t("nav.challenges")}
      aside={<Link to="/challenges">{t("challenge.see_all")}</Link>}
    >
      {shown.length > 0 ? (
        <ChallengeRows items={shown} />
      ) : (
        <p className={styles.empty}>{t("challenge.none_running")}</p>
      )}
    </Card>
  );
}
