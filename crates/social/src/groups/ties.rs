//! How somebody stands to a group: one row under the athlete and one under the group, written in one transaction.
//!
//! A change takes the athlete's row of [`crate::ties`] first and the group's own row second, always in this order, so that two
//! changes never see half of each other: a join and a ban at once end as a ban, and a link for one lets in one.
use std::collections::HashSet;

use ::events::{GroupJoined, GroupLeft};
use kernel::{AthleteId, Error, GroupId, Result, Timestamp, Tx, args};

use super::rules::{MOST_GROUPS, MOST_MADE_A_DAY, MOST_MEMBERS, Role, Tie};
use super::{NO_SUCH, rules, totals};

const DAY_MS: i64 = 24 * 3_600_000;

/// How somebody stands to a group, and since when.
pub(crate) fn find(
    tx: &mut Tx,
    group: GroupId,
    athlete: AthleteId,
) -> Result<Option<(Tie, Timestamp)>> {
    tx.find(
        "SELECT tie, since_at FROM social_membership WHERE athlete_id = $1 AND group_id = $2",
        args![athlete, group],
    )
}

/// The groups to which somebody stands in some way, the latest first.
pub(crate) fn list_of(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<(GroupId, Tie, Timestamp)>> {
    tx.list(
        "SELECT group_id, tie, since_at FROM social_membership WHERE athlete_id = $1
         ORDER BY since_at DESC, group_id DESC",
        args![athlete],
    )
}

/// The groups to which somebody belongs, and since when.
pub(crate) fn list_memberships(
    tx: &mut Tx,
    athlete: AthleteId,
) -> Result<Vec<(GroupId, Timestamp)>> {
    tx.list(
        "SELECT group_id, since_at FROM social_membership
         WHERE athlete_id = $1 AND tie IN ('owner', 'admin', 'coach', 'member')
         ORDER BY group_id",
        args![athlete],
    )
}

/// Some of those who stand to a group in one way, the first ones first.
pub(crate) fn list_in(
    tx: &mut Tx,
    group: GroupId,
    tie: Tie,
    after: Option<(Timestamp, AthleteId)>,
    limit: usize,
) -> Result<Vec<(AthleteId, Timestamp)>> {
    let (at, id) = after.unwrap_or((Timestamp(i64::MIN), AthleteId(kernel::ids::Uuid::nil())));
    tx.list(
        "SELECT athlete_id, since_at FROM social_group_tie
         WHERE group_id = $1 AND tie = $2 AND (since_at, athlete_id) > ($3, $4)
         ORDER BY since_at, athlete_id LIMIT $5",
        args![group, tie.word(), at, id, limit],
    )
}

/// Lets changes of who belongs to a group wait for each other.
pub(crate) fn lock_group(tx: &mut Tx, group: GroupId, now: Timestamp) -> Result<()> {
    let there = tx.exec(
        "UPDATE social_group SET changed_at = $2 WHERE group_id = $1 AND NOT closed",
        args![group, now],
    )?;
    if there == 1 { Ok(()) } else { Err(NO_SUCH) }
}

/// Lets changes of how this person stands to this group wait for each other. Call it first in every change.
pub(crate) fn lock(tx: &mut Tx, group: GroupId, athlete: AthleteId, now: Timestamp) -> Result<()> {
    crate::ties::lock_one(tx, athlete, now)?;
    lock_group(tx, group, now)
}

/// Writes how somebody stands to a group now, on both sides, and all that follows. Needs [`lock`].
pub(crate) fn keep(
    tx: &mut Tx,
    group: GroupId,
    athlete: AthleteId,
    after: Option<Tie>,
    now: Timestamp,
) -> Result<()> {
    let before = find(tx, group, athlete)?;
    let was = before.and_then(|(tie, _)| tie.role());
    let is = after.and_then(Tie::role);
    let enters = is.is_some() || after == Some(Tie::Asked);
    if before.map(|(tie, _)| tie) == after {
        return Ok(());
    }
    if was.is_none() && is.is_some() {
        room_for_one_more(tx, group)?;
    }
    if before.is_none() && enters {
        room_for_another_group(tx, athlete)?;
    }
    // Who stays a member stays one since the same moment: what counts for the group goes by it.
    let since = match (before, after) {
        (Some((before, since)), Some(after)) if rules::goes_on(before, after) => since,
        _ => now,
    };
    put(tx, group, athlete, after, since)?;
    if was.is_none() && is.is_some() {
        change_members(tx, group, 1)?;
        tx.publish(&GroupJoined { athlete, group, at: now }, now)?;
    }
    if was.is_some() && is.is_none() {
        change_members(tx, group, -1)?;
        let_go(tx, group, athlete)?;
        tx.publish(&GroupLeft { athlete, group, at: now }, now)?;
    }
    Ok(())
}

/// Takes back what somebody who belongs to a group no longer brought and said they would come to.
pub(crate) fn let_go(tx: &mut Tx, group: GroupId, athlete: AthleteId) -> Result<()> {
    totals::take_away(tx, group, athlete)?;
    tx.exec(
        "DELETE FROM social_group_answer WHERE athlete_id = $1 AND group_id = $2",
        args![athlete, group],
    )?;
    Ok(())
}

fn put(
    tx: &mut Tx,
    group: GroupId,
    athlete: AthleteId,
    tie: Option<Tie>,
    since: Timestamp,
) -> Result<()> {
    let Some(tie) = tie else { return delete(tx, group, athlete) };
    tx.exec(
        "INSERT INTO social_membership (athlete_id, group_id, tie, since_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (athlete_id, group_id) DO UPDATE SET tie = $3, since_at = $4",
        args![athlete, group, tie.word(), since],
    )?;
    tx.exec(
        "INSERT INTO social_group_tie (group_id, athlete_id, tie, since_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (group_id, athlete_id) DO UPDATE SET tie = $3, since_at = $4",
        args![group, athlete, tie.word(), since],
    )?;
    Ok(())
}

/// Takes both sides away, and nothing else.
pub(crate) fn delete(tx: &mut Tx, group: GroupId, athlete: AthleteId) -> Result<()> {
    tx.exec(
        "DELETE FROM social_membership WHERE athlete_id = $1 AND group_id = $2",
        args![athlete, group],
    )?;
    tx.exec(
        "DELETE FROM social_group_tie WHERE group_id = $1 AND athlete_id = $2",
        args![group, athlete],
    )?;
    Ok(())
}

/// Moves the number of members.
pub(crate) fn change_members(tx: &mut Tx, group: GroupId, by: i64) -> Result<()> {
    tx.exec(
        "UPDATE social_group SET members = members + $2 WHERE group_id = $1",
        args![group, by],
    )?;
    Ok(())
}

fn room_for_one_more(tx: &mut Tx, group: GroupId) -> Result<()> {
    let (members,) =
        tx.one::<(i64,)>("SELECT members FROM social_group WHERE group_id = $1", args![group])?;
    if members >= MOST_MEMBERS {
        let detail = "this group has 100,000 members, which is as many as a group can have";
        return Err(Error::refused("group_full", detail));
    }
    Ok(())
}

fn room_for_another_group(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    let (groups,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM social_membership WHERE athlete_id = $1 AND tie NOT IN ('banned', 'withdrawn')",
        args![athlete],
    )?;
    if groups >= MOST_GROUPS {
        let detail = "one belongs to 100 groups at most, requests among them; leave one first";
        return Err(Error::refused("too_many_groups", detail));
    }
    Ok(())
}

/// Against groups by the hundred.
pub(crate) fn may_make_another(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<()> {
    let (made,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM social_membership
         WHERE athlete_id = $1 AND tie = 'owner' AND since_at > $2",
        args![athlete, now.plus_ms(-DAY_MS)],
    )?;
    if made >= MOST_MADE_A_DAY {
        return Err(Error::refused_as(
            axum::http::StatusCode::TOO_MANY_REQUESTS,
            "too_many_new_groups",
            "you have made five groups today; please go on tomorrow",
        ));
    }
    Ok(())
}

/// Whether a group has another owner beside this one.
pub(crate) fn has_another_owner(tx: &mut Tx, group: GroupId, owner: AthleteId) -> Result<bool> {
    let other = tx.find::<(AthleteId,)>(
        "SELECT athlete_id FROM social_group_tie
         WHERE group_id = $1 AND tie = 'owner' AND athlete_id <> $2 LIMIT 1",
        args![group, owner],
    )?;
    Ok(other.is_some())
}

/// Whether two people share what an audience of groups means: a group into which somebody lets people, or an event to which
/// both come. An open group alone is not enough: whoever likes walks into it, so its members are everybody.
pub(crate) fn are_fellows(tx: &mut Tx, one: AthleteId, other: AthleteId) -> Result<bool> {
    let mine = list_memberships(tx, one)?;
    if mine.is_empty() {
        return Ok(false);
    }
    let theirs: HashSet<GroupId> =
        list_memberships(tx, other)?.into_iter().map(|(group, _)| group).collect();
    for (group, _) in mine {
        if theirs.contains(&group) && brings_together(tx, group, one, other)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether somebody coaches or runs a group to which another belongs.
pub(crate) fn runs_a_group_of(tx: &mut Tx, who: AthleteId, member: AthleteId) -> Result<bool> {
    let theirs: HashSet<GroupId> =
        list_memberships(tx, member)?.into_iter().map(|(group, _)| group).collect();
    for (group, tie, _) in list_of(tx, who)? {
        let runs = tie.role().is_some_and(Role::announces) && theirs.contains(&group);
        if runs && super::find(tx, group)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn brings_together(tx: &mut Tx, group: GroupId, one: AthleteId, other: AthleteId) -> Result<bool> {
    let found = tx.find::<(GroupId,)>(
        "SELECT g.group_id FROM social_group g
         WHERE g.group_id = $1 AND NOT g.hidden AND NOT g.closed AND (g.kind <> 'open' OR EXISTS (
           SELECT 1 FROM social_group_event e
           JOIN social_group_answer a ON a.group_id = e.group_id AND a.event_id = e.event_id
           JOIN social_group_answer b ON b.group_id = e.group_id AND b.event_id = e.event_id
           WHERE e.group_id = $1 AND NOT e.cancelled AND a.athlete_id = $2 AND a.answer = 'yes'
             AND b.athlete_id = $3 AND b.answer = 'yes'))",
        args![group, one, other],
    )?;
    Ok(found.is_some())
}
