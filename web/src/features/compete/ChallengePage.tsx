import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { type Challenge, Refusal } from "../../api";
import { formatDay, formatInstant, formatRange } from "../../lib/dates";
import { isRussian } from "../../lib/regions";
import { knownSport } from "../../lib/sports";
import { useLocale, useText } from "../../lib/text";
import { useMeasures, useTimeZone, useToday } from "../../lib/viewer";
import { Bar } from "../../ui/Bar";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Confirm";
import { Empty } from "../../ui/Empty";
import { Figure, Figures } from "../../ui/Figure";
import { Icon } from "../../ui/icons";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { PhasePill } from "./ChallengeRows";
import styles from "./Compete.module.css";
import { challengeQuery, useJoin, useLeave } from "./challenges";
import { daysLeft, shareOf, shareOfDays } from "./progress";
import { Receipts } from "./Receipts";
import { Standings } from "./Standings";
import { useAmount, usePlace } from "./words";

const route = getRouteApi("/challenges/$id");

export function ChallengePage() {
  const t = useText();
  const { id } = route.useParams();
  const { code } = route.useSearch();
  const challenge = useQuery(challengeQuery(id, code));
  if (challenge.isPending) {
    return (
      <Page title={t("nav.challenges")}>
        <Bones rows={3} height={180} />
      </Page>
    );
  }
  if (challenge.isError) {
    const gone = challenge.error instanceof Refusal && [404, 422].includes(challenge.error.status);
    return (
      <Page title={t("nav.challenges")}>
        {gone ? (
          <Empty
            title={t("challenge.gone")}
            action={
              <Button component={Link} to="/challenges">
                {t("challenge.see_all")}
              </Button>
            }
          >
            {t("challenge.gone_words")}
          </Empty>
        ) : (
          <Refused error={challenge.error} retry={() => challenge.refetch()} />
        )}
      </Page>
    );
  }
  return <Shown challenge={challenge.data} code={code} />;
}

function Shown({ challenge, code }: { challenge: Challenge; code?: string }) {
  const t = useText();
  const locale = useLocale();
  const place = usePlace();
  // Who came by a code sees the board once they are in.
  const seesBoard = challenge.kind === "regional" || challenge.me != null || !code;
  return (
    <Page
      title={challenge.title}
      heading={<bdi>{challenge.title}</bdi>}
      over={
        <span className={styles.over}>
          {place(challenge)} · {formatRange(challenge.starts_on, challenge.ends_on, locale)}
          <PhasePill challenge={challenge} />
        </span>
      }
      aside={
        challenge.may_edit && (
          <Button
            variant="default"
            leftSection={<Icon name="edit" size={16} />}
            renderRoot={(props) => (
              <Link to="/challenges/$id/edit" params={{ id: challenge.id }} {...props} />
            )}
          >
            {t("challenge.edit")}
          </Button>
        )
      }
    >
      {challenge.about && (
        <p className={styles.about} dir="auto">
          {challenge.about}
        </p>
      )}
      <div className={styles.columns}>
        <div className={styles.main}>
          {challenge.me ? (
            <MyPart challenge={challenge} me={challenge.me} />
          ) : (
            <Invitation challenge={challenge} code={code} />
          )}
          {seesBoard && <Standings challenge={challenge} />}
        </div>
        <div className={styles.side}>
          {challenge.invite_code && <InviteLink id={challenge.id} code={challenge.invite_code} />}
          <PrizeCard challenge={challenge} />
          {challenge.me && <Receipts challenge={challenge} />}
          <RulesCard challenge={challenge} />
        </div>
      </div>
    </Page>
  );
}

// How far one is, beside how far the days are.
function MyPart({ challenge, me }: { challenge: Challenge; me: NonNullable<Challenge["me"]> }) {
  const t = useText();
  const today = useToday();
  const amount = useAmount();
  const measures = useMeasures();
  const { goal, measure } = challenge;
  return (
    <Card
      title={t("challenge.my_progress")}
      aside={challenge.phase === "closed" ? undefined : <Leave challenge={challenge} />}
    >
      <div className="stack">
        {" "}
        <Figures dense>
          <Figure
            size="lg"
            label={t("challenge.counted_so_far")}
            parts={{ value: amount(measure, me.score) }}
          />
          <Figure
            size="lg"
            label={t("challenge.rank")}
            parts={{ value: me.rank ? measures.number(me.rank) : "–" }}
            note={t("challenge.participants", { count: challenge.participants })}
          />
        </Figures>
        {goal != null && (
          <div className={styles.progress}>
            <Bar share={shareOf(me.score, goal)} colour="var(--turf)" />
            <p className="quiet">
              <span>
                {me.goal_reached
                  ? t("challenge.goal_reached", { goal: amount(measure, goal) })
                  : t("challenge.to_goal", {
                      left: amount(measure, Math.max(0, goal - me.score)),
                      goal: amount(measure, goal),
                    })}
              </span>
              {challenge.phase === "running" && (
                <span>
                  {t("challenge.days_left", { count: daysLeft(today, challenge.ends_on) })}
                </span>
              )}
            </p>
            {challenge.phase === "running" && (
              <>
                <Bar
                  share={shareOfDays(today, challenge.starts_on, challenge.ends_on)}
                  colour="var(--line-strong)"
                />
                <p className="quiet">{t("challenge.days_gone")}</p>
              </>
            )}
          </div>
        )}
        {challenge.phase === "counting" && <Notice>{t("challenge.counting_words")}</Notice>}
      </div>
    </Card>
  );
}

function Leave({ challenge }: { challenge: Challenge }) {
  const t = useText();
  const leave = useLeave(challenge.id);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setAsking(true)}>
        {t("challenge.leave")}
      </Button>
      <Confirm
        opened={asking}
        title={t("challenge.leave_ask")}
        action={t("challenge.leave")}
        busy={leave.isPending}
        onConfirm={() => leave.mutate(undefined, { onSettled: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        <p>{t("challenge.leave_words")}</p>
      </Confirm>
      {leave.isError && <Refused error={leave.error} />}
    </>
  );
}

function Invitation({ challenge, code }: { challenge: Challenge; code?: string }) {
  const t = useText();
  const place = usePlace();
  const join = useJoin(challenge.id, code);
  if (challenge.why_not === "elsewhere") {
    return (
      <Notice title={t("challenge.elsewhere", { country: place(challenge) })}>
        {t("challenge.elsewhere_words")}
      </Notice>
    );
  }
  if (challenge.why_not === "region_untold" && challenge.region) {
    return <RegionAsk challenge={challenge} code={code} region={challenge.region} />;
  }
  if (!challenge.may_join) {
    const words = t(
      challenge.phase === "counting" ? "challenge.counting_words" : "challenge.over_words",
    );
    return <Notice title={t("challenge.over")}>{words}</Notice>;
  }
  return (
    <Card title={t("challenge.join_title")}>
      <div className="stack">
        {" "}
        <p>{t("challenge.join_words")}</p>
        {join.isError && <Refused error={join.error} />}
        <div className={styles.actions}>
          <Button size="md" loading={join.isPending} onClick={() => join.mutate(undefined)}>
            {t("challenge.join")}
          </Button>
        </div>
      </div>
    </Card>
  );
}

// The account does not say yet where in the country one lives: one answer says it and joins.
function RegionAsk({
  challenge,
  code,
  region,
}: {
  challenge: Challenge;
  code?: string;
  region: NonNullable<Challenge["region"]>;
}) {
  const t = useText();
  const place = usePlace();
  const join = useJoin(challenge.id, code);
  return (
    <Card title={t("challenge.region_ask", { place: place(challenge) })}>
      <div className="stack">
        {" "}
        <p>{t("challenge.region_words")}</p>
        <p className="quiet">{t("challenge.join_words")}</p>
        {join.isError && <Refused error={join.error} />}
        <div className={styles.actions}>
          <Button size="md" loading={join.isPending} onClick={() => join.mutate(region.code)}>
            {t("challenge.region_yes")}
          </Button>
          <Button size="md" variant="default" component={Link} to="/settings">
            {t("challenge.region_no")}
          </Button>
        </div>
      </div>
    </Card>
  );
}

// What can be won, in the reader's language where the organiser wrote it in both.
function PrizeCard({ challenge }: { challenge: Challenge }) {
  const t = useText();
  const locale = useLocale();
  const { prize, prize_ru } = challenge;
  const words = isRussian(locale) ? (prize_ru ?? prize) : (prize ?? prize_ru);
  if (!words) return null;
  return (
    <Card title={t("challenge.prize")}>
      <p className={styles.prize} dir="auto">
        {words}
      </p>
    </Card>
  );
}

// The way in for friends: whoever holds the link may join.
function InviteLink({ id, code }: { id: string; code: string }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const link = `${location.origin}/challenges/${id}?code=${code}`;
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <Card title={t("challenge.invite")}>
      <div className="stack">
        {" "}
        <p className="quiet">{t("challenge.invite_words")}</p>
        <TextInput
          className={styles.code}
          aria-label={t("challenge.invite_link")}
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <div className={styles.actions}>
          <Button variant="default" onClick={copy}>
            {t(copied ? "challenge.copied" : "challenge.copy_link")}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function RulesCard({ challenge }: { challenge: Challenge }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const amount = useAmount();
  const measures = useMeasures();
  const [inForce, ...earlier] = challenge.rules;
  if (!inForce) return null;
  const { rules } = inForce;
  const sports = rules.sports.map((sport) => t(`sport.${knownSport(sport)}`)).join(", ");
  const least = rules.min_distance_m == null ? null : measures.distance(rules.min_distance_m);
  return (
    <Card title={t("rules.title")}>
      <div className="stack">
        {" "}
        <dl className={styles.facts}>
          <Fact name={t("challenge_form.measure")}>{t(`challenge_measure.${rules.measure}`)}</Fact>
          {rules.goal != null && (
            <Fact name={t("rules.goal")}>{amount(rules.measure, rules.goal)}</Fact>
          )}
          <Fact name={t("challenge_form.sports")}>{sports || t("rules.every_sport")}</Fact>
          {least && <Fact name={t("rules.least_distance")}>{`${least.value} ${least.unit}`}</Fact>}
          {rules.min_moving_s != null && (
            <Fact name={t("rules.least_time")}>{amount("time", rules.min_moving_s)}</Fact>
          )}
          <Fact name={t("rules.window")}>
            {formatRange(rules.starts_on, rules.ends_on, locale)}
            <br />
            {t("rules.window_words")}
          </Fact>
          <Fact name={t("rules.joining")}>
            {t(rules.counts_before_joining ? "rules.counts_before" : "rules.counts_from_joining")}
          </Fact>
          <Fact name={t("rules.final")}>{formatInstant(challenge.closes_at, zone, locale)}</Fact>
        </dl>
        {earlier.length > 0 && (
          <Notice title={t("rules.changed", { version: inForce.version })}>
            {inForce.note && <p dir="auto">{inForce.note}</p>}
            <p>
              {inForce.applies_from
                ? t("rules.changed_from", { day: formatDay(inForce.applies_from, locale, "long") })
                : t("rules.changed_all")}
            </p>
          </Notice>
        )}
      </div>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
