//! Judging: from an activity and the rules to a receipt, and from the receipts to a score.
//!
//! Everything here runs in the transaction of the change that causes it, after [`lock`].
use kernel::{ActivityId, AthleteId, ChallengeId, Day, Result, Timestamp, Tx, args, from_row};

use crate::challenges::{self, Member, Row, RulesVersion, in_force};
use crate::rules::{Counted, Done, Verdict, judge, score};
use crate::standings::bare;

/// Lets one change of an athlete wait for the other. Call first in every write.
///
/// Somebody may join while an activity arrives: without this, each would count without the other's change.
pub(crate) fn lock(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec(
        "INSERT INTO challenge_athlete (athlete_id, changes) VALUES ($1, 1)
         ON CONFLICT (athlete_id) DO UPDATE SET changes = challenge_athlete.changes + 1",
        args![athlete],
    )?;
    Ok(())
}

struct DoneRow {
    activity: ActivityId,
    sport: String,
    started_on: Day,
    ended_at: Timestamp,
    moving_s: f64,
    distance_m: Option<f64>,
    ascent_m: Option<f64>,
    arrived_at: Timestamp,
}
from_row!(DoneRow {
    activity,
    sport,
    started_on,
    ended_at,
    moving_s,
    distance_m,
    ascent_m,
    arrived_at
});

impl From<DoneRow> for Done {
    fn from(row: DoneRow) -> Done {
        Done {
            activity: row.activity,
            sport: row.sport,
            started_on: row.started_on,
            ended_at: row.ended_at,
            moving_s: row.moving_s,
            distance_m: row.distance_m,
            ascent_m: row.ascent_m,
            arrived_at: row.arrived_at,
        }
    }
}

/// An activity, unless it is unknown or removed.
pub(crate) fn find_done(
    tx: &mut Tx,
    athlete: AthleteId,
    activity: ActivityId,
) -> Result<Option<Done>> {
    let row = tx.find::<DoneRow>(
        "SELECT activity_id, sport, started_on, ended_at, moving_s, distance_m, ascent_m, arrived_at
         FROM challenge_activity WHERE athlete_id = $1 AND activity_id = $2 AND NOT removed",
        args![athlete, activity],
    )?;
    Ok(row.map(Done::from))
}

/// Judges one activity anew, or its absence, in every challenge of its athlete that still takes what happened
/// at this instant. A final challenge gives a receipt that it came too late, and changes nothing.
pub(crate) fn judge_one(
    tx: &mut Tx,
    athlete: AthleteId,
    activity: ActivityId,
    happened_at: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let done = find_done(tx, athlete, activity)?;
    for row in list_challenges(tx, athlete)? {
        let Some(member) = challenges::find_member(tx, athlete, row.id)? else { continue };
        let versions = challenges::list_rules(tx, row.id)?;
        if !row.takes(happened_at) {
            if let Some(done) = &done
                && row.starts_on <= done.started_on
                && done.started_on <= row.ends_on
            {
                insert_late(tx, athlete, &row, done, now)?;
            }
            continue;
        }
        delete_entry(tx, athlete, row.id, activity)?;
        if let Some(done) = &done {
            insert_entry(tx, athlete, &row, &versions, member, done, now)?;
        }
        rescore(tx, &row, &versions, athlete, member)?;
    }
    Ok(())
}

/// Judges everything an athlete has done around a challenge: on joining, and after a change of its rules.
pub(crate) fn judge_all(tx: &mut Tx, row: &Row, athlete: AthleteId, now: Timestamp) -> Result<()> {
    let Some(member) = challenges::find_member(tx, athlete, row.id)? else { return Ok(()) };
    let versions = challenges::list_rules(tx, row.id)?;
    let (from, to) = in_force(&versions)?.rules.receipts_from_to();
    let activities = tx.list::<DoneRow>(
        "SELECT activity_id, sport, started_on, ended_at, moving_s, distance_m, ascent_m, arrived_at
         FROM challenge_activity
         WHERE athlete_id = $1 AND started_on >= $2 AND started_on <= $3 AND NOT removed",
        args![athlete, from, to],
    )?;
    tx.exec(
        "DELETE FROM challenge_entry WHERE athlete_id = $1 AND challenge_id = $2",
        args![athlete, row.id],
    )?;
    for done in activities {
        insert_entry(tx, athlete, row, &versions, member, &done.into(), now)?;
    }
    tx.exec(
        "UPDATE challenge_member SET rules_version = $3 WHERE athlete_id = $1 AND challenge_id = $2",
        args![athlete, row.id, in_force(&versions)?.version],
    )?;
    rescore(tx, row, &versions, athlete, member)
}

/// Judges some members anew who were judged under rules that are no longer in force. Returns how many.
pub(crate) fn rejudge_some(tx: &mut Tx, id: ChallengeId, most: i64, now: Timestamp) -> Result<u64> {
    let Some(row) = challenges::find(tx, id)? else { return Ok(0) };
    let members = tx.list::<(AthleteId,)>(
        "SELECT athlete_id FROM challenge_member WHERE challenge_id = $1 AND rules_version < $2
         ORDER BY rules_version, athlete_id LIMIT $3",
        args![id, row.rules_version, most],
    )?;
    for (athlete,) in &members {
        lock(tx, *athlete)?;
        judge_all(tx, &row, *athlete, now)?;
    }
    Ok(members.len() as u64)
}

fn list_challenges(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Row>> {
    tx.list(
        "SELECT c.challenge_id, c.kind, c.country, c.region, c.creator_id, c.title, c.about, c.prize,
                c.prize_ru, c.rules_version, c.starts_on, c.ends_on, c.closes_at, c.state, c.invite_code
         FROM challenge_member m JOIN challenge c ON c.challenge_id = m.challenge_id
         WHERE m.athlete_id = $1 ORDER BY c.challenge_id",
        args![athlete],
    )
}

/// The version whose conditions judge activities of a day.
fn for_day(versions: &[RulesVersion], day: Day) -> Option<&RulesVersion> {
    versions.iter().find(|version| version.applies_from.is_none_or(|from| from <= day))
}

fn insert_entry(
    tx: &mut Tx,
    athlete: AthleteId,
    row: &Row,
    versions: &[RulesVersion],
    member: Member,
    done: &Done,
    now: Timestamp,
) -> Result<()> {
    let newest = in_force(versions)?;
    let (from, to) = newest.rules.receipts_from_to();
    if done.started_on < from || to < done.started_on {
        return Ok(());
    }
    let eligible = for_day(versions, done.started_on).unwrap_or(newest);
    let judged = judge(&newest.rules, &eligible.rules, row.closes_at, member.joined_on, done);
    tx.exec(
        "INSERT INTO challenge_entry (athlete_id, challenge_id, activity_id, sport, started_on, ended_at,
                                      verdict, value, measured, threshold, threshold_on, rules_version,
                                      judged_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        args![
            athlete,
            row.id,
            done.activity,
            done.sport,
            done.started_on,
            done.ended_at,
            judged.verdict.word(),
            judged.value,
            judged.measured,
            judged.threshold,
            judged.threshold_on,
            eligible.version,
            now
        ],
    )?;
    Ok(())
}

/// Says of an activity that it came after the end. What was judged in time keeps its receipt.
fn insert_late(
    tx: &mut Tx,
    athlete: AthleteId,
    row: &Row,
    done: &Done,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "INSERT INTO challenge_entry (athlete_id, challenge_id, activity_id, sport, started_on, ended_at,
                                      verdict, value, threshold_on, rules_version, judged_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10) ON CONFLICT DO NOTHING",
        args![
            athlete,
            row.id,
            done.activity,
            done.sport,
            done.started_on,
            done.ended_at,
            Verdict::ArrivedLate.word(),
            row.ends_on,
            row.rules_version,
            now
        ],
    )?;
    Ok(())
}

fn delete_entry(
    tx: &mut Tx,
    athlete: AthleteId,
    id: ChallengeId,
    activity: ActivityId,
) -> Result<()> {
    tx.exec(
        "DELETE FROM challenge_entry WHERE athlete_id = $1 AND challenge_id = $2 AND activity_id = $3",
        args![athlete, id, activity],
    )?;
    Ok(())
}

/// Adds the receipts up and puts the sum on the board.
fn rescore(
    tx: &mut Tx,
    row: &Row,
    versions: &[RulesVersion],
    athlete: AthleteId,
    member: Member,
) -> Result<()> {
    let entries = tx.list::<(Day, Timestamp, ActivityId, i64)>(
        "SELECT started_on, ended_at, activity_id, value FROM challenge_entry
         WHERE athlete_id = $1 AND challenge_id = $2 AND verdict = 'counted'",
        args![athlete, row.id],
    )?;
    let mut counted = Vec::with_capacity(entries.len());
    for (started_on, ended_at, activity, value) in entries {
        counted.push(Counted { started_on, ended_at, activity, value });
    }
    let sum = score(&in_force(versions)?.rules, member.joined_at, counted);
    bare::put(tx, row.id, athlete, sum.score, sum.achieved_at, sum.goal_reached_at)
}
