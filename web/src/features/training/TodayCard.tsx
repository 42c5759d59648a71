import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { addDays } from "../../lib/dates";
import { useText } from "../../lib/text";
import { useToday } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Refused } from "../../ui/Refused";
import { SessionTile } from "./SessionTile";
import styles from "./TodayCard.module.css";
import { planQuery, sessionsQuery } from "./training";
import { useTrainingWords } from "./words";

// What today holds, or when the next session is, or an invitation to plan.
export function TodayCard() {
  const t = useText();
  const words = useTrainingWords();
  const today = useToday();
  const plan = useQuery(planQuery);
  const list = useQuery(sessionsQuery(today, addDays(today, 7)));
  if (plan.isPending || list.isPending) return <Bones rows={1} height={140} />;
  if (plan.isError) return <Refused error={plan.error} retry={() => plan.refetch()} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const ofToday = list.data.sessions.filter((session) => session.on === today);
  if (!plan.data.plan && ofToday.length === 0) {
    return (
      <Card title={t("training.today_invite")}>
        <div className={styles.invite}>
          <p>{t("training.today_invite_words")}</p>
          <Button component={Link} to="/training" size="sm">
            {t("training.make_plan")}
          </Button>
        </div>
      </Card>
    );
  }
  const next = list.data.sessions.find(
    (session) => session.on > today && session.status === "planned",
  );
  return (
    <Card
      title={t("training.today")}
      aside={<Link to="/training">{t("training.to_calendar")}</Link>}
    >
      <div className={styles.today}>
        {ofToday.map((session) => (
          <div key={session.id} className={styles.session}>
            <SessionTile session={session} today={today} />
            <p className="quiet">
              {session.matched ? words.match(session.matched) : words.inLanguage(session.about)}
            </p>
          </div>
        ))}
        {ofToday.length === 0 && <p>{t("training.today_rest")}</p>}
        {next && (
          <p className="quiet">
            {t("training.today_next", {
              name: words.inLanguage(next.name),
              day: words.day(next.on),
            })}
          </p>
        )}
      </div>
    </Card>
  );
}
