//! Mutes: whose entries leave my feed. They do not notice, and everything else stays as it is.
pub mod list;
pub mod mute;
pub mod unmute;

use std::collections::HashSet;

use kernel::{AthleteId, Result, Tx, args};

/// Whose entries somebody does not want.
pub(crate) fn list_ids(tx: &mut Tx, me: AthleteId) -> Result<HashSet<AthleteId>> {
    let ids = tx.list::<(AthleteId,)>(
        "SELECT other_id FROM social_mute WHERE athlete_id = $1",
        args![me],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Whether somebody muted another.
pub(crate) fn is_muted(tx: &mut Tx, me: AthleteId, other: AthleteId) -> Result<bool> {
    let found = tx.find::<(AthleteId,)>(
        "SELECT other_id FROM social_mute WHERE athlete_id = $1 AND other_id = $2",
        args![me, other],
    )?;
    Ok(found.is_some())
}
