//! Climb and descent from an altitude column.
//!
//! There is no common standard: products differ by tens of per cent on one file. Ours is written
//! down: faults out, a short mean, then only changes of direction of more than 3 m count. Noise
//! around a level is therefore no climb at all, however long it lasts.
//!
//! The threshold is that of GoldenCheetah. Its rule, [`hysteresis`], moves a reference whenever the
//! altitude has left it by more than the threshold and so loses what lies between the last move and
//! the top, at every top. On 69 recordings of many devices that found 0.86 of the climb that the
//! device itself stated (median; 17 % median difference); counting from turning point to turning
//! point with the same threshold finds 0.98 (7 %), so this is what [`profile`] does.

/// Id of [`climb`] and [`profile`].
pub const CLIMB: &str = "elevation/turning-points-1";
/// Id of [`hysteresis`].
pub const HYSTERESIS: &str = "elevation/hysteresis-1";

/// A change of direction has to be larger than this to count.
pub const THRESHOLD_M: f64 = 3.0;

/// Width of the centred mean that goes before it.
pub const SMOOTHING_S: f64 = 11.0;

/// A lone value this far from the median of its neighbourhood is a fault of the sensor.
const FAULT_M: f64 = 10.0;

/// Metres climbed and descended, both positive.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Climb {
    /// Sum of the ways up.
    pub ascent_m: f64,
    /// Sum of the ways down.
    pub descent_m: f64,
}

/// Altitude made smooth, and climb so far, for each sample.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClimbProfile {
    /// Altitude after smoothing; `NaN` where the sample had none.
    pub altitude_m: Vec<f64>,
    /// Metres climbed since the first sample, never falling.
    pub ascent_m: Vec<f64>,
    /// Metres descended since the first sample, never falling.
    pub descent_m: Vec<f64>,
}

impl ClimbProfile {
    /// The totals.
    pub fn total(&self) -> Climb {
        Climb {
            ascent_m: self.ascent_m.last().copied().unwrap_or(0.0),
            descent_m: self.descent_m.last().copied().unwrap_or(0.0),
        }
    }
}

/// Climb of a whole activity; `None` when it has no altitude at all.
pub fn climb<T: Copy + Into<f64>>(time_ms: &[i64], altitude_m: &[T]) -> Option<Climb> {
    if !altitude_m.iter().any(|&value| value.into().is_finite()) {
        return None;
    }
    Some(profile(time_ms, altitude_m).total())
}

/// Climb so far at every sample, so that the climb of splits and laps adds up to the whole.
///
/// `time_ms` may be empty (a drawn route): then nothing is smoothed.
pub fn profile<T: Copy + Into<f64>>(time_ms: &[i64], altitude_m: &[T]) -> ClimbProfile {
    let plausible_m = without_faults(altitude_m);
    let smooth_m = smoothed(time_ms, &plausible_m, SMOOTHING_S);
    turning_points(smooth_m, THRESHOLD_M)
}

/// Climb from each lowest to the next highest point and back; a point is one when the altitude has
/// come back from it by more than `threshold_m`. What it has not come back from yet, at the end,
/// counts as well.
fn turning_points(altitude_m: Vec<f64>, threshold_m: f64) -> ClimbProfile {
    #[derive(Clone, Copy)]
    struct Point {
        index: usize,
        altitude_m: f64,
    }
    let mut legs = Legs::over(altitude_m.len());
    // The way goes on from `last`, and `farthest` is how far it has got; until it has a direction
    // both ends of the range so far may turn out to be where it began.
    let mut lowest: Option<Point> = None;
    let mut highest: Option<Point> = None;
    let mut way: Option<(Point, Point)> = None;
    for (index, &here_m) in altitude_m.iter().enumerate() {
        if !here_m.is_finite() {
            continue;
        }
        let here = Point { index, altitude_m: here_m };
        let Some((last, farthest)) = way else {
            let low = *lowest.get_or_insert(here);
            let high = *highest.get_or_insert(here);
            if here_m - low.altitude_m > threshold_m {
                way = Some((low, here));
            } else if high.altitude_m - here_m > threshold_m {
                way = Some((high, here));
            } else if here_m <= low.altitude_m {
                lowest = Some(here);
            } else if here_m >= high.altitude_m {
                highest = Some(here);
            }
            continue;
        };
        let direction = (farthest.altitude_m - last.altitude_m).signum();
        let beyond_m = (here_m - farthest.altitude_m) * direction;
        if beyond_m > 0.0 {
            way = Some((last, here));
        } else if -beyond_m > threshold_m {
            legs.add(&altitude_m, last.index, farthest.index);
            way = Some((farthest, here));
        }
    }
    if let Some((last, farthest)) = way {
        legs.add(&altitude_m, last.index, farthest.index);
    }
    legs.profile(altitude_m)
}

/// GoldenCheetah's rule without any smoothing: the reference moves when `abs(altitude - reference)`
/// is above `threshold_m`, and its way is climb or descent.
pub fn hysteresis<T: Copy + Into<f64>>(altitude_m: &[T], threshold_m: f64) -> ClimbProfile {
    let altitude_m: Vec<f64> = altitude_m.iter().map(|&value| value.into()).collect();
    let mut legs = Legs::over(altitude_m.len());
    let mut reference: Option<(usize, f64)> = None;
    for (index, &here_m) in altitude_m.iter().enumerate() {
        if !here_m.is_finite() {
            continue;
        }
        let Some((since, reference_m)) = reference else {
            reference = Some((index, here_m));
            continue;
        };
        if (here_m - reference_m).abs() > threshold_m {
            legs.add(&altitude_m, since, index);
            reference = Some((index, here_m));
        }
    }
    legs.profile(altitude_m)
}

/// Collects ways up and down, one after the other.
///
/// Within one of them the height is handed to the samples that gained it, so that a split in the
/// middle of a slope gets its part.
struct Legs {
    ascent_m: Vec<f64>,
    descent_m: Vec<f64>,
    filled: usize,
    total: Climb,
}

impl Legs {
    fn over(count: usize) -> Legs {
        Legs {
            ascent_m: vec![0.0; count],
            descent_m: vec![0.0; count],
            filled: 0,
            total: Climb::default(),
        }
    }

    fn add(&mut self, altitude_m: &[f64], from: usize, to: usize) {
        self.hold_until(from + 1);
        let moved_m = altitude_m[to] - altitude_m[from];
        let up = moved_m > 0.0;
        let sign = moved_m.signum();
        let mut reached_m: f64 = 0.0;
        for index in from + 1..=to {
            // max() passes over an absent altitude, because NaN is never the larger one.
            reached_m = reached_m.max((altitude_m[index] - altitude_m[from]) * sign);
            let reached_m = reached_m.min(moved_m.abs());
            self.ascent_m[index] = self.total.ascent_m + if up { reached_m } else { 0.0 };
            self.descent_m[index] = self.total.descent_m + if up { 0.0 } else { reached_m };
        }
        self.filled = to + 1;
        self.total.ascent_m += moved_m.max(0.0);
        self.total.descent_m += (-moved_m).max(0.0);
    }

    fn hold_until(&mut self, end: usize) {
        if self.filled < end {
            self.ascent_m[self.filled..end].fill(self.total.ascent_m);
            self.descent_m[self.filled..end].fill(self.total.descent_m);
            self.filled = end;
        }
    }

    fn profile(mut self, altitude_m: Vec<f64>) -> ClimbProfile {
        self.hold_until(altitude_m.len());
        ClimbProfile { altitude_m, ascent_m: self.ascent_m, descent_m: self.descent_m }
    }
}

/// Replaces a value by the median of five when it is more than [`FAULT_M`] away from it.
fn without_faults<T: Copy + Into<f64>>(altitude_m: &[T]) -> Vec<f64> {
    let mut plausible_m: Vec<f64> = altitude_m.iter().map(|&value| value.into()).collect();
    for value in &mut plausible_m {
        if !value.is_finite() {
            *value = f64::NAN;
        }
    }
    let mut window = [0.0; 5];
    for middle in 2..altitude_m.len().saturating_sub(2) {
        for (slot, &value) in window.iter_mut().zip(&altitude_m[middle - 2..middle + 3]) {
            *slot = value.into();
        }
        let here_m = window[2];
        // Sorting is only worth it where the value stands out from both neighbours.
        let stands_out =
            (here_m - window[1]).abs() > FAULT_M || (here_m - window[3]).abs() > FAULT_M;
        if !stands_out || window.iter().any(|value| !value.is_finite()) {
            continue;
        }
        window.sort_unstable_by(f64::total_cmp);
        if (here_m - window[2]).abs() > FAULT_M {
            plausible_m[middle] = window[2];
        }
    }
    plausible_m
}

/// Centred mean over `width_s`; absent values stay absent and do not count.
fn smoothed(time_ms: &[i64], altitude_m: &[f64], width_s: f64) -> Vec<f64> {
    if time_ms.len() < altitude_m.len() {
        return altitude_m.to_vec();
    }
    // Sums up to each sample make every window two look-ups.
    let mut sums = Vec::with_capacity(altitude_m.len() + 1);
    let mut sum = (0.0, 0_u32);
    sums.push(sum);
    for &value in altitude_m {
        if value.is_finite() {
            sum = (sum.0 + value, sum.1 + 1);
        }
        sums.push(sum);
    }

    let half_ms = (width_s * 500.0) as i64;
    let (mut first, mut end) = (0, 0);
    let mut smooth_m = Vec::with_capacity(altitude_m.len());
    for (index, &value) in altitude_m.iter().enumerate() {
        let now_ms = time_ms[index];
        while first < index && time_ms[first] < now_ms.saturating_sub(half_ms) {
            first += 1;
        }
        while end < altitude_m.len() && time_ms[end] <= now_ms.saturating_add(half_ms) {
            end += 1;
        }
        if !value.is_finite() || end <= index {
            smooth_m.push(value);
            continue;
        }
        // The window keeps equal reach on both sides, so that a slope is not pulled at its ends.
        let reach = (index - first).min(end - 1 - index);
        let (from, to) = (sums[index - reach], sums[index + reach + 1]);
        smooth_m.push((to.0 - from.0) / f64::from(to.1 - from.1));
    }
    smooth_m
}
