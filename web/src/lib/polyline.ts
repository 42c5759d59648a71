// Encoded polylines (five decimals), as in the public description of the algorithm, and their sketch.

export type Point = readonly [latitude_deg: number, longitude_deg: number];

export function decodePolyline(encoded: string): Point[] {
  const points: Point[] = [];
  let at = 0;
  let latitude = 0;
  let longitude = 0;

  // One number: five bits a character, lowest first, sign in the lowest bit.
  const next = (): number => {
    let bits = 0;
    let shift = 0;
    let chunk: number;
    do {
      chunk = encoded.charCodeAt(at++) - 63;
      bits |= (chunk & 0x1f) << shift;
      shift += 5;
    } while (chunk >= 0x20);
    return bits & 1 ? ~(bits >> 1) : bits >> 1;
  };

  while (at < encoded.length) {
    latitude += next();
    longitude += next();
    points.push([latitude / 1e5, longitude / 1e5]);
  }
  return points;
}

// The route as an SVG path inside a box, north up, proportions kept.
export function sketchPath(
  points: readonly Point[],
  width: number,
  height: number,
  margin: number,
): string {
  if (points.length < 2) return "";
  const flat = points.map(([lat, lon]) => [lon, -mercator(lat)] as const);
  const xs = flat.map(([x]) => x);
  const ys = flat.map(([, y]) => y);
  const minX = Math.min(...xs);
  const minY = Math.min(...ys);
  const spanX = Math.max(...xs) - minX;
  const spanY = Math.max(...ys) - minY;
  const room = { x: width - 2 * margin, y: height - 2 * margin };
  const scale = Math.min(room.x / (spanX || 1e-9), room.y / (spanY || 1e-9));
  const left = margin + (room.x - spanX * scale) / 2;
  const top = margin + (room.y - spanY * scale) / 2;
  const at = ([x, y]: readonly [number, number]) =>
    `${(left + (x - minX) * scale).toFixed(1)} ${(top + (y - minY) * scale).toFixed(1)}`;
  return `M${flat.map(at).join("L")}`;
}

// Degrees of latitude stretched as on the web's maps, in degrees of longitude.
function mercator(latitude: number): number {
  const radians = (latitude * Math.PI) / 180;
  return (Math.log(Math.tan(Math.PI / 4 + radians / 2)) * 180) / Math.PI;
}
