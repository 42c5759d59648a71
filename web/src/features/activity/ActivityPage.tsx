import { SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ComponentType, lazy, Suspense, useMemo, useRef, useState } from "react";
import type { Activity, Earned, Streams } from "../../api";
import { cell } from "../../lib/cell";
import { useSaid, useText } from "../../lib/text";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Notice } from "../../ui/Notice";
import { useTitle } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import styles from "./ActivityPage.module.css";
import { activityQuery, streamsQuery } from "./activities";
import { BestEfforts } from "./BestEfforts";
import { Details } from "./Details";
import type { Eyes } from "./eyes";
import { GearOfActivity } from "./gear/GearOfActivity";
import { Head } from "./Head";
import { Laps } from "./Laps";
import { Splits } from "./Splits";
import { type Part, partOfTimes, StreamCharts } from "./StreamCharts";
import { Summary } from "./Summary";
import { useTitleOf } from "./titles";
import { trackOf } from "./track";
import { Zones } from "./Zones";

const TrackMap = lazy(() => import("./TrackMap"));

interface ActivityPageProps {
  id: string;
  // With whose eyes its athlete looks at it; their own unless said.
  eyes?: Eyes;
  // What was earned is shown by rewards; the app puts it here.
  EarnedPanel: ComponentType<{ earned: Earned }>;
  // Which planned session it was is shown by training.
  PlannedPanel: ComponentType<{ activity: string }>;
  // Kudos and comments belong to social; the app puts them here.
  Talk: ComponentType<{ activity: Activity }>;
}

export function ActivityPage({ id, eyes, EarnedPanel, PlannedPanel, Talk }: ActivityPageProps) {
  const t = useText();
  const said = useSaid();
  const activity = useQuery(activityQuery(id, eyes));
  const titleOf = useTitleOf();
  useTitle(activity.data ? titleOf(activity.data) : t("activity.one"));

  if (activity.isPending) {
    return (
      <div className={styles.page}>
        <Bones rows={3} height={220} />
      </div>
    );
  }
  if (activity.isError) {
    return (
      <div className={styles.page}>
        {eyes && <EyesBar id={id} eyes={eyes} />}
        <h1>{t(eyes ? "activity.not_for_them" : "activity.not_here")}</h1>
        <Refused error={activity.error} retry={() => activity.refetch()} />
      </div>
    );
  }
  return (
    <div className={styles.page}>
      {eyes && <EyesBar id={id} eyes={eyes} />}
      <Head activity={activity.data} />
      {activity.data.hidden && (
        <Notice tone="warning" title={t("activity.hidden")}>
          <Link to="/decisions">{t("comments.why")}</Link>
        </Notice>
      )}
      {activity.data.warnings.length > 0 && (
        <Notice tone="warning">
          <ul>
            {activity.data.warnings.map((words) => (
              <li key={words}>{said(words)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Recording
        activity={activity.data}
        eyes={eyes}
        EarnedPanel={EarnedPanel}
        PlannedPanel={PlannedPanel}
        Talk={Talk}
      />
    </div>
  );
}

// Says through whose eyes one looks, and leads to others and back.
function EyesBar({ id, eyes }: { id: string; eyes: Eyes }) {
  const t = useText();
  const navigate = useNavigate();
  const look = (as: string) =>
    navigate({
      to: "/activities/$id",
      params: { id },
      search: as === "mine" ? {} : { as: as as Eyes },
      replace: true,
    });
  return (
    <Notice tone="info" title={t(`activity.seen_as.${eyes}`)}>
      <SegmentedControl
        aria-label={t("privacy.preview_as")}
        value={eyes}
        onChange={look}
        data={[
          { value: "mine", label: t("privacy.as_myself") },
          { value: "coach", label: t("privacy.as_coach") },
          { value: "friend", label: t("privacy.as_friend") },
          { value: "group", label: t("privacy.as_group") },
          { value: "stranger", label: t("privacy.as_stranger") },
        ]}
      />
    </Notice>
  );
}

function Recording({
  activity,
  eyes,
  EarnedPanel,
  PlannedPanel,
  Talk,
}: { activity: Activity } & Omit<ActivityPageProps, "id">) {
  const t = useText();
  const streams = useQuery({ ...streamsQuery(activity.id, eyes), enabled: activity.has_streams });
  const { colorScheme } = useMantineColorScheme();
  const cursor = useRef(cell<number | null>(null)).current;
  const [part, setPart] = useState<Part>(null);
  const charts = useRef<HTMLDivElement>(null);
  const track = useMemo(() => (streams.data ? trackOf(streams.data) : null), [streams.data]);

  // A lap or split chosen in a table is shown on the charts and the map.
  const showTimes = (fromS: number, toS: number) => {
    if (!streams.data) return;
    setPart(partOfTimes(streams.data.time_s, fromS, toS));
    charts.current?.scrollIntoView({ block: "nearest" });
  };
  const show = streams.data ? showTimes : undefined;

  return (
    <div className={styles.columns}>
      <div className={styles.map_and_charts}>
        {activity.has_map && (
          <section className={styles.map} aria-label={t("map.title")}>
            <Suspense fallback={null}>
              {track && streams.data && (
                <TrackMap
                  track={track}
                  streams={streams.data}
                  cursor={cursor}
                  part={part}
                  scheme={colorScheme}
                />
              )}
            </Suspense>
          </section>
        )}
        {activity.has_streams && (
          <div ref={charts}>
            <Charts
              streams={streams.data}
              error={streams.error}
              sport={activity.sport}
              cursor={cursor}
              part={part}
              onPart={setPart}
              scheme={colorScheme}
            />
          </div>
        )}
        <Splits activity={activity} onShow={show} />
        <Laps activity={activity} onShow={show} />
      </div>
      <div className={styles.side}>
        <Summary activity={activity} />
        {!eyes && <Talk activity={activity} />}
        {activity.earned && (
          <div className={styles.earned}>
            <EarnedPanel earned={activity.earned} />
          </div>
        )}
        {activity.mine && <PlannedPanel activity={activity.id} />}
        <GearOfActivity activity={activity} />
        <BestEfforts activity={activity} onShow={show} />
        <Zones activity={activity} />
        <Details activity={activity} />
      </div>
    </div>
  );
}

function Charts({
  streams,
  error,
  ...rest
}: Omit<Parameters<typeof StreamCharts>[0], "streams"> & { streams?: Streams; error: unknown }) {
  const t = useText();
  if (error) return <Refused error={error} />;
  return (
    <Card title={t("charts.title")}>
      {streams ? <StreamCharts streams={streams} {...rest} /> : <Bones rows={3} height={116} />}
    </Card>
  );
}
