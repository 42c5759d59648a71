//! Best efforts: the fastest 400 m, 5 km or marathon inside an activity.

use crate::sport::Sport;

/// Id of [`best_efforts`].
pub const BEST_EFFORTS: &str = "efforts/two-pointer-1";

/// A distance over which efforts are compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// Its short name, unique within a sport: `400m`, `5k`, `1mi`, `half`.
    pub name: &'static str,
    /// Its length.
    pub distance_m: f64,
}

/// Metres in an international mile.
pub const MILE_M: f64 = 1609.344;

/// Distances for running, walking and hiking.
pub const ON_FOOT: &[Target] = &[
    Target { name: "400m", distance_m: 400.0 },
    Target { name: "800m", distance_m: 800.0 },
    Target { name: "1k", distance_m: 1000.0 },
    Target { name: "1mi", distance_m: MILE_M },
    Target { name: "5k", distance_m: 5000.0 },
    Target { name: "10k", distance_m: 10_000.0 },
    Target { name: "15k", distance_m: 15_000.0 },
    Target { name: "half", distance_m: 21_097.5 },
    Target { name: "30k", distance_m: 30_000.0 },
    Target { name: "marathon", distance_m: 42_195.0 },
];

/// Distances for riding.
pub const CYCLING: &[Target] = &[
    Target { name: "5k", distance_m: 5000.0 },
    Target { name: "10k", distance_m: 10_000.0 },
    Target { name: "20k", distance_m: 20_000.0 },
    Target { name: "40k", distance_m: 40_000.0 },
    Target { name: "100k", distance_m: 100_000.0 },
    Target { name: "100mi", distance_m: 100.0 * MILE_M },
];

/// Distances for swimming.
pub const SWIMMING: &[Target] = &[
    Target { name: "100m", distance_m: 100.0 },
    Target { name: "200m", distance_m: 200.0 },
    Target { name: "400m", distance_m: 400.0 },
    Target { name: "800m", distance_m: 800.0 },
    Target { name: "1500m", distance_m: 1500.0 },
];

/// Distances for rowing.
pub const ROWING: &[Target] = &[
    Target { name: "500m", distance_m: 500.0 },
    Target { name: "1k", distance_m: 1000.0 },
    Target { name: "2k", distance_m: 2000.0 },
    Target { name: "5k", distance_m: 5000.0 },
    Target { name: "10k", distance_m: 10_000.0 },
];

/// The distances of a sport; empty where comparing times over a distance means little.
pub fn targets(sport: Sport) -> &'static [Target] {
    match sport {
        Sport::Running | Sport::Walking | Sport::Hiking => ON_FOOT,
        Sport::Cycling => CYCLING,
        Sport::Swimming => SWIMMING,
        Sport::Rowing => ROWING,
        _ => &[],
    }
}

/// The fastest stretch of a given length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BestEffort {
    /// Which distance.
    pub target: Target,
    /// Seconds from the first sample to where the stretch starts.
    pub started_after_s: f64,
    /// Seconds it took, pauses and stops included: the clock of a race does not stop either.
    pub elapsed_s: f64,
}

/// Fastest stretch of each target's length, in the order of `targets`; lengths that the activity
/// does not have are missing.
///
/// `distance_m` is cumulative. Between samples both ends are interpolated, so a steady athlete gets
/// exactly distance over speed. The best start or end always lies on a sample, because time is a
/// broken line over distance; two passes over the samples therefore find the true minimum.
///
/// A stretch never contains an interval that is impossible for the sport (a jump of the position),
/// and is never faster than the fastest human over its length ([`fastest_human_s`]).
pub fn best_efforts(
    time_ms: &[i64],
    distance_m: &[f64],
    sport: Sport,
    targets: &[Target],
) -> Vec<BestEffort> {
    let stretches = between_jumps(time_ms, distance_m, sport.impossible_above_mps());
    let mut efforts = Vec::with_capacity(targets.len());
    for &target in targets {
        let fastest_s = fastest_human_s(sport, target.distance_m);
        let mut best: Option<(f64, f64)> = None;
        for stretch in &stretches {
            stretch.fastest(target.distance_m, fastest_s, &mut best);
        }
        if let Some((elapsed_s, started_after_s)) = best {
            efforts.push(BestEffort { target, started_after_s, elapsed_s });
        }
    }
    efforts
}

/// A shorter stretch than this is the rounding of a distance.
const SHORTEST_M: f64 = 0.01;

/// How many samples are judged together before they are looked at one by one.
const BLOCK: usize = 8;

/// A part of the track without jumps.
#[derive(Default)]
struct Stretch {
    at_s: Vec<f64>,
    at_m: Vec<f64>,
}

fn between_jumps(time_ms: &[i64], distance_m: &[f64], impossible_above_mps: f64) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut current = Stretch::default();
    let start_ms = time_ms.first().copied().unwrap_or(0);
    for (&at_ms, &at_m) in time_ms.iter().zip(distance_m) {
        let at_s = at_ms.saturating_sub(start_ms) as f64 / 1000.0;
        if let (Some(&before_s), Some(&before_m)) = (current.at_s.last(), current.at_m.last()) {
            let usable = at_m >= before_m && at_s >= before_s;
            if !usable {
                continue;
            }
            // As in distance::track, instants may be rounded to whole seconds.
            let is_jump = at_m - before_m > impossible_above_mps * (at_s - before_s).max(1.0);
            if is_jump {
                stretches.push(std::mem::take(&mut current));
            }
        } else if !at_m.is_finite() {
            continue;
        }
        current.at_s.push(at_s);
        current.at_m.push(at_m);
    }
    stretches.push(current);
    stretches
}

impl Stretch {
    /// Improves `best` (elapsed, start) by the fastest way over `length_m` that takes at least
    /// `least_s`.
    fn fastest(&self, length_m: f64, least_s: f64, best: &mut Option<(f64, f64)>) {
        let (Some(&first_m), Some(&last_m)) = (self.at_m.first(), self.at_m.last()) else {
            return;
        };
        let has_it = length_m >= SHORTEST_M && last_m - first_m >= length_m;
        if !has_it {
            return;
        }
        let mut best_s = best.map_or(f64::INFINITY, |(elapsed_s, _)| elapsed_s);
        let mut offer = |start_s: f64, end_s: f64, best_s: &mut f64| {
            let elapsed_s = end_s - start_s;
            if elapsed_s < *best_s && elapsed_s >= least_s {
                *best_s = elapsed_s;
                *best = Some((elapsed_s, start_s));
            }
        };

        // Both passes go block by block, and leave a block out when even its latest start together
        // with its earliest end is slower than the best so far. Interpolating costs a division, so
        // single samples get the same cheap look first.
        let count = self.at_m.len();

        // Starts on a sample; ends where the length is reached for the first time.
        let mut end = 0;
        for first in (0..count).step_by(BLOCK) {
            let starts = first..(first + BLOCK).min(count);
            let latest_s = self.at_s[starts.end - 1];
            while end < count && self.at_m[end] < self.at_m[first] + length_m {
                end += 1;
            }
            if end == count {
                break;
            }
            if self.at_s[end - 1] - latest_s >= best_s {
                continue;
            }
            let mut end = end;
            for start in starts {
                let (start_s, wanted_m) = (self.at_s[start], self.at_m[start] + length_m);
                while end < count && self.at_m[end] < wanted_m {
                    end += 1;
                }
                if end == count {
                    break;
                }
                if self.at_s[end - 1] - start_s < best_s {
                    offer(start_s, self.time_before(end, wanted_m), &mut best_s);
                }
            }
        }

        // Ends on a sample; starts where the athlete was a length before, for the last time.
        let reached = self.at_m.partition_point(|&at_m| at_m < first_m + length_m);
        let mut after_start = 1;
        for first in (reached..count).step_by(BLOCK) {
            let ends = first..(first + BLOCK).min(count);
            let mut after_latest = after_start;
            while self.at_m[after_latest] <= self.at_m[ends.end - 1] - length_m {
                after_latest += 1;
            }
            if self.at_s[first] - self.at_s[after_latest] < best_s {
                for end in ends {
                    let (end_s, wanted_m) = (self.at_s[end], self.at_m[end] - length_m);
                    while self.at_m[after_start] <= wanted_m {
                        after_start += 1;
                    }
                    if end_s - self.at_s[after_start] < best_s {
                        offer(self.time_before(after_start, wanted_m), end_s, &mut best_s);
                    }
                }
            }
            after_start = after_latest;
        }
    }

    /// When `wanted_m` was passed, on the interval that ends at sample `index`.
    fn time_before(&self, index: usize, wanted_m: f64) -> f64 {
        let (from_m, to_m) = (self.at_m[index - 1], self.at_m[index]);
        let (from_s, to_s) = (self.at_s[index - 1], self.at_s[index]);
        from_s + (to_s - from_s) * (wanted_m - from_m) / (to_m - from_m)
    }
}

/// No human has covered this distance in less: the floor for a believable effort, seconds.
///
/// On foot from the mile upwards it is the open men's road standard of the Alan Jones 2025
/// tables (public domain); shorter distances take the world records of the track. Swimming takes
/// the long-course records. Riders have the wind and the hill behind them, so their line lies above
/// every record: 90 km/h over 5 km, falling to 55 km/h over 100 miles. Between two distances the
/// logarithm of time runs straight over the logarithm of distance; beyond the ends speed stays.
pub fn fastest_human_s(sport: Sport, distance_m: f64) -> f64 {
    const FOOT: &[(f64, f64)] = &[
        (100.0, 9.58),
        (200.0, 19.19),
        (400.0, 43.03),
        (800.0, 100.91),
        (1000.0, 131.96),
        (MILE_M, 227.0),
        (5000.0, 769.0),
        (10_000.0, 1584.0),
        (15_000.0, 2415.0),
        (21_097.5, 3451.0),
        (30_000.0, 4980.0),
        (42_195.0, 7235.0),
        (50_000.0, 8820.0),
        (100_000.0, 21_360.0),
    ];
    const WATER: &[(f64, f64)] = &[
        (50.0, 20.91),
        (100.0, 46.40),
        (200.0, 102.0),
        (400.0, 219.96),
        (800.0, 452.12),
        (1500.0, 870.67),
    ];
    const WHEELS: &[(f64, f64)] =
        &[(5000.0, 200.0), (40_000.0, 2057.0), (100_000.0, 6000.0), (100.0 * MILE_M, 10_534.0)];
    const OARS: &[(f64, f64)] = &[(500.0, 68.0), (2000.0, 318.0), (10_000.0, 1800.0)];
    let line = match sport {
        Sport::Running | Sport::Walking | Sport::Hiking => FOOT,
        Sport::Swimming => WATER,
        Sport::Cycling => WHEELS,
        Sport::Rowing => OARS,
        _ => return distance_m / sport.impossible_above_mps(),
    };
    let (first, last) = (line[0], line[line.len() - 1]);
    if distance_m.is_nan() || distance_m <= first.0 {
        return first.1 * distance_m / first.0;
    }
    if distance_m >= last.0 {
        return last.1 * distance_m / last.0;
    }
    let after = line.partition_point(|known| known.0 < distance_m);
    let ((low_m, low_s), (high_m, high_s)) = (line[after - 1], line[after]);
    let share = (distance_m / low_m).ln() / (high_m / low_m).ln();
    low_s * (high_s / low_s).powf(share)
}
