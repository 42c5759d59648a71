// A map that lies flat: our paper or the operator's tiles, with words in the reader's language. What is drawn on it is the
// caller's; it is made anew for other bounds, another theme or other tiles, since its colours are part of its style.
import "maplibre-gl/dist/maplibre-gl.css";
import {
  addProtocol,
  type GeoJSONSource,
  LngLatBounds,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import flat from "./FlatMap.module.css";
import { type Bounds, type Grid, gridAround } from "./grid";
import { fileMapStyle, paperStyle } from "./styles";
import { loadWorld } from "./world";

// Without its own worker address the map stays blank in silence.
setWorkerUrl(workerUrl);

let protocolAdded = false;
async function addFileMaps(): Promise<void> {
  if (protocolAdded) return;
  protocolAdded = true;
  const { Protocol } = await import("pmtiles");
  addProtocol("pmtiles", new Protocol().tile);
}

interface FlatMap {
  // What the box of the map has to be styled by.
  className: string | undefined;
  box: RefObject<HTMLDivElement | null>;
  map: RefObject<MapLibre | null>;
  drawn: boolean;
  grid: Grid;
}

interface Wanted {
  bounds: Bounds;
  // The operator's tiles; null for our paper; undefined while that is not known.
  tiles: string | null | undefined;
  scheme: string;
  // Draws on the loaded map, and returns what is to be undone when the map goes.
  draw(map: MapLibre): () => void;
}

export function useFlatMap({ bounds, tiles, scheme, draw }: Wanted): FlatMap {
  const t = useText();
  const measures = useMeasures();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre | null>(null);
  const [drawn, setDrawn] = useState(false);
  const grid = useMemo(() => gridAround(bounds), [bounds]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: words, units and the drawing do not rebuild the map.
  useEffect(() => {
    if (!box.current || tiles === undefined) return;
    let gone = false;
    let undo = () => {};
    const made = new MapLibre({
      container: box.current,
      style: tiles === null ? paperStyle() : /\.pmtiles$/.test(tiles) ? fileMapStyle(tiles) : tiles,
      bounds: new LngLatBounds([bounds.west, bounds.south], [bounds.east, bounds.north]),
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
      // Known from here on: before, its style takes no changes.
      map.current = made;
      undo = draw(made);
      if (tiles === null) drawPaper(made, grid.lines, () => gone);
      setDrawn(true);
    });
    if (tiles !== null) addFileMaps();
    return () => {
      gone = true;
      undo();
      made.remove();
      map.current = null;
      setDrawn(false);
    };
  }, [bounds, tiles, scheme]);

  return { className: flat.map, box, map, drawn, grid };
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
