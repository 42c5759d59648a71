import { useQuery } from "@tanstack/react-query";
import { type GeoJSONSource, type Map as MapLibre, Marker } from "maplibre-gl";
import { useEffect } from "react";
import type { Streams } from "../../api";
import type { Cell } from "../../lib/cell";
import { useText } from "../../lib/text";
import { metresInUnit } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { token } from "../../ui/map/styles";
import { useFlatMap } from "../../ui/map/useFlatMap";
import { webConfigQuery } from "./map_config";
import styles from "./TrackMap.module.css";
import { milestones, positionAt, stretch, type Track } from "./track";

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
  const tiles = config.isFetched ? (config.data?.map_style_url ?? null) : undefined;

  const draw = (made: MapLibre) => {
    drawTrack(made, track);
    for (const mark of milestones(track, streams.distance_m ?? [], metresInUnit(measures.units))) {
      new Marker({ element: milestone(mark.label) }).setLngLat(mark.position).addTo(made);
    }
    new Marker({ element: end("start") }).setLngLat(track.positions[0]!).addTo(made);
    new Marker({ element: end("finish") }).setLngLat(track.positions.at(-1)!).addTo(made);
    const dot = new Marker({ element: end("here") });
    made.on("mousemove", (event) => {
      const near = nearest(made, track, event.point);
      if (near !== null) cursor.set(near);
    });
    made.on("mouseout", () => cursor.set(null));
    return cursor.subscribe(() => {
      const sample = cursor.get();
      if (sample === null) dot.remove();
      else dot.setLngLat(positionAt(track, sample)).addTo(made);
    });
  };
  const { className, box, map, drawn, grid } = useFlatMap({
    bounds: track.bounds,
    tiles,
    scheme,
    draw,
  });

  useEffect(() => {
    if (!drawn) return;
    const source = map.current?.getSource<GeoJSONSource>("part");
    source?.setData(lines(part ? stretch(track, part[0], part[1]) : []));
    map.current?.setPaintProperty("track", "line-opacity", part ? 0.35 : 1);
  }, [part, track, drawn, map]);

  const side = measures.units === "metric" ? grid.sizeM : grid.sizeM / 0.9144;
  const square =
    grid.sizeM >= 1000 ? measures.distance(grid.sizeM, 1) : measures.shortDistance(grid.sizeM);
  return (
    <div className={styles.frame}>
      <div ref={box} className={className} data-drawn={drawn || undefined} />
      {tiles === null && drawn && side > 0 && (
        <span className={styles.note}>
          {t("map.grid", { size: `${square.value} ${square.unit}` })}
        </span>
      )}
    </div>
  );
}

function lines(pieces: [number, number][][]) {
  return {
    type: "Feature" as const,
    properties: {},
    geometry: { type: "MultiLineString" as const, coordinates: pieces },
  };
}

function drawTrack(map: MapLibre, track: Track): void {
  map.addSource("track", {
    type: "geojson",
    data: lines(stretch(track, 0, Number.POSITIVE_INFINITY)),
    tolerance: 0.2,
  });
  map.addSource("part", { type: "geojson", data: lines([]) });
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
