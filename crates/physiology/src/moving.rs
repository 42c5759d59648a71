//! Moving time: what is left when standing still is taken out.

use crate::time::{Pause, active_s};

/// Id of [`moving`].
pub const MOVING: &str = "moving/threshold-1";

/// Slower than the threshold for at least this long is a stop; less is a step aside.
pub const STOP_S: f64 = 5.0;

/// A speed is trusted for an interval up to this long; longer gaps ask the distance instead.
const TRUST_SPEED_FOR_S: f64 = 10.0;

/// What [`moving`] found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Moving {
    /// Seconds in motion.
    pub moving_s: f64,
    /// Seconds in motion since the first sample, one entry for each sample, never falling.
    pub cumulative_s: Vec<f64>,
    /// Stands of [`STOP_S`] or longer as `(start_ms, end_ms)`, pauses included, in order.
    pub stops: Vec<(i64, i64)>,
}

/// Splits the time of an activity into moving and standing still.
///
/// `distance_m` (cumulative) and `speed_mps` may each be empty. An interval's speed is the mean of
/// the speeds at its ends; where there is none, or the gap is longer than ten seconds, it is the
/// distance covered over the time. `standing_below_mps` usually is
/// [`crate::Sport::standing_below_mps`]. Paused time never moves, and a stand that runs into a
/// pause is one stop. An activity whose distance and speed are absent or all zero (strength, yoga, a
/// trainer without a speed sensor) moves whenever its timer runs, except in silent gaps.
pub fn moving<T: Copy + Into<f64>>(
    time_ms: &[i64],
    distance_m: &[f64],
    speed_mps: &[T],
    standing_below_mps: f64,
    pauses: &[Pause],
) -> Moving {
    let active_s = active_s(time_ms, pauses);
    // A column of zeros comes from a sensor that is not there.
    let distance_m = if rises(distance_m) { distance_m } else { &[] };
    let has_speed = speed_mps.iter().any(|&mps| mps.into() > 0.0);
    let speed_mps = if has_speed { speed_mps } else { &[] };
    let knows_motion = has_speed || !distance_m.is_empty();
    let mut result =
        Moving { moving_s: 0.0, cumulative_s: vec![0.0; time_ms.len()], stops: Vec::new() };

    // A run of slow intervals is decided when it ends: only then its length is known.
    let mut slow_from: Option<usize> = None;
    for index in 1..=time_ms.len() {
        let slow = index < time_ms.len() && {
            let mps = match knows_motion {
                true => interval_mps(distance_m, speed_mps, index, active_s[index]),
                false if active_s[index] <= crate::time::LONGEST_HOLD_S => f64::INFINITY,
                false => 0.0,
            };
            // A wholly paused interval belongs to the stand on its either side.
            let paused = active_s[index] == 0.0 && time_ms[index] > time_ms[index - 1];
            paused || mps < standing_below_mps
        };
        if slow {
            slow_from.get_or_insert(index);
            continue;
        }
        if let Some(first) = slow_from.take() {
            close_slow_run(time_ms, &active_s, first, index, &mut result);
        }
        if index < time_ms.len() {
            result.moving_s += active_s[index];
            result.cumulative_s[index] = result.moving_s;
        }
    }
    result
}

/// Counts the intervals `first..end` as a stop or, when too short, as moving after all.
fn close_slow_run(
    time_ms: &[i64],
    active_s: &[f64],
    first: usize,
    end: usize,
    result: &mut Moving,
) {
    let (from_ms, to_ms) = (time_ms[first - 1], time_ms[end - 1]);
    let is_stop = (to_ms - from_ms) as f64 >= STOP_S * 1000.0;
    if is_stop {
        result.stops.push((from_ms, to_ms));
    }
    let counted = result.cumulative_s[first..end].iter_mut();
    for (cumulative_s, active_s) in counted.zip(&active_s[first..end]) {
        if !is_stop {
            result.moving_s += active_s;
        }
        *cumulative_s = result.moving_s;
    }
}

fn interval_mps<T: Copy + Into<f64>>(
    distance_m: &[f64],
    speed_mps: &[T],
    index: usize,
    active_s: f64,
) -> f64 {
    let speed_at = |index: usize| -> f64 { speed_mps.get(index).map_or(f64::NAN, |&v| v.into()) };
    let (before_mps, here_mps) = (speed_at(index - 1), speed_at(index));
    let by_speed_mps = match (before_mps.is_finite(), here_mps.is_finite()) {
        (true, true) => 0.5 * (before_mps + here_mps),
        (true, false) => before_mps,
        _ => here_mps,
    };
    if by_speed_mps.is_finite() && active_s <= TRUST_SPEED_FOR_S {
        return by_speed_mps;
    }
    let covered_m = match (distance_m.get(index - 1), distance_m.get(index)) {
        (Some(before_m), Some(here_m)) => here_m - before_m,
        _ => f64::NAN,
    };
    if covered_m.is_finite() && active_s > 0.0 {
        return covered_m / active_s;
    }
    // Nothing is known about this interval: short ones are forgiven, silent gaps are not.
    if active_s <= TRUST_SPEED_FOR_S { f64::INFINITY } else { 0.0 }
}

/// True when a cumulative column ever grows.
fn rises(distance_m: &[f64]) -> bool {
    distance_m.first().zip(distance_m.last()).is_some_and(|(first_m, last_m)| last_m > first_m)
}
