//! Climb and descent from an altitude column.
//!
//! There is no common standard: products differ by tens of per cent on one file. Ours is written
//! down: faults out, a short mean, then a reference that only moves when the altitude has left it
//! by more than 3 m (the threshold GoldenCheetah ships with). Noise around a level is therefore no
//! climb at all, however long it lasts.

use crate::time::Pause;

/// Id of [`climb`] and [`profile`].
pub const CLIMB: &str = "elevation/hysteresis-1";

/// The altitude has to leave its reference by more than this to count.
pub const HYSTERESIS_M: f64 = 3.0;

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
    hysteresis(&smooth_m, HYSTERESIS_M)
}

/// The bare rule without any smoothing: the reference moves when `abs(altitude - reference)` is
/// above `threshold_m`, and its way is climb or descent.
///
/// Within one move the climb is handed to the samples that gained the height, so that a split in
/// the middle of a slope gets its part.
pub fn hysteresis<T: Copy + Into<f64>>(altitude_m: &[T], threshold_m: f64) -> ClimbProfile {
    let count = altitude_m.len();
    let altitude_m: Vec<f64> = altitude_m.iter().map(|&value| value.into()).collect();
    let mut ascent_m = vec![0.0; count];
    let mut descent_m = vec![0.0; count];
    let mut total = Climb::default();
    let mut reference: Option<(usize, f64)> = None;
    for (index, &here_m) in altitude_m.iter().enumerate() {
        if !here_m.is_finite() {
            continue;
        }
        let Some((since, reference_m)) = reference else {
            reference = Some((index, here_m));
            continue;
        };
        let moved_m = here_m - reference_m;
        if moved_m.abs() <= threshold_m {
            continue;
        }
        let mut reached_m: f64 = 0.0;
        for between in since + 1..=index {
            let way_m = (altitude_m[between] - reference_m) * moved_m.signum();
            // max() passes over an absent altitude, because NaN is never the larger one.
            reached_m = reached_m.max(way_m);
            let up_m = if moved_m > 0.0 { reached_m } else { 0.0 };
            let down_m = if moved_m > 0.0 { 0.0 } else { reached_m };
            ascent_m[between] = total.ascent_m + up_m;
            descent_m[between] = total.descent_m + down_m;
        }
        total.ascent_m += moved_m.max(0.0);
        total.descent_m += (-moved_m).max(0.0);
        reference = Some((index, here_m));
    }
    if let Some((since, _)) = reference {
        ascent_m[since..].fill(total.ascent_m);
        descent_m[since..].fill(total.descent_m);
    }
    ClimbProfile { altitude_m, ascent_m, descent_m }
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

/// Climb per hour of activity while going up, metres an hour (mountaineers' VAM).
///
/// `None` when the stretch has no duration.
pub fn vertical_speed_m_per_h(
    time_ms: &[i64],
    pauses: &[Pause],
    profile: &ClimbProfile,
) -> Option<f64> {
    let mut climbing_s = 0.0;
    for (index, active_s) in crate::time::active_s(time_ms, pauses).iter().enumerate().skip(1) {
        if profile.ascent_m.get(index) > profile.ascent_m.get(index - 1) {
            climbing_s += active_s;
        }
    }
    (climbing_s > 0.0).then(|| profile.total().ascent_m / climbing_s * 3600.0)
}
