//! The outline of a track: few points that keep its shape, and a short text for them.

use std::collections::BinaryHeap;

/// Id of [`outline`].
pub const OUTLINE: &str = "polyline/best-first-1";

/// An encoded outline of at most `most_points` points; empty without two valid positions.
pub fn outline(latitude_deg: &[f64], longitude_deg: &[f64], most_points: usize) -> String {
    let mut points = Vec::new();
    for index in simplify(latitude_deg, longitude_deg, most_points) {
        points.push((latitude_deg[index], longitude_deg[index]));
    }
    if points.len() < 2 { String::new() } else { encode(&points) }
}

/// Indices, ascending, of at most `most_points` samples that keep the shape of a track best.
///
/// Douglas and Peucker's idea (1973), best first: starting from both ends, the sample that lies
/// farthest from the drawn line is added until there are enough or none is off by more than 10 cm.
/// Absent positions are skipped. The work is bounded, also on a track made to be awkward.
pub fn simplify(latitude_deg: &[f64], longitude_deg: &[f64], most_points: usize) -> Vec<usize> {
    let track = Flat::of(latitude_deg, longitude_deg);
    let count = track.index.len();
    if count <= 2 || most_points <= 2 {
        let ends = [track.index.first(), track.index.last()];
        let mut indices: Vec<usize> = ends.into_iter().flatten().copied().collect();
        indices.dedup();
        indices.truncate(most_points);
        return indices;
    }

    let mut kept = vec![0, count - 1];
    let mut open = BinaryHeap::new();
    open.extend(track.farthest(0, count - 1));
    while kept.len() < most_points {
        let Some(worst) = open.pop() else { break };
        kept.push(worst.middle);
        open.extend(track.farthest(worst.from, worst.middle));
        open.extend(track.farthest(worst.middle, worst.to));
    }
    kept.sort_unstable();
    kept.into_iter().map(|at| track.index[at]).collect()
}

/// The sample between `from` and `to` that is farthest from the line between them.
#[derive(PartialEq)]
struct Farthest {
    off_m2: f32,
    from: usize,
    middle: usize,
    to: usize,
}

impl Eq for Farthest {}

impl Ord for Farthest {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.off_m2.total_cmp(&other.off_m2).then(other.middle.cmp(&self.middle))
    }
}

impl PartialOrd for Farthest {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Valid positions in metres on a plane that touches the start of the track: enough for a drawing,
/// and so are seven digits, because the origin is on the track.
#[derive(Default)]
struct Flat {
    index: Vec<usize>,
    east_m: Vec<f32>,
    north_m: Vec<f32>,
}

impl Flat {
    fn of(latitude_deg: &[f64], longitude_deg: &[f64]) -> Flat {
        const METRES_PER_DEG: f64 = 111_195.0;
        let count = latitude_deg.len();
        let mut track = Flat {
            index: Vec::with_capacity(count),
            east_m: Vec::with_capacity(count),
            north_m: Vec::with_capacity(count),
        };
        let mut first: Option<(f64, f64, f64)> = None;
        for (index, (&lat, &lon)) in latitude_deg.iter().zip(longitude_deg).enumerate() {
            if !(lat.abs() <= 90.0 && lon.abs() <= 180.0) {
                continue;
            }
            let &mut (first_lat, first_lon, shrink) =
                first.get_or_insert((lat, lon, lat.to_radians().cos()));
            let mut dlon = lon - first_lon;
            // Across the date line the short way is the real one.
            if dlon.abs() > 180.0 {
                dlon -= 360.0 * dlon.signum();
            }
            track.index.push(index);
            track.east_m.push((dlon * shrink * METRES_PER_DEG) as f32);
            track.north_m.push(((lat - first_lat) * METRES_PER_DEG) as f32);
        }
        track
    }

    fn farthest(&self, from: usize, to: usize) -> Option<Farthest> {
        const NOT_WORTH_M2: f32 = 0.1 * 0.1;
        const BLOCK: usize = 256;
        let line = Line::between(self, from, to);
        let (mut worst_m2, mut worst_block) = (NOT_WORTH_M2, None);
        let mut start = from + 1;
        while start < to {
            let end = (start + BLOCK).min(to);
            let block_m2 = line.largest_off_m2(&self.east_m[start..end], &self.north_m[start..end]);
            if block_m2 > worst_m2 {
                worst_m2 = block_m2;
                worst_block = Some(start..end);
            }
            start = end;
        }
        // Which sample of the block it was is only asked once.
        for middle in worst_block? {
            if line.off_m2(self.east_m[middle], self.north_m[middle]) >= worst_m2 {
                return Some(Farthest { off_m2: worst_m2, from, middle, to });
            }
        }
        None
    }
}

/// The drawn line between two samples.
struct Line {
    start_east_m: f32,
    start_north_m: f32,
    east_m: f32,
    north_m: f32,
    per_length: f32,
}

impl Line {
    fn between(track: &Flat, from: usize, to: usize) -> Line {
        let (start_east_m, start_north_m) = (track.east_m[from], track.north_m[from]);
        let east_m = track.east_m[to] - start_east_m;
        let north_m = track.north_m[to] - start_north_m;
        let length_m2 = east_m * east_m + north_m * north_m;
        let per_length = if length_m2 > 0.0 { 1.0 / length_m2 } else { 0.0 };
        Line { start_east_m, start_north_m, east_m, north_m, per_length }
    }

    /// Squared distance to the drawn stretch, not to the endless line: a turning point lies beyond
    /// its end.
    fn off_m2(&self, east_m: f32, north_m: f32) -> f32 {
        let (x_m, y_m) = (east_m - self.start_east_m, north_m - self.start_north_m);
        let along = (x_m * self.east_m + y_m * self.north_m) * self.per_length;
        let along = if along > 0.0 { along } else { 0.0 };
        let along = if along < 1.0 { along } else { 1.0 };
        let (off_x_m, off_y_m) = (x_m - along * self.east_m, y_m - along * self.north_m);
        off_x_m * off_x_m + off_y_m * off_y_m
    }

    /// Eight lanes side by side, so that the compiler can use the wide registers.
    fn largest_off_m2(&self, east_m: &[f32], north_m: &[f32]) -> f32 {
        const LANES: usize = 8;
        let mut largest_m2 = [0.0_f32; LANES];
        let (east_m, east_rest_m) = east_m.as_chunks::<LANES>();
        let (north_m, north_rest_m) = north_m.as_chunks::<LANES>();
        for (east_m, north_m) in east_m.iter().zip(north_m) {
            for lane in 0..LANES {
                let off_m2 = self.off_m2(east_m[lane], north_m[lane]);
                if off_m2 > largest_m2[lane] {
                    largest_m2[lane] = off_m2;
                }
            }
        }
        for (lane, (&east_m, &north_m)) in east_rest_m.iter().zip(north_rest_m).enumerate() {
            largest_m2[lane] = largest_m2[lane].max(self.off_m2(east_m, north_m));
        }
        largest_m2.into_iter().fold(0.0, f32::max)
    }
}

/// Encodes `(latitude, longitude)` in degrees in Google's polyline format with five decimals.
pub fn encode(points: &[(f64, f64)]) -> String {
    let mut text = String::with_capacity(points.len() * 8);
    let (mut last_lat, mut last_lon) = (0_i64, 0_i64);
    for &(lat, lon) in points {
        let (lat, lon) = ((lat * 1e5).round() as i64, (lon * 1e5).round() as i64);
        push_number(&mut text, lat - last_lat);
        push_number(&mut text, lon - last_lon);
        (last_lat, last_lon) = (lat, lon);
    }
    text
}

fn push_number(text: &mut String, number: i64) {
    // The sign goes into the lowest bit, then five bits a letter, the lowest first.
    let mut rest = ((number << 1) ^ (number >> 63)) as u64;
    while rest >= 0x20 {
        text.push(char::from(((rest & 0x1f) | 0x20) as u8 + 63));
        rest >>= 5;
    }
    text.push(char::from(rest as u8 + 63));
}

/// Why a text is not a polyline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadPolyline {
    /// The text stops in the middle of a number or of a point.
    Truncated,
    /// A character that the format does not use.
    Character,
    /// A number too large for a coordinate.
    TooLarge,
}

impl std::fmt::Display for BadPolyline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            BadPolyline::Truncated => "the outline stops in the middle of a point",
            BadPolyline::Character => "the outline contains a character that it cannot have",
            BadPolyline::TooLarge => "the outline contains a number that is no coordinate",
        })
    }
}

impl std::error::Error for BadPolyline {}

/// Decodes what [`encode`] wrote: `(latitude, longitude)` in degrees.
pub fn decode(text: &str) -> Result<Vec<(f64, f64)>, BadPolyline> {
    let mut points = Vec::with_capacity(text.len() / 4);
    let mut bytes = text.bytes();
    let (mut lat, mut lon) = (0_i64, 0_i64);
    while let Some(first) = bytes.next() {
        lat += take_number(first, &mut bytes)?;
        let first = bytes.next().ok_or(BadPolyline::Truncated)?;
        lon += take_number(first, &mut bytes)?;
        points.push((lat as f64 / 1e5, lon as f64 / 1e5));
    }
    Ok(points)
}

fn take_number(first: u8, bytes: &mut std::str::Bytes<'_>) -> Result<i64, BadPolyline> {
    let mut number = 0_u64;
    let mut shift = 0;
    let mut byte = first;
    loop {
        let chunk =
            byte.checked_sub(63).filter(|chunk| *chunk < 64).ok_or(BadPolyline::Character)?;
        // 360 degrees in hundred-thousandths need 27 bits with the sign.
        if shift > 30 {
            return Err(BadPolyline::TooLarge);
        }
        number |= u64::from(chunk & 0x1f) << shift;
        if chunk < 0x20 {
            break;
        }
        shift += 5;
        byte = bytes.next().ok_or(BadPolyline::Truncated)?;
    }
    Ok((number >> 1) as i64 ^ -((number & 1) as i64))
}
