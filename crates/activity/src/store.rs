//! Writing an activity: its row, its parts, whose it is. Reading is for [`crate::audience`] alone.
use std::sync::Arc;

use events::{ActivitySummary, BestEffort};
use kernel::{ActivityId, AthleteId, GearId, Result, Timestamp, Tx, args};

use crate::audience::shown::Shown;
use crate::audience::{Audience, Parts};
use crate::derive::{DERIVATION_VERSION, Derived};
use crate::detail::Detail;
use crate::gear;
use crate::gear::usual::usual;
use crate::jobs::{self, Job};
use crate::restore::Told;
use crate::zones::{Zones, rework};

/// An activity about to be stored.
#[derive(Debug, Clone)]
pub(crate) struct NewActivity {
    pub id: ActivityId,
    pub athlete: AthleteId,
    pub content_hash: [u8; 32],
    pub part: u16,
    pub parts: u16,
    pub original: String,
    pub file_name: Option<String>,
    pub file_kind: &'static str,
    pub body_revision: i64,
    pub title: Option<String>,
    /// What its athlete had decided about it elsewhere.
    pub told: Option<Told>,
    pub derived: Derived,
    /// The zones it was compared with, and what they leave for others.
    pub zones: Arc<Zones>,
    pub shown: Shown,
}

/// How long activities of somebody whose work makes them worth finding wait before others see them.
const HELD_MS: i64 = 24 * 3_600_000;

/// Stores an activity. `false` when these bytes are an activity of this athlete already.
pub(crate) fn insert(
    tx: &mut Tx,
    new: &NewActivity,
    audience: Audience,
    now: Timestamp,
) -> Result<bool> {
    let derived = &new.derived;
    let start = &derived.start;
    let sport = derived.sport.as_str();
    let first = match &new.told {
        Some(told) => First::told(tx, new.athlete, told, sport)?,
        None => First::of_file(new, usual(tx, new.athlete, sport, start.on)?),
    };
    let title = first.title.as_deref();
    let own = own_words(title, first.title_from_file, &derived.sub_sport, sport);
    let shown = shown_words(title, first.title_from_file, first.description.as_deref());
    let parts = first.parts;
    let fresh = tx.exec(
        "INSERT INTO activity (athlete_id, activity_id, content_hash, part, parts, original, file_name,
           file_kind, audience, title, title_from_file, search_shown, search_own, sport, sub_sport,
           sport_chosen, started_at, started_on, started_minute, utc_offset_s, time_zone, distance_m,
           elapsed_s, timer_s, moving_s, ascent_m, avg_speed_mps, avg_heart_rate_bpm, avg_power_w, load,
           has_streams, has_map, derivation_version, body_revision, created_at, changed_at, outline,
           gear_id, zones_revision, held, with_health, description, gear_chosen, map_audience,
           heart_rate_audience, power_audience, start_audience, gear_audience, notes_audience)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $40, $12, $13, $14, $15, $16, $17, $18,
           $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $34, $35,
           $36, $37, $38, $39, $41, $42, $43, $44, $45, $46, $47, $48)
         ON CONFLICT DO NOTHING",
        args![
            new.athlete,
            new.id,
            new.content_hash,
            new.part,
            new.parts,
            new.original,
            new.file_name,
            new.file_kind,
            audience.word(),
            first.title,
            first.title_from_file,
            own,
            sport,
            derived.sub_sport,
            first.sport_chosen,
            start.at,
            start.on,
            start.minute,
            start.utc_offset_s,
            start.time_zone,
            derived.distance_m,
            derived.elapsed_s,
            derived.timer_s,
            derived.moving_s,
            derived.ascent_m,
            derived.avg_speed_mps,
            derived.avg_heart_rate_bpm,
            derived.avg_power_w,
            derived.load,
            !derived.streams.is_empty(),
            derived.has_map,
            DERIVATION_VERSION,
            new.body_revision,
            now,
            derived.outline,
            first.gear,
            new.zones.revision,
            new.zones.high_risk,
            derived.with_health,
            shown,
            first.description,
            first.gear_chosen,
            word(parts.map),
            word(parts.heart_rate),
            word(parts.power),
            word(parts.start),
            word(parts.gear),
            word(parts.notes)
        ],
    )?;
    if fresh == 0 {
        return Ok(false);
    }
    if new.zones.high_risk {
        let release = Job::release(new.athlete, new.id);
        jobs::enqueue_at(tx, &release, now.plus_ms(HELD_MS), now)?;
    }
    tx.exec(
        "INSERT INTO activity_owner (activity_id, athlete_id) VALUES ($1, $2)",
        args![new.id, new.athlete],
    )?;
    tx.exec(
        "INSERT INTO activity_detail (athlete_id, activity_id, document) VALUES ($1, $2, $3)",
        args![new.athlete, new.id, serde_json::to_string(&derived.detail)?],
    )?;
    insert_efforts(tx, new.athlete, new.id, derived)?;
    if !matches!(new.shown, Shown::Whole) {
        let started = (start.at, start.minute);
        rework::keep(tx, new.athlete, new.id, started, &new.zones, &new.shown)?;
    }
    Ok(true)
}

/// What is said of an activity when it is stored first: what its file says, or what its athlete had decided elsewhere.
struct First {
    title: Option<String>,
    title_from_file: bool,
    description: Option<String>,
    sport_chosen: bool,
    gear: Option<GearId>,
    gear_chosen: bool,
    parts: Parts<Option<Audience>>,
}

impl First {
    fn of_file(new: &NewActivity, gear: Option<GearId>) -> First {
        First {
            title: new.title.clone(),
            title_from_file: new.title.is_some(),
            description: None,
            sport_chosen: false,
            gear,
            gear_chosen: false,
            parts: Parts {
                map: None,
                heart_rate: None,
                power: None,
                start: None,
                gear: None,
                notes: None,
            },
        }
    }

    fn told(tx: &mut Tx, athlete: AthleteId, told: &Told, sport: &str) -> Result<First> {
        let gear = match told.gear_id {
            Some(id) => {
                gear::lock_shelf(tx, athlete)?;
                let row = gear::find(tx, athlete, id)?;
                row.filter(|row| gear::Kind::of(&row.kind).is_some_and(|kind| kind.fits(sport)))
            }
            None => None,
        };
        Ok(First {
            title: told.title.clone(),
            title_from_file: told.title_from_file,
            description: told.description.clone(),
            sport_chosen: told.sport.is_some(),
            gear: gear.map(|row| row.id),
            gear_chosen: told.gear_chosen,
            parts: told.parts,
        })
    }
}

/// An audience as it is stored; empty for none.
pub(crate) fn word(audience: Option<Audience>) -> &'static str {
    audience.map_or("", Audience::word)
}

/// Puts newly derived numbers in the place of the old ones.
pub(crate) fn update_derived(
    tx: &mut Tx,
    athlete: AthleteId,
    id: ActivityId,
    derived: &Derived,
    body_revision: i64,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "UPDATE activity SET sport = $3, distance_m = $4, elapsed_s = $5, timer_s = $6, moving_s = $7,
           ascent_m = $8, avg_speed_mps = $9, avg_heart_rate_bpm = $10, avg_power_w = $11, load = $12,
           has_streams = $13, has_map = $14, derivation_version = $15, body_revision = $16,
           changed_at = $17, outline = $18, with_health = $19,
           zones_revision = CASE WHEN hides THEN -1 ELSE zones_revision END
         WHERE athlete_id = $1 AND activity_id = $2",
        args![
            athlete,
            id,
            derived.sport.as_str(),
            derived.distance_m,
            derived.elapsed_s,
            derived.timer_s,
            derived.moving_s,
            derived.ascent_m,
            derived.avg_speed_mps,
            derived.avg_heart_rate_bpm,
            derived.avg_power_w,
            derived.load,
            !derived.streams.is_empty(),
            derived.has_map,
            DERIVATION_VERSION,
            body_revision,
            now,
            derived.outline,
            derived.with_health
        ],
    )?;
    rework::enqueue(tx, athlete, now)?;
    update_detail(tx, athlete, id, &derived.detail)?;
    tx.exec(
        "DELETE FROM activity_effort WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, id],
    )?;
    insert_efforts(tx, athlete, id, derived)
}

pub(crate) fn update_detail(
    tx: &mut Tx,
    athlete: AthleteId,
    id: ActivityId,
    detail: &Detail,
) -> Result<()> {
    tx.exec(
        "UPDATE activity_detail SET document = $3 WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, id, serde_json::to_string(detail)?],
    )?;
    Ok(())
}

fn insert_efforts(
    tx: &mut Tx,
    athlete: AthleteId,
    id: ActivityId,
    derived: &Derived,
) -> Result<()> {
    let sport = derived.sport.as_str();
    let mut rows = Vec::with_capacity(derived.detail.best_efforts.len());
    for effort in &derived.detail.best_efforts {
        rows.push(args![athlete, id, effort.name, sport, effort.elapsed_s].to_vec());
    }
    if !rows.is_empty() {
        tx.exec_many(
            "INSERT INTO activity_effort (athlete_id, activity_id, name, sport, elapsed_s)
             VALUES ($1, $2, $3, $4, $5)",
            &rows,
        )?;
    }
    Ok(())
}

/// What the fact about a new activity says.
pub(crate) fn summary(derived: &Derived) -> ActivitySummary {
    let mut best_efforts = Vec::with_capacity(derived.detail.best_efforts.len());
    for effort in &derived.detail.best_efforts {
        best_efforts.push(BestEffort {
            name: effort.name.clone(),
            distance_m: effort.distance_m,
            elapsed_s: effort.elapsed_s,
        });
    }
    ActivitySummary {
        sport: derived.sport.as_str().to_owned(),
        started_at: derived.start.at,
        started_on: derived.start.on,
        started_minute: derived.start.minute,
        elapsed_s: derived.elapsed_s,
        moving_s: derived.moving_s,
        distance_m: derived.distance_m,
        ascent_m: derived.ascent_m,
        best_efforts,
    }
}

/// The words by which its athlete finds an activity: a title of the file, the sport. Others do not search here.
pub(crate) fn own_words(
    title: Option<&str>,
    title_from_file: bool,
    sub_sport: &Option<String>,
    sport: &str,
) -> String {
    let title = title.filter(|_| title_from_file).unwrap_or_default();
    let finer = sub_sport.as_deref().unwrap_or_default().replace('_', " ");
    fold(&format!("{title} {sport} {finer}"))
}

/// The words by which everyone finds it: what the athlete wrote.
pub(crate) fn shown_words(
    title: Option<&str>,
    title_from_file: bool,
    description: Option<&str>,
) -> String {
    let title = title.filter(|_| !title_from_file).unwrap_or_default();
    fold(&format!("{title} {}", description.unwrap_or_default()))
}

/// Lowercase of any script: databases differ in what they call a letter.
pub(crate) fn fold(text: &str) -> String {
    text.trim().to_lowercase()
}
