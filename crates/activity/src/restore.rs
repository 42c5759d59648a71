//! Taking back what an athlete took away elsewhere ([`crate::takeaway`]).
//!
//! An export is a stranger's file. Numbers in it are not believed: each original goes through the ordinary import and is
//! worked out anew. What its athlete had decided is taken over, checked as if it were typed in: titles, sports, gear, who sees
//! what. It is stored in the same write as the activity, so there is no moment in which something is more public than it was.
use std::collections::BTreeMap;

use kernel::athlete::Athlete;
use kernel::consent::{self, Purpose};
use kernel::ids::Uuid;
use kernel::{App, AthleteId, Day, Error, GearId, Result, Timestamp, Tx, args, vault};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::audience::{Audience, Parts};
use crate::import::{self, ImportId, Outcome, Place, Received};
use crate::{body, gear, jobs, privacy, workers, zones};

/// What an athlete decided about an activity, as a line of the export tells it.
#[derive(Debug, Clone, Deserialize)]
struct Line {
    part: u16,
    audience: String,
    map_audience: String,
    heart_rate_audience: String,
    power_audience: String,
    start_audience: String,
    gear_audience: String,
    notes_audience: String,
    hidden: bool,
    title: Option<String>,
    title_from_file: bool,
    description: Option<String>,
    sport: String,
    sport_chosen: bool,
    time_zone: String,
    gear_id: Option<GearId>,
    gear_chosen: bool,
}

/// The same, checked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Told {
    pub audience: Audience,
    pub parts: Parts<Option<Audience>>,
    pub title: Option<String>,
    pub title_from_file: bool,
    pub description: Option<String>,
    /// The sport, if its athlete chose it.
    pub sport: Option<formats::Sport>,
    /// The zone of its athlete's calendar then, for recordings that do not tell their own.
    pub time_zone: Option<String>,
    pub gear_id: Option<GearId>,
    pub gear_chosen: bool,
}

/// What is to become of the activities of one file, by their part in it. Parts that are missing had been removed.
pub(crate) type ToldParts = BTreeMap<u16, Told>;

impl Line {
    fn check(self) -> Told {
        let audience = Audience::of(&self.audience);
        Told {
            // A decision on a report does not end by moving.
            audience: if self.hidden { Audience::OnlyMe } else { audience },
            parts: Parts {
                map: Audience::wished(&self.map_audience),
                heart_rate: Audience::wished(&self.heart_rate_audience),
                power: Audience::wished(&self.power_audience),
                start: Audience::wished(&self.start_audience),
                gear: Audience::wished(&self.gear_audience),
                notes: Audience::wished(&self.notes_audience),
            },
            title: self.title.as_deref().and_then(import::clean_title),
            title_from_file: self.title_from_file,
            description: self.description.as_deref().and_then(crate::activities::edit::shortened),
            sport: self.sport.parse().ok().filter(|_| self.sport_chosen),
            time_zone: jiff::tz::TimeZone::get(&self.time_zone).is_ok().then_some(self.time_zone),
            gear_id: self.gear_id,
            gear_chosen: self.gear_chosen,
        }
    }
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Restored {
    /// Its activities are here now, or were before.
    Here,
    /// It cannot be taken, for this reason.
    Refused(String),
}

/// Takes one original with the lines of its activities. Taken again it changes nothing.
///
/// `upload` and `position` are where it stands in the list of what the athlete brought.
pub async fn recording(
    app: &App,
    athlete: &Athlete,
    upload: Uuid,
    position: i64,
    file_name: Option<&str>,
    bytes: Vec<u8>,
    lines: &[Value],
) -> Result<Restored> {
    let mut told = ToldParts::new();
    for line in lines {
        match serde_json::from_value::<Line>(line.clone()) {
            Ok(line) => told.insert(line.part, line.check()),
            Err(_) => return Ok(Restored::Refused("its line cannot be read".into())),
        };
    }
    if told.is_empty() {
        return Err(Error::internal("a recording without a line of its activity"));
    }
    import::refuse_oversize(bytes.len() as u64, &bytes)?;
    let (files, key) = (app.files.clone(), vault::key_of(app, athlete.id).await?);
    let sealed = key.clone();
    let receive = move || {
        let mut incoming = files.receive_sealed(&sealed)?;
        incoming.write(&bytes)?;
        Ok(incoming)
    };
    let incoming = workers::disk(receive).await?;
    let (id, hash, wanted) = (athlete.id, incoming.content_hash(), told.clone());
    if app.db.read(move |tx| are_here(tx, id, &hash, &wanted)).await? {
        return Ok(Restored::Here);
    }
    let file_name = file_name.map(import::clean_file_name).filter(|name| !name.is_empty());
    let place = Place { import: ImportId(upload), position, whole: false };
    let received = Received { incoming, file_name: file_name.clone(), zipped: false, key };
    match import::take_told(app, athlete, received, place, told).await {
        Ok(imported) => {
            debug_assert!(imported.outcome != Outcome::Archive, "a plain file");
            Ok(Restored::Here)
        }
        Err(Error::Refused(refused)) => {
            let detail = refused.detail.clone();
            import::keep_refusal(app, id, place, file_name, refused.code, refused.detail).await?;
            Ok(Restored::Refused(detail))
        }
        Err(other) => Err(other),
    }
}

/// Whether every activity that is told of this file is here.
fn are_here(tx: &mut Tx, athlete: AthleteId, hash: &[u8; 32], told: &ToldParts) -> Result<bool> {
    let there = tx.list::<(u16,)>(
        "SELECT part FROM activity WHERE athlete_id = $1 AND content_hash = $2",
        args![athlete, hash],
    )?;
    Ok(told.keys().all(|part| there.contains(&(*part,))))
}

/// Begins the entry in the list of what the athlete brought, under which the files of an export stand.
pub fn begin(
    tx: &mut Tx,
    athlete: AthleteId,
    upload: Uuid,
    files: i64,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "INSERT INTO activity_import
           (athlete_id, import_id, file_name, status, total, created_at, finished_at)
         VALUES ($1, $2, 'Stadion', 'working', $3, $4, NULL) ON CONFLICT DO NOTHING",
        args![athlete, upload, files, now],
    )?;
    Ok(())
}

/// Ends that entry. The background brings up to date what depends on it.
pub fn end(tx: &mut Tx, athlete: AthleteId, upload: Uuid, now: Timestamp) -> Result<()> {
    tx.exec(
        "UPDATE activity_import SET status = 'done', finished_at = $3
         WHERE athlete_id = $1 AND import_id = $2",
        args![athlete, upload, now],
    )?;
    jobs::ring();
    Ok(())
}

/// What came over of the settings of this room: how many lines of which file, or why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// The file of the export.
    pub what: &'static str,
    /// How many of its lines hold here now.
    pub count: i64,
    /// How many do not.
    pub left: i64,
    /// Why not: a word.
    pub why: &'static str,
}

/// The lines of the small files of an export, by the name of the file.
pub type Files = BTreeMap<String, Vec<Map<String, Value>>>;

/// Takes over zones, who sees what, gear and measures. It comes before any activity does, so nothing is public meanwhile.
///
/// Whoever decided something here already keeps it.
pub fn settings(
    tx: &mut Tx,
    athlete: &Athlete,
    files: &Files,
    now: Timestamp,
) -> Result<Vec<Came>> {
    let mut came = Vec::new();
    came.push(gear::restore::restore(tx, athlete, files, now)?);
    let decided = privacy::is_decided(tx, athlete.id)?;
    came.push(zones::restore::restore(tx, athlete.id, lines(files, "privacy_zones"), now)?);
    came.push(privacy::restore::restore(tx, athlete, files, decided, now)?);
    came.push(measures(tx, athlete, lines(files, "body"), now)?);
    Ok(came)
}

/// The lines of one of the files.
pub(crate) fn lines<'f>(files: &'f Files, name: &str) -> &'f [Map<String, Value>] {
    files.get(name).map_or(&[], Vec::as_slice)
}

/// One line as a type of ours; `None` when it is not like that.
pub(crate) fn line<T: serde::de::DeserializeOwned>(line: &Map<String, Value>) -> Option<T> {
    serde_json::from_value(Value::Object(line.clone())).ok()
}

#[derive(Deserialize)]
struct Measures {
    max_heart_rate_bpm: Option<f64>,
    resting_heart_rate_bpm: Option<f64>,
    threshold_power_w: Option<f64>,
    weight_kg: Option<f64>,
    sex: Option<body::BodySex>,
}

fn measures(
    tx: &mut Tx,
    athlete: &Athlete,
    told: &[Map<String, Value>],
    now: Timestamp,
) -> Result<Came> {
    let left = |why| Came { what: "body", count: 0, left: told.len() as i64, why };
    let Some(told) = told.first() else { return Ok(left("")) };
    if !consent::may_keep(tx, athlete.id, Purpose::HealthMetrics)? {
        return Ok(left("not_allowed"));
    }
    let Some(told) = line::<Measures>(told) else { return Ok(left("unreadable")) };
    let input = body::BodyInput {
        max_heart_rate_bpm: told.max_heart_rate_bpm,
        resting_heart_rate_bpm: told.resting_heart_rate_bpm,
        threshold_power_w: told.threshold_power_w,
        weight_kg: told.weight_kg,
        sex: told.sex,
    };
    match body::restore(tx, athlete.id, &input, now)? {
        true => Ok(Came { what: "body", count: 1, left: 0, why: "" }),
        false => Ok(left("decided_here")),
    }
}

/// A day that is no later than today, so that a line of the export cannot reach into the future.
pub(crate) fn not_later(day: Option<Day>, athlete: &Athlete, now: Timestamp) -> Option<Day> {
    day.filter(|day| *day <= now.day_in(&athlete.time_zone))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(change: Value) -> Told {
        let mut line = json!({
            "part": 0, "audience": "everyone", "map_audience": "", "heart_rate_audience": "only_me",
            "power_audience": "", "start_audience": "", "gear_audience": "", "notes_audience": "",
            "hidden": false, "title": "  Long \n run ", "title_from_file": false,
            "description": "With Boris\u{7}", "sport": "walking", "sport_chosen": true,
            "time_zone": "Europe/Rome", "gear_id": null, "gear_chosen": true,
        });
        for (name, value) in change.as_object().unwrap() {
            line[name] = value.clone();
        }
        serde_json::from_value::<Line>(line).unwrap().check()
    }

    #[test]
    fn what_was_written_elsewhere_is_checked_as_if_it_were_typed_in() {
        let same = told(json!({}));
        assert_eq!(same.title.as_deref(), Some("Long run"));
        assert_eq!(same.description.as_deref(), Some("With Boris"));
        assert_eq!(same.sport, Some(formats::Sport::Walking));
        assert_eq!(same.parts.map, None);
        assert_eq!(same.parts.heart_rate, Some(Audience::OnlyMe));
        assert_eq!(told(json!({"sport": "levitation"})).sport, None);
        assert_eq!(told(json!({"sport_chosen": false})).sport, None);
        assert_eq!(told(json!({"time_zone": "+02:00"})).time_zone, None, "no calendar, an offset");
        let long = told(json!({"description": "x".repeat(9_000)})).description.unwrap();
        assert_eq!(long.chars().count(), 4_000);
    }

    #[test]
    fn what_is_not_plainly_for_others_is_for_nobody() {
        assert_eq!(told(json!({})).audience, Audience::Everyone);
        assert_eq!(told(json!({"audience": "the whole world"})).audience, Audience::OnlyMe);
        assert_eq!(told(json!({"hidden": true})).audience, Audience::OnlyMe);
    }
}
