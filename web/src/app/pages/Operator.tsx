import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { operatedQuery } from "../../features/compete/challenges";
import { meQuery } from "../../features/identity/me";
import { inboxQuery, journeyQuery } from "../../features/insight/feedback";
import { funnelRows } from "../../features/insight/funnel";
import { casesQuery } from "../../features/safety/safety";
import { addDays } from "../../lib/dates";
import { placesOf } from "../../lib/staff";
import { useText } from "../../lib/text";
import { useMeasures, useToday } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Figure, Figures } from "../../ui/Figure";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import styles from "./Operator.module.css";

const WEEKS_BACK = 3;

// Where whoever runs the place begins: what waits for them, and how the last weeks went.
export function Operator() {
  const t = useText();
  const me = useQuery(meQuery);
  const places = placesOf(me.data?.staff_role);
  return (
    <Page title={t("operator.start")}>
      <div className={styles.cards}>
        {places.includes("safety") && <ReportsWait />}
        {places.includes("feedback") && <FeedbackWaits />}
        {places.includes("challenges") && <ChallengesWait />}
        {places.includes("audit") && <Trail />}
      </div>
      {places.includes("journey") && <LastWeeks />}
    </Page>
  );
}

function ReportsWait() {
  const t = useText();
  const measures = useMeasures();
  const queue = useQuery(casesQuery);
  return (
    <Card
      title={t("operator.place_safety")}
      aside={<Link to="/operator/safety">{t("operator.open_safety")}</Link>}
    >
      {queue.isPending && <Bones rows={1} height={72} />}
      {queue.isError && <Refused error={queue.error} retry={() => queue.refetch()} />}
      {queue.data && (
        <Figures>
          <Figure
            label={t("operator.reports_waiting")}
            parts={{ value: measures.number(queue.data.waiting) }}
          />
          <Figure
            label={t("operator.reports_urgent")}
            parts={{ value: measures.number(queue.data.items.filter((one) => one.urgent).length) }}
          />
        </Figures>
      )}
    </Card>
  );
}

function Trail() {
  const t = useText();
  return (
    <Card
      title={t("operator.place_audit")}
      aside={<Link to="/operator/audit">{t("operator.open_audit")}</Link>}
    >
      <p>{t("audit.words")}</p>
    </Card>
  );
}

function FeedbackWaits() {
  const t = useText();
  const measures = useMeasures();
  const inbox = useInfiniteQuery(inboxQuery(null, null));
  const counts = inbox.data?.pages[0]?.counts ?? [];
  const of = (state: string) =>
    measures.number(counts.find((one) => one.state === state)?.count ?? 0);
  return (
    <Card
      title={t("operator.place_feedback")}
      aside={<Link to="/operator/feedback">{t("operator.open_inbox")}</Link>}
    >
      {inbox.isPending && <Bones rows={1} height={72} />}
      {inbox.isError && <Refused error={inbox.error} retry={() => inbox.refetch()} />}
      {inbox.data && (
        <Figures>
          <Figure label={t("operator.new_feedback")} parts={{ value: of("new") }} />
          <Figure label={t("operator.planned_feedback")} parts={{ value: of("planned") }} />
        </Figures>
      )}
    </Card>
  );
}

function ChallengesWait() {
  const t = useText();
  const measures = useMeasures();
  const list = useInfiniteQuery(operatedQuery);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const of = (phase: string) =>
    measures.number(items.filter((item) => item.challenge.phase === phase).length);
  return (
    <Card
      title={t("operator.place_challenges")}
      aside={<Link to="/operator/challenges">{t("operator.open_challenges")}</Link>}
    >
      {list.isPending && <Bones rows={1} height={72} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.data && (
        <Figures>
          <Figure label={t("operator.running_challenges")} parts={{ value: of("running") }} />
          <Figure label={t("operator.counting_challenges")} parts={{ value: of("counting") }} />
        </Figures>
      )}
    </Card>
  );
}

function LastWeeks() {
  const t = useText();
  const measures = useMeasures();
  const journey = useQuery(journeyQuery(addDays(useToday(), -7 * WEEKS_BACK), null));
  return (
    <Card
      title={t("operator.last_weeks")}
      aside={<Link to="/operator/journey">{t("operator.open_journey")}</Link>}
    >
      {journey.isPending && <Bones rows={1} height={72} />}
      {journey.isError && <Refused error={journey.error} retry={() => journey.refetch()} />}
      {journey.data && (
        <Figures>
          {funnelRows(journey.data.total).map((row) => (
            <Figure
              key={row.step}
              label={t(`journey.step_${row.step}`)}
              parts={{ value: measures.number(row.atAll) }}
            />
          ))}
        </Figures>
      )}
    </Card>
  );
}
