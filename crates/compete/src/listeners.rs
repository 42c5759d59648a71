//! What this room listens to: activities. It keeps what it judges of each, and judges it at once.
use events::{ActivityChanged, ActivityRecorded, ActivityRemoved, ActivitySummary};
use kernel::facts::Listeners;
use kernel::{ActivityId, AthleteId, Result, Timestamp, Tx, args};

use crate::judging;

/// The name under which this room's deliveries are stored; it never changes.
pub(crate) const NAME: &str = "compete";

/// Judges every activity that is recorded, changed or removed.
///
/// Told twice is told once. A removed activity stays removed and a changed one stays changed, even when the
/// news that it was recorded comes last.
pub fn listeners(listeners: Listeners) -> Listeners {
    listeners
        .on_dated(NAME, |tx, fact: &ActivityRecorded, happened_at, now| {
            judging::lock(tx, fact.athlete)?;
            if insert(tx, fact.athlete, fact.activity, &fact.summary, happened_at)? {
                judging::judge_one(tx, fact.athlete, fact.activity, happened_at, now)?;
            }
            Ok(())
        })
        .on_dated(NAME, |tx, fact: &ActivityChanged, happened_at, now| {
            judging::lock(tx, fact.athlete)?;
            if !insert(tx, fact.athlete, fact.activity, &fact.summary, happened_at)? {
                update(tx, fact.athlete, fact.activity, &fact.summary)?;
            }
            judging::judge_one(tx, fact.athlete, fact.activity, happened_at, now)
        })
        .on_dated(NAME, |tx, fact: &ActivityRemoved, happened_at, now| {
            judging::lock(tx, fact.athlete)?;
            remove(tx, fact.athlete, fact.activity, happened_at)?;
            judging::judge_one(tx, fact.athlete, fact.activity, happened_at, now)
        })
}

/// Keeps an activity that is new to us. Says whether it is.
fn insert(
    tx: &mut Tx,
    athlete: AthleteId,
    activity: ActivityId,
    summary: &ActivitySummary,
    arrived_at: Timestamp,
) -> Result<bool> {
    let new = tx.exec(
        "INSERT INTO challenge_activity (athlete_id, activity_id, removed, sport, started_on, ended_at,
                                         moving_s, distance_m, ascent_m, arrived_at)
         VALUES ($1, $2, FALSE, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
        args![
            athlete,
            activity,
            summary.sport,
            summary.started_on,
            ended_at(summary),
            summary.moving_s,
            summary.distance_m,
            summary.ascent_m,
            arrived_at
        ],
    )?;
    Ok(new == 1)
}

fn update(
    tx: &mut Tx,
    athlete: AthleteId,
    activity: ActivityId,
    summary: &ActivitySummary,
) -> Result<()> {
    tx.exec(
        "UPDATE challenge_activity
         SET sport = $3, started_on = $4, ended_at = $5, moving_s = $6, distance_m = $7, ascent_m = $8
         WHERE athlete_id = $1 AND activity_id = $2 AND NOT removed",
        args![
            athlete,
            activity,
            summary.sport,
            summary.started_on,
            ended_at(summary),
            summary.moving_s,
            summary.distance_m,
            summary.ascent_m
        ],
    )?;
    Ok(())
}

/// Leaves nothing of an activity but its id.
fn remove(tx: &mut Tx, athlete: AthleteId, activity: ActivityId, at: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO challenge_activity (athlete_id, activity_id, removed, sport, started_on, ended_at,
                                         moving_s, distance_m, ascent_m, arrived_at)
         VALUES ($1, $2, TRUE, '', '0001-01-01', 0, 0, NULL, NULL, $3)
         ON CONFLICT (athlete_id, activity_id) DO UPDATE
         SET removed = TRUE, sport = '', started_on = '0001-01-01', ended_at = 0, moving_s = 0,
             distance_m = NULL, ascent_m = NULL",
        args![athlete, activity, at],
    )?;
    Ok(())
}

fn ended_at(summary: &ActivitySummary) -> Timestamp {
    const LONGEST_S: f64 = 14.0 * 86_400.0;
    summary.started_at.plus_ms((summary.elapsed_s.clamp(0.0, LONGEST_S) * 1000.0).round() as i64)
}
