import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { type ActivityCard, type Profile, Refusal } from "../../api";
import { countryName } from "../../lib/countries";
import { formatDay } from "../../lib/dates";
import { knownSport } from "../../lib/sports";
import { useLocale, useText } from "../../lib/text";
import { hoursAndMinutes } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Avatar } from "../../ui/Avatar";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { Figure, Figures } from "../../ui/Figure";
import { Handle } from "../../ui/Handle";
import { Icon } from "../../ui/icons";
import { Lanes } from "../../ui/Lanes";
import { Page, useTitle } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { SportIcon } from "../../ui/SportIcon";
import styles from "./AthletePage.module.css";
import { athleteQuery } from "./athletes";
import { FollowButton } from "./FollowButton";
import { MutualFriends } from "./MutualFriends";
import { PersonMenu } from "./PersonMenu";
import { TieButtons } from "./TieButtons";

interface AthletePageProps {
  handle: string;
  // Rows of activities and the shelf of badges belong to other rooms; the app puts them here.
  Activities: ComponentType<{ items: readonly ActivityCard[] }>;
  Badges: ComponentType<{ badges: Profile["badges"]; brief: boolean }>;
}

export function AthletePage({ handle, ...rooms }: AthletePageProps) {
  const t = useText();
  const profile = useQuery(athleteQuery(handle));

  if (profile.isPending) {
    return (
      <Page title={`@${handle}`} heading={<Handle handle={handle} />}>
        <Bones rows={2} height={220} />
      </Page>
    );
  }
  if (profile.isError) {
    const { error } = profile;
    const signedOut = error instanceof Refusal && error.status === 401;
    return (
      <Page title={`@${handle}`} heading={<Handle handle={handle} />}>
        {error instanceof Refusal && error.status === 404 ? (
          <Empty title={t("athlete.nobody")}>{t("athlete.nobody_words", { handle })}</Empty>
        ) : signedOut ? (
          <Empty
            title={t("athlete.sign_in_first")}
            action={
              <Button
                renderRoot={(props) => (
                  <Link to="/sign_in" search={{ back: `/@${handle}` }} {...props} />
                )}
              >
                {t("nav.sign_in")}
              </Button>
            }
          />
        ) : (
          <Refused error={error} retry={() => profile.refetch()} />
        )}
      </Page>
    );
  }
  return <Shown profile={profile.data} {...rooms} />;
}

function Shown({
  profile,
  Activities,
  Badges,
}: { profile: Profile } & Omit<AthletePageProps, "handle">) {
  const t = useText();
  const locale = useLocale();
  const measures = useMeasures();
  const { athlete, member_since_on, streak_weeks } = profile;
  // The pages of the young show almost nothing: every part may be absent.
  const recent = profile.recent ?? [];
  const totals = profile.totals ?? [];
  useTitle(athlete.name);

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Lanes className={styles.lanes} lanes={8} />
        <Avatar name={athlete.name} handle={athlete.handle} size={104} />
        <div className={styles.words}>
          <h1>
            <bdi>{athlete.name}</bdi>
          </h1>
          <p>
            <Handle handle={athlete.handle} />
            {athlete.country && ` · ${countryName(athlete.country, locale)}`}
          </p>
          {member_since_on && (
            <p className={styles.since}>
              {t("athlete.since", { month: formatDay(member_since_on, locale, "month_year") })}
            </p>
          )}
          {profile.steps != null && (
            <p className={styles.since}>
              {t(profile.steps === 2 ? "athlete.steps_two" : "athlete.steps_three")}
            </p>
          )}
          {profile.followers != null && profile.followers.count > 0 && (
            <p className={styles.since}>
              {t(profile.followers.more ? "follows.count_more" : "follows.count", {
                count: profile.followers.count,
              })}
            </p>
          )}
          {profile.mutual_friends && (
            <MutualFriends handle={athlete.handle} mutual={profile.mutual_friends} />
          )}
          {profile.you && (
            <Button
              className={styles.edit}
              component={Link}
              to="/settings"
              variant="default"
              size="sm"
              leftSection={<Icon name="edit" size={16} />}
            >
              {t("athlete.edit")}
            </Button>
          )}
          {!profile.you && (
            <div className={styles.ties}>
              <TieButtons athlete={athlete} relation={profile.relation} />
              <FollowButton
                athlete={athlete}
                followable={profile.followable}
                following={profile.following}
              />
              <PersonMenu athlete={athlete} muted={profile.muted} restricted={profile.restricted} />
            </div>
          )}
        </div>
        <div className={styles.figures}>
          <Figures dense>
            <Figure
              size="lg"
              label={t("rewards.level")}
              parts={{ value: measures.number(profile.level) }}
            />
            {streak_weeks != null && (
              <Figure
                size="lg"
                label={t("athlete.streak")}
                parts={{ value: measures.number(streak_weeks) }}
              />
            )}
            <Figure
              size="lg"
              label={t("rewards.badges")}
              parts={{ value: measures.number(profile.badges.length) }}
            />
          </Figures>
        </div>
      </header>

      <div className={styles.columns}>
        <div className={styles.main}>
          {recent.length > 0 ? (
            <Card flush title={t("home.recent")}>
              <Activities items={recent} />
            </Card>
          ) : (
            <Empty title={t("athlete.nothing_yet")} />
          )}
        </div>
        <div className={styles.side}>
          {totals.length > 0 && (
            <Card title={t("athlete.totals")}>
              <ul className={styles.totals}>
                {totals.map((total) => {
                  const distance = measures.distance(total.distance_m, 0);
                  return (
                    <li key={total.sport}>
                      <SportIcon sport={total.sport} />
                      <span>
                        <b>{t(`sport.${knownSport(total.sport)}`)}</b>
                        <small>{t("athlete.activities", { count: total.activities })}</small>
                      </span>
                      <span className={styles.numbers}>
                        {total.distance_m > 0 && (
                          <b>
                            {distance.value} <small>{distance.unit}</small>
                          </b>
                        )}
                        <span>
                          {hoursAndMinutes(total.moving_s, locale)
                            .slice(0, 1)
                            .map((part) => `${part.value} ${part.unit}`)}
                        </span>
                      </span>
                    </li>
                  );
                })}
              </ul>
            </Card>
          )}
          {profile.badges.length > 0 && (
            <Card title={t("rewards.badges")}>
              <Badges badges={profile.badges} brief />
            </Card>
          )}
        </div>
      </div>
    </div>
  );
}
