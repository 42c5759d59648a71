//! Reports by somebody, and cases about them. There is nobody left about whom to decide, and nothing of theirs to hide.
use kernel::forget::{Forgetter, Forgot, each};
use kernel::{AthleteId, Result, Timestamp, Tx, args};

/// This room's part of erasing somebody.
pub const FORGETTER: Forgetter = Forgetter { room: "safety", forget };

/// Whatever names the athlete in first place, table by table.
const ALL: &[&str] = &[
    "DELETE FROM safety_open_case WHERE athlete_id = $1",
    "DELETE FROM safety_case_owner WHERE case_id IN (SELECT case_id FROM safety_case WHERE athlete_id = $1)",
    "DELETE FROM safety_case WHERE athlete_id = $1",
    "DELETE FROM safety_report WHERE athlete_id = $1",
    "UPDATE safety_case SET under_id = NULL, under_athlete_id = NULL WHERE under_athlete_id = $1",
];

fn forget(tx: &mut Tx, athlete: AthleteId, _now: Timestamp) -> Result<Forgot> {
    // What others reported goes with the case that they reported it in.
    let reported = tx.exec(
        "DELETE FROM safety_report WHERE case_id IN (SELECT case_id FROM safety_case WHERE athlete_id = $1)",
        args![athlete],
    )?;
    Ok(Forgot { rows: reported + each(tx, athlete, ALL)?, more: false })
}
