//! Close friends: a mark on some of one's friends that nobody else sees.
//!
//! They come first where friends are listed, and the feed can be looked at with them alone. It is no audience: who sees what
//! follows from the one table of rules, which knows nothing of this mark. It ends with the friendship.
pub mod mark;
pub mod unmark;

use std::collections::HashSet;

use kernel::{AthleteId, Error, Result, Timestamp, Tx, args};

/// Friends whom one person may mark.
const MOST: i64 = 150;

/// Whom somebody marked.
pub(crate) fn list_ids(tx: &mut Tx, me: AthleteId) -> Result<HashSet<AthleteId>> {
    let ids = tx.list::<(AthleteId,)>(
        "SELECT other_id FROM social_close WHERE athlete_id = $1",
        args![me],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Ends the marks of two people who are friends no more.
pub(crate) fn part(tx: &mut Tx, one: AthleteId, other: AthleteId) -> Result<()> {
    delete(tx, one, other)?;
    delete(tx, other, one)
}

fn delete(tx: &mut Tx, me: AthleteId, other: AthleteId) -> Result<()> {
    tx.exec("DELETE FROM social_close WHERE athlete_id = $1 AND other_id = $2", args![me, other])?;
    Ok(())
}

/// Marks a friend. Twice is once.
fn insert(tx: &mut Tx, me: AthleteId, other: AthleteId, now: Timestamp) -> Result<()> {
    let marked = list_ids(tx, me)?;
    if marked.contains(&other) {
        return Ok(());
    }
    if marked.len() as i64 >= MOST {
        let detail = "150 of your friends are close already; take the mark from one of them first";
        return Err(Error::refused("close_full", detail));
    }
    tx.exec(
        "INSERT INTO social_close (athlete_id, other_id, since_at) VALUES ($1, $2, $3)",
        args![me, other, now],
    )?;
    Ok(())
}
