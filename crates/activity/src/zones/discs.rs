//! Cutting a recording: everything inside a disc is taken out, and what stays is put together as if the rest had never been.
//!
//! What stays says nothing about how long or how far the hidden way was: its clock and its counter of metres go on from the
//! last shown sample to the next as if they were neighbours. So no number worked out of it can tell (PRIVACY: a published
//! distance or time together with a map of streets finds the hidden end in nine of ten cases).
use formats::{Lap, LapTrigger, Pause, Recording, Samples, Stated};

use super::attacks::Exit;

/// A disc on the ground of which nothing is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Disc {
    /// Of its centre, WGS-84.
    pub latitude_deg: f64,
    /// Of its centre, WGS-84.
    pub longitude_deg: f64,
    /// Metres.
    pub radius_m: f64,
}

const METRES_PER_DEG: f64 = 111_195.0;

impl Disc {
    /// Metres east and north from the centre. A plane is enough: discs are at most some kilometres wide.
    pub fn offset_m(&self, latitude_deg: f64, longitude_deg: f64) -> (f64, f64) {
        let mut east_deg = longitude_deg - self.longitude_deg;
        if east_deg.abs() > 180.0 {
            east_deg -= 360.0 * east_deg.signum();
        }
        let shrink = self.latitude_deg.to_radians().cos();
        (east_deg * shrink * METRES_PER_DEG, (latitude_deg - self.latitude_deg) * METRES_PER_DEG)
    }

    /// Whether a point lies inside.
    pub fn holds(&self, latitude_deg: f64, longitude_deg: f64) -> bool {
        let (east_m, north_m) = self.offset_m(latitude_deg, longitude_deg);
        east_m.hypot(north_m) < self.radius_m
    }
}

/// A point so many metres east and north of another, WGS-84 degrees.
pub fn moved(latitude_deg: f64, longitude_deg: f64, east_m: f64, north_m: f64) -> (f64, f64) {
    let shrink = latitude_deg.to_radians().cos().max(0.01);
    let longitude_deg = longitude_deg + east_m / (METRES_PER_DEG * shrink);
    (latitude_deg + north_m / METRES_PER_DEG, (longitude_deg + 540.0).rem_euclid(360.0) - 180.0)
}

/// What is left of a recording.
#[derive(Debug, Clone)]
pub enum Cut {
    /// No disc touches it.
    Whole,
    /// Everything lies inside.
    Nothing,
    /// A part is hidden.
    Part {
        /// The rest, as a recording of its own, without any sum that the device states.
        rest: Box<Recording>,
        /// The rows of it at which a new piece begins, other than the first.
        joins: Vec<usize>,
        /// The ends of pieces that lie at the edge of a disc.
        ends: Vec<End>,
    },
}

/// An end of a shown piece, where a disc cut it off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct End {
    /// Which disc, counted from 0.
    pub disc: usize,
    /// The last shown point, WGS-84.
    pub latitude_deg: f64,
    /// The last shown point, WGS-84.
    pub longitude_deg: f64,
    /// A shown point some steps away from the edge, WGS-84: from there the track runs into the disc.
    pub inner_latitude_deg: f64,
    /// The same, longitude.
    pub inner_longitude_deg: f64,
}

impl End {
    /// As an attacker draws it: on a plane around the centre of its disc.
    pub fn seen_from(&self, disc: &Disc) -> Exit {
        let (east_m, north_m) = disc.offset_m(self.latitude_deg, self.longitude_deg);
        let inner = disc.offset_m(self.inner_latitude_deg, self.inner_longitude_deg);
        let (back_east, back_north) = (east_m - inner.0, north_m - inner.1);
        let length_m = back_east.hypot(back_north).max(1e-9);
        Exit { east_m, north_m, back_east: back_east / length_m, back_north: back_north / length_m }
    }
}

/// A piece between two discs that is shorter than this is hidden as well: positions waver at an edge, and each wavering would
/// be one more point of it.
const SHORTEST_PIECE_M: f64 = 100.0;

/// The neighbours' distance in time at a join.
const STEP_MS: i64 = 1_000;

/// Takes out of a recording whatever lies in one of the discs.
///
/// A sample without a position is hidden together with the fix before or after it. `distance_m` of the samples must be
/// cumulative.
pub fn cut(recording: &Recording, discs: &[Disc]) -> Cut {
    let samples = &recording.samples;
    let inside = inside(samples, discs);
    if !inside.iter().any(|disc| disc.is_some()) {
        return Cut::Whole;
    }
    let pieces = pieces(samples, &inside);
    if pieces.is_empty() {
        return Cut::Nothing;
    }
    let mut ends = Vec::new();
    for piece in &pieces {
        let before = piece.start.checked_sub(1).and_then(|row| inside[row]);
        let after = inside.get(piece.end).copied().flatten();
        if let Some(disc) = before {
            ends.extend(end(samples, disc, piece.clone()));
        }
        if let Some(disc) = after {
            ends.extend(end(samples, disc, piece.clone().rev()));
        }
    }
    let (rest, joins) = put_together(recording, &pieces);
    Cut::Part { rest: Box::new(rest), joins, ends }
}

/// The end of a piece whose rows are given from the edge inwards; `None` when no row has a position.
fn end(samples: &Samples, disc: usize, rows: impl Iterator<Item = usize>) -> Option<End> {
    const INNER_M: f64 = 50.0;
    let fix = |row: usize| (samples.latitude_deg[row], samples.longitude_deg[row]);
    let mut fixes = rows.map(fix).filter(|(lat, lon)| lat.is_finite() && lon.is_finite());
    let (latitude_deg, longitude_deg) = fixes.next()?;
    let edge = Disc { latitude_deg, longitude_deg, radius_m: INNER_M };
    let mut inner = (latitude_deg, longitude_deg);
    for (lat, lon) in fixes {
        inner = (lat, lon);
        if !edge.holds(lat, lon) {
            break;
        }
    }
    Some(End {
        disc,
        latitude_deg,
        longitude_deg,
        inner_latitude_deg: inner.0,
        inner_longitude_deg: inner.1,
    })
}

/// Which disc each row lies in. Rows between a hidden fix and the next fix are hidden with it.
fn inside(samples: &Samples, discs: &[Disc]) -> Vec<Option<usize>> {
    let mut inside: Vec<Option<usize>> = vec![None; samples.len()];
    let positions = samples.latitude_deg.iter().zip(&samples.longitude_deg).enumerate();
    let mut before: Option<usize> = None;
    for (row, (&lat, &lon)) in positions {
        if !lat.is_finite() || !lon.is_finite() {
            continue;
        }
        let disc = discs.iter().position(|disc| disc.holds(lat, lon));
        let left = before.and_then(|before| inside[before]);
        inside[before.map_or(0, |before| before + 1)..row].fill(left.or(disc));
        inside[row] = disc;
        before = Some(row);
    }
    if let Some(last) = before {
        let left = inside[last];
        inside[last..].fill(left);
    }
    inside
}

/// The rows that stay, in runs. Runs too short to be worth an edge are left out.
fn pieces(samples: &Samples, inside: &[Option<usize>]) -> Vec<std::ops::Range<usize>> {
    let mut pieces = Vec::new();
    let mut row = 0;
    while row < inside.len() {
        if inside[row].is_some() {
            row += 1;
            continue;
        }
        let start = row;
        while row < inside.len() && inside[row].is_none() {
            row += 1;
        }
        let long_enough = match (samples.distance_m.get(start), samples.distance_m.get(row - 1)) {
            (Some(from_m), Some(to_m)) => to_m - from_m >= SHORTEST_PIECE_M,
            _ => true,
        };
        if row - start >= 2 && long_enough {
            pieces.push(start..row);
        }
    }
    pieces
}

/// A shown piece on the clock: what is shown of an instant is `shift_ms` earlier.
struct Shown {
    from_ms: i64,
    to_ms: i64,
    shift_ms: i64,
}

fn put_together(whole: &Recording, pieces: &[std::ops::Range<usize>]) -> (Recording, Vec<usize>) {
    let samples = &whole.samples;
    let mut rest = samples.pieces(pieces);
    let mut joins = Vec::new();
    let mut shown: Vec<Shown> = Vec::with_capacity(pieces.len());
    let mut row = 0_usize;
    for piece in pieces {
        let (from_ms, to_ms) = (samples.time_ms[piece.start], samples.time_ms[piece.end - 1]);
        let before = row.checked_sub(1);
        let starts_ms = before.map_or(from_ms, |before| rest.time_ms[before] + STEP_MS);
        let shift_ms = from_ms - starts_ms;
        shown.push(Shown { from_ms, to_ms, shift_ms });
        if row > 0 {
            joins.push(row);
        }
        let rows = row..row + piece.len();
        for at_ms in &mut rest.time_ms[rows.clone()] {
            *at_ms -= shift_ms;
        }
        if let Some(from_m) = samples.distance_m.get(piece.start) {
            let shift_m = from_m - before.map_or(0.0, |before| rest.distance_m[before]);
            for at_m in &mut rest.distance_m[rows.clone()] {
                *at_m -= shift_m;
            }
        }
        row = rows.end;
    }
    let started_at_ms = rest.time_ms.first().copied().unwrap_or(whole.started_at_ms);
    let mut laps = Vec::with_capacity(whole.laps.len());
    for lap in &whole.laps {
        // A segment of a GPX track would start its own clock; the counter of metres makes it unnecessary.
        let trigger = match lap.trigger {
            LapTrigger::Segment => LapTrigger::Manual,
            other => other,
        };
        if let Some((started_at_ms, ended_at_ms)) =
            on_the_shown_clock(&shown, lap.started_at_ms, lap.ended_at_ms)
        {
            laps.push(Lap { started_at_ms, ended_at_ms, trigger, stated: Stated::default() });
        }
    }
    let mut pauses = Vec::with_capacity(whole.pauses.len());
    for pause in &whole.pauses {
        if let Some((stopped_at_ms, resumed_at_ms)) =
            on_the_shown_clock(&shown, pause.stopped_at_ms, pause.resumed_at_ms)
        {
            pauses.push(Pause { stopped_at_ms, resumed_at_ms });
        }
    }
    let rest = Recording {
        kind: whole.kind,
        sport: whole.sport,
        sub_sport: whole.sub_sport.clone(),
        started_at_ms,
        utc_offset_s: whole.utc_offset_s,
        title: None,
        device: None,
        pool_length_m: None,
        stated: Stated::default(),
        laps,
        lengths: Vec::new(),
        pauses,
        samples: rest,
        warnings: Vec::new(),
    };
    (rest, joins)
}

/// The shown part of a stretch of time, on the clock of what is shown.
fn on_the_shown_clock(shown: &[Shown], from_ms: i64, to_ms: i64) -> Option<(i64, i64)> {
    let mut found: Option<(i64, i64)> = None;
    for piece in shown {
        let (from_ms, to_ms) = (from_ms.max(piece.from_ms), to_ms.min(piece.to_ms));
        if from_ms >= to_ms {
            continue;
        }
        let here = (from_ms - piece.shift_ms, to_ms - piece.shift_ms);
        found = Some(found.map_or(here, |before| (before.0, here.1)));
    }
    found
}
