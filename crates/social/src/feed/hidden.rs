//! What somebody does not want to see again: an activity or a post that left their feed, and stays away. Nobody else notices, and
//! everywhere but in the feed it is as before.
pub mod activities;
pub mod posts;

use std::collections::HashSet;

use kernel::db::{ToArg, sixteen_args};
use kernel::ids::Uuid;
use kernel::{ActivityId, AthleteId, Result, Timestamp, Tx, args};

/// Those of a few things that somebody hid. At most sixteen.
pub(super) fn list_among(tx: &mut Tx, me: AthleteId, few: &[Uuid]) -> Result<HashSet<Uuid>> {
    let mut args = vec![me.to_arg()];
    args.extend(sixteen_args(few));
    let ids = tx.list::<(Uuid,)>(
        "SELECT thing_id FROM social_feed_hidden WHERE athlete_id = $1 AND thing_id IN
           ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        &args,
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

fn insert(
    tx: &mut Tx,
    me: AthleteId,
    thing: Uuid,
    author: AthleteId,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "INSERT INTO social_feed_hidden (athlete_id, thing_id, author_id, hidden_at)
         VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        args![me, thing, author, now],
    )?;
    Ok(())
}

fn delete(tx: &mut Tx, me: AthleteId, thing: Uuid) -> Result<()> {
    tx.exec(
        "DELETE FROM social_feed_hidden WHERE athlete_id = $1 AND thing_id = $2",
        args![me, thing],
    )?;
    Ok(())
}

/// Forgets who hid an activity that is gone.
pub(crate) fn delete_all_on(tx: &mut Tx, author: AthleteId, activity: ActivityId) -> Result<()> {
    tx.exec(
        "DELETE FROM social_feed_hidden WHERE author_id = $1 AND thing_id = $2",
        args![author, activity],
    )?;
    Ok(())
}
