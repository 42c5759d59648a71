//! What a step aims for: the athlete's own pace, power or heart rate, or how it should feel.
use kernel::health::Purpose;
use physiology::training::{Effort, ability, heart_rate_range_bpm, power_range_w, speed_range_mps};
use serde::Serialize;

use crate::goal::Sport;
use crate::needs::Ability;

/// What a step aims for.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = TrainingTarget)]
pub enum Target {
    /// A speed; on foot it is shown as a pace.
    Pace {
        /// The slower end.
        low_mps: f64,
        /// The faster end.
        high_mps: f64,
    },
    /// A heart rate.
    HeartRate {
        /// The lower end.
        low_bpm: f64,
        /// The upper end.
        high_bpm: f64,
    },
    /// A power.
    Power {
        /// The lower end.
        low_w: f64,
        /// The upper end.
        high_w: f64,
    },
    /// How it should feel, from 1 to 10.
    Effort {
        /// 1 is nothing, 10 is everything.
        of_ten: u8,
    },
}

/// The best target there is for an effort: running by pace, cycling by power, else by heart rate, else by feel.
pub(crate) fn target(sport: Sport, effort: Effort, of: &Ability) -> Target {
    let by_feel = Target::Effort { of_ten: effort.of_ten() };
    let by_heart = || {
        let max_bpm = of.max_heart_rate_bpm?.open(Purpose::OwnTraining);
        let (low_bpm, high_bpm) = heart_rate_range_bpm(max_bpm, effort)?;
        Some(Target::HeartRate { low_bpm: low_bpm.round(), high_bpm: high_bpm.round() })
    };
    let own = match sport {
        Sport::Running => ability(&of.running).and_then(|ability| {
            let (low_mps, high_mps) = speed_range_mps(ability, effort)?;
            Some(Target::Pace { low_mps: thousandths(low_mps), high_mps: thousandths(high_mps) })
        }),
        Sport::Cycling => of.threshold_power_w.map(|threshold_w| {
            let threshold_w = threshold_w.open(Purpose::OwnTraining);
            let (low_w, high_w) = power_range_w(threshold_w, effort);
            Target::Power { low_w: low_w.round(), high_w: high_w.round() }
        }),
        Sport::Walking => None,
        Sport::Strength => return by_feel,
    };
    own.or_else(by_heart).unwrap_or(by_feel)
}

fn thousandths(value: f64) -> f64 {
    (value * 1_000.0).round() / 1_000.0
}

#[cfg(test)]
mod tests {
    use kernel::health::Health;

    use super::*;

    #[test]
    fn a_runner_with_a_best_gets_a_pace_and_everybody_gets_something() {
        let known = Ability {
            running: vec![(5_000.0, 1_200.0)],
            max_heart_rate_bpm: Some(Health::new(190.0)),
            threshold_power_w: Some(Health::new(250.0)),
        };
        let Target::Pace { low_mps, high_mps } = target(Sport::Running, Effort::Hard, &known)
        else {
            panic!("no pace")
        };
        // 5 km in 20:00 is 4.167 m/s, a little slower than the whole of the ability.
        assert!(low_mps < 4.2 && high_mps > 4.167 && high_mps < 4.5, "{low_mps} to {high_mps}");
        let power = Target::Power { low_w: 230.0, high_w: 258.0 };
        assert_eq!(target(Sport::Cycling, Effort::Threshold, &known), power);
        let heart = Target::HeartRate { low_bpm: 114.0, high_bpm: 143.0 };
        assert_eq!(target(Sport::Walking, Effort::Easy, &known), heart);
        let nobody = Ability::default();
        let feel = Target::Effort { of_ten: 3 };
        assert_eq!(target(Sport::Running, Effort::Easy, &nobody), feel);
        assert_eq!(target(Sport::Strength, Effort::Easy, &known), feel);
    }
}
