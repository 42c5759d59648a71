//! What training asks of a body: speeds, powers and heart rates for an effort, and how far is too far.

use crate::prediction::{time_for_vdot_s, vdot};

/// Id of [`speed_range_mps`].
pub const SPEEDS: &str = "training/share-of-vdot-1";
/// Id of [`power_range_w`].
pub const POWERS: &str = "training/share-of-threshold-1";
/// Id of [`heart_rate_range_bpm`].
pub const HEART_RATES: &str = "training/share-of-maximum-1";
/// Id of [`longest_sensible`].
pub const SPIKE: &str = "training/spike-1";

/// How hard a piece of training is, in the words of a coach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effort {
    /// Slower than easy: between hard pieces, or the day after.
    Recovery,
    /// One can talk in sentences.
    Easy,
    /// One can talk in short sentences.
    Steady,
    /// What can be held for about an hour.
    Threshold,
    /// What can be held for a few minutes.
    Hard,
    /// What can be held for a minute or less.
    VeryHard,
}

impl Effort {
    /// From 1 (nothing) to 10 (everything), as it feels.
    pub fn of_ten(self) -> u8 {
        match self {
            Effort::Recovery => 2,
            Effort::Easy => 3,
            Effort::Steady => 5,
            Effort::Threshold => 7,
            Effort::Hard => 8,
            Effort::VeryHard => 9,
        }
    }

    /// Whether it belongs to the hard fifth of training and not to the easy rest.
    pub fn is_hard(self) -> bool {
        self >= Effort::Threshold
    }
}

/// The share of the longest session of the last thirty days that a single session should not pass.
///
/// Among 5,205 runners and 588,071 sessions, a run 10 to 30 % beyond the longest of thirty days came with
/// 1.64 times the rate of overuse injuries (95 % interval 1.31 to 2.05), more than twice as long with 2.28
/// times; week-to-week growth showed nothing (Frandsen and others 2025). The study watched and did not
/// experiment, so this is a limit of prudence and no promise.
pub const SPIKE_LIMIT: f64 = 1.10;
/// How many days back "the longest" is looked for.
pub const SPIKE_DAYS: i64 = 30;

/// The longest sensible session after a longest one, in the same unit.
pub fn longest_sensible(longest_of_30_days: f64) -> f64 {
    longest_of_30_days * SPIKE_LIMIT
}

/// Speeds of an effort for a running ability, slow and fast end, metres a second.
///
/// The oxygen cost of Daniels and Gilbert (1979), -4.60 + 0.182258 v + 0.000104 v^2 with v in m/min, solved
/// for the speed that costs a share of [`vdot`]. The shares of the efforts are our convention. `None` when the
/// ability is not positive.
pub fn speed_range_mps(ability_vdot: f64, effort: Effort) -> Option<(f64, f64)> {
    let (low, high) = match effort {
        Effort::Recovery => (0.55, 0.63),
        Effort::Easy => (0.62, 0.72),
        Effort::Steady => (0.75, 0.82),
        Effort::Threshold => (0.84, 0.89),
        Effort::Hard => (0.95, 1.00),
        Effort::VeryHard => (1.05, 1.12),
    };
    Some((speed_at_cost_mps(ability_vdot * low)?, speed_at_cost_mps(ability_vdot * high)?))
}

/// The speed on the level that costs so much oxygen, ml/kg/min.
fn speed_at_cost_mps(cost: f64) -> Option<f64> {
    if cost.is_nan() || cost <= 0.0 {
        return None;
    }
    let root = (0.182_258_f64.powi(2) + 4.0 * 0.000_104 * (cost + 4.60)).sqrt();
    Some((root - 0.182_258) / (2.0 * 0.000_104) / 60.0)
}

/// The running ability that a set of best times `(distance_m, elapsed_s)` shows: the highest [`vdot`] of
/// those between 1,500 m and the marathon, where the formula was made for.
pub fn ability(bests: &[(f64, f64)]) -> Option<f64> {
    let mut highest = None;
    for &(distance_m, elapsed_s) in bests {
        if !(1_500.0..=42_300.0).contains(&distance_m) || elapsed_s.is_nan() || elapsed_s <= 0.0 {
            continue;
        }
        let shown = vdot(distance_m, elapsed_s);
        // 85 is beyond the best ever measured by racing.
        if (10.0..=90.0).contains(&shown) && highest.is_none_or(|held| shown > held) {
            highest = Some(shown);
        }
    }
    highest
}

/// The time over a distance that goes with an ability; nothing beyond the marathon.
pub fn race_time_s(ability_vdot: f64, distance_m: f64) -> Option<f64> {
    if !(800.0..=42_300.0).contains(&distance_m) {
        return None;
    }
    time_for_vdot_s(ability_vdot, distance_m)
}

/// Powers of an effort for a threshold power, low and high end, watts. The edges are those in common use.
pub fn power_range_w(threshold_w: f64, effort: Effort) -> (f64, f64) {
    let (low, high) = match effort {
        Effort::Recovery => (0.40, 0.55),
        Effort::Easy => (0.56, 0.72),
        Effort::Steady => (0.76, 0.88),
        Effort::Threshold => (0.92, 1.03),
        Effort::Hard => (1.06, 1.18),
        Effort::VeryHard => (1.21, 1.45),
    };
    (threshold_w * low, threshold_w * high)
}

/// Heart rates of an effort for a highest heart rate, by the edges 50, 60, 70, 80 and 90 %. Nothing for
/// efforts that are over before the heart has followed.
pub fn heart_rate_range_bpm(max_bpm: f64, effort: Effort) -> Option<(f64, f64)> {
    let (low, high) = match effort {
        Effort::Recovery => (0.50, 0.65),
        Effort::Easy => (0.60, 0.75),
        Effort::Steady => (0.75, 0.82),
        Effort::Threshold => (0.82, 0.90),
        Effort::Hard => (0.90, 0.97),
        Effort::VeryHard => return None,
    };
    Some((max_bpm * low, max_bpm * high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_speed_that_costs_everything_is_the_speed_of_the_ability() {
        // 5 km in 20:00 is an ability of 49.8062; the cost of 250 m/min is 47.4645 by the same formula.
        let ability = ability(&[(5_000.0, 1_200.0)]).unwrap();
        assert!((ability - 49.806_2).abs() < 0.000_1, "{ability}");
        let cost: f64 = -4.60 + 0.182_258 * 250.0 + 0.000_104 * 62_500.0;
        assert!((speed_at_cost_mps(cost).unwrap() - 250.0 / 60.0).abs() < 1e-9);
    }

    #[test]
    fn harder_is_faster_and_every_range_has_a_width() {
        let efforts = [
            Effort::Recovery,
            Effort::Easy,
            Effort::Steady,
            Effort::Threshold,
            Effort::Hard,
            Effort::VeryHard,
        ];
        for ability in [20.0, 35.0, 50.0, 80.0] {
            let mut before = 0.0;
            for effort in efforts {
                let (low, high) = speed_range_mps(ability, effort).unwrap();
                assert!(low > before && high > low, "{ability} {effort:?}: {low} to {high}");
                before = low;
            }
        }
        assert_eq!(speed_range_mps(0.0, Effort::Easy), None);
    }

    #[test]
    fn a_race_of_an_ability_takes_the_time_it_took() {
        let ability = ability(&[(5_000.0, 1_474.0)]).unwrap();
        assert!((ability - 39.110_4).abs() < 0.001, "{ability}");
        assert!((race_time_s(ability, 5_000.0).unwrap() - 1_474.0).abs() < 0.01);
        assert_eq!(race_time_s(ability, 100_000.0), None);
    }

    #[test]
    fn short_sprints_and_faults_say_nothing_about_endurance() {
        assert_eq!(ability(&[(400.0, 60.0), (5_000.0, 0.0), (5_000.0, 300.0)]), None);
    }

    #[test]
    fn ten_kilometres_allow_eleven() {
        assert!((longest_sensible(10_000.0) - 11_000.0).abs() < 1e-9);
    }
}
