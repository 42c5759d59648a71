//! Closing: when a challenge is over everywhere and the grace is spent, its standings become final.
//!
//! Any number of processes may try at once and be killed at any moment. Each step is one small transaction
//! that finds for itself what is left to do: a final rank is written only where there is none, and the facts
//! are rows of that same commit. So every result is told exactly once.
//!
//! Nothing is closed while this room still waits for facts that happened in time, or while members are being
//! judged anew. What happens later never reaches the board, so the wait costs nobody a rank.
use events::{ChallengeFinished, ChallengeWon};
use kernel::{App, AthleteId, ChallengeId, Result, Timestamp, Tx, args, facts, from_row};

use crate::challenges::{self, Row};
use crate::standings::{self, Place};
use crate::{judging, listeners};

/// Writes under way at the last moment may commit a little later; no deadline is longer than this.
const PAUSE_MS: i64 = 60_000;
/// Rows of one transaction.
const BATCH: i64 = 200;

/// Judges anew who is to be judged anew, and closes what is over. Returns how many rows were settled. Run it
/// every minute, in as many processes as there are.
pub async fn settle(app: &App) -> Result<u64> {
    let now = app.clock.now();
    let mut settled = 0;
    let outdated = app.db.read(list_outdated).await?;
    for (id,) in outdated {
        loop {
            let some = app.db.write(move |tx| judging::rejudge_some(tx, id, BATCH, now)).await?;
            settled += some;
            if some < BATCH as u64 {
                break;
            }
        }
    }
    let due = app.db.read(move |tx| list_due(tx, now)).await?;
    for (id,) in due {
        if !app.db.write(move |tx| begin(tx, id, now)).await? {
            continue;
        }
        loop {
            let some = app.db.write(move |tx| finish_some(tx, id, now)).await?;
            settled += some;
            if some == 0 {
                break;
            }
        }
    }
    Ok(settled)
}

/// Challenges with members who were judged under rules that are no longer in force.
fn list_outdated(tx: &mut Tx) -> Result<Vec<(ChallengeId,)>> {
    tx.list(
        "SELECT c.challenge_id FROM challenge c WHERE c.state = 'open' AND EXISTS (
           SELECT 1 FROM challenge_member m
           WHERE m.challenge_id = c.challenge_id AND m.rules_version < c.rules_version)",
        args![],
    )
}

fn list_due(tx: &mut Tx, now: Timestamp) -> Result<Vec<(ChallengeId,)>> {
    tx.list(
        "SELECT challenge_id FROM challenge
         WHERE (state = 'open' AND closes_at <= $1) OR state = 'closing' ORDER BY closes_at",
        args![now.plus_ms(-PAUSE_MS)],
    )
}

/// Freezes the board, unless something that happened in time is still on its way. Says whether it is frozen.
fn begin(tx: &mut Tx, id: ChallengeId, now: Timestamp) -> Result<bool> {
    let Some(row) = challenges::find(tx, id)? else { return Ok(false) };
    if row.state == "closing" {
        return Ok(true);
    }
    if facts::is_behind(tx, listeners::NAME, row.closes_at)? {
        return Ok(false);
    }
    let outdated = tx.find::<(AthleteId,)>(
        "SELECT athlete_id FROM challenge_member WHERE challenge_id = $1 AND rules_version < $2 LIMIT 1",
        args![id, row.rules_version],
    )?;
    if outdated.is_some() {
        return Ok(false);
    }
    let begun = tx.exec(
        "UPDATE challenge SET state = 'closing'
         WHERE challenge_id = $1 AND state = 'open' AND closes_at <= $2",
        args![id, now.plus_ms(-PAUSE_MS)],
    )?;
    Ok(begun == 1)
}

struct Unranked {
    athlete: AthleteId,
    score_negated: i64,
    achieved_at: Timestamp,
    goal_reached_at: Option<Timestamp>,
}
from_row!(Unranked { athlete, score_negated, achieved_at, goal_reached_at });

/// Writes the next final ranks and tells those whom they concern. When none is left the challenge is closed.
/// Returns how many ranks were written.
fn finish_some(tx: &mut Tx, id: ChallengeId, now: Timestamp) -> Result<u64> {
    let Some(row) = challenges::find(tx, id)? else { return Ok(0) };
    if row.state != "closing" {
        return Ok(0);
    }
    let unranked = tx.list::<Unranked>(
        "SELECT athlete_id, score_negated, achieved_at, goal_reached_at FROM challenge_standing
         WHERE challenge_id = $1 AND score_negated < 0 AND final_rank IS NULL
         ORDER BY score_negated, achieved_at, athlete_id LIMIT $2",
        args![id, BATCH],
    )?;
    let mut places = Vec::with_capacity(unranked.len());
    for one in unranked {
        places.push(Place {
            athlete: one.athlete,
            score_negated: one.score_negated,
            achieved_at: one.achieved_at,
            goal_reached_at: one.goal_reached_at,
        });
    }
    let Some(first) = places.first() else {
        tx.exec(
            "UPDATE challenge SET state = 'closed' WHERE challenge_id = $1 AND state = 'closing'",
            args![id],
        )?;
        return Ok(0);
    };
    let first_rank = standings::rank_of(tx, id, first)?;
    let before = standings::lines_before(tx, id, first)?;
    let ranks = standings::ranks(&places, first_rank, before);
    let (ranked,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM challenge_standing WHERE challenge_id = $1 AND score_negated < 0",
        args![id],
    )?;
    let versions = challenges::list_rules(tx, id)?;
    let has_goal = challenges::in_force(&versions)?.rules.goal.is_some();
    for (place, rank) in places.iter().zip(ranks) {
        let written = tx.exec(
            "UPDATE challenge_standing SET final_rank = $3
             WHERE challenge_id = $1 AND athlete_id = $2 AND final_rank IS NULL",
            args![id, place.athlete, rank],
        )?;
        // Zero when another process was faster with this one.
        if written == 1 {
            tell(tx, &row, place, rank, ranked, has_goal, now)?;
        }
    }
    Ok(places.len() as u64)
}

fn tell(
    tx: &mut Tx,
    row: &Row,
    place: &Place,
    rank: i64,
    ranked: i64,
    has_goal: bool,
    now: Timestamp,
) -> Result<()> {
    let finished = ChallengeFinished {
        athlete: place.athlete,
        challenge: row.id,
        title: row.title.clone(),
        official: row.is_official(),
        completed: !has_goal || place.goal_reached_at.is_some(),
        rank: u32::try_from(rank).unwrap_or(u32::MAX),
        ranked: u32::try_from(ranked).unwrap_or(u32::MAX),
        ended_on: row.ends_on,
    };
    tx.publish(&finished, now)?;
    // Winning takes somebody to win against.
    if rank == 1 && ranked > 1 {
        let won = ChallengeWon {
            athlete: place.athlete,
            challenge: row.id,
            title: row.title.clone(),
            official: row.is_official(),
            ended_on: row.ends_on,
        };
        tx.publish(&won, now)?;
    }
    Ok(())
}
