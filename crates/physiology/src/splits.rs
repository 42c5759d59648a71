//! Kilometre and mile splits, and the summary of any other stretch (laps).

use crate::time::LONGEST_HOLD_S;

/// Id of [`splits`] and [`stretch`].
pub const SPLITS: &str = "splits/interpolated-1";

/// The columns of one activity; all as long as `time_ms` or empty.
#[derive(Debug, Clone, Copy)]
pub struct Columns<'a, T> {
    /// Instants of the samples.
    pub time_ms: &'a [i64],
    /// Cumulative distance.
    pub distance_m: &'a [f64],
    /// Cumulative time in motion, from [`crate::moving::moving`].
    pub moving_s: &'a [f64],
    /// Cumulative climb, from [`crate::elevation::profile`].
    pub ascent_m: &'a [f64],
    /// Cumulative descent.
    pub descent_m: &'a [f64],
    /// Cumulative level-equivalent distance, from [`crate::grade::adjusted_distance`].
    pub adjusted_m: &'a [f64],
    /// Heart rate, not cumulative.
    pub heart_rate_bpm: &'a [T],
}

/// What happened between two moments. A value whose column is empty is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Stretch {
    /// Seconds from the first sample to where the stretch starts.
    pub started_after_s: f64,
    /// Seconds it took, pauses included.
    pub elapsed_s: f64,
    /// Metres covered.
    pub distance_m: Option<f64>,
    /// Seconds in motion.
    pub moving_s: Option<f64>,
    /// Metres climbed.
    pub ascent_m: Option<f64>,
    /// Metres descended.
    pub descent_m: Option<f64>,
    /// Level metres it was worth.
    pub adjusted_m: Option<f64>,
    /// Mean heart rate weighted by time: each interval counts with the mean of its two ends, gaps
    /// with at most [`LONGEST_HOLD_S`].
    pub avg_heart_rate_bpm: Option<f64>,
}

impl Stretch {
    /// Metres a second in motion, or of elapsed time where motion is not known.
    pub fn avg_speed_mps(&self) -> Option<f64> {
        per_second(self.distance_m?, self.moving_s.unwrap_or(self.elapsed_s))
    }

    /// Level metres a second in motion, or of elapsed time where motion is not known.
    pub fn grade_adjusted_speed_mps(&self) -> Option<f64> {
        per_second(self.adjusted_m?, self.moving_s.unwrap_or(self.elapsed_s))
    }
}

fn per_second(metres: f64, seconds: f64) -> Option<f64> {
    (seconds > 0.0).then(|| metres / seconds)
}

/// Cuts an activity every `length_m` metres (1000 or [`crate::efforts::MILE_M`]); the last split is
/// what remained, however short. Together they are the whole activity, no second lost.
///
/// A boundary is interpolated within its interval and reached when the distance is covered for the
/// first time: a rest at exactly 1,000 m belongs to the second kilometre. Empty without distance.
pub fn splits<T: Copy + Into<f64>>(columns: &Columns<'_, T>, length_m: f64) -> Vec<Stretch> {
    /// Nobody reads more; it bounds the work when a broken counter claims millions of metres.
    const MOST: usize = 10_000;
    let count = columns.time_ms.len().min(columns.distance_m.len());
    if count == 0 || length_m.is_nan() || length_m <= 0.0 {
        return Vec::new();
    }
    let heart = HeartSums::of(columns);
    let start_m = columns.distance_m[0];
    let end_m = columns.distance_m[count - 1];
    let mut splits = Vec::new();
    let mut from = Place { index: 0, share: 0.0 };
    let mut index = 0;
    while splits.len() < MOST {
        let boundary_m = start_m + (splits.len() + 1) as f64 * length_m;
        // A remainder below a millimetre is the rounding of the sum, not a split.
        if boundary_m >= end_m - 0.001 {
            break;
        }
        while columns.distance_m[index + 1] < boundary_m {
            index += 1;
        }
        let (before_m, after_m) = (columns.distance_m[index], columns.distance_m[index + 1]);
        let share = (boundary_m - before_m) / (after_m - before_m);
        let to = Place { index, share: share.clamp(0.0, 1.0) };
        splits.push(between(columns, &heart, from, to));
        from = to;
    }
    let end = Place { index: count - 1, share: 0.0 };
    splits.push(between(columns, &heart, from, end));
    splits
}

/// The summary of the time from `from_ms` to `to_ms`, both interpolated: a lap, an interval.
///
/// Times outside the recording are moved to its ends.
pub fn stretch<T: Copy + Into<f64>>(columns: &Columns<'_, T>, from_ms: i64, to_ms: i64) -> Stretch {
    if columns.time_ms.is_empty() {
        return Stretch::default();
    }
    stretches(columns, &[(from_ms, to_ms)])[0]
}

/// [`stretch`] for many laps at once, preparing the columns only once.
pub fn stretches<T: Copy + Into<f64>>(
    columns: &Columns<'_, T>,
    ranges_ms: &[(i64, i64)],
) -> Vec<Stretch> {
    if columns.time_ms.is_empty() {
        return vec![Stretch::default(); ranges_ms.len()];
    }
    let heart = HeartSums::of(columns);
    let mut stretches = Vec::with_capacity(ranges_ms.len());
    for &(from_ms, to_ms) in ranges_ms {
        let from = Place::at(columns.time_ms, from_ms);
        let to = Place::at(columns.time_ms, to_ms.max(from_ms));
        stretches.push(between(columns, &heart, from, to));
    }
    stretches
}

/// A moment: this share of the way from sample `index` to the next.
#[derive(Clone, Copy)]
struct Place {
    index: usize,
    share: f64,
}

impl Place {
    fn at(time_ms: &[i64], at_ms: i64) -> Place {
        // The start is the first sample, also where several share its instant.
        if at_ms <= time_ms[0] {
            return Place { index: 0, share: 0.0 };
        }
        let after = time_ms.partition_point(|&sample_ms| sample_ms <= at_ms);
        let index = after - 1;
        let Some(&after_ms) = time_ms.get(after) else { return Place { index, share: 0.0 } };
        let width_ms = (after_ms - time_ms[index]) as f64;
        Place { index, share: (at_ms - time_ms[index]) as f64 / width_ms }
    }

    /// Value of a cumulative column here; `None` when the column is empty.
    fn value(self, column: &[f64]) -> Option<f64> {
        let &before = column.get(self.index)?;
        if self.share <= 0.0 {
            return Some(before);
        }
        let after = column.get(self.index + 1).copied().unwrap_or(before);
        Some(before + (after - before) * self.share)
    }

    fn seconds(self, time_ms: &[i64]) -> f64 {
        let since_start_s = |index: usize| (time_ms[index] - time_ms[0]) as f64 / 1000.0;
        let before_s = since_start_s(self.index);
        if self.share <= 0.0 {
            return before_s;
        }
        before_s + (since_start_s(self.index + 1) - before_s) * self.share
    }
}

fn between<T>(columns: &Columns<'_, T>, heart: &HeartSums, from: Place, to: Place) -> Stretch {
    let gained = |column: &[f64]| Some(to.value(column)? - from.value(column)?);
    let started_after_s = from.seconds(columns.time_ms);
    let beats_s = gained(&heart.bpm_s);
    let covered_s = gained(&heart.covered_s).filter(|covered_s| *covered_s > 1e-6);
    Stretch {
        started_after_s,
        elapsed_s: to.seconds(columns.time_ms) - started_after_s,
        distance_m: gained(columns.distance_m),
        moving_s: gained(columns.moving_s),
        ascent_m: gained(columns.ascent_m),
        descent_m: gained(columns.descent_m),
        adjusted_m: gained(columns.adjusted_m),
        avg_heart_rate_bpm: beats_s.zip(covered_s).map(|(sum, covered_s)| sum / covered_s),
    }
}

/// Heart rate times seconds, and the seconds with a heart rate, up to each sample: with these the
/// mean over any stretch is two look-ups, however its ends fall between samples.
struct HeartSums {
    bpm_s: Vec<f64>,
    covered_s: Vec<f64>,
}

impl HeartSums {
    fn of<T: Copy + Into<f64>>(columns: &Columns<'_, T>) -> HeartSums {
        let count = columns.time_ms.len().min(columns.heart_rate_bpm.len());
        let mut sums = HeartSums { bpm_s: Vec::new(), covered_s: Vec::new() };
        if count == 0 {
            return sums;
        }
        sums.bpm_s.reserve(count);
        sums.covered_s.reserve(count);
        let (mut bpm_s, mut covered_s) = (0.0, 0.0);
        let mut before_bpm: f64 = f64::NAN;
        for index in 0..count {
            let here_bpm: f64 = columns.heart_rate_bpm[index].into();
            let interval_bpm = match (before_bpm.is_finite(), here_bpm.is_finite()) {
                (true, true) => 0.5 * (before_bpm + here_bpm),
                (true, false) => before_bpm,
                _ => here_bpm,
            };
            if index > 0 && interval_bpm.is_finite() {
                let elapsed_ms = columns.time_ms[index] - columns.time_ms[index - 1];
                let held_s = (elapsed_ms as f64 / 1000.0).clamp(0.0, LONGEST_HOLD_S);
                bpm_s += interval_bpm * held_s;
                covered_s += held_s;
            }
            sums.bpm_s.push(bpm_s);
            sums.covered_s.push(covered_s);
            before_bpm = here_bpm;
        }
        sums
    }
}
