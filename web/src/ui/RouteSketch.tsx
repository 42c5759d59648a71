import { useMemo } from "react";
import { decodePolyline, sketchPath } from "../lib/polyline";
import styles from "./RouteSketch.module.css";

const WIDTH = 96;
const HEIGHT = 72;

// The shape of a route, without a map: enough to recognise it in a list.
export function RouteSketch({ outline }: { outline: string }) {
  const path = useMemo(() => sketchPath(decodePolyline(outline), WIDTH, HEIGHT, 9), [outline]);
  return (
    <svg className={styles.sketch} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
