// The outline of the world that comes with the app, cut so that nothing smears across the map.
import type { FeatureCollection, MultiLineString, MultiPolygon } from "geojson";
import { feature, mesh } from "topojson-client";
import outlineUrl from "world-atlas/countries-50m.json?url";
import { cutAtAntimeridian, type Polygon } from "../../lib/antimeridian";

export interface World {
  land: FeatureCollection<MultiPolygon>;
  borders: MultiLineString;
}

let loading: Promise<World> | undefined;

export function loadWorld(): Promise<World> {
  loading ??= read();
  return loading;
}

async function read(): Promise<World> {
  const topology = await (await fetch(outlineUrl)).json();
  const countries = topology.objects.countries;
  const shapes = feature(topology, countries) as unknown as FeatureCollection;
  const land: World["land"] = { type: "FeatureCollection", features: [] };
  for (const { geometry } of shapes.features) {
    if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") continue;
    const polygons = (
      geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates
    ) as Polygon[];
    land.features.push({
      type: "Feature",
      properties: {},
      geometry: { type: "MultiPolygon", coordinates: polygons.flatMap(cutAtAntimeridian) },
    });
  }
  return { land, borders: mesh(topology, countries, (one, other) => one !== other) };
}
