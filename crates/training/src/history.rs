//! This room's picture of an athlete's activities: sport, day, distance, moving time.
use events::ActivitySummary;
use kernel::{ActivityId, AthleteId, Day, Result, Timestamp, Tx, args, from_row};

use crate::goal::Sport;
use crate::rules::Past;

/// One activity, as far as plans care.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Done {
    pub(crate) activity: ActivityId,
    pub(crate) sport: String,
    pub(crate) started_at: Timestamp,
    pub(crate) started_on: Day,
    pub(crate) distance_m: Option<f64>,
    pub(crate) moving_s: f64,
}
from_row!(Done { activity, sport, started_at, started_on, distance_m, moving_s });

/// Keeps an activity. Says on which day it was known before; told again it changes nothing, and a removed one
/// stays removed.
pub(crate) fn keep(
    tx: &mut Tx,
    athlete: AthleteId,
    activity: ActivityId,
    summary: &ActivitySummary,
    is_news: bool,
) -> Result<Option<Day>> {
    let removed = tx.find::<(ActivityId,)>(
        "SELECT activity_id FROM training_activity_removed WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, activity],
    )?;
    if removed.is_some() {
        return Ok(None);
    }
    let known = find(tx, athlete, activity)?.map(|done| done.started_on);
    // That it was recorded may be told after that it was changed: what is known is newer.
    if known.is_some() && is_news {
        return Ok(known);
    }
    let sane = |amount: f64| if amount > 0.0 { amount.min(1e9) } else { 0.0 };
    tx.exec(
        "INSERT INTO training_activity (athlete_id, activity_id, sport, started_at, started_on,
                                        distance_m, moving_s)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (athlete_id, activity_id) DO UPDATE
         SET sport = excluded.sport, started_at = excluded.started_at,
             started_on = excluded.started_on, distance_m = excluded.distance_m,
             moving_s = excluded.moving_s",
        args![
            athlete,
            activity,
            summary.sport,
            summary.started_at,
            summary.started_on,
            summary.distance_m.map(sane),
            sane(summary.moving_s)
        ],
    )?;
    Ok(known)
}

/// Forgets an activity and remembers its id, so that it stays forgotten. Says on which day it was.
pub(crate) fn forget(tx: &mut Tx, athlete: AthleteId, activity: ActivityId) -> Result<Option<Day>> {
    tx.exec(
        "INSERT INTO training_activity_removed (athlete_id, activity_id) VALUES ($1, $2)
         ON CONFLICT DO NOTHING",
        args![athlete, activity],
    )?;
    let known = find(tx, athlete, activity)?.map(|done| done.started_on);
    tx.exec(
        "DELETE FROM training_activity WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, activity],
    )?;
    Ok(known)
}

/// One activity.
pub(crate) fn find(tx: &mut Tx, athlete: AthleteId, activity: ActivityId) -> Result<Option<Done>> {
    tx.find(
        "SELECT activity_id, sport, started_at, started_on, distance_m, moving_s
         FROM training_activity WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, activity],
    )
}

/// Activities between two days, both included, in the order of their beginning.
pub(crate) fn list(tx: &mut Tx, athlete: AthleteId, from: Day, to: Day) -> Result<Vec<Done>> {
    tx.list(
        "SELECT activity_id, sport, started_at, started_on, distance_m, moving_s
         FROM training_activity
         WHERE athlete_id = $1 AND started_on >= $2 AND started_on <= $3
         ORDER BY started_on, started_at, activity_id",
        args![athlete, from, to],
    )
}

/// What the rules need to know of the last ninety days in a sport.
pub(crate) fn past(
    tx: &mut Tx,
    athlete: AthleteId,
    sport: Sport,
    today: Day,
    easy_mps: f64,
) -> Result<Vec<Past>> {
    let mut past = Vec::new();
    for done in list(tx, athlete, today.plus_days(-90), today)? {
        if Sport::of_activity(&done.sport) != Some(sport) {
            continue;
        }
        // What has no distance (a treadmill, a broken sensor) counts by its time.
        let size = match sport.in_metres() {
            true => done.distance_m.filter(|m| *m > 0.0).unwrap_or(done.moving_s * easy_mps),
            false => done.moving_s,
        };
        past.push(Past { on: done.started_on, size, moving_s: done.moving_s });
    }
    Ok(past)
}
