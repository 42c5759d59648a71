//! Power: its weighted mean, the intensity and the load that follow from it.
//!
//! The ideas are Coggan's (2003). Others call these figures normalised power, intensity factor and
//! training stress score; those names are trademarks, ours are plain words.

use crate::time::{Pause, active_s};

/// Id of [`weighted_power_w`].
pub const WEIGHTED: &str = "power/weighted-1";
/// Id of [`power_load`].
pub const LOAD: &str = "power/load-1";
/// Id of [`best_mean_w`].
pub const BEST_MEAN: &str = "power/best-mean-1";

/// A gap in the recording up to this long is filled by holding the value.
const HOLD_GAP_S: f64 = 10.0;

/// A column as one value a second of timer time.
///
/// Each value holds until the next sample, at most ten seconds; pauses and longer gaps are left
/// out, so the series is shorter than the activity. An absent value inside the recording ends the
/// hold as well.
pub fn resample_1hz<T: Copy + Into<f64>>(
    time_ms: &[i64],
    values: &[T],
    pauses: &[Pause],
) -> Vec<f64> {
    let active_s = active_s(time_ms, pauses);
    let mut series = Vec::with_capacity(values.len());
    // Seconds of recording still owed to the series: keeps 4 Hz and 0.9 Hz recordings honest.
    let mut owed_s = 0.0;
    let mut weighted_sum = 0.0;
    for (index, &value) in values.iter().enumerate().take(time_ms.len()) {
        let value: f64 = value.into();
        let held_s = active_s.get(index + 1).copied().unwrap_or(1.0);
        if !value.is_finite() {
            continue;
        }
        let mut left_s = held_s.min(HOLD_GAP_S);
        while owed_s + left_s >= 1.0 - 1e-9 {
            let part_s = 1.0 - owed_s;
            series.push(weighted_sum + value * part_s);
            left_s = (left_s - part_s).max(0.0);
            owed_s = 0.0;
            weighted_sum = 0.0;
        }
        owed_s += left_s;
        weighted_sum += value * left_s;
    }
    series
}

/// Weighted power of a 1 Hz series: mean over each full 30 s, fourth power, mean, fourth root.
///
/// Absent values are skipped. `None` when there are fewer than 30 values.
pub fn weighted_power_w(power_w: &[f64]) -> Option<f64> {
    const WINDOW: usize = 30;
    let known_w: Vec<f64> = power_w.iter().copied().filter(|value| value.is_finite()).collect();
    if known_w.len() < WINDOW {
        return None;
    }
    let mut window_w: f64 = known_w[..WINDOW].iter().sum();
    let mut fourth_powers = 0.0;
    for end in WINDOW..=known_w.len() {
        let mean_w = window_w / WINDOW as f64;
        let squared = mean_w * mean_w;
        fourth_powers += squared * squared;
        if let Some(&entering_w) = known_w.get(end) {
            window_w += entering_w - known_w[end - WINDOW];
        }
    }
    let windows = (known_w.len() - WINDOW + 1) as f64;
    Some((fourth_powers / windows).sqrt().sqrt())
}

/// Weighted power over threshold power: 1.0 is what the athlete can hold for an hour.
pub fn intensity(weighted_power_w: f64, threshold_power_w: f64) -> f64 {
    weighted_power_w / threshold_power_w
}

/// Load of `duration_s` at a weighted power: 100 for one hour at threshold power.
pub fn power_load(weighted_power_w: f64, threshold_power_w: f64, duration_s: f64) -> f64 {
    let intensity = intensity(weighted_power_w, threshold_power_w);
    100.0 * duration_s / 3600.0 * intensity * intensity
}

/// Best mean of a 1 Hz series over `duration_s` seconds in a row; `None` when it is shorter.
pub fn best_mean_w(power_w: &[f64], duration_s: usize) -> Option<f64> {
    if duration_s == 0 || power_w.len() < duration_s {
        return None;
    }
    let known = |value: f64| if value.is_finite() { value } else { 0.0 };
    let mut sum_w: f64 = power_w[..duration_s].iter().map(|&value| known(value)).sum();
    let mut best_w = sum_w;
    for end in duration_s..power_w.len() {
        sum_w += known(power_w[end]) - known(power_w[end - duration_s]);
        best_w = best_w.max(sum_w);
    }
    Some(best_w / duration_s as f64)
}
