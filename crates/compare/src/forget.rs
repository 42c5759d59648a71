//! What somebody told for being compared goes with them.
use kernel::forget::{Forgetter, Forgot, each};
use kernel::{AthleteId, Result, Timestamp, Tx};

/// This room's part of erasing somebody.
pub const FORGETTER: Forgetter = Forgetter { room: "compare", forget };

/// Whatever names the athlete in first place, table by table.
const ALL: &[&str] = &["DELETE FROM compare_setting WHERE athlete_id = $1"];

fn forget(tx: &mut Tx, athlete: AthleteId, _now: Timestamp) -> Result<Forgot> {
    Ok(Forgot { rows: each(tx, athlete, ALL)?, more: false })
}
