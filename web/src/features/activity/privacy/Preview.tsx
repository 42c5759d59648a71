import { SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import type { ActivityCard } from "../../../api";
import { decodePolyline } from "../../../lib/polyline";
import { useText } from "../../../lib/text";
import { useMeasures } from "../../../lib/viewer";
import { Bones } from "../../../ui/Bones";
import { activitiesQuery, activityQuery, streamsQuery } from "../activities";
import type { Eyes } from "../eyes";
import { useTitleOf } from "../titles";
import { stretch, trackOf } from "../track";
import { ring } from "./exposure";
import styles from "./Privacy.module.css";
import { zonesQuery } from "./privacy";

const ZoneMap = lazy(() => import("./ZoneMap"));

// What others see of the last activity with a map, as the server gives it to them.
export function Preview() {
  const t = useText();
  const recent = useInfiniteQuery(activitiesQuery({}, 10));
  if (recent.isPending) return <Bones rows={2} height={120} />;
  const card = recent.data?.pages[0]?.items.find(({ outline }) => outline);
  return card ? <Seen card={card} /> : <p className="quiet">{t("privacy.preview_none")}</p>;
}

function Seen({ card }: { card: ActivityCard }) {
  const t = useText();
  const measures = useMeasures();
  const titleOf = useTitleOf();
  const { colorScheme } = useMantineColorScheme();
  const [eyes, setEyes] = useState<Eyes>("stranger");
  const zones = useQuery(zonesQuery);
  // After a change of zones it does not exist for others until it is worked out anew: a moment.
  const seen = useQuery({
    ...activityQuery(card.id, eyes),
    refetchInterval: (query) => (query.state.status === "error" ? 2_000 : false),
  });
  const streams = useQuery({
    ...streamsQuery(card.id, eyes),
    enabled: seen.data?.has_map === true,
  });
  const whole = useMemo(
    () => decodePolyline(card.outline ?? "").map(([lat, lon]): [number, number] => [lon, lat]),
    [card.outline],
  );
  const bounds = useMemo(
    () => ({
      west: Math.min(...whole.map(([lon]) => lon)),
      east: Math.max(...whole.map(([lon]) => lon)),
      south: Math.min(...whole.map(([, lat]) => lat)),
      north: Math.max(...whole.map(([, lat]) => lat)),
    }),
    [whole],
  );
  const shown = useMemo(() => {
    const track = seen.data?.has_map && streams.data ? trackOf(streams.data) : null;
    return track ? stretch(track, 0, Number.POSITIVE_INFINITY) : [];
  }, [seen.data, streams.data]);
  const rings = useMemo(
    () =>
      (zones.data?.zones ?? []).map((zone) =>
        ring(zone.centre_latitude_deg, zone.centre_longitude_deg, zone.radius_m),
      ),
    [zones.data],
  );
  const distance = seen.data?.distance_m ? measures.distance(seen.data.distance_m) : null;
  return (
    <div className="stack">
      <p className="quiet">{t("privacy.preview_why", { title: titleOf(card) })}</p>
      <SegmentedControl
        fullWidth
        aria-label={t("privacy.preview_as")}
        value={eyes}
        onChange={(chosen) => setEyes(chosen as Eyes)}
        data={[
          { value: "stranger", label: t("privacy.as_stranger") },
          { value: "group", label: t("privacy.as_group") },
          { value: "friend", label: t("privacy.as_friend") },
          { value: "coach", label: t("privacy.as_coach") },
        ]}
      />
      <div className={styles.map}>
        <Suspense fallback={null}>
          <ZoneMap
            bounds={bounds}
            scheme={colorScheme}
            rings={rings}
            whole={whole}
            seen={shown}
            place={null}
          />
        </Suspense>
      </div>
      <p className={styles.seen} role="status">
        {seen.isError
          ? t("privacy.preview_hidden")
          : seen.data &&
            t(seen.data.has_map ? "privacy.preview_map" : "privacy.preview_no_map", {
              distance: distance ? `${distance.value} ${distance.unit}` : t("privacy.no_distance"),
            })}
      </p>
    </div>
  );
}
