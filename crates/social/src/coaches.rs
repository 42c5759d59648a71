//! Coaches: whom an athlete lets look at more than friends see, and whom somebody coaches.
//!
//! It is a consent to one person: the athlete reads what it means, says yes, and takes it back with one tap; both are rows of
//! the ledger, written with the change. The coach may step down. A block ends it from both sides. What a coach sees is
//! decided by the audiences of each activity, as for everybody; here it is only known who is whose coach.
pub mod allow;
pub mod athletes;
pub mod end;
pub mod list;
pub mod rules;
pub mod step_down;

use std::collections::HashSet;

use kernel::consent::{ledger, notices};
use kernel::paging::{Page, PageQuery};
use kernel::{AthleteId, Error, Result, Timestamp, Tx, args};

use crate::friends::{PersonSince, shown_but_hidden};
use crate::people;
use crate::ties::Listed;

/// What the other one is to the athlete under whom a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Looks at the athlete.
    Coach,
    /// Is looked at by the athlete.
    Athlete,
}

impl Side {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Side::Coach => "coach",
            Side::Athlete => "athlete",
        }
    }
}

/// Whether somebody may look at an athlete as their coach. A consent to words of before allows nothing.
pub(crate) fn is_coach(tx: &mut Tx, coach: AthleteId, athlete: AthleteId) -> Result<bool> {
    let found = tx.find::<(i64,)>(
        "SELECT since_at FROM social_coaching
         WHERE athlete_id = $1 AND side = $2 AND other_id = $3 AND notice_version = $4",
        args![coach, Side::Athlete.word(), athlete, notices::coach().version],
    )?;
    Ok(found.is_some())
}

/// Everybody at whom somebody may look as their coach.
pub(crate) fn list_coached_ids(tx: &mut Tx, coach: AthleteId) -> Result<HashSet<AthleteId>> {
    let ids = tx.list::<(AthleteId,)>(
        "SELECT other_id FROM social_coaching
         WHERE athlete_id = $1 AND side = $2 AND notice_version = $3",
        args![coach, Side::Athlete.word(), notices::coach().version],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Writes both sides, for the words that hold now.
fn put(tx: &mut Tx, athlete: AthleteId, coach: AthleteId, now: Timestamp) -> Result<()> {
    for (one, side, other) in [(athlete, Side::Coach, coach), (coach, Side::Athlete, athlete)] {
        tx.exec(
            "INSERT INTO social_coaching (athlete_id, side, other_id, notice_version, since_at)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (athlete_id, side, other_id) DO UPDATE SET notice_version = $4, since_at = $5",
            args![one, side.word(), other, notices::coach().version, now],
        )?;
    }
    Ok(())
}

/// Removes both sides. Says whether there was anything.
fn delete(tx: &mut Tx, athlete: AthleteId, coach: AthleteId) -> Result<bool> {
    let mut gone = 0;
    for (one, side, other) in [(athlete, Side::Coach, coach), (coach, Side::Athlete, athlete)] {
        gone += tx.exec(
            "DELETE FROM social_coaching WHERE athlete_id = $1 AND side = $2 AND other_id = $3",
            args![one, side.word(), other],
        )?;
    }
    Ok(gone > 0)
}

/// Ends it without a word of the athlete: the coach steps down, a block, or one of them leaves. The athlete's ledger says so.
pub(crate) fn lapse(
    tx: &mut Tx,
    athlete: AthleteId,
    coach: AthleteId,
    now: Timestamp,
) -> Result<()> {
    if delete(tx, athlete, coach)? {
        ledger::lapse(tx, athlete, &ledger::Guest::Coach(coach), now)?;
    }
    Ok(())
}

/// Ends whatever two people are to each other here.
pub(crate) fn part(tx: &mut Tx, one: AthleteId, other: AthleteId, now: Timestamp) -> Result<()> {
    lapse(tx, one, other, now)?;
    lapse(tx, other, one, now)
}

/// Removes whatever stands between two people, on both sides.
pub(crate) fn forget(tx: &mut Tx, one: AthleteId, other: AthleteId) -> Result<u64> {
    let sql = "DELETE FROM social_coaching WHERE athlete_id = $1 AND other_id = $2";
    Ok(tx.exec(sql, args![one, other])? + tx.exec(sql, args![other, one])?)
}

/// Some with whom an athlete has to do here, for erasing.
pub(crate) fn some_of(tx: &mut Tx, athlete: AthleteId, limit: i64) -> Result<Vec<AthleteId>> {
    let rows = tx.list::<(AthleteId,)>(
        "SELECT other_id FROM social_coaching WHERE athlete_id = $1 LIMIT $2",
        args![athlete, limit],
    )?;
    Ok(rows.into_iter().map(|(other,)| other).collect())
}

/// How many coaches somebody has but for one.
fn count_others(tx: &mut Tx, athlete: AthleteId, but: AthleteId) -> Result<i64> {
    let (count,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM social_coaching WHERE athlete_id = $1 AND side = 'coach' AND other_id <> $2",
        args![athlete, but],
    )?;
    Ok(count)
}

/// A coach of somebody, as they see them.
fn find(tx: &mut Tx, me: AthleteId, coach: AthleteId, now: Timestamp) -> Result<PersonSince> {
    let (since_at,) = tx.one::<(Timestamp,)>(
        "SELECT since_at FROM social_coaching WHERE athlete_id = $1 AND side = 'coach' AND other_id = $2",
        args![me, coach],
    )?;
    let person = people::find(tx, me, coach, now)?.ok_or(Error::NotFound("athlete"))?;
    Ok(PersonSince { person, since_at, close: false })
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
        "SELECT other_id, since_at FROM social_coaching
         WHERE athlete_id = $1 AND side = $2 AND notice_version = $3 AND (since_at, other_id) < ($4, $5)
         ORDER BY since_at DESC, other_id DESC LIMIT $6",
        args![me, side.word(), notices::coach().version, at, id, limit + 1],
    )?;
    shown_but_hidden(tx, me, rows, limit, now)
}
