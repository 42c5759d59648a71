import { useQuery } from "@tanstack/react-query";
import { type GeoJSONSource, type Map as MapLibre, Marker } from "maplibre-gl";
import { useEffect, useMemo } from "react";
import type { Bounds } from "../../../ui/map/grid";
import { token } from "../../../ui/map/styles";
import { useFlatMap } from "../../../ui/map/useFlatMap";
import { webConfigQuery } from "../map_config";
import styles from "./Privacy.module.css";

interface ZoneMapProps {
  // What the map is to hold.
  bounds: Bounds;
  scheme: string;
  // Hidden discs, as rings.
  rings: [number, number][][];
  // The own way, and what others see of it.
  whole: [number, number][];
  seen: [number, number][][];
  // A chosen place, longitude and latitude; a press on the map chooses another one.
  place: [number, number] | null;
  onPick?(place: [number, number]): void;
}

export default function ZoneMap(props: ZoneMapProps) {
  const config = useQuery(webConfigQuery);
  const tiles = config.isFetched ? (config.data?.map_style_url ?? null) : undefined;
  const { bounds, scheme, onPick } = props;
  const marker = useMemo(() => {
    const element = document.createElement("span");
    element.className = styles.place ?? "";
    return new Marker({ element });
  }, []);

  const draw = (map: MapLibre) => {
    addLayers(map);
    if (onPick) map.on("click", (event) => onPick([event.lngLat.lng, event.lngLat.lat]));
    return () => marker.remove();
  };
  const { className, box, map, drawn } = useFlatMap({ bounds, tiles, scheme, draw });

  useEffect(() => {
    if (!drawn || !map.current) return;
    const source = (id: string) => map.current?.getSource<GeoJSONSource>(id);
    source("zones")?.setData({ type: "MultiPolygon", coordinates: props.rings.map((r) => [r]) });
    source("whole")?.setData({ type: "LineString", coordinates: props.whole });
    source("seen")?.setData({ type: "MultiLineString", coordinates: props.seen });
    if (props.place) marker.setLngLat(props.place).addTo(map.current);
    else marker.remove();
  }, [props.rings, props.whole, props.seen, props.place, drawn, map, marker]);

  return <div ref={box} className={className} data-drawn={drawn || undefined} />;
}

function addLayers(map: MapLibre): void {
  const empty = { type: "FeatureCollection" as const, features: [] };
  for (const id of ["zones", "whole", "seen"]) {
    map.addSource(id, { type: "geojson", data: empty });
  }
  const shape = { "line-cap": "round", "line-join": "round" } as const;
  map.addLayer({
    id: "zones",
    type: "fill",
    source: "zones",
    paint: { "fill-color": token("ink"), "fill-opacity": 0.14 },
  });
  map.addLayer({
    id: "edges",
    type: "line",
    source: "zones",
    paint: { "line-color": token("ink-2"), "line-width": 1.5, "line-dasharray": [3, 2] },
  });
  map.addLayer({
    id: "whole",
    type: "line",
    source: "whole",
    layout: shape,
    paint: { "line-color": token("ink-3"), "line-width": 2, "line-dasharray": [1, 2] },
  });
  map.addLayer({
    id: "seen",
    type: "line",
    source: "seen",
    layout: shape,
    paint: { "line-color": token("ember"), "line-width": 3.6 },
  });
}
