//! The figures of privacy zones: how many homes a stranger finds in what is shown, with the attacks that were published.
//!
//! Each simulated athlete has a home, hides it as the product does (a disc whose centre lies off by chance) and records runs that
//! start there. What strangers can see of them is cut by the same function that answers requests, with the same cap on public
//! exits and the same attack before anything is shown. The yardstick is the zone that others had: a disc around the door, with the whole distance
//! published. Two worlds: streets as a grid, where an attacker's model is exact, and real recordings of
//! `../shared/data` (or `$STADION_SHARED/data`), moved and turned so that all start at one door.

use std::path::PathBuf;

use activity::zones::attacks::{Circle, Exit, ORDERS, Order, attack, badness, circles, lattice};
use activity::zones::discs::{Cut, Disc, cut, moved};
use activity::zones::{MOST_PUBLIC_EXITS, OFFSET_PART, TOP, USUAL_RADIUS_M, offset_m};
use formats::{Kind, Reading, Recording, Samples, Sport, Stated};

use crate::Failure;
use crate::report::{Figure, Report, Target};

const ATHLETES: usize = 200;
/// The edge of a block.
const BLOCK_M: f64 = 100.0;
/// A house at every so many metres of street.
const HOUSE_M: f64 = 20.0;
/// How far a simulated run goes.
const RUN_M: f64 = 2_500.0;
/// A home this near to a guess is found.
const FOUND_M: f64 = 50.0;
/// Where the worlds lie: the zone's geometry does not care.
const ORIGIN: (f64, f64) = (52.52, 13.4);
/// The instant that counts as now: far enough behind every recording.
const NOW_MS: i64 = 4_000_000_000_000;

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let real = real_tracks()?;
    report.remark(&format!(
        "{ATHLETES} athletes a line; {} real recordings, moved and turned to start at one door",
        real.len()
    ));
    let worlds = [World::Grid, World::Real(&real)];
    for world in worlds.iter().filter(|world| !world.is_empty()) {
        for activities in [3, 10, 40] {
            measure(report, world, activities);
        }
    }
    if real.is_empty() {
        report.remark("no real recordings here: the grid alone");
    }
    Ok(())
}

fn measure(report: &Report, world: &World<'_>, activities: usize) {
    let mut dice = Dice(7 + activities as u64);
    let mut shown = Tally::default();
    let mut naive = Tally::default();
    for _ in 0..ATHLETES {
        let home = world.home(&mut dice);
        let tracks: Vec<Recording> =
            (0..activities).map(|_| world.track(&mut dice, home)).collect();
        shown.add(world, home, &as_we_show(&mut dice, home, &tracks));
        naive.add(world, home, &as_others_did(home, &tracks));
    }
    let name = world.name();
    let what = |attack: &str| format!("{name}, {activities} runs, homes found by {attack}");
    let gate = if activities >= 10 { Target::ValueAtMost(12.0) } else { Target::Informative };
    for (attack, ours, theirs) in [
        ("circle fit", shown.share(&shown.by_circle), naive.share(&naive.by_circle)),
        ("distance", shown.share(&shown.by_distance), naive.share(&naive.by_distance)),
        ("straight ways", shown.share(&shown.by_order[0]), naive.share(&naive.by_order[0])),
        ("ways along streets", shown.share(&shown.by_order[1]), naive.share(&naive.by_order[1])),
        ("directions", shown.share(&shown.by_order[2]), naive.share(&naive.by_order[2])),
    ] {
        report.figure(&Figure {
            figure: &what(attack),
            value: ours,
            unit: "%",
            yardstick: "a disc around the door, whole distance",
            yardstick_value: theirs,
            target: gate,
        });
    }
    let gate = if activities >= 10 { Target::ValueAtLeast(30.0) } else { Target::Informative };
    for (at, order) in ["straight ways", "ways along streets", "directions"].iter().enumerate() {
        report.figure(&Figure {
            figure: &format!("{name}, {activities} runs, median rank of the home by {order}"),
            value: median(&shown.ranks[at]),
            unit: "th guess",
            yardstick: "a disc around the door, whole distance",
            yardstick_value: median(&naive.ranks[at]),
            target: gate,
        });
    }
    report.remark(&format!(
        "{name}, {activities} runs: strangers saw {:.1} ends of tracks an athlete, and no map of {:.1} runs",
        shown.exits as f64 / ATHLETES as f64,
        shown.held_back as f64 / ATHLETES as f64
    ));
}

/// What a stranger has of one athlete, on a plane around the centre of the hidden disc.
struct Seen {
    exits: Vec<Exit>,
    /// Beside each exit, what the numbers say about how far the hidden end is, metres.
    hidden_m: Vec<f64>,
    /// Runs whose map strangers were not shown.
    held_back: usize,
    disc: Disc,
}

/// As the product shows it: the disc lies off, what is hidden counts nowhere, ten exits at most, and none that would let our
/// own attack come near.
fn as_we_show(dice: &mut Dice, home: (f64, f64), tracks: &[Recording]) -> Seen {
    let (east_m, north_m) = offset_m(USUAL_RADIUS_M, dice.unit(), dice.unit());
    let centre = moved(home.0, home.1, east_m, north_m);
    let disc = Disc { latitude_deg: centre.0, longitude_deg: centre.1, radius_m: USUAL_RADIUS_M };
    let place = disc.offset_m(home.0, home.1);
    let mut seen = Seen { exits: Vec::new(), hidden_m: Vec::new(), held_back: 0, disc };
    for track in tracks {
        let Cut::Part { rest, ends, .. } = cut(track, &[disc]) else { continue };
        let mut exits = seen.exits.clone();
        exits.extend(ends.iter().map(|end| end.seen_from(&disc)));
        let found = attack(&exits, USUAL_RADIUS_M, place.0, place.1);
        let is_found = found.is_some_and(|found| found.rank <= TOP);
        if is_found || exits.len() > MOST_PUBLIC_EXITS as usize {
            seen.held_back += 1;
            continue;
        }
        seen.exits = exits;
        // What a number that is shown tells beyond the line that is shown.
        let told_m = rest.samples.distance_m.last().copied().unwrap_or(0.0);
        let drawn_m = told_m - rest.samples.distance_m.first().copied().unwrap_or(0.0);
        seen.hidden_m.resize(seen.exits.len(), told_m - drawn_m);
    }
    seen
}

/// As zones were made before: around the door itself, with the distance of the whole run beside the map.
fn as_others_did(home: (f64, f64), tracks: &[Recording]) -> Seen {
    let disc = Disc { latitude_deg: home.0, longitude_deg: home.1, radius_m: USUAL_RADIUS_M };
    let mut seen = Seen { exits: Vec::new(), hidden_m: Vec::new(), held_back: 0, disc };
    for track in tracks {
        let Cut::Part { rest, ends, .. } = cut(track, &[disc]) else { continue };
        let whole_m = track.samples.distance_m.last().copied().unwrap_or(0.0);
        let drawn_m = rest.samples.distance_m.last().copied().unwrap_or(0.0);
        for end in &ends {
            seen.exits.push(end.seen_from(&disc));
            seen.hidden_m.push((whole_m - drawn_m) / ends.len() as f64);
        }
    }
    seen
}

/// What the attacks came to, over all athletes.
#[derive(Default)]
struct Tally {
    by_circle: Vec<bool>,
    by_distance: Vec<bool>,
    by_order: [Vec<bool>; 3],
    ranks: [Vec<f64>; 3],
    exits: usize,
    held_back: usize,
}

impl Tally {
    fn share(&self, found: &[bool]) -> f64 {
        let hits = found.iter().filter(|found| **found).count();
        100.0 * hits as f64 / ATHLETES as f64
    }

    fn add(&mut self, world: &World<'_>, home: (f64, f64), seen: &Seen) {
        self.exits += seen.exits.len();
        self.held_back += seen.held_back;
        let place = seen.disc.offset_m(home.0, home.1);
        let is_near = |guess: (f64, f64)| (guess.0 - place.0).hypot(guess.1 - place.1) <= FOUND_M;
        let circles = circles(&seen.exits, USUAL_RADIUS_M);
        let mut guesses = Vec::new();
        let mut wide = Vec::new();
        for circle in &circles {
            guesses.extend(world.guesses(&seen.disc, circle));
            let radius_m = (1_200.0 - 60.0) / OFFSET_PART;
            wide.extend(world.guesses(&seen.disc, &Circle { radius_m, ..*circle }));
        }
        if guesses.is_empty() {
            return;
        }
        // Two circles are a coin to toss; half a home found counts as one.
        self.by_circle.push(circles.iter().any(|circle| is_near((circle.east_m, circle.north_m))));
        let by_distance = best(&wide, |guess| {
            let mut misses: Vec<f64> = Vec::with_capacity(seen.exits.len());
            for (exit, hidden_m) in seen.exits.iter().zip(&seen.hidden_m) {
                let (east_m, north_m) = (exit.east_m - guess.0, exit.north_m - guess.1);
                let way_m = match world {
                    World::Grid => east_m.abs() + north_m.abs(),
                    World::Real(_) => east_m.hypot(north_m),
                };
                misses.push((way_m - hidden_m).abs());
            }
            median(&misses)
        });
        self.by_distance.push(is_near(by_distance));
        for (at, order) in ORDERS.into_iter().enumerate() {
            let how_bad = |guess: (f64, f64)| badness(order, &seen.exits, guess.0, guess.1);
            self.by_order[at].push(is_near(best(&guesses, how_bad)));
            let own = how_bad(place);
            let better = guesses.iter().filter(|guess| how_bad(**guess) < own).count();
            self.ranks[at].push(better as f64 + 1.0);
        }
    }
}

fn best(guesses: &[(f64, f64)], how_bad: impl Fn((f64, f64)) -> f64) -> (f64, f64) {
    let mut best = (f64::MAX, (f64::MAX, f64::MAX));
    for &guess in guesses {
        let bad = how_bad(guess);
        if bad < best.0 {
            best = (bad, guess);
        }
    }
    best.1
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Where athletes live and run.
enum World<'a> {
    /// Streets every hundred metres, houses every twenty.
    Grid,
    /// Real recordings, as metres east and north of their start.
    Real(&'a [Track]),
}

impl World<'_> {
    fn name(&self) -> &'static str {
        match self {
            World::Grid => "street grid",
            World::Real(_) => "real tracks",
        }
    }

    fn is_empty(&self) -> bool {
        matches!(self, World::Real(tracks) if tracks.is_empty())
    }

    /// A front door, in degrees.
    fn home(&self, dice: &mut Dice) -> (f64, f64) {
        let (east_m, north_m) = match self {
            World::Grid => {
                let street_m = (dice.unit() * 11.0).floor() * BLOCK_M - 5.0 * BLOCK_M;
                let along = (dice.unit() * 10.0 * BLOCK_M / HOUSE_M).floor() * HOUSE_M;
                let along_m = along - 5.0 * BLOCK_M;
                if dice.unit() < 0.5 { (street_m, along_m) } else { (along_m, street_m) }
            }
            World::Real(_) => (0.0, 0.0),
        };
        moved(ORIGIN.0, ORIGIN.1, east_m, north_m)
    }

    /// A run from a front door.
    fn track(&self, dice: &mut Dice, home: (f64, f64)) -> Recording {
        match self {
            World::Grid => {
                let origin =
                    Disc { latitude_deg: ORIGIN.0, longitude_deg: ORIGIN.1, radius_m: 0.0 };
                let door = origin.offset_m(home.0, home.1);
                let mut way = walk(dice, door);
                for point in &mut way {
                    *point = (point.0 - door.0, point.1 - door.1);
                }
                // The counter of metres does not waver as positions do.
                let seen: Vec<(f64, f64)> = way
                    .iter()
                    .map(|point| (point.0 + dice.noise(), point.1 + dice.noise()))
                    .collect();
                recording(home, &way, &seen)
            }
            World::Real(tracks) => {
                let track = &tracks[(dice.unit() * tracks.len() as f64) as usize];
                let (sin, cos) = (dice.unit() * std::f64::consts::TAU).sin_cos();
                let turn = |&(east_m, north_m): &(f64, f64)| {
                    (east_m * cos - north_m * sin, east_m * sin + north_m * cos)
                };
                let way: Vec<(f64, f64)> = track.iter().map(turn).collect();
                recording(home, &way, &way)
            }
        }
    }

    /// The guesses of an attacker who found a circle.
    fn guesses(&self, disc: &Disc, circle: &Circle) -> Vec<(f64, f64)> {
        match self {
            World::Real(_) => lattice(circle, HOUSE_M),
            World::Grid => {
                let (east_m, north_m) = disc.offset_m(ORIGIN.0, ORIGIN.1);
                houses(circle, (east_m, north_m))
            }
        }
    }
}

/// All houses of the grid in which a home can lie, given the circle; `origin` is a crossing.
fn houses(circle: &Circle, origin: (f64, f64)) -> Vec<(f64, f64)> {
    let reach_m = OFFSET_PART * circle.radius_m + 60.0;
    let mut houses = Vec::new();
    let steps = (reach_m / HOUSE_M).ceil() as i64 + 1;
    let near = |centre_m: f64, origin_m: f64| ((centre_m - origin_m) / HOUSE_M).round() as i64;
    let (column, row) = (near(circle.east_m, origin.0), near(circle.north_m, origin.1));
    let per_block = (BLOCK_M / HOUSE_M) as i64;
    for east in column - steps..=column + steps {
        for north in row - steps..=row + steps {
            let on_street = east.rem_euclid(per_block) == 0 || north.rem_euclid(per_block) == 0;
            let at = (origin.0 + east as f64 * HOUSE_M, origin.1 + north as f64 * HOUSE_M);
            let off_m = (at.0 - circle.east_m).hypot(at.1 - circle.north_m);
            if on_street && off_m <= reach_m {
                houses.push(at);
            }
        }
    }
    houses
}

/// From a door outwards along streets, never turning back, a point every five metres.
fn walk(dice: &mut Dice, door: (f64, f64)) -> Vec<(f64, f64)> {
    const STEP_M: f64 = 5.0;
    let (sin, cos) = (dice.unit() * std::f64::consts::TAU).sin_cos();
    let east_share = cos.abs() / (cos.abs() + sin.abs());
    let (to_east, to_north) = (cos.signum(), sin.signum());
    let is_crossing = |at_m: f64| (at_m / BLOCK_M - (at_m / BLOCK_M).round()).abs() < 1e-6;
    let mut at = door;
    let mut points = vec![at];
    while (points.len() as f64) * STEP_M < RUN_M {
        let east = match (is_crossing(at.0), is_crossing(at.1)) {
            (true, true) => dice.unit() < east_share,
            (on_north_street, _) => !on_north_street,
        };
        at = if east { (at.0 + to_east * STEP_M, at.1) } else { (at.0, at.1 + to_north * STEP_M) };
        points.push(at);
    }
    points
}

/// A run along a way in metres from the door, three metres a second, with the positions that a receiver saw.
fn recording(home: (f64, f64), way: &[(f64, f64)], seen: &[(f64, f64)]) -> Recording {
    let mut samples = Samples::default();
    let mut along_m = 0.0;
    let mut before = way.first().copied().unwrap_or_default();
    for (&at, &(east_m, north_m)) in way.iter().zip(seen) {
        along_m += (at.0 - before.0).hypot(at.1 - before.1);
        before = at;
        let (latitude_deg, longitude_deg) = moved(home.0, home.1, east_m, north_m);
        samples.time_ms.push(1_700_000_000_000 + (along_m / 3.0 * 1_000.0) as i64);
        samples.latitude_deg.push(latitude_deg);
        samples.longitude_deg.push(longitude_deg);
        samples.distance_m.push(along_m);
    }
    Recording {
        kind: Kind::Fit,
        sport: Sport::Running,
        sub_sport: None,
        started_at_ms: 1_700_000_000_000,
        utc_offset_s: None,
        title: None,
        device: None,
        pool_length_m: None,
        stated: Stated::default(),
        laps: Vec::new(),
        lengths: Vec::new(),
        pauses: Vec::new(),
        samples,
        warnings: Vec::new(),
    }
}

/// Metres east and north of the start.
type Track = Vec<(f64, f64)>;

/// The real recordings that leave a zone.
fn real_tracks() -> Result<Vec<Track>, Failure> {
    let shared = match std::env::var_os("STADION_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
    };
    let mut paths = Vec::new();
    for kind in ["fit", "gpx", "tcx"] {
        let Ok(folder) = std::fs::read_dir(shared.join("data").join(kind)) else { continue };
        for entry in folder {
            paths.push(entry?.path());
        }
    }
    paths.sort();
    let mut tracks = Vec::new();
    for path in paths {
        let bytes = std::fs::read(&path)?;
        let Ok(Reading::Activities(recordings)) = formats::read(&bytes, NOW_MS) else { continue };
        for recording in recordings {
            tracks.extend(track_of(&recording.samples));
        }
    }
    Ok(tracks)
}

/// The track on a plane, if it leaves the widest disc that the usual radius can make.
fn track_of(samples: &Samples) -> Option<Track> {
    const LEAVES_M: f64 = USUAL_RADIUS_M * (1.0 + OFFSET_PART) + 100.0;
    let fixes = samples.latitude_deg.iter().zip(&samples.longitude_deg);
    let mut fixes = fixes.filter(|(lat, lon)| lat.is_finite() && lon.is_finite());
    let (latitude_deg, longitude_deg) = fixes.next().map(|(lat, lon)| (*lat, *lon))?;
    let start = Disc { latitude_deg, longitude_deg, radius_m: LEAVES_M };
    let mut track = vec![(0.0, 0.0)];
    let mut leaves = false;
    for (&lat, &lon) in fixes {
        let point = start.offset_m(lat, lon);
        // Receivers that lost their place for a moment are no walk.
        let before = track.last().copied().unwrap_or_default();
        if (point.0 - before.0).hypot(point.1 - before.1) > 500.0 {
            break;
        }
        leaves |= !start.holds(lat, lon);
        track.push(point);
    }
    leaves.then_some(track)
}

/// Chance that is the same in every run.
struct Dice(u64);

impl Dice {
    /// SplitMix64 (Steele, Lea and Flood 2014), as a number from 0 to 1.
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        (bits >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// The error of a receiver, metres: four of standard deviation, as a sum of twelve even numbers.
    fn noise(&mut self) -> f64 {
        let sum: f64 = (0..12).map(|_| self.unit()).sum();
        4.0 * (sum - 6.0)
    }
}

/// Kept so that the order of [`ORDERS`] and of the lines printed agree.
const _: () = assert!(
    matches!(ORDERS, [Order::Straight, Order::Streets, Order::Backwards]),
    "the lines are printed in this order"
);
