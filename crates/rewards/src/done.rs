//! What was done, for those who compare: sums of days, and the fastest stretches of runs.
use kernel::{ActivityId, AthleteId, Day, Result, Tx, args, from_row};
use physiology::Sport;

use crate::history;

/// What an athlete did of one sport on one day of their own calendar.
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
from_row!(DaySum { on, sport, activities, moving_s, distance_m, ascent_m });

/// The sums of each day from one to another, both included, oldest first.
pub fn days(tx: &mut Tx, athlete: AthleteId, from: Day, to: Day) -> Result<Vec<DaySum>> {
    tx.list(
        "SELECT started_on, sport, COUNT(*), SUM(moving_s), COALESCE(SUM(distance_m), 0.0),
                COALESCE(SUM(ascent_m), 0.0)
         FROM reward_activity WHERE athlete_id = $1 AND started_on >= $2 AND started_on <= $3
         GROUP BY started_on, sport ORDER BY started_on, sport",
        args![athlete, from, to],
    )
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

/// The fastest stretches of every run of a life, in the order of history.
pub fn run_efforts(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<RunEffort>> {
    let mut efforts = Vec::new();
    for run in history::list_until(tx, athlete, None)? {
        if run.sport != Sport::Running {
            continue;
        }
        for effort in &run.efforts {
            efforts.push(RunEffort {
                activity: run.activity,
                on: run.started_on,
                name: effort.name.clone(),
                elapsed_s: effort.elapsed_s(),
            });
        }
    }
    Ok(efforts)
}
