//! What an athlete decided about being seen: who gets which part of an activity, who sees new ones, work that makes a person
//! worth finding. The places that nobody is to find are [`crate::zones`].
pub mod change;
pub mod hide_past;
pub(crate) mod restore;
pub mod show;
pub mod sports;

use std::collections::{HashMap, HashSet};

use kernel::consent::{self, Purpose};
use kernel::db::{DbError, FromRow, sixteen_args};
use kernel::{AthleteId, Result, Timestamp, Tx, args, from_row};

use crate::audience::rules::{Audience, Decided, Parts};

struct Row {
    zones_revision: i64,
    high_risk: bool,
    map_audience: String,
    heart_rate_audience: String,
    power_audience: String,
    start_audience: String,
    gear_audience: String,
    notes_audience: String,
}
from_row!(Row {
    zones_revision,
    high_risk,
    map_audience,
    heart_rate_audience,
    power_audience,
    start_audience,
    gear_audience,
    notes_audience
});

/// What an athlete decided; what holds at first for somebody who decided nothing.
pub(crate) fn find(tx: &mut Tx, athlete: AthleteId) -> Result<Decided> {
    let row = tx.find::<Row>(
        "SELECT zones_revision, high_risk, map_audience, heart_rate_audience, power_audience,
                start_audience, gear_audience, notes_audience
         FROM privacy WHERE athlete_id = $1",
        args![athlete],
    )?;
    let health_allowed = consent::may(tx, athlete, Purpose::HealthMetrics)?;
    Ok(decided(row, health_allowed))
}

/// The same for many, in few queries.
pub(crate) fn find_all(tx: &mut Tx, athletes: &[AthleteId]) -> Result<HashMap<AthleteId, Decided>> {
    let healthy = consent::may_all(tx, athletes.iter().copied(), Purpose::HealthMetrics)?;
    let mut rows = HashMap::with_capacity(athletes.len());
    for sixteen in athletes.chunks(16) {
        let found = tx.list::<Whose>(
            "SELECT athlete_id, zones_revision, high_risk, map_audience, heart_rate_audience, power_audience,
                    start_audience, gear_audience, notes_audience
             FROM privacy WHERE athlete_id IN
               ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            &sixteen_args(sixteen),
        )?;
        rows.extend(found.into_iter().map(|Whose { athlete, row }| (athlete, row)));
    }
    let mut all = HashMap::with_capacity(athletes.len());
    for athlete in athletes {
        all.insert(*athlete, decided(rows.remove(athlete), healthy.contains(athlete)));
    }
    Ok(all)
}

/// A row, and whose it is.
struct Whose {
    athlete: AthleteId,
    row: Row,
}

impl FromRow for Whose {
    fn from_row(row: &kernel::db::Row) -> std::result::Result<Whose, DbError> {
        Ok(Whose {
            athlete: row.get(0)?,
            row: Row {
                zones_revision: row.get(1)?,
                high_risk: row.get(2)?,
                map_audience: row.get(3)?,
                heart_rate_audience: row.get(4)?,
                power_audience: row.get(5)?,
                start_audience: row.get(6)?,
                gear_audience: row.get(7)?,
                notes_audience: row.get(8)?,
            },
        })
    }
}

fn decided(row: Option<Row>, health_allowed: bool) -> Decided {
    let Some(row) = row else { return Decided { health_allowed, ..Decided::default() } };
    Decided {
        zones_revision: row.zones_revision,
        high_risk: row.high_risk,
        health_allowed,
        parts: Parts {
            map: Audience::of(&row.map_audience),
            heart_rate: Audience::of(&row.heart_rate_audience),
            power: Audience::of(&row.power_audience),
            start: Audience::of(&row.start_audience),
            gear: Audience::of(&row.gear_audience),
            notes: Audience::of(&row.notes_audience),
        },
    }
}

/// Those of these people who said that their work makes them worth finding.
pub fn list_high_risk(tx: &mut Tx, ids: &[AthleteId]) -> Result<HashSet<AthleteId>> {
    let mut found = HashSet::new();
    for sixteen in ids.chunks(16) {
        let rows = tx.list::<(AthleteId,)>(
            "SELECT athlete_id FROM privacy WHERE high_risk AND athlete_id IN
               ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            &sixteen_args(sixteen),
        )?;
        found.extend(rows.into_iter().map(|(id,)| id));
    }
    Ok(found)
}

/// Whether an athlete ever decided anything here.
pub(crate) fn is_decided(tx: &mut Tx, athlete: AthleteId) -> Result<bool> {
    let found = tx.find::<(AthleteId,)>(
        "SELECT athlete_id FROM privacy WHERE athlete_id = $1",
        args![athlete],
    )?;
    Ok(found.is_some())
}

/// Keeps what was decided, at the revision that it carries.
pub(crate) fn save(
    tx: &mut Tx,
    athlete: AthleteId,
    decided: &Decided,
    now: Timestamp,
) -> Result<()> {
    let parts = &decided.parts;
    tx.exec(
        "INSERT INTO privacy (athlete_id, zones_revision, high_risk, map_audience, heart_rate_audience,
           power_audience, start_audience, gear_audience, notes_audience, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (athlete_id) DO UPDATE SET zones_revision = $2, high_risk = $3,
           map_audience = $4, heart_rate_audience = $5, power_audience = $6, start_audience = $7,
           gear_audience = $8, notes_audience = $9, changed_at = $10",
        args![
            athlete,
            decided.zones_revision,
            decided.high_risk,
            parts.map.word(),
            parts.heart_rate.word(),
            parts.power.word(),
            parts.start.word(),
            parts.gear.word(),
            parts.notes.word(),
            now
        ],
    )?;
    Ok(())
}

/// Takes the row of an athlete, so that two changes at once come one after the other, and reads it.
pub(crate) fn find_locked(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<Decided> {
    let first = find(tx, athlete)?;
    tx.exec(
        "INSERT INTO privacy (athlete_id, zones_revision, high_risk, map_audience, heart_rate_audience,
           power_audience, start_audience, gear_audience, notes_audience, changed_at)
         VALUES ($1, 0, FALSE, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (athlete_id) DO UPDATE SET changed_at = $8",
        args![
            athlete,
            first.parts.map.word(),
            first.parts.heart_rate.word(),
            first.parts.power.word(),
            first.parts.start.word(),
            first.parts.gear.word(),
            first.parts.notes.word(),
            now
        ],
    )?;
    find(tx, athlete)
}

/// What others see has to be worked out anew: until it is, they see nothing that is outdated.
pub(crate) fn raise_revision(
    tx: &mut Tx,
    athlete: AthleteId,
    decided: &mut Decided,
    now: Timestamp,
) -> Result<()> {
    decided.zones_revision += 1;
    save(tx, athlete, decided, now)?;
    crate::zones::rework::enqueue(tx, athlete, now)
}
