//! This room's picture of an athlete's activities: only what it counts.
//!
//! `reward_activity` holds one row for each and is the truth. `reward_month` holds the same, packed by the
//! month ([`page`]): counting anew reads the packed months of a whole life instead of thousands of rows.
//!
//! History has one order: by the athlete's local day, then the instant, then the id. Somebody who flies
//! west can start later on an earlier day, and days are what streaks and caps are made of.
mod page;

use events::ActivitySummary;
use kernel::{ActivityId, AthleteId, Day, Result, Timestamp, Tx, args, from_row};
use physiology::Sport;

use crate::calendar::Month;

/// One activity, as far as it counts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Counted {
    pub(crate) activity: ActivityId,
    pub(crate) sport: Sport,
    pub(crate) started_at: Timestamp,
    pub(crate) started_on: Day,
    /// Minutes after local midnight.
    pub(crate) started_minute: u16,
    pub(crate) moving_s: f64,
    pub(crate) distance_m: Option<f64>,
    pub(crate) ascent_m: Option<f64>,
    pub(crate) efforts: Vec<Effort>,
}

/// The fastest stretch over a distance. Times are compared to the millisecond.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Effort {
    pub(crate) name: String,
    pub(crate) distance_m: f64,
    pub(crate) elapsed_ms: u32,
}

impl Effort {
    pub(crate) fn elapsed_s(&self) -> f64 {
        f64::from(self.elapsed_ms) / 1000.0
    }
}

impl Counted {
    fn place(&self) -> (Day, Timestamp, ActivityId) {
        (self.started_on, self.started_at, self.activity)
    }
}

/// Keeps an activity that is new to us. Says in which month, or nothing when we know it already: told again,
/// or removed in the meantime.
pub(crate) fn insert(
    tx: &mut Tx,
    athlete: AthleteId,
    activity: ActivityId,
    summary: &ActivitySummary,
) -> Result<Option<Month>> {
    if was_removed(tx, athlete, activity)? {
        return Ok(None);
    }
    let row = Kept::of(summary)?;
    let new = tx.exec(
        "INSERT INTO reward_activity (athlete_id, activity_id, sport, started_at, started_on,
                                      started_minute, moving_s, distance_m, ascent_m, efforts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
        args![
            athlete,
            activity,
            row.sport,
            row.started_at,
            row.started_on,
            row.started_minute,
            row.moving_s,
            row.distance_m,
            row.ascent_m,
            row.efforts
        ],
    )?;
    Ok((new == 1).then(|| Month::of(row.started_on)))
}

/// Keeps an activity as it is now. Returns the months whose content changed.
pub(crate) fn replace(
    tx: &mut Tx,
    athlete: AthleteId,
    activity: ActivityId,
    summary: &ActivitySummary,
) -> Result<Vec<Month>> {
    if let Some(month) = insert(tx, athlete, activity, summary)? {
        return Ok(vec![month]);
    }
    let Some(day) = find_day(tx, athlete, activity)? else { return Ok(Vec::new()) };
    let row = Kept::of(summary)?;
    tx.exec(
        "UPDATE reward_activity
         SET sport = $3, started_at = $4, started_on = $5, started_minute = $6, moving_s = $7,
             distance_m = $8, ascent_m = $9, efforts = $10
         WHERE athlete_id = $1 AND activity_id = $2",
        args![
            athlete,
            activity,
            row.sport,
            row.started_at,
            row.started_on,
            row.started_minute,
            row.moving_s,
            row.distance_m,
            row.ascent_m,
            row.efforts
        ],
    )?;
    let mut months = vec![Month::of(day), Month::of(row.started_on)];
    months.dedup();
    Ok(months)
}

/// Forgets an activity, and remembers its id so that it stays forgotten. Says in which month it was.
pub(crate) fn remove(
    tx: &mut Tx,
    athlete: AthleteId,
    activity: ActivityId,
) -> Result<Option<Month>> {
    tx.exec(
        "INSERT INTO reward_activity_removed (athlete_id, activity_id) VALUES ($1, $2)
         ON CONFLICT DO NOTHING",
        args![athlete, activity],
    )?;
    let Some(day) = find_day(tx, athlete, activity)? else { return Ok(None) };
    tx.exec(
        "DELETE FROM reward_activity WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, activity],
    )?;
    Ok(Some(Month::of(day)))
}

fn was_removed(tx: &mut Tx, athlete: AthleteId, activity: ActivityId) -> Result<bool> {
    let found = tx.find::<(ActivityId,)>(
        "SELECT activity_id FROM reward_activity_removed WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, activity],
    )?;
    Ok(found.is_some())
}

/// The local day of an activity that we know.
pub(crate) fn find_day(
    tx: &mut Tx,
    athlete: AthleteId,
    activity: ActivityId,
) -> Result<Option<Day>> {
    let found = tx.find::<(Day,)>(
        "SELECT started_on FROM reward_activity WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, activity],
    )?;
    Ok(found.map(|(day,)| day))
}

/// Packs a month again after its activities changed.
pub(crate) fn pack(tx: &mut Tx, athlete: AthleteId, month: Month) -> Result<()> {
    let activities = list_month(tx, athlete, month)?;
    if activities.is_empty() {
        tx.exec(
            "DELETE FROM reward_month WHERE athlete_id = $1 AND month = $2",
            args![athlete, month.key()],
        )?;
        return Ok(());
    }
    tx.exec(
        "INSERT INTO reward_month (athlete_id, month, page) VALUES ($1, $2, $3)
         ON CONFLICT (athlete_id, month) DO UPDATE SET page = excluded.page",
        args![athlete, month.key(), page::encode(&activities)],
    )?;
    Ok(())
}

/// Packs every month again, from the rows alone.
pub(crate) fn pack_all(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec("DELETE FROM reward_month WHERE athlete_id = $1", args![athlete])?;
    let days = tx.list::<(Day,)>(
        "SELECT DISTINCT started_on FROM reward_activity WHERE athlete_id = $1 ORDER BY started_on",
        args![athlete],
    )?;
    let mut months: Vec<Month> = days.into_iter().map(|(day,)| Month::of(day)).collect();
    months.dedup();
    for month in months {
        pack(tx, athlete, month)?;
    }
    Ok(())
}

/// All activities up to the end of a month (or all there are), in the order of history.
pub(crate) fn list_until(
    tx: &mut Tx,
    athlete: AthleteId,
    last: Option<Month>,
) -> Result<Vec<Counted>> {
    let last = last.map_or("9999-12".to_owned(), Month::key);
    let pages = tx.list::<(String, Vec<u8>)>(
        "SELECT month, page FROM reward_month WHERE athlete_id = $1 AND month <= $2 ORDER BY month",
        args![athlete, last],
    )?;
    let mut history = Vec::with_capacity(pages.len() * 48);
    for (key, bytes) in pages {
        let Some(month) = Month::named(&key) else { continue };
        match page::decode(&bytes, month) {
            Some(activities) => history.extend(activities),
            None => history.extend(list_month(tx, athlete, month)?),
        }
    }
    Ok(history)
}

/// The activities of a month, in the order of history, from the rows.
fn list_month(tx: &mut Tx, athlete: AthleteId, month: Month) -> Result<Vec<Counted>> {
    let Some((first, last)) = month.days() else { return Ok(Vec::new()) };
    let rows = tx.list::<Row>(
        "SELECT activity_id, sport, started_at, started_on, started_minute, moving_s, distance_m,
                ascent_m, efforts
         FROM reward_activity WHERE athlete_id = $1 AND started_on >= $2 AND started_on <= $3",
        args![athlete, first, last],
    )?;
    let mut activities = Vec::with_capacity(rows.len());
    for row in rows {
        activities.push(row.into_counted()?);
    }
    activities.sort_by_key(Counted::place);
    Ok(activities)
}

/// What is written of a summary.
struct Kept {
    sport: String,
    started_at: Timestamp,
    started_on: Day,
    started_minute: u16,
    moving_s: f64,
    distance_m: Option<f64>,
    ascent_m: Option<f64>,
    efforts: String,
}

impl Kept {
    fn of(summary: &ActivitySummary) -> Result<Kept> {
        let mut efforts = Vec::with_capacity(summary.best_efforts.len());
        for effort in &summary.best_efforts {
            let elapsed_ms = (effort.elapsed_s * 1000.0).round();
            if elapsed_ms >= 1.0 && elapsed_ms <= f64::from(u32::MAX) {
                efforts.push((&effort.name, sane(effort.distance_m), elapsed_ms as u32));
            }
        }
        Ok(Kept {
            sport: summary.sport.clone(),
            started_at: summary.started_at,
            started_on: summary.started_on,
            started_minute: summary.started_minute.min(1439),
            moving_s: sane(summary.moving_s),
            distance_m: summary.distance_m.map(sane),
            ascent_m: summary.ascent_m.map(sane),
            efforts: serde_json::to_string(&efforts)?,
        })
    }
}

/// A sum must survive one odd recording: what is no amount counts as nothing, and none is beyond measure.
fn sane(amount: f64) -> f64 {
    const MOST: f64 = 1e9;
    if amount > 0.0 { amount.min(MOST) } else { 0.0 }
}

struct Row {
    activity: ActivityId,
    sport: String,
    started_at: Timestamp,
    started_on: Day,
    started_minute: u16,
    moving_s: f64,
    distance_m: Option<f64>,
    ascent_m: Option<f64>,
    efforts: String,
}
from_row!(Row {
    activity,
    sport,
    started_at,
    started_on,
    started_minute,
    moving_s,
    distance_m,
    ascent_m,
    efforts
});

impl Row {
    fn into_counted(self) -> Result<Counted> {
        let efforts: Vec<(String, f64, u32)> = serde_json::from_str(&self.efforts)?;
        let efforts = efforts
            .into_iter()
            .map(|(name, distance_m, elapsed_ms)| Effort { name, distance_m, elapsed_ms })
            .collect();
        Ok(Counted {
            activity: self.activity,
            sport: Sport::named(&self.sport),
            started_at: self.started_at,
            started_on: self.started_on,
            started_minute: self.started_minute,
            moving_s: self.moving_s,
            distance_m: self.distance_m,
            ascent_m: self.ascent_m,
            efforts,
        })
    }
}

#[cfg(test)]
impl Counted {
    /// An activity at noon that holds nothing yet.
    pub(crate) fn sample(sport: Sport, on: &str) -> Counted {
        let started_on: Day = on.parse().unwrap();
        Counted {
            activity: ActivityId::new(),
            sport,
            started_at: started_on.starts_at("UTC").plus_ms(12 * 3_600_000),
            started_on,
            started_minute: 720,
            moving_s: 0.0,
            distance_m: None,
            ascent_m: None,
            efforts: Vec::new(),
        }
    }
}
