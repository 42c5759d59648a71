//! Following: somebody lets people follow them, and what they show to everyone comes into their followers' feeds.
//!
//! A follower sees nothing more than anybody else who is signed in: the audiences of activities do not know following. It is
//! for adults on both sides, off until somebody turns it on, and holds while they leave it on. Each edge stands once under
//! each of the two, written in one transaction.
//!
//! A change takes the row of the follower alone ([`ties::lock_one`]): a block of the same two takes it, too, so the two never
//! pass each other, and a hundred thousand people can follow one person without waiting for each other. For the same reason
//! nobody is told of a follower, and no counter stands with the one who is followed.
pub mod begin;
pub mod end;
pub mod followers;
pub mod following;
pub mod remove;
pub mod rules;
pub mod settings;

use std::collections::HashSet;

use kernel::athlete::Athlete;
use kernel::paging::{Page, PageQuery};
use kernel::{AthleteId, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use crate::Needs;
use crate::friends::{PersonSince, shown_but_hidden};
use crate::people::is_minor;
use crate::ties::Listed;

/// So many followers are counted; beyond that others are told that there are more.
const MOST_COUNTED: i64 = 10_000;
/// People looked for in one query.
const TOGETHER: usize = 16;

/// What the other one is to the athlete under whom a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Follows the athlete.
    Follower,
    /// Is followed by the athlete.
    Followed,
}

impl Side {
    fn word(self) -> &'static str {
        match self {
            Side::Follower => "follower",
            Side::Followed => "followed",
        }
    }
}

/// How many people follow somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Followers {
    /// So many.
    #[schema(example = 128)]
    pub count: u64,
    /// There are more than that: beyond 10,000 nobody counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
}

/// Whether people may follow somebody now: they said so, are grown up, and have no reason to keep apart.
pub(crate) fn may_be_followed(
    tx: &mut Tx,
    needs: &Needs,
    athlete: &Athlete,
    now: Timestamp,
) -> Result<bool> {
    if is_minor(athlete, now) || !is_open(tx, athlete.id)? {
        return Ok(false);
    }
    Ok(needs.discretion.apart(tx, &[athlete.id])?.is_empty())
}

/// Whether somebody turned it on.
fn is_open(tx: &mut Tx, athlete: AthleteId) -> Result<bool> {
    let found = tx.find::<(Timestamp,)>(
        "SELECT since_at FROM social_followable WHERE athlete_id = $1",
        args![athlete],
    )?;
    Ok(found.is_some())
}

/// Whether one person follows another.
pub(crate) fn is_following(tx: &mut Tx, me: AthleteId, them: AthleteId) -> Result<bool> {
    let found = tx.find::<(Timestamp,)>(
        "SELECT since_at FROM social_follow WHERE athlete_id = $1 AND side = $2 AND other_id = $3",
        args![me, Side::Followed.word(), them],
    )?;
    Ok(found.is_some())
}

/// Everybody whom somebody follows, also those who let nobody follow them at the moment.
pub(crate) fn list_followed_ids(tx: &mut Tx, me: AthleteId) -> Result<Vec<AthleteId>> {
    let ids = tx.list::<(AthleteId,)>(
        "SELECT other_id FROM social_follow WHERE athlete_id = $1 AND side = 'followed'",
        args![me],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// How many people somebody follows.
fn count_followed(tx: &mut Tx, me: AthleteId) -> Result<i64> {
    let (count,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM social_follow WHERE athlete_id = $1 AND side = 'followed'",
        args![me],
    )?;
    Ok(count)
}

/// How many people follow somebody, without those who do not exist for the one who looks.
pub(crate) fn count_followers(
    tx: &mut Tx,
    of: AthleteId,
    hidden: &HashSet<AthleteId>,
) -> Result<Followers> {
    let (mut count,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM (SELECT other_id FROM social_follow
         WHERE athlete_id = $1 AND side = 'follower' LIMIT $2) AS counted",
        args![of, MOST_COUNTED + 1],
    )?;
    let hidden: Vec<AthleteId> = hidden.iter().copied().collect();
    for some in hidden.chunks(TOGETHER) {
        let mut all = vec![kernel::db::ToArg::to_arg(&of)];
        all.extend(kernel::db::sixteen_args(some));
        let (among,) = tx.one::<(i64,)>(
            "SELECT COUNT(*) FROM social_follow
             WHERE athlete_id = $1 AND side = 'follower' AND other_id IN
               ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
            &all,
        )?;
        count -= among;
    }
    let more = count > MOST_COUNTED;
    Ok(Followers { count: count.clamp(0, MOST_COUNTED).unsigned_abs(), more })
}

/// Writes both sides.
fn insert(tx: &mut Tx, follower: AthleteId, followed: AthleteId, now: Timestamp) -> Result<()> {
    for (one, side, other) in
        [(follower, Side::Followed, followed), (followed, Side::Follower, follower)]
    {
        tx.exec(
            "INSERT INTO social_follow (athlete_id, side, other_id, since_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
            args![one, side.word(), other, now],
        )?;
    }
    Ok(())
}

/// Removes both sides, if they are there.
fn delete(tx: &mut Tx, follower: AthleteId, followed: AthleteId) -> Result<u64> {
    let mut gone = 0;
    for (one, side, other) in
        [(follower, Side::Followed, followed), (followed, Side::Follower, follower)]
    {
        gone += tx.exec(
            "DELETE FROM social_follow WHERE athlete_id = $1 AND side = $2 AND other_id = $3",
            args![one, side.word(), other],
        )?;
    }
    Ok(gone)
}

/// Ends following between two people, whoever follows whom. The rows of both are taken before.
pub(crate) fn part(tx: &mut Tx, one: AthleteId, other: AthleteId) -> Result<u64> {
    Ok(delete(tx, one, other)? + delete(tx, other, one)?)
}

/// Removes whatever stands between two people here, on both sides.
pub(crate) fn forget(tx: &mut Tx, one: AthleteId, other: AthleteId) -> Result<u64> {
    let sql = "DELETE FROM social_follow WHERE athlete_id = $1 AND other_id = $2";
    Ok(tx.exec(sql, args![one, other])? + tx.exec(sql, args![other, one])?)
}

/// Some who follow somebody or are followed by them, for erasing.
pub(crate) fn some_of(tx: &mut Tx, athlete: AthleteId, limit: i64) -> Result<Vec<AthleteId>> {
    let rows = tx.list::<(AthleteId,)>(
        "SELECT other_id FROM social_follow WHERE athlete_id = $1 LIMIT $2",
        args![athlete, limit],
    )?;
    Ok(rows.into_iter().map(|(other,)| other).collect())
}

/// A page of those on one side, the latest first.
fn page_of(
    tx: &mut Tx,
    me: AthleteId,
    side: Side,
    page: &PageQuery,
    now: Timestamp,
) -> Result<Page<PersonSince>> {
    let limit = page.limit();
    let (at, id) = page
        .after::<(i64, AthleteId)>()?
        .unwrap_or((i64::MAX, AthleteId(kernel::ids::Uuid::max())));
    let rows = tx.list::<Listed>(
        "SELECT other_id, since_at FROM social_follow
         WHERE athlete_id = $1 AND side = $2 AND (since_at, other_id) < ($3, $4)
         ORDER BY since_at DESC, other_id DESC LIMIT $5",
        args![me, side.word(), at, id, limit + 1],
    )?;
    shown_but_hidden(tx, me, rows, limit, now)
}
