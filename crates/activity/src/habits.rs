//! What somebody does, in sums: how often and how far by sport. Nothing of it says how a body is.
use kernel::{AthleteId, Day, Result, Tx, args, from_row};

/// How much of a sport somebody did.
#[derive(Debug, Clone, PartialEq)]
pub struct SportHabit {
    /// `running`, `cycling`, ...
    pub sport: String,
    /// How many activities.
    pub activities: u32,
    /// Metres together.
    pub distance_m: f64,
    /// The local day of the latest.
    pub last_on: Day,
}
from_row!(SportHabit { sport, activities, distance_m, last_on });

/// What an athlete did since a day, the most frequent sport first. An index by day finds the rows.
pub fn list(tx: &mut Tx, athlete: AthleteId, since: Day) -> Result<Vec<SportHabit>> {
    tx.list(
        "SELECT sport, COUNT(*), CAST(COALESCE(SUM(distance_m), 0) AS DOUBLE PRECISION), MAX(started_on)
         FROM activity WHERE athlete_id = $1 AND started_on >= $2
         GROUP BY sport ORDER BY COUNT(*) DESC, sport",
        args![athlete, since],
    )
}
