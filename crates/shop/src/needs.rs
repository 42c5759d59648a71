//! What this room asks of others. The binary fills it. None of these answers has room for health data.
use std::sync::Arc;

use kernel::{AthleteId, Day, GearId, Result, Tx};

/// Everything this room asks for.
#[derive(Clone)]
pub struct Needs {
    /// What somebody does, and with which gear.
    pub habits: Arc<dyn Habits>,
    /// Who is whose friend.
    pub friends: Arc<dyn Friends>,
    /// How far somebody came.
    pub levels: Arc<dyn Levels>,
    /// Who runs this installation.
    pub operators: Arc<dyn kernel::staff::Operators>,
}

/// What somebody does, and with which gear.
pub trait Habits: Send + Sync {
    /// What an athlete did since a day, by sport.
    fn sports(&self, tx: &mut Tx, athlete: AthleteId, since: Day) -> Result<Vec<SportHabit>>;

    /// The gear an athlete uses now.
    fn gear(&self, tx: &mut Tx, athlete: AthleteId) -> Result<Vec<GearInUse>>;
}

/// How much of a sport somebody did.
#[derive(Debug, Clone, PartialEq)]
pub struct SportHabit {
    /// `running`, `cycling`, ... as in the API.
    pub sport: String,
    /// How many activities.
    pub activities: u32,
    /// Their distance together.
    pub distance_m: f64,
    /// The day of the latest.
    pub last_on: Day,
}

/// A pair of shoes or a bike in use.
#[derive(Debug, Clone, PartialEq)]
pub struct GearInUse {
    /// Which one.
    pub gear: GearId,
    /// `shoes` or `bike`.
    pub kind: String,
    /// Who makes it; may be empty.
    pub brand: String,
    /// What it is called.
    pub model: String,
    /// The sports for which it is the usual one.
    pub sports: Vec<String>,
    /// How far it went.
    pub distance_m: f64,
    /// The distance at which its athlete wants to think of new ones.
    pub wear_m: Option<f64>,
}

/// Who is whose friend.
pub trait Friends: Send + Sync {
    /// The friends of an athlete.
    fn friends(&self, tx: &mut Tx, of: AthleteId) -> Result<Vec<AthleteId>>;
}

/// How far somebody came.
pub trait Levels: Send + Sync {
    /// The level of an athlete, from 1.
    fn level(&self, tx: &mut Tx, athlete: AthleteId) -> Result<u32>;
}
