// What lies under the track: our paper map, or the operator's tiles.
import type { FeatureCollection } from "geojson";
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";

const nothing: FeatureCollection = { type: "FeatureCollection", features: [] };

// A token's value now, in the theme that is shown.
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

// Far out, land and sea; close by, where a world outline is too coarse to tell the shore, only paper
// and the survey grid.
export function paperStyle(): StyleSpecification {
  const land = token("map-land");
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: nothing, attribution: "Natural Earth" },
      borders: { type: "geojson", data: nothing },
      grid: { type: "geojson", data: nothing },
    },
    layers: [
      {
        id: "ground",
        type: "background",
        paint: {
          "background-color": [
            "interpolate",
            ["linear"],
            ["zoom"],
            7,
            token("map-water"),
            9.5,
            land,
          ],
        },
      },
      {
        id: "land",
        type: "fill",
        source: "land",
        paint: { "fill-color": land, "fill-antialias": false },
      },
      {
        id: "borders",
        type: "line",
        source: "borders",
        paint: { "line-color": token("map-border"), "line-width": 1 },
      },
      {
        id: "grid",
        type: "line",
        source: "grid",
        minzoom: 6,
        paint: { "line-color": token("map-grid"), "line-width": 1 },
      },
    ],
  };
}

// A bare single-file map in the common basemap layout: drawn in our colours, without labels.
export function fileMapStyle(address: string): StyleSpecification {
  const line = (id: string, layer: string, colour: string, width: number): LayerSpecification => ({
    id,
    type: "line",
    source: "file",
    "source-layer": layer,
    paint: { "line-color": colour, "line-width": width },
  });
  const fill = (id: string, layer: string, colour: string): LayerSpecification => ({
    id,
    type: "fill",
    source: "file",
    "source-layer": layer,
    paint: { "fill-color": colour },
  });
  return {
    version: 8,
    sources: {
      file: {
        type: "vector",
        url: `pmtiles://${new URL(address, location.href).href}`,
        attribution: "© OpenStreetMap",
      },
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": token("map-land") } },
      fill("parks", "landuse", token("turf-soft")),
      fill("water", "water", token("map-water")),
      fill("buildings", "buildings", token("map-grid")),
      line("roads", "roads", token("map-border"), 1.2),
      line("boundaries", "boundaries", token("map-border"), 1),
    ],
  };
}
