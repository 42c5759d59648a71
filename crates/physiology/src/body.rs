//! What the maths may know about a person. Everything is optional: nobody has to tell.

/// Sex as the published coefficients know it; leave it out and both are averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// Coefficients published for women.
    Female,
    /// Coefficients published for men.
    Male,
}

/// Resting heart rate assumed when an athlete has not told theirs, beats a minute.
///
/// The usual adult range is 60 to 100; people who train sit at its lower end.
pub const ASSUMED_RESTING_HEART_RATE_BPM: f64 = 60.0;

/// Age assumed when none is known, years. Only the assumed maximal heart rate depends on it.
pub const ASSUMED_AGE_YEARS: f64 = 35.0;

/// A person's measures. Health data: it stays inside the activity it explains.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Body {
    /// Which published coefficients to use.
    pub sex: Option<Sex>,
    /// Age in years on the day of the activity.
    pub age_years: Option<f64>,
    /// Body mass in kilograms.
    pub weight_kg: Option<f64>,
    /// Highest heart rate the athlete can reach.
    pub max_heart_rate_bpm: Option<f64>,
    /// Heart rate at full rest.
    pub resting_heart_rate_bpm: Option<f64>,
    /// Power the athlete can hold for about an hour.
    pub threshold_power_w: Option<f64>,
    /// Level running speed the athlete can hold for about an hour.
    pub threshold_speed_mps: Option<f64>,
}

impl Body {
    /// The told maximal heart rate, or Tanaka's estimate for the age (2001): 208 - 0.7 age.
    pub fn max_heart_rate_or_assumed_bpm(&self) -> f64 {
        match self.max_heart_rate_bpm {
            Some(told_bpm) if told_bpm > 0.0 => told_bpm,
            _ => tanaka_max_heart_rate_bpm(self.age_years.unwrap_or(ASSUMED_AGE_YEARS)),
        }
    }

    /// The told resting heart rate, or [`ASSUMED_RESTING_HEART_RATE_BPM`].
    pub fn resting_heart_rate_or_assumed_bpm(&self) -> f64 {
        match self.resting_heart_rate_bpm {
            Some(told_bpm) if told_bpm > 0.0 => told_bpm,
            _ => ASSUMED_RESTING_HEART_RATE_BPM,
        }
    }
}

/// Expected maximal heart rate of an adult: 208 - 0.7 age (Tanaka, Monahan and Seals 2001).
pub fn tanaka_max_heart_rate_bpm(age_years: f64) -> f64 {
    208.0 - 0.7 * age_years
}
