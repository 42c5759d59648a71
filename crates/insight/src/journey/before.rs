//! What happened before this room was here. The migration wrote it down as it lay; here it becomes days.
use std::collections::BTreeSet;

use kernel::athlete;
use kernel::{App, AthleteId, Result, Timestamp, Tx, args};

use super::Step;
use crate::visits;

/// Athletes counted in one write.
const AT_ONCE: i64 = 100;

/// Counts those who were here before, until none is left. Returns how many there were.
pub async fn catch_up(app: &App) -> Result<u64> {
    let mut counted = 0;
    loop {
        match app.db.write(count_some).await? {
            0 => return Ok(counted),
            some => counted += some,
        }
    }
}

fn count_some(tx: &mut Tx) -> Result<u64> {
    let some = tx.list::<(AthleteId,)>(
        "SELECT DISTINCT athlete_id FROM journey_before ORDER BY athlete_id LIMIT $1",
        args![AT_ONCE],
    )?;
    for (athlete,) in &some {
        count(tx, *athlete)?;
        tx.exec("DELETE FROM journey_before WHERE athlete_id = $1", args![athlete])?;
    }
    Ok(some.len() as u64)
}

fn count(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    let Some(card) = athlete::find_closed_too(tx, athlete)? else { return Ok(()) };
    super::lock(tx, athlete)?;
    let past = tx.list::<(String, Timestamp)>(
        "SELECT what, happened_at FROM journey_before WHERE athlete_id = $1 ORDER BY happened_at",
        args![athlete],
    )?;
    let mut days = BTreeSet::new();
    for (what, at) in &past {
        match what.as_str() {
            "activity" => {
                if days.is_empty() {
                    super::note(tx, athlete, Step::FirstActivity, *at)?;
                }
                days.insert(at.day_in(&card.time_zone));
            }
            "planned_done" => super::note(tx, athlete, Step::PlannedDone, *at)?,
            "achievement" => super::note(tx, athlete, Step::Achievement, *at)?,
            // That somebody joined is in the row itself.
            _ => {}
        }
    }
    for day in days {
        visits::note(tx, athlete, day, None)?;
    }
    Ok(())
}
