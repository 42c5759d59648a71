import {
  Button,
  NumberInput,
  SegmentedControl,
  TextInput,
  useMantineColorScheme,
} from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type FormEvent, lazy, Suspense, useMemo, useState } from "react";
import type { PrivacyZone, ZoneSuggestion } from "../../../api";
import { decodePolyline } from "../../../lib/polyline";
import { useFaults } from "../../../lib/refusals";
import { useText } from "../../../lib/text";
import { useMeasures } from "../../../lib/viewer";
import { Bones } from "../../../ui/Bones";
import { Confirm } from "../../../ui/Confirm";
import type { Bounds } from "../../../ui/map/grid";
import { Notice } from "../../../ui/Notice";
import { Pill } from "../../../ui/Pill";
import { Refused } from "../../../ui/Refused";
import { useTell } from "../../../ui/tell";
import { activitiesQuery } from "../activities";
import { coverOf, ring } from "./exposure";
import styles from "./Privacy.module.css";
import { useAddZone, useChangeZone, useDeclineZone, useRemoveZone, zonesQuery } from "./privacy";

const ZoneMap = lazy(() => import("./ZoneMap"));

const RADII = { town: 400, village: 800, countryside: 1600 } as const;
type Surroundings = keyof typeof RADII;

// Places that nobody is to find: those there are, one that might be, and a new one.
export function ZonesCard() {
  const t = useText();
  const zones = useQuery(zonesQuery);
  const [adding, setAdding] = useState<[number, number] | "anywhere" | null>(null);
  if (zones.isPending) return <Bones rows={2} height={60} />;
  if (zones.isError) return <Refused error={zones.error} retry={() => zones.refetch()} />;
  const { suggestion } = zones.data;
  return (
    <div className="stack">
      <p className="quiet">{t("zones.why")}</p>
      {suggestion && adding === null && (
        <Suggested
          suggestion={suggestion}
          onTake={() => setAdding([suggestion.longitude_deg, suggestion.latitude_deg])}
        />
      )}
      {zones.data.zones.length > 0 && (
        <div>
          {zones.data.zones.map((zone) => (
            <OneZone key={zone.id} zone={zone} />
          ))}
        </div>
      )}
      {adding === null ? (
        <Button onClick={() => setAdding("anywhere")}>{t("zones.add")}</Button>
      ) : (
        <AddZone
          first={adding === "anywhere" ? null : adding}
          zones={zones.data.zones}
          onDone={() => setAdding(null)}
        />
      )}
    </div>
  );
}

function Suggested({ suggestion, onTake }: { suggestion: ZoneSuggestion; onTake(): void }) {
  const t = useText();
  const tell = useTell();
  const decline = useDeclineZone();
  const place = {
    latitude_deg: suggestion.latitude_deg,
    longitude_deg: suggestion.longitude_deg,
  };
  return (
    <Notice tone="info" title={t("zones.suggested")}>
      <div className="stack">
        <p>{t("zones.suggested_words", { count: suggestion.activities })}</p>
        <div className={styles.buttons}>
          <Button size="compact-md" onClick={onTake}>
            {t("zones.suggested_take")}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            loading={decline.isPending}
            onClick={() => tell(decline.mutateAsync(place))}
          >
            {t("zones.suggested_decline")}
          </Button>
        </div>
      </div>
    </Notice>
  );
}

function OneZone({ zone }: { zone: PrivacyZone }) {
  const t = useText();
  const tell = useTell();
  const measures = useMeasures();
  const change = useChangeZone(zone.id);
  const remove = useRemoveZone(zone.id);
  const [asked, setAsked] = useState(false);
  const cover = coverOf(zone);
  const radius = measures.shortDistance(zone.radius_m);
  const news = zone.exposure && !zone.exposure.told ? zone.exposure : null;
  return (
    <section className={styles.zone} aria-label={zone.name}>
      <div className={styles.head}>
        <h3>
          <bdi>{zone.name}</bdi>
        </h3>
        <Pill tone={cover === "thin" ? "ember" : cover === "good" ? "turf" : "plain"}>
          {t(`zones.cover.${cover}`)}
        </Pill>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t("zones.remove_one", { name: zone.name })}
          onClick={() => setAsked(true)}
        >
          {t("zones.remove")}
        </Button>
      </div>
      <p className="quiet">
        {t("zones.about", {
          radius: `${radius.value} ${radius.unit}`,
          exits: zone.public_exits,
          most: zone.most_public_exits,
        })}
      </p>
      {zone.exposure && (
        <p className="quiet">
          {t("zones.exposure", {
            rank: zone.exposure.rank,
            candidates: zone.exposure.candidates,
            tracks: zone.exposure.tracks,
          })}
        </p>
      )}
      {news && news.did !== "nothing" && (
        <Notice
          tone="warning"
          title={t("zones.closed_title")}
          action={
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => tell(change.mutateAsync({ read: true }))}
            >
              {t("zones.read")}
            </Button>
          }
        >
          {t(news.did === "widened" ? "zones.widened_words" : "zones.closed_words")}
        </Notice>
      )}
      {change.isError && <Refused error={change.error} />}
      {remove.isError && <Refused error={remove.error} />}
      <Confirm
        opened={asked}
        title={t("zones.remove_title", { name: zone.name })}
        action={t("zones.remove")}
        busy={remove.isPending}
        onConfirm={() =>
          remove
            .mutateAsync(undefined)
            .catch(() => undefined)
            .finally(() => setAsked(false))
        }
        onClose={() => setAsked(false)}
      >
        {t("zones.remove_words")}
      </Confirm>
    </section>
  );
}

// A new zone: the place is pressed on a map of one's own last way, typed, or where one is.
function AddZone({
  first,
  zones,
  onDone,
}: {
  first: [number, number] | null;
  zones: PrivacyZone[];
  onDone(): void;
}) {
  const t = useText();
  const tell = useTell();
  const { colorScheme } = useMantineColorScheme();
  const add = useAddZone();
  const fields = useFaults(add.error);
  const recent = useInfiniteQuery(activitiesQuery({}, 10));
  const outline = recent.data?.pages[0]?.items.find((card) => card.outline)?.outline ?? null;
  const [place, setPlace] = useState<[number, number] | null>(first);
  const [name, setName] = useState(t("zones.name_first"));
  const [around, setAround] = useState<Surroundings>("town");
  const [unknown, setUnknown] = useState(false);

  const whole = useMemo(
    () =>
      outline ? decodePolyline(outline).map(([lat, lon]): [number, number] => [lon, lat]) : [],
    [outline],
  );
  const start = first ?? whole[0] ?? null;
  const bounds = useMemo(() => boundsAround(start, RADII.countryside), [start]);
  const rings = useMemo(
    () => [
      ...zones.map((zone) =>
        ring(zone.centre_latitude_deg, zone.centre_longitude_deg, zone.radius_m),
      ),
      ...(place ? [ring(place[1], place[0], RADII[around])] : []),
    ],
    [zones, place, around],
  );
  const here = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setPlace([round(coords.longitude), round(coords.latitude)]),
      () => setUnknown(true),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!place) return;
    const zone = {
      name: name.trim(),
      latitude_deg: place[1],
      longitude_deg: place[0],
      radius_m: RADII[around],
    };
    tell(add.mutateAsync(zone), t("zones.added")).then((done) => done && onDone());
  };
  return (
    <form className="stack" onSubmit={save}>
      {add.isError && <Refused error={add.error} />}
      <TextInput
        label={t("zones.name")}
        maxLength={40}
        value={name}
        error={fields.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {bounds && (
        <div className={styles.map}>
          <Suspense fallback={null}>
            <ZoneMap
              bounds={bounds}
              scheme={colorScheme}
              rings={rings}
              whole={whole}
              seen={NOTHING}
              place={place}
              onPick={([lon, lat]) => setPlace([round(lon), round(lat)])}
            />
          </Suspense>
        </div>
      )}
      <p className="quiet">{bounds ? t("zones.pick") : t("zones.type")}</p>
      <div className={styles.buttons}>
        <NumberInput
          label={t("zones.latitude")}
          decimalScale={5}
          hideControls
          value={place?.[1] ?? ""}
          error={fields.latitude_deg}
          onChange={(lat) => typeof lat === "number" && setPlace([place?.[0] ?? 0, lat])}
        />
        <NumberInput
          label={t("zones.longitude")}
          decimalScale={5}
          hideControls
          value={place?.[0] ?? ""}
          error={fields.longitude_deg}
          onChange={(lon) => typeof lon === "number" && setPlace([lon, place?.[1] ?? 0])}
        />
      </div>
      {"geolocation" in navigator && (
        <Button variant="default" onClick={here}>
          {t("zones.here")}
        </Button>
      )}
      {unknown && <Notice tone="warning">{t("zones.here_unknown")}</Notice>}
      <div>
        <p className="mantine-InputWrapper-label">{t("zones.around")}</p>
        <p className={styles.why}>{t("zones.around_why")}</p>
        <SegmentedControl
          fullWidth
          aria-label={t("zones.around")}
          value={around}
          onChange={(chosen) => setAround(chosen as Surroundings)}
          data={(Object.keys(RADII) as Surroundings[]).map((kind) => ({
            value: kind,
            label: t(`zones.around.${kind}`),
          }))}
        />
      </div>
      <div className={styles.buttons}>
        <Button type="submit" loading={add.isPending} disabled={!place}>
          {t("zones.save")}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}

const NOTHING: [number, number][][] = [];

// Five decimals, a metre.
function round(deg: number): number {
  return Math.round(deg * 1e5) / 1e5;
}

function boundsAround(place: [number, number] | null, reachM: number): Bounds | null {
  if (!place) return null;
  const edge = ring(place[1], place[0], reachM);
  return {
    west: Math.min(...edge.map(([lon]) => lon)),
    east: Math.max(...edge.map(([lon]) => lon)),
    south: Math.min(...edge.map(([, lat]) => lat)),
    north: Math.max(...edge.map(([, lat]) => lat)),
  };
}
