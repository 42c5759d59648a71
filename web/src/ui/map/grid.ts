// The survey grid that stands in for streets when no tiles are configured: squares of a round size.

type Line = [number, number][];

const SIZES_M = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
const METRES_IN_DEGREE = 111_320;

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface Grid {
  sizeM: number;
  lines: Line[];
}

// About ten squares across the wider side of the track, and three tracks' worth of margin around.
export function gridAround(bounds: Bounds): Grid {
  const middle = (bounds.south + bounds.north) / 2;
  const lonMetres = METRES_IN_DEGREE * Math.max(0.05, Math.cos((middle * Math.PI) / 180));
  const widthM = (bounds.east - bounds.west) * lonMetres;
  const heightM = (bounds.north - bounds.south) * METRES_IN_DEGREE;
  const spanM = Math.max(widthM, heightM, 400);
  const sizeM = SIZES_M.find((size) => spanM / size <= 10) ?? SIZES_M.at(-1)!;

  const stepLat = sizeM / METRES_IN_DEGREE;
  const stepLon = sizeM / lonMetres;
  const reach = Math.ceil((spanM * 3) / sizeM);
  const centreLat = Math.round(middle / stepLat);
  const centreLon = Math.round((bounds.west + bounds.east) / 2 / stepLon);
  const west = (centreLon - reach) * stepLon;
  const east = (centreLon + reach) * stepLon;
  const south = (centreLat - reach) * stepLat;
  const north = (centreLat + reach) * stepLat;

  const lines: Line[] = [];
  for (let step = -reach; step <= reach; step++) {
    const lat = (centreLat + step) * stepLat;
    const lon = (centreLon + step) * stepLon;
    lines.push(
      [
        [west, lat],
        [east, lat],
      ],
      [
        [lon, south],
        [lon, north],
      ],
    );
  }
  return { sizeM, lines };
}
