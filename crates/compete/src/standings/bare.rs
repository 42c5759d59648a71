//! The board without its people: the statements that handlers run, for whoever fills or measures one.
use kernel::{AthleteId, ChallengeId, Result, Timestamp, Tx, args};

use super::{Place, around_me, find_place, lines_before, rank_of, ranks, top};

/// A line: who, the rank from 1, the score.
pub type Line = (AthleteId, i64, i64);

/// Puts a member's score on the board. Who is no member is left alone.
pub fn put(
    tx: &mut Tx,
    id: ChallengeId,
    athlete: AthleteId,
    score: i64,
    achieved_at: Timestamp,
    goal_reached_at: Option<Timestamp>,
) -> Result<()> {
    tx.exec(
        "UPDATE challenge_standing SET score_negated = $3, achieved_at = $4, goal_reached_at = $5
         WHERE challenge_id = $1 AND athlete_id = $2",
        args![id, athlete, -score, achieved_at, goal_reached_at],
    )?;
    Ok(())
}

/// The rank of a member.
pub fn rank(tx: &mut Tx, id: ChallengeId, athlete: AthleteId) -> Result<Option<i64>> {
    match find_place(tx, id, athlete)? {
        Some(place) => Ok(Some(rank_of(tx, id, &place)?)),
        None => Ok(None),
    }
}

/// The page that begins with the first line of a score, or below it.
pub fn page(tx: &mut Tx, id: ChallengeId, from_score: i64, limit: usize) -> Result<Vec<Line>> {
    let places = top::list(tx, id, from_score, 0, limit)?;
    lines(tx, id, &places)
}

/// A member's line with its neighbours; empty for who is not on the board.
pub fn around(tx: &mut Tx, id: ChallengeId, athlete: AthleteId) -> Result<Vec<Line>> {
    let places = around_me::list(tx, id, athlete)?;
    lines(tx, id, &places)
}

fn lines(tx: &mut Tx, id: ChallengeId, places: &[Place]) -> Result<Vec<Line>> {
    let Some(first) = places.first() else { return Ok(Vec::new()) };
    let ranks = ranks(places, rank_of(tx, id, first)?, lines_before(tx, id, first)?);
    let lines = places.iter().zip(ranks);
    Ok(lines.map(|(place, rank)| (place.athlete, rank, place.score())).collect())
}
