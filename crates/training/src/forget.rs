//! Plans, their sessions and what was done of them are their athlete's alone.
use kernel::forget::{Forgetter, Forgot, each};
use kernel::{AthleteId, Result, Timestamp, Tx};

/// This room's part of erasing somebody.
pub const FORGETTER: Forgetter = Forgetter { room: "training", forget };

/// Whatever names the athlete in first place, table by table.
const ALL: &[&str] = &[
    "DELETE FROM training_activity WHERE athlete_id = $1",
    "DELETE FROM training_activity_removed WHERE athlete_id = $1",
    "DELETE FROM training_session WHERE athlete_id = $1",
    "DELETE FROM training_session_told WHERE athlete_id = $1",
    "DELETE FROM training_unmatched WHERE athlete_id = $1",
    "DELETE FROM training_change WHERE athlete_id = $1",
    "DELETE FROM training_plan WHERE athlete_id = $1",
    "DELETE FROM training_athlete WHERE athlete_id = $1",
];

fn forget(tx: &mut Tx, athlete: AthleteId, _now: Timestamp) -> Result<Forgot> {
    Ok(Forgot { rows: each(tx, athlete, ALL)?, more: false })
}
