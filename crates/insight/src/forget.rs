//! Feedback with its answers, visits and the row of the journey. Pictures that nothing names any more are swept within hours.
use kernel::forget::{Forgetter, Forgot, each};
use kernel::{AthleteId, Result, Timestamp, Tx};

/// This room's part of erasing somebody.
pub const FORGETTER: Forgetter = Forgetter { room: "insight", forget };

/// Whatever names the athlete in first place, table by table.
const ALL: &[&str] = &[
    "DELETE FROM feedback WHERE athlete_id = $1",
    "DELETE FROM visit WHERE athlete_id = $1",
    "DELETE FROM journey_step WHERE athlete_id = $1",
    "DELETE FROM journey_order WHERE athlete_id = $1",
    "DELETE FROM journey WHERE athlete_id = $1",
];

fn forget(tx: &mut Tx, athlete: AthleteId, _now: Timestamp) -> Result<Forgot> {
    Ok(Forgot { rows: each(tx, athlete, ALL)?, more: false })
}
