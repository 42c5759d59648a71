//! What this room asks of others. The binary fills it.
use std::sync::Arc;

use kernel::athlete::Athlete;
use kernel::health::Health;
use kernel::{ActivityId, Day, Result, Tx};

/// Everything it asks for.
#[derive(Clone)]
pub struct Needs {
    /// What somebody can do.
    pub abilities: Arc<dyn Abilities>,
    /// What was recorded.
    pub recordings: Arc<dyn Recordings>,
}

/// What somebody can do, for targets shown to that person alone. Rewards and activity know.
pub trait Abilities: Send + Sync {
    /// Bests and measures of an athlete.
    fn ability(&self, tx: &mut Tx, athlete: &Athlete, today: Day) -> Result<Ability>;
}

/// Bests and measures. What is health data is closed: it is opened for the athlete's own targets alone.
#[derive(Debug, Clone, Default)]
pub struct Ability {
    /// Best running times: metres and seconds.
    pub running: Vec<(f64, f64)>,
    /// Highest heart rate, as the athlete told it.
    pub max_heart_rate_bpm: Option<Health<f64>>,
    /// Threshold power, as the athlete told it.
    pub threshold_power_w: Option<Health<f64>>,
}

/// What was recorded. Activity knows.
pub trait Recordings: Send + Sync {
    /// An own activity with its laps; `None` when there is none.
    fn recording(
        &self,
        tx: &mut Tx,
        athlete: &Athlete,
        activity: ActivityId,
    ) -> Result<Option<Recording>>;
}

/// A recorded activity, as far as a session is compared with it.
#[derive(Debug, Clone, Default)]
pub struct Recording {
    /// Its title.
    pub title: Option<String>,
    /// Seconds from beginning to end.
    pub elapsed_s: f64,
    /// Metres.
    pub distance_m: Option<f64>,
    /// Its laps.
    pub laps: Vec<Stretch>,
    /// Its kilometres, which tell where the athlete was at which time.
    pub splits: Vec<Stretch>,
}

/// A piece of a recording.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stretch {
    /// Seconds it took.
    pub elapsed_s: f64,
    /// Metres it covered.
    pub distance_m: Option<f64>,
    /// Mean heart rate.
    pub avg_heart_rate_bpm: Option<Health<f64>>,
    /// Mean power.
    pub avg_power_w: Option<Health<f64>>,
}
