import "maplibre-gl/dist/maplibre-gl.css";
import { useQuery } from "@tanstack/react-query";
import {
  addProtocol,
  type GeoJSONSource,
  LngLatBounds,
  Map as MapLibre,
  Marker,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Streams } from "../../api";
import type { Cell } from "../../lib/cell";
import { useText } from "../../lib/text";
import { metresInUnit } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { gridAround } from "../../ui/map/grid";
import { fileMapStyle, paperStyle, token } from "../../ui/map/styles";
import { loadWorld } from "../../ui/map/world";
import { webConfigQuery } from "./map_config";
import styles from "./TrackMap.module.css";
import { milestones, positionAt, stretch, type Track } from "./track";

// Without its own worker address the map stays blank in silence.
setWorkerUrl(workerUrl);

let protocolAdded = false;
async function addFileMaps(): Promise<void> {
  if (protocolAdded) return;
  protocolAdded = true;
  const { Protocol } = await import("pmtiles");
  addProtocol("pmtiles", new Protocol().tile);
}

interface TrackMapProps {
  track: Track;
  streams: Streams;
  cursor: Cell<number | null>;
  // The samples between which the charts are zoomed in, if they are.
  part: readonly [number, number] | null;
  scheme: string;
}

const NEAR_PX = 28;

export default function TrackMap({ track, streams, cursor, part, scheme }: TrackMapProps) {
  const t = useText();
  const measures = useMeasures();
  const config = useQuery(webConfigQuery);
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre | null>(null);
  const [drawn, setDrawn] = useState(false);
  const grid = useMemo(() => gridAround(track.bounds), [track]);
  const tiles = config.data?.map_style_url ?? null;
  const asked = config.isFetched;

  // The map is made anew for another theme or other tiles: its colours are part of its style.
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and units do not rebuild the map.
  useEffect(() => {
    if (!box.current || !asked) return;
    let gone = false;
    const made = new MapLibre({
      container: box.current,
      style: tiles === null ? paperStyle() : /\.pmtiles$/.test(tiles) ? fileMapStyle(tiles) : tiles,
      bounds: new LngLatBounds(
        [track.bounds.west, track.bounds.south],
        [track.bounds.east, track.bounds.north],
      ),
      fitBoundsOptions: { padding: 44, maxZoom: 16 },
      attributionControl: { compact: true },
      cooperativeGestures: true,
      dragRotate: false,
      pitchWithRotate: false,
      locale: {
        "Map.Title": t("map.title"),
        "NavigationControl.ZoomIn": t("map.zoom_in"),
        "NavigationControl.ZoomOut": t("map.zoom_out"),
        "AttributionControl.ToggleAttribution": t("map.sources"),
        "CooperativeGesturesHandler.WindowsHelpText": t("map.use_ctrl"),
        "CooperativeGesturesHandler.MacHelpText": t("map.use_cmd"),
        "CooperativeGesturesHandler.MobileHelpText": t("map.use_fingers"),
      },
    });
    map.current = made;
    made.touchZoomRotate.disableRotation();
    made.addControl(new NavigationControl({ showCompass: false }), "top-right");
    made.addControl(
      new ScaleControl({ unit: measures.units === "metric" ? "metric" : "imperial" }),
      "bottom-left",
    );

    made.on("load", () => {
      if (gone) return;
      // The sources stay one press away instead of lying over a small map.
      box.current
        ?.querySelector(".maplibregl-compact-show")
        ?.classList.remove("maplibregl-compact-show");
      drawTrack(made, track);
      if (tiles === null) drawPaper(made, grid.lines, () => gone);
      for (const mark of milestones(
        track,
        streams.distance_m ?? [],
        metresInUnit(measures.units),
      )) {
        new Marker({ element: milestone(mark.label) }).setLngLat(mark.position).addTo(made);
      }
      new Marker({ element: end("start") }).setLngLat(track.positions[0]!).addTo(made);
      new Marker({ element: end("finish") }).setLngLat(track.positions.at(-1)!).addTo(made);
      setDrawn(true);
    });
    if (tiles !== null) addFileMaps();

    const dot = new Marker({ element: end("here") });
    const follow = () => {
      const sample = cursor.get();
      if (sample === null) dot.remove();
      else dot.setLngLat(positionAt(track, sample)).addTo(made);
    };
    const unfollow = cursor.subscribe(follow);

    made.on("mousemove", (event) => {
      const near = nearest(made, track, event.point);
      if (near !== null) cursor.set(near);
    });
    made.on("mouseout", () => cursor.set(null));

    return () => {
      gone = true;
      unfollow();
      made.remove();
      map.current = null;
      setDrawn(false);
    };
  }, [track, tiles, asked, scheme]);

  useEffect(() => {
    if (!drawn) return;
    const source = map.current?.getSource<GeoJSONSource>("part");
    source?.setData(line(part ? stretch(track, part[0], part[1]) : []));
    map.current?.setPaintProperty("track", "line-opacity", part ? 0.35 : 1);
  }, [part, track, drawn]);

  const side = measures.units === "metric" ? grid.sizeM : grid.sizeM / 0.9144;
  const square =
    grid.sizeM >= 1000 ? measures.distance(grid.sizeM, 1) : measures.shortDistance(grid.sizeM);
  return (
    <div className={styles.frame}>
      <div ref={box} className={styles.map} data-drawn={drawn || undefined} />
      {tiles === null && drawn && side > 0 && (
        <span className={styles.note}>
          {t("map.grid", { size: `${square.value} ${square.unit}` })}
        </span>
      )}
    </div>
  );
}

function line(positions: [number, number][]) {
  return {
    type: "Feature" as const,
    properties: {},
    geometry: { type: "LineString" as const, coordinates: positions },
  };
}

function drawTrack(map: MapLibre, track: Track): void {
  map.addSource("track", { type: "geojson", data: line(track.positions), tolerance: 0.2 });
  map.addSource("part", { type: "geojson", data: line([]) });
  const shape = { "line-cap": "round", "line-join": "round" } as const;
  map.addLayer({
    id: "casing",
    type: "line",
    source: "track",
    layout: shape,
    paint: { "line-color": token("card"), "line-width": 7, "line-opacity": 0.9 },
  });
  map.addLayer({
    id: "track",
    type: "line",
    source: "track",
    layout: shape,
    paint: { "line-color": token("ember"), "line-width": 3.6 },
  });
  map.addLayer({
    id: "part",
    type: "line",
    source: "part",
    layout: shape,
    paint: { "line-color": token("ember"), "line-width": 5.5 },
  });
}

async function drawPaper(
  map: MapLibre,
  grid: [number, number][][],
  gone: () => boolean,
): Promise<void> {
  map.getSource<GeoJSONSource>("grid")?.setData({ type: "MultiLineString", coordinates: grid });
  const world = await loadWorld();
  if (gone()) return;
  map.getSource<GeoJSONSource>("land")?.setData(world.land);
  map.getSource<GeoJSONSource>("borders")?.setData(world.borders);
}

// The sample under the pointer, or null when the pointer is away from the track.
function nearest(map: MapLibre, track: Track, point: { x: number; y: number }): number | null {
  let best = NEAR_PX * NEAR_PX;
  let found: number | null = null;
  const step = Math.max(1, Math.floor(track.positions.length / 600));
  for (let at = 0; at < track.positions.length; at += step) {
    const place = map.project(track.positions[at]!);
    const distance = (place.x - point.x) ** 2 + (place.y - point.y) ** 2;
    if (distance < best) {
      best = distance;
      found = track.samples[at]!;
    }
  }
  return found;
}

function milestone(label: string): HTMLElement {
  const mark = document.createElement("span");
  mark.className = styles.milestone ?? "";
  mark.textContent = label;
  return mark;
}

function end(kind: "start" | "finish" | "here"): HTMLElement {
  const mark = document.createElement("span");
  mark.className = styles[kind] ?? "";
  return mark;
}
