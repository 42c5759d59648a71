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
        let east_deg = the_short_way(longitude_deg - self.longitude_deg);
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
    (latitude_deg + north_m / METRES_PER_DEG, the_short_way(longitude_deg))
}

/// The same direction around the globe, by at most half of it; for what is at most once around too far.
fn the_short_way(deg: f64) -> f64 {
    match deg.abs() > 180.0 {
        true => deg - 360.0_f64.copysign(deg),
        false => deg,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// On the equator a degree is as long one way as the other.
    const CENTRE: Disc = Disc { latitude_deg: 0.0, longitude_deg: 0.0, radius_m: 395.0 };
    const OTHER: Disc = Disc { latitude_deg: 0.0, longitude_deg: 0.01, radius_m: 300.0 };

    fn deg(metres: f64) -> f64 {
        metres / METRES_PER_DEG
    }

    /// Two kilometres east along the equator, past the centre half way: 20 metres and a second from row to row.
    fn ride() -> Recording {
        let mut samples = Samples::default();
        for row in 0..=100 {
            samples.time_ms.push(5_000 + row * 1_000);
            samples.latitude_deg.push(0.0);
            samples.longitude_deg.push(deg(20.0 * row as f64 - 1_000.0));
            samples.distance_m.push(20.0 * row as f64);
        }
        Recording {
            kind: formats::Kind::Gpx,
            sport: formats::Sport::Cycling,
            sub_sport: Some("road".into()),
            started_at_ms: 5_000,
            utc_offset_s: Some(3_600),
            title: Some("From my door".into()),
            device: Some("Watch".into()),
            pool_length_m: None,
            stated: Stated { distance_m: Some(2_000.0), ..Stated::default() },
            laps: Vec::new(),
            lengths: Vec::new(),
            pauses: Vec::new(),
            samples,
            warnings: vec![formats::Warning::CutShort],
        }
    }

    /// The rest, its joins and its ends.
    fn rest_of(recording: &Recording, discs: &[Disc]) -> (Recording, Vec<usize>, Vec<End>) {
        match cut(recording, discs) {
            Cut::Part { rest, joins, ends } => (*rest, joins, ends),
            other => panic!("a part is hidden, and it says {other:?}"),
        }
    }

    /// Metres east of the centre of each row that is left.
    fn places_m(rest: &Recording) -> Vec<f64> {
        rest.samples.longitude_deg.iter().map(|lon| (lon * METRES_PER_DEG).round()).collect()
    }

    #[test]
    fn metres_are_metres_everywhere_also_across_the_date_line() {
        let off = |disc: (f64, f64), point: (f64, f64)| {
            let disc = Disc { latitude_deg: disc.0, longitude_deg: disc.1, radius_m: 400.0 };
            let (east_m, north_m) = disc.offset_m(point.0, point.1);
            (east_m.round(), north_m.round())
        };
        assert_eq!(off((0.0, 10.0), (0.01, 10.02)), (2224.0, 1112.0));
        assert_eq!(off((60.0, 10.0), (59.99, 9.98)), (-1112.0, -1112.0), "half as wide");
        assert_eq!(off((0.0, 179.99), (0.0, -179.99)), (2224.0, 0.0));
        assert_eq!(off((0.0, -179.99), (0.0, 179.99)), (-2224.0, 0.0));
        let around = (180.0 * METRES_PER_DEG).round();
        assert_eq!(off((0.0, 0.0), (0.0, 180.0)), (around, 0.0));
        for (lat, lon) in [(46.5, 11.3), (-33.9, 151.2), (71.0, -179.999), (0.0, 179.999)] {
            let there = moved(lat, lon, 270.0, -80.0);
            assert!((-180.0..180.0).contains(&there.1), "{there:?}");
            assert_eq!(off((lat, lon), there), (270.0, -80.0));
        }
        // At a pole every way is short; the centre must not run around the world.
        assert!(moved(90.0, 0.0, 280.0, 0.0).1 < 0.3);
    }

    #[test]
    fn the_edge_itself_is_shown() {
        let disc = Disc { radius_m: 0.01 * METRES_PER_DEG, ..CENTRE };
        assert!(!disc.holds(0.01, 0.0) && disc.holds(0.009_999, 0.0));
        assert!(!disc.holds(0.0, -0.01) && disc.holds(0.007, 0.007) && !disc.holds(0.008, 0.007));
    }

    #[test]
    fn what_is_left_goes_on_as_if_the_rest_had_never_been() {
        let whole = ride();
        assert!(matches!(cut(&whole, &[]), Cut::Whole));
        assert!(matches!(cut(&whole, &[Disc { latitude_deg: 1.0, ..CENTRE }]), Cut::Whole));
        assert!(matches!(cut(&whole, &[Disc { radius_m: 1_600.0, ..CENTRE }]), Cut::Nothing));
        let (rest, joins, ends) = rest_of(&whole, &[CENTRE]);
        let places = places_m(&rest);
        assert_eq!((places.len(), joins), (62, vec![31]));
        assert_eq!(
            (places[0], places[30], places[31], places[61]),
            (-1_000.0, -400.0, 400.0, 1_000.0)
        );
        let (time_ms, distance_m) = (&rest.samples.time_ms, &rest.samples.distance_m);
        for row in 1..62 {
            assert_eq!(time_ms[row] - time_ms[row - 1], 1_000, "row {row}");
            let step_m = if row == 31 { 0.0 } else { 20.0 };
            assert_eq!(distance_m[row] - distance_m[row - 1], step_m, "row {row}");
        }
        assert_eq!((time_ms[0], distance_m[0], rest.started_at_ms), (5_000, 0.0, 5_000));
        assert_eq!((rest.kind, rest.sport), (whole.kind, whole.sport));
        assert_eq!((rest.sub_sport, rest.utc_offset_s), (Some("road".into()), Some(3_600)));
        let told = (rest.title, rest.device, rest.stated.distance_m, rest.warnings.len());
        assert_eq!(told, (None, None, None, 0));
        let exits: Vec<Exit> = ends.iter().map(|end| end.seen_from(&CENTRE)).collect();
        let found: Vec<[i64; 4]> = exits
            .iter()
            .map(|exit| {
                let numbers = [exit.east_m, exit.north_m, exit.back_east, exit.back_north];
                numbers.map(|number| number.round() as i64)
            })
            .collect();
        assert_eq!(found, [[-400, 0, 1, 0], [400, 0, -1, 0]], "where it goes in, and comes out");
        // Sixty metres away is the first row that lies more than fifty from the edge.
        let inner: Vec<f64> =
            ends.iter().map(|end| (end.inner_longitude_deg * METRES_PER_DEG).round()).collect();
        assert_eq!(inner, [-460.0, 460.0]);
    }

    #[test]
    fn who_starts_at_home_starts_where_others_first_see_them() {
        let home = Disc { longitude_deg: deg(-1_000.0), ..CENTRE };
        let (rest, joins, ends) = rest_of(&ride(), &[CENTRE, home]);
        assert_eq!(
            (joins, ends.iter().map(|end| end.disc).collect::<Vec<_>>()),
            (vec![11], vec![1, 0, 0])
        );
        assert_eq!((rest.started_at_ms, rest.samples.distance_m[0]), (25_000, 0.0));
        assert_eq!(places_m(&rest)[..2], [-600.0, -580.0]);
        assert_eq!((rest.samples.time_ms[11], rest.samples.distance_m[11]), (36_000, 200.0));
    }

    #[test]
    fn laps_and_pauses_are_told_as_far_as_they_are_seen() {
        let mut whole = ride();
        // Rows 31 to 69 are hidden. Behind them the clock is 39 seconds early.
        let stretches = [(0, 50), (50, 100), (20, 80), (40, 60), (30, 70), (0, 100)];
        for (from_s, to_s) in stretches {
            let (from_ms, to_ms) = (5_000 + from_s * 1_000, 5_000 + to_s * 1_000);
            let trigger = if from_s == 50 { LapTrigger::Segment } else { LapTrigger::Distance };
            let stated = Stated { distance_m: Some(7.0), ..Stated::default() };
            whole.laps.push(Lap { started_at_ms: from_ms, ended_at_ms: to_ms, trigger, stated });
            whole.pauses.push(Pause { stopped_at_ms: from_ms, resumed_at_ms: to_ms });
        }
        let (rest, ..) = rest_of(&whole, &[CENTRE]);
        let seconds = |ms: i64| (ms - 5_000) / 1_000;
        let laps: Vec<_> = rest
            .laps
            .iter()
            .map(|lap| (seconds(lap.started_at_ms), seconds(lap.ended_at_ms)))
            .collect();
        let pauses: Vec<_> = rest
            .pauses
            .iter()
            .map(|pause| (seconds(pause.stopped_at_ms), seconds(pause.resumed_at_ms)))
            .collect();
        assert_eq!(laps, [(0, 30), (31, 61), (20, 41), (0, 61)]);
        assert_eq!(pauses, laps);
        assert!(rest.laps.iter().all(|lap| lap.stated.distance_m.is_none()));
        let triggers = [rest.laps[0].trigger, rest.laps[1].trigger];
        assert_eq!(
            triggers,
            [LapTrigger::Distance, LapTrigger::Manual],
            "a segment has its own clock"
        );
    }

    #[test]
    fn a_short_piece_between_two_zones_is_hidden_with_them() {
        // The other zone begins where only so much is left between the two.
        let left_m = |metres: f64| {
            let beyond = Disc { longitude_deg: deg(405.0 + metres + 300.0), ..OTHER };
            let (rest, joins, _) = rest_of(&ride(), &[CENTRE, beyond]);
            (places_m(&rest).len(), joins)
        };
        assert_eq!(left_m(80.0), (31, vec![]), "80 metres: to nobody");
        assert_eq!(left_m(100.0), (37, vec![31]), "100 metres: six rows of it");
        // A recording that counts no metres shows two rows, and not one.
        let mut plain = ride();
        plain.samples.distance_m.clear();
        let left = |metres: f64| {
            let beyond = Disc { longitude_deg: deg(405.0 + metres + 300.0), ..OTHER };
            let (rest, joins, _) = rest_of(&plain, &[CENTRE, beyond]);
            assert!(rest.samples.distance_m.is_empty());
            (rest.samples.len(), joins)
        };
        assert_eq!((left(0.0), left(20.0)), ((31, vec![]), (33, vec![31])));
    }

    #[test]
    fn a_row_without_a_position_is_hidden_with_its_hidden_neighbour() {
        let without = |rows: std::ops::RangeInclusive<usize>, half: bool| {
            let mut ride = ride();
            for row in rows {
                ride.samples.longitude_deg[row] = f64::NAN;
                if !half {
                    ride.samples.latitude_deg[row] = f64::NAN;
                }
            }
            inside(&ride.samples, &[CENTRE])
        };
        let hidden = |inside: Vec<Option<usize>>| {
            let rows: Vec<usize> = inside
                .iter()
                .enumerate()
                .filter(|(_, disc)| disc.is_some())
                .map(|(row, _)| row)
                .collect();
            (rows[0], rows[rows.len() - 1], rows.len())
        };
        assert_eq!(hidden(without(0..=0, false)), (31, 69, 39));
        assert_eq!(hidden(without(25..=30, false)), (25, 69, 45), "on the way in");
        assert_eq!(
            hidden(without(70..=75, true)),
            (31, 75, 45),
            "on the way out; half a position is none"
        );
        assert_eq!(hidden(without(40..=60, false)), (31, 69, 39), "inside");
        assert_eq!(hidden(without(0..=30, false)), (0, 69, 70), "from the beginning");
        assert_eq!(hidden(without(70..=100, false)), (31, 100, 70), "to the end");
        let mut nowhere = ride();
        nowhere.samples.latitude_deg.fill(f64::NAN);
        nowhere.samples.longitude_deg.fill(f64::NAN);
        assert!(matches!(cut(&nowhere, &[CENTRE]), Cut::Whole), "no place, no zone");
    }

    #[test]
    fn the_way_back_is_a_direction_one_long() {
        let deg = |metres: f64| metres / METRES_PER_DEG;
        let end = End {
            disc: 0,
            latitude_deg: deg(400.0),
            longitude_deg: deg(300.0),
            inner_latitude_deg: deg(440.0),
            inner_longitude_deg: deg(330.0),
        };
        let exit = end.seen_from(&CENTRE);
        let off = |one: f64, other: f64| (one - other).abs() < 1e-6;
        assert!(off(exit.east_m, 300.0) && off(exit.north_m, 400.0), "{exit:?}");
        assert!(off(exit.back_east, -0.6) && off(exit.back_north, -0.8), "{exit:?}");
    }

    #[test]
    fn the_way_back_is_read_off_the_rows_that_have_a_position() {
        let mut ride = ride();
        for row in [26, 27, 72] {
            ride.samples.latitude_deg[row] = f64::NAN;
            ride.samples.longitude_deg[row] = f64::NAN;
        }
        ride.samples.longitude_deg[73] = f64::NAN;
        let (_, _, ends) = rest_of(&ride, &[CENTRE]);
        let inner: Vec<f64> =
            ends.iter().map(|end| (end.inner_longitude_deg * METRES_PER_DEG).round()).collect();
        assert_eq!(inner, [-500.0, 480.0]);
        // A track that turns around within fifty metres of the edge has no other point than its last.
        let end = |disc: usize| end(&ride.samples, disc, 28..=30);
        assert_eq!((end(0).unwrap().longitude_deg * METRES_PER_DEG).round(), -440.0);
        assert_eq!((end(7).unwrap().inner_longitude_deg * METRES_PER_DEG).round(), -400.0);
        assert_eq!(end(7).unwrap().disc, 7);
    }
}
