//! Standings: who is where, read straight from the index that is the order of the board.
//!
//! The rank is exact: one more than the number of those who are strictly better, which means a higher score,
//! or the same score earlier. Who was there at the same millisecond shares a rank. Who has nothing that counts
//! is not ranked.
pub mod around_me;
pub mod bare;
pub mod friends;
pub mod top;

use std::collections::HashSet;

use kernel::athlete::{Athlete, AthleteCard};
use kernel::{AthleteId, ChallengeId, Result, Timestamp, Tx, args, from_row};
use serde::Serialize;

use crate::Needs;

const ADULT_YEARS: i32 = 18;

/// A place on the board.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    pub athlete: AthleteId,
    pub score_negated: i64,
    pub achieved_at: Timestamp,
    pub goal_reached_at: Option<Timestamp>,
}
from_row!(Place { athlete, score_negated, achieved_at, goal_reached_at });

impl Place {
    pub(crate) fn score(&self) -> i64 {
        -self.score_negated
    }

    fn ties_with(&self, other: &Place) -> bool {
        (self.score_negated, self.achieved_at) == (other.score_negated, other.achieved_at)
    }
}

/// A line of the board, for one viewer. It tells neither when nor where.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Standing {
    /// From 1; who was there at the same moment shares it.
    pub rank: i64,
    /// Who; absent for those who appear by their first name, and for those whom you do not see.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub athlete: Option<AthleteCard>,
    /// The name shown: the whole name, or the first name of minors and of those whose activities are for
    /// themselves alone. Absent for those whom you do not see.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Anna Rossi")]
    pub name: Option<String>,
    /// Whether this is you.
    pub you: bool,
    /// In metres, seconds, activities or days.
    #[schema(example = 10200)]
    pub score: i64,
    /// Whether the goal is reached.
    pub goal_reached: bool,
}

/// Where an athlete stands; absent for who does not take part.
pub(crate) fn find_place(
    tx: &mut Tx,
    id: ChallengeId,
    athlete: AthleteId,
) -> Result<Option<Place>> {
    tx.find(
        "SELECT athlete_id, score_negated, achieved_at, goal_reached_at FROM challenge_standing
         WHERE challenge_id = $1 AND athlete_id = $2",
        args![id, athlete],
    )
}

/// One more than the number of those who are strictly better.
pub(crate) fn rank_of(tx: &mut Tx, id: ChallengeId, place: &Place) -> Result<i64> {
    let (better,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM challenge_standing
         WHERE challenge_id = $1 AND (score_negated, achieved_at) < ($2, $3)",
        args![id, place.score_negated, place.achieved_at],
    )?;
    Ok(better + 1)
}

/// How many lines of the board come before this one, ties in the order of their ids.
pub(crate) fn lines_before(tx: &mut Tx, id: ChallengeId, place: &Place) -> Result<i64> {
    let (before,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM challenge_standing
         WHERE challenge_id = $1 AND (score_negated, achieved_at, athlete_id) < ($2, $3, $4)",
        args![id, place.score_negated, place.achieved_at, place.athlete],
    )?;
    Ok(before)
}

/// Ranks of consecutive lines, given the rank of the first and how many lines come before it.
pub(crate) fn ranks(places: &[Place], first_rank: i64, lines_before: i64) -> Vec<i64> {
    let mut ranks: Vec<i64> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let rank = match at.checked_sub(1) {
            None => first_rank,
            Some(above) if place.ties_with(&places[above]) => ranks[above],
            Some(_) => lines_before + at as i64 + 1,
        };
        ranks.push(rank);
    }
    ranks
}

/// Consecutive lines as a viewer sees them.
fn lines(
    tx: &mut Tx,
    needs: &Needs,
    id: ChallengeId,
    places: &[Place],
    viewer: &Athlete,
    now: Timestamp,
) -> Result<Vec<Standing>> {
    let Some(first) = places.first() else { return Ok(Vec::new()) };
    let ranks = ranks(places, rank_of(tx, id, first)?, lines_before(tx, id, first)?);
    show(tx, needs, places, &ranks, viewer, now)
}

/// Places with their ranks as a viewer sees them.
fn show(
    tx: &mut Tx,
    needs: &Needs,
    places: &[Place],
    ranks: &[i64],
    viewer: &Athlete,
    now: Timestamp,
) -> Result<Vec<Standing>> {
    let cards = kernel::athlete::find_all(tx, places.iter().map(|place| place.athlete))?;
    let friends: HashSet<AthleteId> = needs.friends.friends(tx, viewer.id)?.into_iter().collect();
    let blocked: HashSet<AthleteId> = needs.friends.blocked(tx, viewer.id)?.into_iter().collect();
    let mut shown = Vec::with_capacity(places.len());
    for (place, rank) in places.iter().zip(ranks) {
        let athlete = cards.get(&place.athlete).filter(|_| !blocked.contains(&place.athlete));
        let (card, name) = match athlete {
            None => (None, None),
            Some(athlete) => {
                let is_near = athlete.id == viewer.id || friends.contains(&athlete.id);
                match is_near || is_open(athlete, now) {
                    true => (Some(athlete.card()), Some(athlete.name.clone())),
                    false => (None, Some(first_name(&athlete.name))),
                }
            }
        };
        shown.push(Standing {
            rank: *rank,
            athlete: card,
            name,
            you: place.athlete == viewer.id,
            score: place.score(),
            goal_reached: place.goal_reached_at.is_some(),
        });
    }
    Ok(shown)
}

/// Whether somebody appears with the whole name: adults whose activities are for everyone.
fn is_open(athlete: &Athlete, now: Timestamp) -> bool {
    let is_adult = ADULT_YEARS <= athlete.age_on(now.day_in(&athlete.time_zone));
    is_adult && athlete.default_audience == "everyone"
}

fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().to_owned()
}
