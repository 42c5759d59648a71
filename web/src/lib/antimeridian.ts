// Cuts polygons where the map ends, at 180 degrees. A ring that crosses that line would otherwise
// be drawn as a smear across the whole world.

type Position = number[];
type Ring = Position[];
export type Polygon = Ring[];

const HALF = 180;
const TURN = 360;

// One polygon in, the pieces that lie within -180..180 out. Holes follow their piece.
export function cutAtAntimeridian(polygon: Polygon): Polygon[] {
  const unwrapped = polygon.map(unwrap);
  const outer = unwrapped[0];
  if (!outer || outer.length < 4) return [];

  const pieces: Polygon[] = [];
  const xs = outer.map((position) => position[0]!);
  const firstWorld = Math.floor((Math.min(...xs) + HALF) / TURN);
  const lastWorld = Math.floor((Math.max(...xs) + HALF - 1e-9) / TURN);
  for (let world = firstWorld; world <= lastWorld; world++) {
    const piece: Polygon = [];
    for (const ring of unwrapped) {
      const cut = clipToWorld(ring, world);
      if (cut.length >= 4) piece.push(cut);
    }
    if (piece.length > 0) pieces.push(piece);
  }
  return pieces;
}

// Follows the ring without jumps: every step is the short way round. A ring round a pole, which
// then does not close, is closed along the map's edge at that pole.
function unwrap(ring: Ring): Ring {
  const first = ring[0];
  if (!first) return [];
  const steps: Ring = [[first[0]!, first[1]!]];
  let x = first[0]!;
  for (let at = 1; at < ring.length; at++) {
    const before = ring[at - 1]!;
    const here = ring[at]!;
    let step = here[0]! - before[0]!;
    if (step > HALF) step -= TURN;
    if (step < -HALF) step += TURN;
    x += step;
    steps.push([x, here[1]!]);
  }
  const drift = x - first[0]!;
  if (Math.abs(drift) > HALF) {
    const southern = steps.reduce((sum, position) => sum + position[1]!, 0) < 0;
    const pole = southern ? -90 : 90;
    steps.push([x, pole], [first[0]!, pole], [first[0]!, first[1]!]);
  }
  return steps;
}

function clipToWorld(ring: Ring, world: number): Ring {
  const west = world * TURN - HALF;
  const east = west + TURN;
  const kept = clip(clip(ring, west, 1), east, -1);
  const moved = kept.map(([x, y]) => [x! - world * TURN, y!]);
  const first = moved[0];
  const last = moved.at(-1);
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) moved.push([...first]);
  return moved;
}

// Keeps what lies on one side of a meridian (Sutherland and Hodgman's way).
function clip(ring: Ring, meridian: number, side: 1 | -1): Ring {
  const inside = (position: Position) => (position[0]! - meridian) * side >= 0;
  const kept: Ring = [];
  for (let at = 0; at < ring.length; at++) {
    const here = ring[at]!;
    const before = ring[(at + ring.length - 1) % ring.length]!;
    if (inside(here) !== inside(before)) kept.push(crossing(before, here, meridian));
    if (inside(here)) kept.push(here);
  }
  return kept;
}

function crossing(a: Position, b: Position, meridian: number): Position {
  const share = (meridian - a[0]!) / (b[0]! - a[0]!);
  return [meridian, a[1]! + share * (b[1]! - a[1]!)];
}
