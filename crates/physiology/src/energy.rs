//! Energy spent, from movement, power or the heart.

use crate::body::{Body, Sex};
use crate::grade::{Gait, cost_j_per_kg_m};

/// Id of [`estimate_kcal`] and its parts.
pub const ENERGY: &str = "energy/estimate-1";

/// Kilojoules in a kilocalorie.
pub const KJ_PER_KCAL: f64 = 4.184;

/// Body mass assumed when it is not known, the middle of adult populations.
pub const ASSUMED_WEIGHT_KG: f64 = 70.0;

/// Energy of running or walking a level-equivalent distance: Minetti's level cost times mass.
///
/// `adjusted_m` comes from [`crate::grade::adjusted_distance`] with the same gait.
pub fn on_foot_kcal(adjusted_m: f64, weight_kg: f64, gait: Gait) -> f64 {
    cost_j_per_kg_m(0.0, gait) * adjusted_m * weight_kg / 1000.0 / KJ_PER_KCAL
}

/// Energy of a ride from the work done at the pedals: about one kilocalorie for each kilojoule,
/// because a body turns 20 to 25 % of its fuel into work.
pub fn ride_kcal(mean_power_w: f64, duration_s: f64) -> f64 {
    mean_power_w * duration_s / 1000.0
}

/// Energy a minute from the heart rate, kilojoules (Keytel 2005, adults; 0 at rest and below).
pub fn keytel_kj_per_min(heart_rate_bpm: f64, weight_kg: f64, age_years: f64, sex: Sex) -> f64 {
    let kj = match sex {
        Sex::Male => -55.0969 + 0.6309 * heart_rate_bpm + 0.1988 * weight_kg + 0.2017 * age_years,
        Sex::Female => -20.4022 + 0.4472 * heart_rate_bpm - 0.1263 * weight_kg + 0.0740 * age_years,
    };
    kj.max(0.0)
}

/// Oxygen uptake of running, ml/kg/min, at `speed_m_per_min` and `grade` (ACSM):
/// 0.2 v + 0.9 v G + 3.5.
pub fn acsm_running_vo2(speed_m_per_min: f64, grade: f64) -> f64 {
    0.2 * speed_m_per_min + 0.9 * speed_m_per_min * grade + 3.5
}

/// Oxygen uptake of walking, ml/kg/min (ACSM): 0.1 v + 1.8 v G + 3.5.
pub fn acsm_walking_vo2(speed_m_per_min: f64, grade: f64) -> f64 {
    0.1 * speed_m_per_min + 1.8 * speed_m_per_min * grade + 3.5
}

/// What is known of an activity when its energy is estimated.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Effort {
    /// Gait and level-equivalent metres, for running, walking and hiking.
    pub on_foot: Option<(Gait, f64)>,
    /// Mean power and the seconds it was measured for, for riding and rowing.
    pub mean_power_w: Option<f64>,
    /// Mean heart rate over the moving time.
    pub mean_heart_rate_bpm: Option<f64>,
    /// Seconds in motion.
    pub moving_s: f64,
}

/// Best estimate that the data allow: movement on foot, then power, then the heart; else `None`.
///
/// What the device itself stated should be preferred to any of these. On foot goes first because
/// the "power" of running is a model of a footpod, not work at a pedal.
pub fn estimate_kcal(effort: &Effort, body: &Body) -> Option<f64> {
    let weight_kg = body.weight_kg.unwrap_or(ASSUMED_WEIGHT_KG);
    if let Some((gait, adjusted_m)) = effort.on_foot {
        return Some(on_foot_kcal(adjusted_m, weight_kg, gait));
    }
    if let Some(mean_power_w) = effort.mean_power_w {
        return Some(ride_kcal(mean_power_w, effort.moving_s));
    }
    let heart_rate_bpm = effort.mean_heart_rate_bpm?;
    let age_years = body.age_years.unwrap_or(crate::body::ASSUMED_AGE_YEARS);
    let kj_per_min = match body.sex {
        Some(sex) => keytel_kj_per_min(heart_rate_bpm, weight_kg, age_years, sex),
        None => {
            0.5 * (keytel_kj_per_min(heart_rate_bpm, weight_kg, age_years, Sex::Female)
                + keytel_kj_per_min(heart_rate_bpm, weight_kg, age_years, Sex::Male))
        }
    };
    Some(kj_per_min * effort.moving_s / 60.0 / KJ_PER_KCAL)
}
