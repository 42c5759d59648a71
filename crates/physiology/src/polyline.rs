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
    let track = flat(latitude_deg, longitude_deg);
    if track.len() <= 2 || most_points <= 2 {
        let ends = [track.first(), track.last()];
        let mut indices: Vec<usize> = ends.iter().flatten().map(|point| point.index).collect();
        indices.dedup();
        indices.truncate(most_points);
        return indices;
    }

    let mut kept = vec![0, track.len() - 1];
    let mut open = BinaryHeap::new();
    open.extend(farthest(&track, 0, track.len() - 1));
    while kept.len() < most_points {
        let Some(worst) = open.pop() else { break };
        kept.push(worst.middle);
        open.extend(farthest(&track, worst.from, worst.middle));
        open.extend(farthest(&track, worst.middle, worst.to));
    }
    kept.sort_unstable();
    kept.into_iter().map(|at| track[at].index).collect()
}

/// A position in metres on a plane that touches the middle of the track: enough for a drawing.
struct Flat {
    index: usize,
    east_m: f64,
    north_m: f64,
}

fn flat(latitude_deg: &[f64], longitude_deg: &[f64]) -> Vec<Flat> {
    const METRES_PER_DEG: f64 = 111_195.0;
    let mut track = Vec::with_capacity(latitude_deg.len());
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
        track.push(Flat {
            index,
            east_m: dlon * shrink * METRES_PER_DEG,
            north_m: (lat - first_lat) * METRES_PER_DEG,
        });
    }
    track
}

/// The sample between `from` and `to` that is farthest from the line between them.
#[derive(PartialEq)]
struct Farthest {
    off_m2: f64,
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

fn farthest(track: &[Flat], from: usize, to: usize) -> Option<Farthest> {
    const NOT_WORTH_M2: f64 = 0.1 * 0.1;
    let (start, end) = (&track[from], &track[to]);
    let (east_m, north_m) = (end.east_m - start.east_m, end.north_m - start.north_m);
    let length_m2 = east_m * east_m + north_m * north_m;
    let per_length = if length_m2 > 0.0 { 1.0 / length_m2 } else { 0.0 };
    let mut worst = Farthest { off_m2: NOT_WORTH_M2, from, middle: from, to };
    for (offset, point) in track[from..to].iter().enumerate().skip(1) {
        let (x_m, y_m) = (point.east_m - start.east_m, point.north_m - start.north_m);
        // Distance to the drawn stretch, not to the endless line: a turning point lies beyond it.
        let along = ((x_m * east_m + y_m * north_m) * per_length).clamp(0.0, 1.0);
        let (off_x_m, off_y_m) = (x_m - along * east_m, y_m - along * north_m);
        let off_m2 = off_x_m * off_x_m + off_y_m * off_y_m;
        if off_m2 > worst.off_m2 {
            worst.off_m2 = off_m2;
            worst.middle = from + offset;
        }
    }
    (worst.middle != from).then_some(worst)
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
