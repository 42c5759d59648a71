//! What one performance says about another distance.

/// Id of [`riegel_s`].
pub const RIEGEL: &str = "prediction/riegel-1";
/// Id of [`vdot`] and [`time_for_vdot_s`].
pub const VDOT: &str = "prediction/daniels-gilbert-1";
/// Id of [`critical_speed`].
pub const CRITICAL_SPEED: &str = "prediction/critical-speed-1";

/// Riegel (1981): time grows with distance to the power of 1.06. A baseline, optimistic for the
/// marathon.
pub fn riegel_s(known_distance_m: f64, known_s: f64, distance_m: f64) -> f64 {
    known_s * (distance_m / known_distance_m).powf(1.06)
}

/// Running ability from a race (Daniels and Gilbert 1979), ml/kg/min.
///
/// Oxygen cost of the speed -4.60 + 0.182258 v + 0.000104 v^2 (v in m/min), over the share of the
/// maximum that can be held for that long, 0.8 + 0.1894393 e^(-0.012778 t) + 0.2989558
/// e^(-0.1932605 t) (t in min).
pub fn vdot(distance_m: f64, time_s: f64) -> f64 {
    let minutes = time_s / 60.0;
    let v = distance_m / minutes;
    let cost = -4.60 + 0.182258 * v + 0.000104 * v * v;
    let share = 0.8
        + 0.189_439_3 * (-0.012778 * minutes).exp()
        + 0.298_955_8 * (-0.193_260_5 * minutes).exp();
    cost / share
}

/// Race time over `distance_m` for an ability; the inverse of [`vdot`], to a millisecond.
///
/// `None` when the ability or the distance is not positive, or no time within ten days has it.
pub fn time_for_vdot_s(vdot_wanted: f64, distance_m: f64) -> Option<f64> {
    if !(vdot_wanted > 0.0 && distance_m > 0.0) {
        return None;
    }
    // 15 m/s is faster than anybody; from there on the ability falls as the time grows.
    let (mut fast_s, mut slow_s) = (distance_m / 15.0, 864_000.0);
    if !(vdot(distance_m, fast_s) >= vdot_wanted && vdot(distance_m, slow_s) <= vdot_wanted) {
        return None;
    }
    while slow_s - fast_s > 0.0005 {
        let middle_s = 0.5 * (fast_s + slow_s);
        if vdot(distance_m, middle_s) > vdot_wanted {
            fast_s = middle_s;
        } else {
            slow_s = middle_s;
        }
    }
    Some(0.5 * (fast_s + slow_s))
}

/// The speed that could be held "for ever", and the metres that can be spent above it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CriticalSpeed {
    /// Slope of distance over time.
    pub speed_mps: f64,
    /// What the line starts with at time 0 (others: D').
    pub reserve_m: f64,
}

/// Critical speed from best efforts `(distance_m, time_s)`, ideally grade-adjusted: the straight
/// line through distance over time, by least squares.
///
/// The efforts should take between two and twenty minutes (400, 800 and 5000 m were used on
/// 25,000 runners by Smyth and Muniz-Pumares 2020). `None` with fewer than two different times, or
/// when the line makes no sense (no speed, or a negative reserve).
pub fn critical_speed(efforts: &[(f64, f64)]) -> Option<CriticalSpeed> {
    let count = efforts.len() as f64;
    let mean_m = efforts.iter().map(|effort| effort.0).sum::<f64>() / count;
    let mean_s = efforts.iter().map(|effort| effort.1).sum::<f64>() / count;
    let (mut products, mut squares) = (0.0, 0.0);
    for &(distance_m, time_s) in efforts {
        products += (time_s - mean_s) * (distance_m - mean_m);
        squares += (time_s - mean_s) * (time_s - mean_s);
    }
    if efforts.len() < 2 || squares <= 0.0 {
        return None;
    }
    let speed_mps = products / squares;
    let reserve_m = mean_m - speed_mps * mean_s;
    let makes_sense = speed_mps > 0.0 && reserve_m > -1e-6;
    makes_sense.then_some(CriticalSpeed { speed_mps, reserve_m: reserve_m.max(0.0) })
}
