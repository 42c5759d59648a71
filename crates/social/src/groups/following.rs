//! Following a group, be it a club or a brand: what it announces comes into the feed of whoever follows, who does not belong to it
//! and learns of nobody in it. Nobody is told who follows.
//!
//! Only what every grown-up reads is followed. What becomes of the group afterwards is asked at every look: once it is not open
//! any more, or not for them, its followers hear nothing.
pub mod begin;
pub mod end;
pub mod list;

use kernel::{AthleteId, GroupId, Result, Tx, args};

/// Groups that one person may follow.
pub const MOST_FOLLOWED: i64 = 500;

/// The groups that somebody follows, the latest first, whatever became of them.
pub(crate) fn list_ids(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<GroupId>> {
    let ids = tx.list::<(GroupId,)>(
        "SELECT group_id FROM social_group_follow WHERE athlete_id = $1
         ORDER BY since_at DESC, group_id",
        args![athlete],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Whether somebody follows a group.
pub(crate) fn follows(tx: &mut Tx, athlete: AthleteId, group: GroupId) -> Result<bool> {
    let found = tx.find::<(GroupId,)>(
        "SELECT group_id FROM social_group_follow WHERE athlete_id = $1 AND group_id = $2",
        args![athlete, group],
    )?;
    Ok(found.is_some())
}

/// Somebody follows a group no more.
pub(crate) fn stop(tx: &mut Tx, athlete: AthleteId, group: GroupId) -> Result<()> {
    tx.exec(
        "DELETE FROM social_group_follow WHERE athlete_id = $1 AND group_id = $2",
        args![athlete, group],
    )?;
    Ok(())
}
