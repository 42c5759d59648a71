//! Everything that opens the account, and what it allowed. The card of the athlete is the last row that goes: see `erasure/work.rs`.
use kernel::forget::{Forgetter, Forgot, each};
use kernel::{AthleteId, Result, Timestamp, Tx};

/// This room's part of erasing somebody.
pub const FORGETTER: Forgetter = Forgetter { room: "identity", forget };

/// Whatever names the athlete in first place, table by table.
const ALL: &[&str] = &[
    "DELETE FROM openid_subject WHERE (issuer, subject) IN
       (SELECT issuer, subject FROM openid_connection WHERE athlete_id = $1)",
    "DELETE FROM openid_connection WHERE athlete_id = $1",
    "DELETE FROM openid_flow WHERE athlete_id = $1",
    "DELETE FROM data_export WHERE athlete_id = $1",
    "DELETE FROM data_restore WHERE athlete_id = $1",
    "DELETE FROM session WHERE athlete_id = $1",
    "DELETE FROM passkey_credential WHERE credential_id IN
       (SELECT credential_id FROM passkey WHERE athlete_id = $1)",
    "DELETE FROM passkey WHERE athlete_id = $1",
    "DELETE FROM ceremony WHERE athlete_id = $1",
    "DELETE FROM second_step WHERE athlete_id = $1",
    "DELETE FROM recovery_code WHERE athlete_id = $1",
    "DELETE FROM recovery WHERE athlete_id = $1",
    "DELETE FROM mail WHERE athlete_id = $1",
    "DELETE FROM mail_proof WHERE athlete_id = $1",
    "DELETE FROM known_device WHERE athlete_id = $1",
    "DELETE FROM app_device WHERE athlete_id = $1",
    "DELETE FROM app_token WHERE athlete_id = $1",
    "DELETE FROM app_grant_owner WHERE grant_id IN (SELECT grant_id FROM app_grant WHERE athlete_id = $1)",
    "DELETE FROM app_grant WHERE athlete_id = $1",
    "DELETE FROM app_device WHERE athlete_id = $1",
    "DELETE FROM app_owner WHERE app_id IN (SELECT app_id FROM app WHERE athlete_id = $1)",
    "DELETE FROM app WHERE athlete_id = $1",
    "DELETE FROM consent WHERE athlete_id = $1",
    "DELETE FROM consent_event WHERE athlete_id = $1",
    "DELETE FROM consent_head WHERE athlete_id = $1",
    "DELETE FROM account_email WHERE athlete_id = $1",
    "DELETE FROM account WHERE athlete_id = $1",
    "DELETE FROM account_ban WHERE athlete_id = $1",
    "DELETE FROM staff_request WHERE athlete_id = $1",
    "DELETE FROM operator WHERE athlete_id = $1",
];

fn forget(tx: &mut Tx, athlete: AthleteId, _now: Timestamp) -> Result<Forgot> {
    Ok(Forgot { rows: each(tx, athlete, ALL)?, more: false })
}
