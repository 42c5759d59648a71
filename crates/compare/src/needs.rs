//! What this room asks of others. The binary fills it.
use std::collections::HashSet;
use std::sync::Arc;

use kernel::athlete::AthleteCard;
use kernel::{ActivityId, AthleteId, Day, Result, Tx};

/// Everything this room asks for.
#[derive(Clone)]
pub struct Needs {
    /// What was done.
    pub history: Arc<dyn History>,
    /// What of it everybody may see.
    pub public: Arc<dyn Public>,
    /// Who is compared with whom.
    pub friends: Arc<dyn Friends>,
}

/// Friends who agreed to be compared, and what they show each other.
pub trait Friends: Send + Sync {
    /// The other one, if both agreed to it and nothing has parted them since.
    fn agreed(&self, tx: &mut Tx, me: AthleteId, them: AthleteId) -> Result<Option<AthleteCard>>;

    /// What somebody may see of what somebody else did, from one day to another, both included.
    fn done(
        &self,
        tx: &mut Tx,
        viewer: AthleteId,
        owner: AthleteId,
        from: Day,
        to: Day,
    ) -> Result<Vec<Seen>>;
}

/// An activity as somebody else sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// On which day of its athlete's own calendar.
    pub on: Day,
    /// `running`, `cycling`, ...
    pub sport: String,
    /// Seconds in motion.
    pub moving_s: f64,
    /// Metres.
    pub distance_m: f64,
    /// Metres of climb.
    pub ascent_m: f64,
    /// The fastest stretches of a run of which nothing is hidden: the name of the distance, and seconds.
    pub efforts: Vec<(String, f64)>,
}

/// What everybody who is signed in may see of somebody, for counts that name nobody.
pub trait Public: Send + Sync {
    /// The activities that everybody may see, from one day to another, both included, as zones leave them.
    fn done(&self, tx: &mut Tx, athlete: AthleteId, from: Day, to: Day) -> Result<Vec<Done>>;

    /// The level, which stands on the page of the athlete.
    fn level(&self, tx: &mut Tx, athlete: AthleteId) -> Result<u32>;

    /// Those of these people whose work makes them worth finding.
    fn apart(&self, tx: &mut Tx, ids: &[AthleteId]) -> Result<HashSet<AthleteId>>;
}

/// An activity as everybody sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// On which day of the athlete's own calendar.
    pub on: Day,
    /// Seconds in motion, if any are shown.
    pub moving_s: Option<f64>,
    /// The fastest 5 km of a run of which nothing is hidden, in seconds.
    pub five_k_s: Option<f64>,
}

/// What an athlete did, all of it: for the athlete alone.
pub trait History: Send + Sync {
    /// Sums by day and sport, from one day to another, both included.
    fn days(&self, tx: &mut Tx, athlete: AthleteId, from: Day, to: Day) -> Result<Vec<DaySum>>;

    /// The fastest stretches of every run, in the order in which they were run.
    fn run_efforts(&self, tx: &mut Tx, athlete: AthleteId) -> Result<Vec<RunEffort>>;
}

/// What was done of one sport on one day of the athlete's own calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct DaySum {
    /// The day.
    pub on: Day,
    /// `running`, `cycling`, ...
    pub sport: String,
    /// How many activities.
    pub activities: i64,
    /// Seconds in motion.
    pub moving_s: f64,
    /// Metres.
    pub distance_m: f64,
    /// Metres of climb.
    pub ascent_m: f64,
}

/// The fastest stretch of a run over a distance.
#[derive(Debug, Clone, PartialEq)]
pub struct RunEffort {
    /// In which run.
    pub activity: ActivityId,
    /// On which day of the athlete's own calendar.
    pub on: Day,
    /// `5k`, `half`, ...
    pub name: String,
    /// Seconds.
    pub elapsed_s: f64,
}
