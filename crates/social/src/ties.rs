//! How two people stand to each other, and how that changes.
//!
//! The rules are pure: from what stands on both sides now they say what shall stand there. Each side is a row
//! under its own athlete, and both are written together. A change first takes the rows of both people in
//! [`lock`], in the order of their ids, so two changes never see half of each other: a request from both
//! sides at once ends as one friendship.
//!
//! A declined request stays `sent` for the one who sent it, so that a no is not told, and cannot be pressed
//! again for a while.
use std::collections::{HashMap, HashSet};

use events::{FriendshipBegan, FriendshipEnded};
use kernel::db::{Column, DbError, LiteValue, PgRow};
use kernel::{AthleteId, Error, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use crate::notifications::telling;
use crate::{close, coaches, comparing, groups};

/// Requests of one person that may wait for an answer.
pub const MOST_SENT: i64 = 100;
/// Friends of one person.
pub const MOST_FRIENDS: i64 = 2_000;
/// How long a declined request cannot be shown again to the one who declined it.
const DECLINED_FOR_MS: i64 = 30 * 24 * 3_600_000;

/// One side of how two people stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tie {
    Friend,
    Sent,
    Received,
    Declined,
}

impl Tie {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Tie::Friend => "friend",
            Tie::Sent => "sent",
            Tie::Received => "received",
            Tie::Declined => "declined",
        }
    }

    fn of(word: &str) -> Result<Tie, DbError> {
        match word {
            "friend" => Ok(Tie::Friend),
            "sent" => Ok(Tie::Sent),
            "received" => Ok(Tie::Received),
            "declined" => Ok(Tie::Declined),
            _ => Err(DbError::Shape("an unknown kind of tie".into())),
        }
    }
}
impl Column for Tie {
    fn from_lite(value: &LiteValue) -> Result<Tie, DbError> {
        Tie::of(&String::from_lite(value)?)
    }
    fn from_pg(row: &PgRow, index: usize) -> Result<Tie, DbError> {
        Tie::of(&String::from_pg(row, index)?)
    }
}

/// How somebody stands to you.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// It is you.
    You,
    /// You are friends.
    Friend,
    /// You asked to be friends.
    RequestSent,
    /// They asked to be friends.
    RequestReceived,
    /// None of these.
    None,
}

impl Relation {
    fn of(tie: Option<Tie>) -> Relation {
        match tie {
            Some(Tie::Friend) => Relation::Friend,
            Some(Tie::Sent) => Relation::RequestSent,
            Some(Tie::Received) => Relation::RequestReceived,
            Some(Tie::Declined) | None => Relation::None,
        }
    }
}

/// The answer to a change: how you stand now.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TieNow {
    /// How they stand to you now.
    pub relation: Relation,
}

/// What other rooms may know of how two people stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// None of the others.
    Strangers,
    /// Not friends, but they share a group or an event.
    Fellows,
    /// Friends.
    Friends,
    /// The first one may look at the second as a coach.
    Coach,
    /// One of them blocked the other: they do not exist for each other.
    Blocked,
}

/// How somebody who looks stands to the one whom they look at, for other rooms.
pub fn standing(tx: &mut Tx, viewer: AthleteId, owner: AthleteId) -> Result<Standing> {
    if is_blocked(tx, viewer, owner)? {
        return Ok(Standing::Blocked);
    }
    if coaches::is_coach(tx, viewer, owner)? {
        return Ok(Standing::Coach);
    }
    match find(tx, viewer, owner)? {
        Some((Tie::Friend, _)) => Ok(Standing::Friends),
        _ if groups::ties::are_fellows(tx, viewer, owner)? => Ok(Standing::Fellows),
        _ => Ok(Standing::Strangers),
    }
}

/// How somebody who looks stands to each of many others, in few queries.
pub fn standings(
    tx: &mut Tx,
    viewer: AthleteId,
    owners: &[AthleteId],
) -> Result<HashMap<AthleteId, Standing>> {
    let hidden = list_hidden(tx, viewer)?;
    let coached = coaches::list_coached_ids(tx, viewer)?;
    let mut friends = HashSet::new();
    for sixteen in owners.chunks(16) {
        friends.extend(list_friends_among(tx, viewer, sixteen)?);
    }
    let mut standings = HashMap::with_capacity(owners.len());
    for owner in owners {
        let standing = match owner {
            _ if hidden.contains(owner) => Standing::Blocked,
            _ if coached.contains(owner) => Standing::Coach,
            _ if friends.contains(owner) => Standing::Friends,
            _ if groups::ties::are_fellows(tx, viewer, *owner)? => Standing::Fellows,
            _ => Standing::Strangers,
        };
        standings.insert(*owner, standing);
    }
    Ok(standings)
}

/// All friends of somebody, in no order that means anything.
pub fn list_friend_ids(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<AthleteId>> {
    let ids = tx.list::<(AthleteId,)>(
        "SELECT other_id FROM social_tie WHERE athlete_id = $1 AND tie = 'friend'",
        args![athlete],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// How `other` stands to `me`.
pub(crate) fn relation(tx: &mut Tx, me: AthleteId, other: AthleteId) -> Result<Relation> {
    if me == other {
        return Ok(Relation::You);
    }
    Ok(Relation::of(find(tx, me, other)?.map(|(tie, _)| tie)))
}

/// Whether one of the two blocked the other. Both sides hold the row, so one look is enough.
pub(crate) fn is_blocked(tx: &mut Tx, one: AthleteId, other: AthleteId) -> Result<bool> {
    let found = tx.find::<(i64,)>(
        "SELECT since_at FROM social_block WHERE athlete_id = $1 AND other_id = $2",
        args![one, other],
    )?;
    Ok(found.is_some())
}

/// Those of a few people who are somebody's friends. At most sixteen.
pub(crate) fn list_friends_among(
    tx: &mut Tx,
    of: AthleteId,
    few: &[AthleteId],
) -> Result<std::collections::HashSet<AthleteId>> {
    let mut all = vec![kernel::db::ToArg::to_arg(&of)];
    all.extend(kernel::db::sixteen_args(few));
    let ids = tx.list::<(AthleteId,)>(
        "SELECT other_id FROM social_tie
         WHERE athlete_id = $1 AND tie = 'friend' AND other_id IN
           ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        &all,
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Everybody with whom there is a tie that is no friendship: requests either way, and declined ones.
pub(crate) fn list_pending(tx: &mut Tx, me: AthleteId) -> Result<Vec<AthleteId>> {
    let ids = tx.list::<(AthleteId,)>(
        "SELECT other_id FROM social_tie WHERE athlete_id = $1 AND tie <> 'friend'",
        args![me],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Whether there is any tie from one side to the other, a declined request included.
pub(crate) fn is_tied(tx: &mut Tx, from: AthleteId, to: AthleteId) -> Result<bool> {
    Ok(find(tx, from, to)?.is_some())
}

/// Everybody who does not exist for this person.
pub fn list_hidden(tx: &mut Tx, me: AthleteId) -> Result<std::collections::HashSet<AthleteId>> {
    let ids = tx.list::<(AthleteId,)>(
        "SELECT other_id FROM social_block WHERE athlete_id = $1",
        args![me],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

fn find(tx: &mut Tx, me: AthleteId, other: AthleteId) -> Result<Option<(Tie, Timestamp)>> {
    tx.find(
        "SELECT tie, since_at FROM social_tie WHERE athlete_id = $1 AND other_id = $2",
        args![me, other],
    )
}

/// Lets changes that touch one of the two wait for each other, and marks both as changed. Call it first in every change.
pub(crate) fn lock(tx: &mut Tx, one: AthleteId, other: AthleteId, now: Timestamp) -> Result<()> {
    for athlete in [one.min(other), one.max(other)] {
        lock_one(tx, athlete, now)?;
    }
    Ok(())
}

/// Lets changes that touch one person wait for each other, and marks them as changed.
///
/// The mark of a person only ever grows, also when two changes come in one millisecond: who looks for marks after the
/// last one they saw misses nothing (`circles/memory.rs`).
pub(crate) fn lock_one(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO social_circle (athlete_id, changed_at) VALUES ($1, $2)
         ON CONFLICT (athlete_id) DO UPDATE SET changed_at =
           CASE WHEN social_circle.changed_at >= $2 THEN social_circle.changed_at + 1 ELSE $2 END",
        args![athlete, now],
    )?;
    Ok(())
}

/// Both sides, with the moment since which each stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sides {
    mine: Option<(Tie, Timestamp)>,
    theirs: Option<(Tie, Timestamp)>,
}

impl Sides {
    fn load(tx: &mut Tx, me: AthleteId, them: AthleteId) -> Result<Sides> {
        Ok(Sides { mine: find(tx, me, them)?, theirs: find(tx, them, me)? })
    }

    fn my_tie(&self) -> Option<Tie> {
        self.mine.map(|(tie, _)| tie)
    }

    fn their_tie(&self) -> Option<Tie> {
        self.theirs.map(|(tie, _)| tie)
    }

    fn friends(now: Timestamp) -> Sides {
        Sides { mine: Some((Tie::Friend, now)), theirs: Some((Tie::Friend, now)) }
    }
}

/// Asking: a request that waits from the other side becomes a friendship; asking again changes nothing.
fn ask(sides: Sides, now: Timestamp) -> Sides {
    match (sides.my_tie(), sides.their_tie()) {
        (Some(Tie::Friend | Tie::Sent), _) => sides,
        (_, Some(Tie::Sent)) => Sides::friends(now),
        (_, Some(Tie::Declined)) if still_declined(sides.theirs, now) => {
            Sides { mine: Some((Tie::Sent, now)), theirs: sides.theirs }
        }
        _ => Sides { mine: Some((Tie::Sent, now)), theirs: Some((Tie::Received, now)) },
    }
}

fn still_declined(theirs: Option<(Tie, Timestamp)>, now: Timestamp) -> bool {
    theirs.is_some_and(|(_, since)| now < since.plus_ms(DECLINED_FOR_MS))
}

/// Accepting: `None` when there is nothing to accept.
fn accept(sides: Sides, now: Timestamp) -> Option<Sides> {
    match (sides.my_tie(), sides.their_tie()) {
        (Some(Tie::Friend), _) => Some(sides),
        (_, Some(Tie::Sent)) => Some(Sides::friends(now)),
        _ => None,
    }
}

/// Saying yes to a link of theirs: they invited whoever opens it, so both said so. Whom they declined a short while ago asks,
/// and they do not notice, as with any request of that person.
fn accept_link(sides: Sides, now: Timestamp) -> Sides {
    let declined = sides.their_tie() == Some(Tie::Declined) && still_declined(sides.theirs, now);
    match sides.my_tie() {
        Some(Tie::Friend) => sides,
        _ if declined => ask(sides, now),
        _ => Sides::friends(now),
    }
}

/// Withdrawing one's own request, or declining theirs, whichever there is.
fn end_request(sides: Sides, now: Timestamp) -> Sides {
    match sides.my_tie() {
        Some(Tie::Sent) => {
            let theirs = sides.theirs.filter(|(tie, _)| *tie == Tie::Declined);
            Sides { mine: None, theirs }
        }
        Some(Tie::Received) => Sides { mine: Some((Tie::Declined, now)), theirs: sides.theirs },
        _ => sides,
    }
}

/// Asks somebody to be friends.
pub(crate) fn change_by_asking(
    tx: &mut Tx,
    me: AthleteId,
    them: AthleteId,
    now: Timestamp,
) -> Result<Relation> {
    let before = Sides::load(tx, me, them)?;
    let after = ask(before, now);
    if after.my_tie() == Some(Tie::Sent) && before.my_tie() != Some(Tie::Sent) {
        within_limit(tx, me, Tie::Sent)?;
    }
    keep(tx, me, them, before, after, now)
}

/// Accepts a request.
pub(crate) fn change_by_accepting(
    tx: &mut Tx,
    me: AthleteId,
    them: AthleteId,
    now: Timestamp,
) -> Result<Relation> {
    let before = Sides::load(tx, me, them)?;
    let after = accept(before, now).ok_or(Error::NotFound("request"))?;
    keep(tx, me, them, before, after, now)
}

/// Says yes to a link of theirs.
pub(crate) fn change_by_invitation(
    tx: &mut Tx,
    me: AthleteId,
    them: AthleteId,
    now: Timestamp,
) -> Result<Relation> {
    let before = Sides::load(tx, me, them)?;
    let after = accept_link(before, now);
    if after.my_tie() == Some(Tie::Sent) && before.my_tie() != Some(Tie::Sent) {
        within_limit(tx, me, Tie::Sent)?;
    }
    let relation = keep(tx, me, them, before, after, now)?;
    // Who had asked, too, is told of it already.
    let told = before.their_tie() == Some(Tie::Sent);
    if relation == Relation::Friend && before.my_tie() != Some(Tie::Friend) && !told {
        telling::friend_accepted(tx, them, me, now)?;
    }
    Ok(relation)
}

/// Withdraws or declines.
pub(crate) fn change_by_ending_request(
    tx: &mut Tx,
    me: AthleteId,
    them: AthleteId,
    now: Timestamp,
) -> Result<Relation> {
    let before = Sides::load(tx, me, them)?;
    let after = end_request(before, now);
    keep(tx, me, them, before, after, now)
}

/// Ends a friendship, if there is one.
pub(crate) fn change_by_removing(
    tx: &mut Tx,
    me: AthleteId,
    them: AthleteId,
    now: Timestamp,
) -> Result<Relation> {
    let before = Sides::load(tx, me, them)?;
    let after = match before.my_tie() {
        Some(Tie::Friend) => Sides { mine: None, theirs: None },
        _ => before,
    };
    keep(tx, me, them, before, after, now)
}

/// Ends whatever there is between two people.
pub(crate) fn change_by_blocking(
    tx: &mut Tx,
    me: AthleteId,
    them: AthleteId,
    now: Timestamp,
) -> Result<()> {
    let before = Sides::load(tx, me, them)?;
    keep(tx, me, them, before, Sides { mine: None, theirs: None }, now).map(|_| ())
}

/// Writes both sides where they changed, and tells both people's rooms when a friendship began or ended.
fn keep(
    tx: &mut Tx,
    me: AthleteId,
    them: AthleteId,
    before: Sides,
    after: Sides,
    now: Timestamp,
) -> Result<Relation> {
    let were_friends = before.my_tie() == Some(Tie::Friend);
    let are_friends = after.my_tie() == Some(Tie::Friend);
    if are_friends && !were_friends {
        within_limit(tx, me, Tie::Friend)?;
        within_limit(tx, them, Tie::Friend).map_err(|_| {
            let detail = "they have as many friends as one can have here";
            Error::refused("friends_full", detail)
        })?;
    }
    if were_friends && !are_friends {
        close::part(tx, me, them)?;
        comparing::part(tx, me, them)?;
    }
    if before.mine != after.mine {
        put(tx, me, them, after.mine)?;
    }
    if before.theirs != after.theirs {
        put(tx, them, me, after.theirs)?;
    }
    if after.their_tie() == Some(Tie::Received) && before.their_tie() != Some(Tie::Received) {
        telling::friend_request(tx, them, me, now)?;
    }
    // Whoever asked hears of a yes; whoever says it knows.
    if are_friends && before.their_tie() == Some(Tie::Sent) {
        telling::friend_accepted(tx, them, me, now)?;
    }
    for (athlete, friend) in [(me, them), (them, me)] {
        if are_friends && !were_friends {
            tx.publish(&FriendshipBegan { athlete, friend, at: now }, now)?;
        }
        if were_friends && !are_friends {
            tx.publish(&FriendshipEnded { athlete, friend, at: now }, now)?;
        }
    }
    Ok(Relation::of(after.my_tie()))
}

fn put(
    tx: &mut Tx,
    athlete: AthleteId,
    other: AthleteId,
    tie: Option<(Tie, Timestamp)>,
) -> Result<()> {
    match tie {
        Some((tie, since)) => tx.exec(
            "INSERT INTO social_tie (athlete_id, other_id, tie, since_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (athlete_id, other_id) DO UPDATE SET tie = $3, since_at = $4",
            args![athlete, other, tie.word(), since],
        )?,
        None => tx.exec(
            "DELETE FROM social_tie WHERE athlete_id = $1 AND other_id = $2",
            args![athlete, other],
        )?,
    };
    Ok(())
}

/// Against requests by the hundred, and lists that nobody can look through.
fn within_limit(tx: &mut Tx, athlete: AthleteId, tie: Tie) -> Result<()> {
    let (count,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM social_tie WHERE athlete_id = $1 AND tie = $2",
        args![athlete, tie.word()],
    )?;
    match tie {
        Tie::Sent if count >= MOST_SENT => Err(Error::refused_as(
            axum::http::StatusCode::TOO_MANY_REQUESTS,
            "too_many_requests_open",
            format!("{MOST_SENT} of your requests wait for an answer; withdraw some of them first"),
        )),
        Tie::Friend if count >= MOST_FRIENDS => Err(Error::refused(
            "friends_full",
            format!("you have {MOST_FRIENDS} friends, which is as many as one can have here"),
        )),
        _ => Ok(()),
    }
}

/// A friend in a list: who, since when, and whether they are marked as close.
pub(crate) type ListedFriend = (AthleteId, Timestamp, bool);

/// Friends, close ones first and then the latest; only close ones, if that is asked for.
pub(crate) fn list_friends(
    tx: &mut Tx,
    me: AthleteId,
    only_close: bool,
    after: Option<(bool, i64, AthleteId)>,
    limit: usize,
) -> Result<Vec<ListedFriend>> {
    let (close, at, id) = after.unwrap_or((true, i64::MAX, AthleteId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT other_id, since_at, close FROM (
           SELECT other_id, since_at, EXISTS (
             SELECT 1 FROM social_close
             WHERE social_close.athlete_id = $1 AND social_close.other_id = social_tie.other_id) AS close
           FROM social_tie WHERE athlete_id = $1 AND tie = 'friend') AS friend
         WHERE (close OR NOT $2) AND (close, since_at, other_id) < ($3, $4, $5)
         ORDER BY close DESC, since_at DESC, other_id DESC LIMIT $6",
        args![me, only_close, close, at, id, limit],
    )
}

/// One row of a list of ties.
pub(crate) type Listed = (AthleteId, Timestamp);

/// The people who stand to somebody in one way, the latest first.
pub(crate) fn list(
    tx: &mut Tx,
    me: AthleteId,
    tie: Tie,
    after: Option<(i64, AthleteId)>,
    limit: usize,
) -> Result<Vec<Listed>> {
    let (at, id) = after.unwrap_or((i64::MAX, AthleteId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT other_id, since_at FROM social_tie
         WHERE athlete_id = $1 AND tie = $2 AND (since_at, other_id) < ($3, $4)
         ORDER BY since_at DESC, other_id DESC LIMIT $5",
        args![me, tie.word(), at, id, limit],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);

    fn sides(mine: Option<Tie>, theirs: Option<Tie>) -> Sides {
        Sides { mine: mine.map(|tie| (tie, NOW)), theirs: theirs.map(|tie| (tie, NOW)) }
    }

    fn ties(sides: Sides) -> (Option<Tie>, Option<Tie>) {
        (sides.my_tie(), sides.their_tie())
    }

    #[test]
    fn asking_leads_to_a_request_or_to_a_friendship() {
        use Tie::*;
        let check = |mine, theirs, expected| {
            assert_eq!(ties(ask(sides(mine, theirs), NOW)), expected, "{mine:?} {theirs:?}");
        };
        check(None, None, (Some(Sent), Some(Received)));
        check(Some(Sent), Some(Received), (Some(Sent), Some(Received)));
        check(Some(Received), Some(Sent), (Some(Friend), Some(Friend)));
        check(Some(Friend), Some(Friend), (Some(Friend), Some(Friend)));
        // Whoever declined may think better of it.
        check(Some(Declined), Some(Sent), (Some(Friend), Some(Friend)));
        check(Some(Declined), None, (Some(Sent), Some(Received)));
        check(None, Some(Declined), (Some(Sent), Some(Declined)));
    }

    #[test]
    fn a_declined_request_reaches_nobody_for_thirty_days() {
        let declined = sides(None, Some(Tie::Declined));
        let later = NOW.plus_ms(DECLINED_FOR_MS);
        assert_eq!(ask(declined, later.plus_ms(-1)).their_tie(), Some(Tie::Declined));
        assert_eq!(ask(declined, later).their_tie(), Some(Tie::Received));
    }

    #[test]
    fn only_a_request_can_be_accepted() {
        use Tie::*;
        let check = |mine, theirs, expected: Option<Tie>| {
            let after = accept(sides(mine, theirs), NOW);
            assert_eq!(after.and_then(|sides| sides.my_tie()), expected, "{mine:?} {theirs:?}");
        };
        check(Some(Received), Some(Sent), Some(Friend));
        check(Some(Friend), Some(Friend), Some(Friend));
        check(Some(Declined), Some(Sent), Some(Friend));
        check(Some(Sent), Some(Received), None);
        check(None, None, None);
    }

    #[test]
    fn a_link_is_a_yes_of_its_maker_but_to_whom_they_declined() {
        use Tie::*;
        let check = |mine, theirs, expected| {
            let after = accept_link(sides(mine, theirs), NOW);
            assert_eq!(ties(after), expected, "{mine:?} {theirs:?}");
        };
        let friends = (Some(Friend), Some(Friend));
        check(None, None, friends);
        check(Some(Sent), Some(Received), friends);
        check(Some(Received), Some(Sent), friends);
        check(Some(Declined), Some(Sent), friends);
        check(Some(Friend), Some(Friend), friends);
        check(None, Some(Declined), (Some(Sent), Some(Declined)));
        let long_ago = sides(None, Some(Declined));
        let after = accept_link(long_ago, NOW.plus_ms(DECLINED_FOR_MS));
        assert_eq!(ties(after), friends);
    }

    #[test]
    fn a_no_is_not_told_and_withdrawing_does_not_undo_it() {
        use Tie::*;
        let check = |mine, theirs, expected| {
            assert_eq!(
                ties(end_request(sides(mine, theirs), NOW)),
                expected,
                "{mine:?} {theirs:?}"
            );
        };
        check(Some(Received), Some(Sent), (Some(Declined), Some(Sent)));
        check(Some(Sent), Some(Received), (None, None));
        check(Some(Sent), Some(Declined), (None, Some(Declined)));
        check(Some(Friend), Some(Friend), (Some(Friend), Some(Friend)));
        check(None, None, (None, None));
    }
}
