//! Means and extremes of a column, blind to absent values.

/// Mean of the values that are there, each sample counting once; `None` when none is.
///
/// This is what a device with one record a second calls the average.
pub fn mean<T: Copy + Into<f64>>(values: &[T]) -> Option<f64> {
    let mut sum = 0.0;
    let mut count = 0_usize;
    for &value in values {
        let value: f64 = value.into();
        if value.is_finite() {
            sum += value;
            count += 1;
        }
    }
    (count > 0).then(|| sum / count as f64)
}

/// Largest value that is there; `None` when none is.
pub fn max<T: Copy + Into<f64>>(values: &[T]) -> Option<f64> {
    extreme(values, f64::max)
}

/// Smallest value that is there; `None` when none is.
pub fn min<T: Copy + Into<f64>>(values: &[T]) -> Option<f64> {
    extreme(values, f64::min)
}

/// Mean weighted by time: each value counts for as long as it held, at most
/// [`crate::time::LONGEST_HOLD_S`], and not during pauses. Use it where the recording is uneven.
pub fn time_mean<T: Copy + Into<f64>>(
    time_ms: &[i64],
    values: &[T],
    pauses: &[crate::Pause],
) -> Option<f64> {
    let mut sum = 0.0;
    let mut weight_s = 0.0;
    let active_s = crate::time::active_s(time_ms, pauses);
    for (index, &value) in values.iter().enumerate().take(time_ms.len()) {
        let value: f64 = value.into();
        let Some(&held_s) = active_s.get(index + 1) else { break };
        if value.is_finite() {
            let held_s = held_s.min(crate::time::LONGEST_HOLD_S);
            sum += value * held_s;
            weight_s += held_s;
        }
    }
    if weight_s > 0.0 {
        return Some(sum / weight_s);
    }
    // A single sample holds for no time and is still all we know.
    mean(values)
}

/// The samples with `from_ms <= time < to_ms`, as a range of indices for any column.
///
/// Time must ascend. The summary of a lap is then [`mean`] or [`max`] of `&column[range]`.
pub fn samples_between(time_ms: &[i64], from_ms: i64, to_ms: i64) -> std::ops::Range<usize> {
    let first = time_ms.partition_point(|&at_ms| at_ms < from_ms);
    let end = time_ms.partition_point(|&at_ms| at_ms < to_ms);
    first..end.max(first)
}

fn extreme<T: Copy + Into<f64>>(values: &[T], better: fn(f64, f64) -> f64) -> Option<f64> {
    let mut best: Option<f64> = None;
    for &value in values {
        let value: f64 = value.into();
        if !value.is_finite() {
            continue;
        }
        best = Some(match best {
            Some(so_far) => better(so_far, value),
            None => value,
        });
    }
    best
}
