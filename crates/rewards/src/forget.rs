//! What rewards holds of somebody is counted out of their activities, and goes with them.
use kernel::forget::{Forgetter, Forgot, each};
use kernel::{AthleteId, Result, Timestamp, Tx};

/// This room's part of erasing somebody.
pub const FORGETTER: Forgetter = Forgetter { room: "rewards", forget };

/// Whatever names the athlete in first place, table by table.
const ALL: &[&str] = &[
    "DELETE FROM reward_activity WHERE athlete_id = $1",
    "DELETE FROM reward_activity_removed WHERE athlete_id = $1",
    "DELETE FROM reward_month WHERE athlete_id = $1",
    "DELETE FROM reward_goal WHERE athlete_id = $1",
    "DELETE FROM reward_standing WHERE athlete_id = $1",
    "DELETE FROM reward_badge_told WHERE athlete_id = $1",
    "DELETE FROM reward_challenge WHERE athlete_id = $1",
];

fn forget(tx: &mut Tx, athlete: AthleteId, _now: Timestamp) -> Result<Forgot> {
    Ok(Forgot { rows: each(tx, athlete, ALL)?, more: false })
}
