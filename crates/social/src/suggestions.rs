//! People you may know: friends of your friends, with the reason shown, and a way to say no.
//!
//! The only reason is friends in common, and it is always told. Nothing else of anybody goes in: not where they live, train or
//! sign in from, nor whom they looked at. People under 18 are neither suggested nor get suggestions, and nobody is found over them.
pub mod decline;
pub mod list;

use kernel::{AthleteId, Result, Timestamp, Tx, args};

/// Whom somebody does not want suggested.
pub(crate) fn list_dismissed(tx: &mut Tx, me: AthleteId) -> Result<Vec<AthleteId>> {
    let ids = tx.list::<(AthleteId,)>(
        "SELECT other_id FROM social_dismissal WHERE athlete_id = $1",
        args![me],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Suggests somebody no more. Again changes nothing.
pub(crate) fn dismiss(tx: &mut Tx, me: AthleteId, other: AthleteId, now: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO social_dismissal (athlete_id, other_id, since_at) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING",
        args![me, other, now],
    )?;
    Ok(())
}
