//! Restrictions: what somebody writes on my activities is for them and me until I approve it. They do not notice.
pub mod list;
pub mod restrict;
pub mod unrestrict;

use kernel::{AthleteId, Result, Tx, args};

/// Whether what another writes to somebody waits for approval.
pub(crate) fn is_restricted(tx: &mut Tx, me: AthleteId, other: AthleteId) -> Result<bool> {
    let found = tx.find::<(AthleteId,)>(
        "SELECT other_id FROM social_restriction WHERE athlete_id = $1 AND other_id = $2",
        args![me, other],
    )?;
    Ok(found.is_some())
}

/// Everybody whose comments wait for somebody's word.
pub(crate) fn list_restricted(tx: &mut Tx, me: AthleteId) -> Result<Vec<AthleteId>> {
    let ids = tx.list::<(AthleteId,)>(
        "SELECT other_id FROM social_restriction WHERE athlete_id = $1",
        args![me],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}
