// The positions of a recording as the map needs them: pure.
import type { Streams } from "../../api";

export interface Track {
  // Longitude and latitude of each sample that has a position, and that sample's index.
  positions: [number, number][];
  samples: number[];
  // Samples before which something is not shown: no line leads there from the position before.
  breaks: number[];
  bounds: { west: number; south: number; east: number; north: number };
}

export function trackOf(streams: Streams): Track | null {
  const { latitude_deg: lat, longitude_deg: lon } = streams;
  if (!lat || !lon) return null;
  const positions: [number, number][] = [];
  const samples: number[] = [];
  const bounds = { west: 180, south: 90, east: -180, north: -90 };
  for (let at = 0; at < lat.length; at++) {
    const y = lat[at];
    const x = lon[at];
    if (y === null || y === undefined || x === null || x === undefined) continue;
    positions.push([x, y]);
    samples.push(at);
    bounds.west = Math.min(bounds.west, x);
    bounds.east = Math.max(bounds.east, x);
    bounds.south = Math.min(bounds.south, y);
    bounds.north = Math.max(bounds.north, y);
  }
  return positions.length < 2 ? null : { positions, samples, breaks: streams.breaks ?? [], bounds };
}

// The place of a sample on the map: its own, or that of the last sample before it that has one.
export function positionAt(track: Track, sample: number): [number, number] {
  let low = 0;
  let high = track.samples.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (track.samples[middle]! <= sample) low = middle;
    else high = middle - 1;
  }
  return track.positions[low]!;
}

// The stretch of the track between two samples, both included, as lines: one, unless something in it is not shown.
export function stretch(track: Track, from: number, to: number): [number, number][][] {
  const pieces: [number, number][][] = [];
  let piece: [number, number][] = [];
  let next = 0;
  for (let at = 0; at < track.samples.length; at++) {
    const sample = track.samples[at]!;
    while (next < track.breaks.length && track.breaks[next]! <= sample) {
      if (piece.length > 0) pieces.push(piece);
      piece = [];
      next += 1;
    }
    if (sample >= from && sample <= to) piece.push(track.positions[at]!);
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

export interface Milestone {
  label: string;
  position: [number, number];
}

// Marks along the way at every round distance, at most a dozen of them.
export function milestones(
  track: Track,
  distance: readonly (number | null)[],
  unitM: number,
): Milestone[] {
  const total = distance.findLast((value) => value !== null) ?? 0;
  const step = [1, 2, 5, 10, 20, 50, 100].find((units) => total / (units * unitM) <= 12) ?? 200;
  const marks: Milestone[] = [];
  let next = step;
  for (let at = 0; at < distance.length; at++) {
    const here = distance[at];
    if (here === null || here === undefined || here < next * unitM) continue;
    marks.push({ label: String(next), position: positionAt(track, at) });
    while (next * unitM <= here) next += step;
  }
  return marks;
}
