//! Distance over the ground on the WGS-84 ellipsoid, and over a whole track.
//!
//! A sphere is wrong by 0.05 to 0.3 % (at 51.5 degrees north, 0.01 degrees of longitude are
//! 694.742 m and a sphere says 692.543), which is 100 m in a marathon. So: Karney's geodesic.

use std::sync::LazyLock;

use geographiclib_rs::{Geodesic, InverseGeodesic};

use crate::time::{Pause, merged, paused_ms};

/// Id of [`geodesic_m`].
pub const GEODESIC: &str = "distance/geodesic-1";
/// Id of [`track`].
pub const TRACK: &str = "distance/track-1";
/// Id of [`device`].
pub const DEVICE: &str = "distance/device-1";

/// A fix that its receiver calls less accurate than this is not used.
pub const WORST_ACCURACY_M: f64 = 50.0;

/// Length of the geodesic between two points in degrees on WGS-84, in metres.
///
/// `NaN` when a coordinate is absent or a latitude lies beyond a pole. Karney (2013) for any two
/// points; neighbours within [`NEAR_DEG`] use the mid-latitude formula, which agrees with it to
/// better than 2e-8 and costs a small part.
pub fn geodesic_m(lat1_deg: f64, lon1_deg: f64, lat2_deg: f64, lon2_deg: f64) -> f64 {
    let dlat_deg = lat2_deg - lat1_deg;
    let mut dlon_deg = lon2_deg - lon1_deg;
    if dlon_deg.abs() > 180.0 {
        dlon_deg -= 360.0 * (dlon_deg / 360.0).round();
    }
    let near = dlat_deg.abs() <= NEAR_DEG && dlon_deg.abs() <= NEAR_DEG;
    if near && lat1_deg.abs() <= 90.0 && lat2_deg.abs() <= 90.0 {
        return near_m(0.5 * (lat1_deg + lat2_deg), dlat_deg, dlon_deg);
    }
    static WGS84: LazyLock<Geodesic> = LazyLock::new(Geodesic::wgs84);
    WGS84.inverse(lat1_deg, lon1_deg, lat2_deg, lon2_deg)
}

/// How far two points may differ in each coordinate to count as neighbours, about 2 km.
pub const NEAR_DEG: f64 = 0.02;

/// Mid-latitude formula: the legs east and north with the radii of curvature at the middle.
///
/// It is the leading term of Gauss' solution of the inverse problem (for example Rapp, Geometric
/// Geodesy, part I); what it leaves out is of the order of the squared angle over 24, 5e-9 here.
fn near_m(mid_lat_deg: f64, dlat_deg: f64, dlon_deg: f64) -> f64 {
    const A_M: f64 = 6_378_137.0;
    const F: f64 = 1.0 / 298.257_223_563;
    const E2: f64 = F * (2.0 - F);
    let (sin_lat, cos_lat) = mid_lat_deg.to_radians().sin_cos();
    let w = 1.0 - E2 * sin_lat * sin_lat;
    let prime_vertical_m = A_M / w.sqrt();
    let meridian_m = prime_vertical_m * (1.0 - E2) / w;
    let east_m = prime_vertical_m * cos_lat * dlon_deg.to_radians();
    let north_m = meridian_m * dlat_deg.to_radians();
    (east_m * east_m + north_m * north_m).sqrt()
}

/// What [`track`] found.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackDistance {
    /// Metres since the first fix, one entry for each sample, never falling. Samples without a
    /// usable fix between two usable ones are filled in evenly over time.
    pub cumulative_m: Vec<f64>,
    /// The last entry, or 0.
    pub total_m: f64,
    /// Fixes that were thrown away as inaccurate, impossible or out-and-back spikes.
    pub spikes: usize,
    /// Times the whole track moved at impossible speed to somewhere else and stayed there. The
    /// way between is not counted.
    pub jumps: usize,
}

/// Distance along a recorded track, robust against bad fixes.
///
/// `time_ms` may be empty (a drawn route): then nothing is known about speed and every valid point
/// counts. `accuracy_m` may be empty. `impossible_above_mps` usually is
/// [`crate::Sport::impossible_above_mps`].
///
/// In this order:
/// 1. A fix that is absent, out of range, exactly 0/0 (what receivers write before they know) or
///    worse than [`WORST_ACCURACY_M`] is skipped.
/// 2. A fix that could only be reached at an impossible speed is skipped. Five such fixes in a row
///    which agree among themselves mean that the track really went on there: it is a jump.
/// 3. An out-and-back spike is skipped: both its legs stand out from the speeds around (Hampel:
///    more than three scaled median deviations, and 1 m/s) and its direct way is less than half.
///    A sprint stands out too, but it leads somewhere.
/// 4. What is covered while the timer stands does not count. Of a leg with a pause in it only as
///    much counts as its unpaused part allows at the speed of the faster leg next to it.
pub fn track<T: Copy + Into<f64>>(
    time_ms: &[i64],
    latitude_deg: &[f64],
    longitude_deg: &[f64],
    accuracy_m: &[T],
    pauses: &[Pause],
    impossible_above_mps: f64,
) -> TrackDistance {
    let count = latitude_deg.len().min(longitude_deg.len());
    let fixes = Fixes {
        time_ms,
        latitude_deg,
        longitude_deg,
        pauses: &merged(pauses),
        impossible_above_mps,
    };

    let mut inaccurate = 0;
    let usable = (0..count).filter(|&index| {
        let (lat, lon) = (latitude_deg[index], longitude_deg[index]);
        let in_range = lat.abs() <= 90.0 && lon.abs() <= 180.0;
        if !in_range || (lat == 0.0 && lon == 0.0) {
            return false;
        }
        let accuracy_m: f64 = accuracy_m.get(index).map_or(0.0, |&value| value.into());
        let too_vague = accuracy_m > WORST_ACCURACY_M;
        inaccurate += usize::from(too_vague);
        !too_vague
    });
    let (mut steps, impossible, jumps) = fixes.without_impossible_ones(usable, count);
    let out_and_back = fixes.drop_out_and_back(&mut steps);

    let cumulative_m = fixes.spread(&steps, count);
    let total_m = cumulative_m.last().copied().unwrap_or(0.0);
    TrackDistance { cumulative_m, total_m, spikes: inaccurate + impossible + out_and_back, jumps }
}

/// A fix that was kept, and how it was reached from the one kept before it.
#[derive(Clone, Copy)]
struct Step {
    index: usize,
    from_before_m: f64,
    /// Only compared with other speeds, so half the digits do; absent on the first fix and where
    /// the track jumped.
    speed_mps: Option<f32>,
}

impl Step {
    fn landing(index: usize) -> Step {
        Step { index, from_before_m: 0.0, speed_mps: None }
    }
}

struct Fixes<'a> {
    time_ms: &'a [i64],
    latitude_deg: &'a [f64],
    longitude_deg: &'a [f64],
    pauses: &'a [Pause],
    impossible_above_mps: f64,
}

impl Fixes<'_> {
    fn between_m(&self, from: usize, to: usize) -> f64 {
        geodesic_m(
            self.latitude_deg[from],
            self.longitude_deg[from],
            self.latitude_deg[to],
            self.longitude_deg[to],
        )
    }

    /// The step from one fix to another; `None` when it is impossibly fast.
    fn step(&self, from: usize, to: usize) -> Option<Step> {
        let length_m = self.between_m(from, to);
        let speed_mps = self.speed_mps(from, to, length_m);
        (speed_mps <= self.impossible_above_mps).then_some(Step {
            index: to,
            from_before_m: length_m,
            speed_mps: Some(speed_mps as f32),
        })
    }

    /// Speed of a leg. Many devices round instants to whole seconds, so a leg never takes less.
    fn speed_mps(&self, from: usize, to: usize, length_m: f64) -> f64 {
        match (self.time_ms.get(from), self.time_ms.get(to)) {
            (Some(from_ms), Some(to_ms)) => {
                length_m / (to_ms.saturating_sub(*from_ms) as f64 / 1000.0).max(1.0)
            }
            _ => 0.0,
        }
    }

    fn without_impossible_ones(
        &self,
        usable: impl Iterator<Item = usize>,
        most: usize,
    ) -> (Vec<Step>, usize, usize) {
        const ENOUGH_TO_AGREE: usize = 5;
        let mut steps: Vec<Step> = Vec::with_capacity(most);
        let mut elsewhere: Vec<Step> = Vec::new();
        let (mut spikes, mut jumps) = (0, 0);
        // The last index is kept by itself: reading it back from the step just written costs more
        // than the distance.
        let mut last: Option<usize> = None;
        for index in usable {
            let Some(from) = last else {
                steps.push(Step::landing(index));
                last = Some(index);
                continue;
            };
            if let Some(step) = self.step(from, index) {
                spikes += elsewhere.len();
                elsewhere.clear();
                steps.push(step);
                last = Some(index);
                continue;
            }

            // Not reachable from the track: does it agree with the other fixes over there?
            let agreeing = elsewhere.last().and_then(|last| self.step(last.index, index));
            if agreeing.is_none() {
                spikes += elsewhere.len();
                elsewhere.clear();
            }
            elsewhere.push(agreeing.unwrap_or(Step::landing(index)));
            if elsewhere.len() >= ENOUGH_TO_AGREE {
                jumps += 1;
                last = Some(index);
                steps.append(&mut elsewhere);
            }
        }
        (steps, spikes + elsewhere.len(), jumps)
    }

    /// Takes out-and-back spikes from the steps and says how many there were.
    fn drop_out_and_back(&self, steps: &mut Vec<Step>) -> usize {
        let mut kept = 0;
        for at in 0..steps.len() {
            if kept > 0 && at + 1 < steps.len() && is_suspect(steps, kept - 1, at) {
                let (before, here, after) = (steps[kept - 1], steps[at], steps[at + 1]);
                let direct_m = self.between_m(before.index, after.index);
                let leads_somewhere = direct_m * 2.0 > here.from_before_m + after.from_before_m;
                if !leads_somewhere && stands_out(steps, kept, at) {
                    let direct_mps = self.speed_mps(before.index, after.index, direct_m);
                    steps[at + 1].from_before_m = direct_m;
                    steps[at + 1].speed_mps = Some(direct_mps as f32);
                    continue;
                }
            }
            steps[kept] = steps[at];
            kept += 1;
        }
        let spikes = steps.len() - kept;
        steps.truncate(kept);
        spikes
    }

    /// Cumulative metres for every sample, those between two kept fixes evenly over time.
    fn spread(&self, steps: &[Step], count: usize) -> Vec<f64> {
        let mut cumulative_m = vec![0.0; count];
        let mut total_m = 0.0;
        let mut last: Option<usize> = None;
        for (at, step) in steps.iter().enumerate() {
            let before_m = total_m;
            if let Some(last) = last {
                if step.speed_mps.is_some() {
                    total_m += step.from_before_m.min(self.most_m(steps, at, last));
                }
                let (from, to) = ((last, before_m), (step.index, total_m));
                fill_between(self.time_ms, from, to, &mut cumulative_m);
            }
            cumulative_m[step.index] = total_m;
            last = Some(step.index);
        }
        if let Some(last) = last {
            cumulative_m[last..].fill(total_m);
        }
        cumulative_m
    }

    /// How much of the leg to step `at`, which starts at sample `from`, can have been covered while
    /// the timer ran.
    fn most_m(&self, steps: &[Step], at: usize, from: usize) -> f64 {
        let instants = self.time_ms.get(from).zip(self.time_ms.get(steps[at].index));
        let Some((&from_ms, &to_ms)) = instants else { return f64::INFINITY };
        let paused_ms = paused_ms(self.pauses, from_ms, to_ms);
        if paused_ms == 0 {
            return f64::INFINITY;
        }
        let before_mps = steps[at - 1].speed_mps.unwrap_or(0.0);
        let after_mps = steps.get(at + 1).and_then(|step| step.speed_mps).unwrap_or(0.0);
        f64::from(before_mps.max(after_mps)) * (to_ms - from_ms - paused_ms) as f64 / 1000.0
    }
}

/// A spike is faster than its surroundings by at least this.
const LEAST_EXCESS_MPS: f32 = 1.0;

/// A cheap look before the dear one: hardly any fix is faster on both its legs than the legs before
/// and after it. `before` is the step kept last.
fn is_suspect(steps: &[Step], before: usize, at: usize) -> bool {
    let (Some(in_mps), Some(out_mps)) = (steps[at].speed_mps, steps[at + 1].speed_mps) else {
        return false;
    };
    let needed_mps = in_mps.min(out_mps) - LEAST_EXCESS_MPS;
    let slower = |step: &Step| step.speed_mps.is_none_or(|mps| mps <= needed_mps);
    needed_mps > 0.0 && (slower(&steps[before]) || steps.get(at + 2).is_some_and(slower))
}

/// True when both legs of the fix `at`, which would become number `kept`, are faster than the median of the five legs on either side by more
/// than three scaled median deviations (Hampel 1974; 1.4826 makes the deviation that of a normal
/// spread), and by [`LEAST_EXCESS_MPS`].
fn stands_out(steps: &[Step], kept: usize, at: usize) -> bool {
    const REACH: usize = 5;
    let (Some(in_mps), Some(out_mps)) = (steps[at].speed_mps, steps[at + 1].speed_mps) else {
        return false;
    };
    let (left, right) = (&steps[kept.saturating_sub(REACH)..kept], &steps[at + 2..]);
    let mut around = [0.0_f32; 2 * REACH];
    let mut count = 0;
    for step in left.iter().chain(right.iter().take(REACH)) {
        if let Some(speed_mps) = step.speed_mps {
            around[count] = speed_mps;
            count += 1;
        }
    }
    if count == 0 {
        return false;
    }
    let median_mps = median(&mut around[..count]);
    for speed_mps in &mut around[..count] {
        *speed_mps = (*speed_mps - median_mps).abs();
    }
    let deviation_mps = 1.4826 * median(&mut around[..count]);
    in_mps.min(out_mps) > median_mps + (3.0 * deviation_mps).max(LEAST_EXCESS_MPS)
}

/// Fills the samples strictly between two known `(index, metres)`, evenly over time, or evenly over
/// the samples where no time passes.
fn fill_between(
    time_ms: &[i64],
    (from, from_m): (usize, f64),
    (to, to_m): (usize, f64),
    cumulative_m: &mut [f64],
) {
    let instants = time_ms.get(from).zip(time_ms.get(to));
    for (offset, value_m) in cumulative_m[from + 1..to].iter_mut().enumerate() {
        let index = from + 1 + offset;
        let share = match instants {
            Some((&from_ms, &to_ms)) if to_ms > from_ms => {
                ((time_ms[index] - from_ms) as f64 / (to_ms - from_ms) as f64).clamp(0.0, 1.0)
            }
            _ => (index - from) as f64 / (to - from) as f64,
        };
        *value_m = from_m + share * (to_m - from_m);
    }
}

fn median(values: &mut [f32]) -> f32 {
    values.sort_unstable_by(f32::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        return values[middle];
    }
    0.5 * (values[middle - 1] + values[middle])
}

/// The device's own cumulative distance, made fit for use: starts at 0 and never falls.
///
/// Absent values are filled in evenly over time between their neighbours. A single value below its
/// predecessor is a fault and is ignored; a value from which the column goes on counting is a
/// counter that started again, and is added to what was there. The distance the device had
/// covered before the first sample is kept (`distance_m[0]` may be above 0).
pub fn device<T: Copy + Into<f64>>(time_ms: &[i64], distance_m: &[T]) -> Vec<f64> {
    let mut present: Vec<(usize, f64)> = Vec::with_capacity(distance_m.len());
    for (index, &value) in distance_m.iter().enumerate() {
        let value: f64 = value.into();
        if value.is_finite() && value >= 0.0 {
            present.push((index, value));
        }
    }

    let mut known: Vec<(usize, f64)> = Vec::with_capacity(present.len());
    let mut offset_m = 0.0;
    let mut last_m = f64::NEG_INFINITY;
    for (at, &(index, value_m)) in present.iter().enumerate() {
        if value_m < last_m {
            let recovers = present.get(at + 1).is_some_and(|&(_, next_m)| next_m >= last_m);
            if recovers {
                continue;
            }
            offset_m += last_m;
        }
        known.push((index, offset_m + value_m));
        last_m = value_m;
    }

    let mut cumulative_m = vec![0.0; distance_m.len()];
    let Some(&(first, first_m)) = known.first() else { return cumulative_m };
    cumulative_m[..first].fill(first_m);
    let mut last = (first, first_m);
    cumulative_m[first] = first_m;
    for &(index, value_m) in &known[1..] {
        fill_between(time_ms, last, (index, value_m), &mut cumulative_m);
        cumulative_m[index] = value_m;
        last = (index, value_m);
    }
    cumulative_m[last.0..].fill(last.1);
    cumulative_m
}
