//! Activities with everything that was worked out of them, the body, gear, zones. Their files are deleted as whole folders.
use kernel::forget::{AT_ONCE, Forgetter, Forgot, each};
use kernel::{ActivityId, AthleteId, Result, Timestamp, Tx, args};

/// This room's part of erasing somebody.
pub const FORGETTER: Forgetter = Forgetter { room: "activity", forget };

/// Whatever names the athlete in first place, table by table.
const ALL: &[&str] = &[
    "DELETE FROM activity_import_file WHERE athlete_id = $1",
    "DELETE FROM activity_import WHERE athlete_id = $1",
    "DELETE FROM activity_unasked WHERE athlete_id = $1",
    "DELETE FROM body WHERE athlete_id = $1",
    "DELETE FROM gear WHERE athlete_id = $1",
    "DELETE FROM gear_default WHERE athlete_id = $1",
    "DELETE FROM gear_offer WHERE athlete_id = $1",
    "DELETE FROM gear_refund WHERE athlete_id = $1",
    "DELETE FROM gear_shelf WHERE athlete_id = $1",
    "DELETE FROM privacy WHERE athlete_id = $1",
    "DELETE FROM privacy_sport WHERE athlete_id = $1",
    "DELETE FROM privacy_zone WHERE athlete_id = $1",
    "DELETE FROM privacy_zone_exit WHERE athlete_id = $1",
    "DELETE FROM privacy_audit WHERE athlete_id = $1",
    "DELETE FROM privacy_declined WHERE athlete_id = $1",
    "DELETE FROM activity_shown WHERE athlete_id = $1",
    "DELETE FROM activity_effort WHERE athlete_id = $1",
    "DELETE FROM activity_detail WHERE athlete_id = $1",
];

fn forget(tx: &mut Tx, athlete: AthleteId, _now: Timestamp) -> Result<Forgot> {
    // Work on them first: it would make them anew.
    let jobs = tx.exec("DELETE FROM activity_job WHERE athlete_id = $1", args![athlete])?;
    let some = tx.list::<(ActivityId,)>(
        "SELECT activity_id FROM activity WHERE athlete_id = $1 ORDER BY activity_id LIMIT $2",
        args![athlete, AT_ONCE],
    )?;
    let mut rows = jobs;
    for (activity,) in &some {
        for sql in [
            "DELETE FROM activity_effort WHERE athlete_id = $1 AND activity_id = $2",
            "DELETE FROM activity_detail WHERE athlete_id = $1 AND activity_id = $2",
            "DELETE FROM activity_shown WHERE athlete_id = $1 AND activity_id = $2",
            "DELETE FROM privacy_zone_exit WHERE athlete_id = $1 AND activity_id = $2",
            "DELETE FROM activity_owner WHERE activity_id = $2 AND athlete_id = $1",
            "DELETE FROM activity WHERE athlete_id = $1 AND activity_id = $2",
        ] {
            rows += tx.exec(sql, args![athlete, activity])?;
        }
    }
    if !some.is_empty() {
        return Ok(Forgot { rows, more: true });
    }
    Ok(Forgot { rows: rows + each(tx, athlete, ALL)?, more: false })
}
