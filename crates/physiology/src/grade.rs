//! Grade along a track, and what it makes of a metre.
//!
//! Minetti and colleagues (2002) measured what walking and running cost on a treadmill between -45
//! and +45 %. Dividing by the cost on the level turns a hilly metre into level metres.

/// Id of [`along_track`].
pub const ALONG_TRACK: &str = "grade/window-1";
/// Id of [`adjusted_distance`] and [`grade_adjusted_speed_mps`].
pub const ADJUSTED: &str = "grade/minetti-1";

/// Steeper than this was not measured; the polynomial is held there.
pub const STEEPEST: f64 = 0.45;

/// The grade at a sample is that of the track from this far behind to this far ahead.
pub const REACH_M: f64 = 25.0;

/// On a shorter way than this the altitude is mostly noise; the grade is taken as level.
const SHORTEST_M: f64 = 10.0;

/// Which of the two polynomials applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gait {
    /// Both feet off the ground in every stride.
    Running,
    /// One foot always on the ground.
    Walking,
}

/// Energy to carry one kilogram one metre at `grade` (rise over run), joules.
///
/// Running 155.4 i^5 - 30.4 i^4 - 43.3 i^3 + 46.3 i^2 + 19.5 i + 3.6; walking 280.5, -58.7, -76.8,
/// 51.9, 19.6, 2.5. The grade is held within [`STEEPEST`].
pub fn cost_j_per_kg_m(grade: f64, gait: Gait) -> f64 {
    let i = grade.clamp(-STEEPEST, STEEPEST);
    match gait {
        Gait::Running => ((((155.4 * i - 30.4) * i - 43.3) * i + 46.3) * i + 19.5) * i + 3.6,
        Gait::Walking => ((((280.5 * i - 58.7) * i - 76.8) * i + 51.9) * i + 19.6) * i + 2.5,
    }
}

/// Speed on the level that costs as much as `speed_mps` at `grade`. An absent grade is level.
pub fn grade_adjusted_speed_mps(speed_mps: f64, grade: f64, gait: Gait) -> f64 {
    speed_mps * level_metres(grade, gait)
}

/// How many level metres one metre at `grade` is worth.
fn level_metres(grade: f64, gait: Gait) -> f64 {
    if !grade.is_finite() {
        return 1.0;
    }
    cost_j_per_kg_m(grade, gait) / cost_j_per_kg_m(0.0, gait)
}

/// Rise over run at every sample, from [`REACH_M`] behind to [`REACH_M`] ahead.
///
/// `distance_m` is cumulative, `altitude_m` best comes from
/// [`crate::elevation::profile`]. All `NaN` when there is no altitude.
pub fn along_track<T: Copy + Into<f64>>(distance_m: &[f64], altitude_m: &[T]) -> Vec<f64> {
    let count = distance_m.len().min(altitude_m.len());
    let mut line: Vec<(f64, f64)> = Vec::with_capacity(count);
    for index in 0..count {
        let (at_m, altitude_m) = (distance_m[index], altitude_m[index].into());
        if at_m.is_finite() && altitude_m.is_finite() {
            line.push((at_m, altitude_m));
        }
    }
    let (Some(&(start_m, _)), Some(&(end_m, _))) = (line.first(), line.last()) else {
        return vec![f64::NAN; distance_m.len()];
    };

    let (mut behind, mut ahead) = (0, 0);
    let mut grades = Vec::with_capacity(distance_m.len());
    let mut last = 0.0;
    for &at_m in distance_m {
        if !at_m.is_finite() {
            grades.push(last);
            continue;
        }
        let from_m = (at_m - REACH_M).max(start_m);
        let to_m = (at_m + REACH_M).min(end_m);
        let rise_m = altitude_at(&line, to_m, &mut ahead) - altitude_at(&line, from_m, &mut behind);
        let run_m = to_m - from_m;
        last = if run_m < SHORTEST_M { 0.0 } else { (rise_m / run_m).clamp(-1.0, 1.0) };
        grades.push(last);
    }
    grades
}

/// Altitude where the track has covered `at_m`; `from` remembers the place between calls.
fn altitude_at(line: &[(f64, f64)], at_m: f64, from: &mut usize) -> f64 {
    while *from + 1 < line.len() && line[*from + 1].0 < at_m {
        *from += 1;
    }
    let (before_m, low_m) = line[*from];
    let Some(&(after_m, high_m)) = line.get(*from + 1) else { return low_m };
    if after_m <= before_m || at_m <= before_m {
        return low_m;
    }
    low_m + (high_m - low_m) * ((at_m - before_m) / (after_m - before_m)).min(1.0)
}

/// Cumulative level metres: the distance that would have cost as much on the flat.
///
/// Grade-adjusted speed of any stretch is its adjusted metres over its moving time.
pub fn adjusted_distance(distance_m: &[f64], grade: &[f64], gait: Gait) -> Vec<f64> {
    let mut adjusted_m = Vec::with_capacity(distance_m.len());
    let mut total_m = 0.0;
    let mut before_m = f64::NAN;
    for (index, &here_m) in distance_m.iter().enumerate() {
        let way_m = here_m - before_m;
        if way_m > 0.0 {
            let grade = grade.get(index).copied().unwrap_or(f64::NAN);
            total_m += way_m * level_metres(grade, gait);
        }
        if here_m.is_finite() {
            before_m = here_m;
        }
        adjusted_m.push(total_m);
    }
    adjusted_m
}
