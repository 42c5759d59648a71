//! From the bytes of a file to activities, in the order in which nothing can be lost:
//!
//! 1. the file is received beside its place, hashed on the way;
//! 2. it is kept durably under a name of its own, while it is read and every number is worked out;
//! 3. one write stores the activities, the import and the fact that tells everyone.
//!
//! Killed before 3, there is no activity, and the next sweep takes the file. After 3 there is everything.
//! HTTP, archives and the command line all come through here.
pub mod archive;
pub mod list;
pub mod show;

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use axum::http::StatusCode;
use events::ActivityRecorded;
use formats::{Fault, NotAnActivity, Reading, Recording};
use kernel::athlete::Athlete;
use kernel::files::{Files, Incoming, Reader};
use kernel::ids::FactId;
use kernel::vault::{self, AthleteKey};
use kernel::{ActivityId, App, AthleteId, Error, Result, Timestamp, Tx, args};
use tracing::Instrument;

use crate::audience::shown::{Shown, recording_of, show};
use crate::derive::{Derived, Person, derive_as_allowed};
use crate::restore::ToldParts;
use crate::store::{self, NewActivity};
use crate::streams::codec::Stored as StoredStreams;
use crate::zones::Zones;
use crate::{audience, body, originals, privacy, streams, workers, zones};

kernel::id!(
    /// One upload: a file, or an archive of many.
    ImportId,
);

/// The largest zip that is taken: 1 GiB.
pub const MAX_ARCHIVE_BYTES: u64 = 1 << 30;

/// What became of an upload.
#[derive(Debug, Clone)]
pub struct Imported {
    /// Whether it was new.
    pub outcome: Outcome,
    /// Its activities, in the order of the file.
    pub activities: Vec<ActivityId>,
    /// The facts that tell of the new ones.
    pub facts: Vec<FactId>,
    /// What was odd about the file, in words.
    pub warnings: Vec<String>,
    /// Under which its progress and outcome can be asked for.
    pub import: ImportId,
}

/// Whether an upload was new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// At least one activity of it is.
    Recorded,
    /// All of it was here before.
    AlreadyHere,
    /// It is an archive of many files, which the background works through.
    Archive,
}

/// A file in the way of being imported.
pub(crate) struct Received {
    pub incoming: Incoming,
    pub file_name: Option<String>,
    /// Whether it begins like a zip.
    pub zipped: bool,
    /// Under which it was received, and under which all that is made of it is kept.
    pub key: AthleteKey,
}

/// Imports the bytes of one file, or of a zip. What is wrong with them is an [`Error::Refused`] in words.
///
/// A zip of many is only taken in here; [`crate::Jobs`] works through it.
pub async fn import_bytes(
    app: &App,
    athlete: &Athlete,
    file_name: Option<&str>,
    bytes: impl AsRef<[u8]> + Send + 'static,
) -> Result<Imported> {
    refuse_oversize(bytes.as_ref().len() as u64, bytes.as_ref())?;
    let zipped = is_zip(bytes.as_ref());
    let file_name = file_name.map(clean_file_name);
    let key = vault::key_of(app, athlete.id).await?;
    let (files, seal) = (app.files.clone(), key.clone());
    let receive = move || {
        let mut incoming = files.receive_sealed(&seal)?;
        incoming.write(bytes.as_ref())?;
        Ok(incoming)
    };
    let incoming = workers::disk(receive).await?;
    take(app, athlete, Received { incoming, file_name, zipped, key }).await
}

/// Imports a file from a disk, as `stadion import` does.
pub async fn import_path(app: &App, athlete: &Athlete, path: &Path) -> Result<Imported> {
    let file_name = path.file_name().and_then(|name| name.to_str()).map(clean_file_name);
    let key = vault::key_of(app, athlete.id).await?;
    let (files, seal) = (app.files.clone(), key.clone());
    let path = path.to_owned();
    let receive = move || {
        let mut file = std::fs::File::open(path)?;
        let mut incoming = files.receive_sealed(&seal)?;
        let mut piece = vec![0; 256 * 1024];
        let mut head = Vec::new();
        loop {
            let count = file.read(&mut piece)?;
            if count == 0 {
                return Ok((incoming, is_zip(&head)));
            }
            incoming.write(&piece[..count])?;
            if head.len() < 4 {
                head.extend_from_slice(&piece[..count.min(4 - head.len())]);
            }
            refuse_oversize(incoming.len(), &head)?;
        }
    };
    let (incoming, zipped) = workers::disk(receive).await?;
    take(app, athlete, Received { incoming, file_name, zipped, key }).await
}

/// Says no to more bytes than a file of this beginning may have.
pub(crate) fn refuse_oversize(bytes: u64, head: &[u8]) -> Result<()> {
    let most = match is_zip(head) {
        true => MAX_ARCHIVE_BYTES,
        false => formats::MAX_FILE_BYTES as u64,
    };
    if bytes <= most {
        return Ok(());
    }
    if is_zip(head) {
        let detail = "This archive is larger than 1 GB. Please split it.";
        return Err(Error::refused_as(StatusCode::PAYLOAD_TOO_LARGE, "archive_too_large", detail));
    }
    Err(refusal(&Fault::FileTooLarge))
}

pub(crate) fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// Imports what was received: a file, a zip of one, or a zip of many.
pub(crate) async fn take(app: &App, athlete: &Athlete, received: Received) -> Result<Imported> {
    let place = Place { import: ImportId::new(), position: 0, whole: true };
    let name = received.file_name.clone();
    let outcome = match archive::unwrap_single(app, received).await {
        Ok(archive::Unwrapped::File(received)) => take_file(app, athlete, received, place).await,
        Ok(archive::Unwrapped::Many(received, total)) => {
            archive::accept(app, athlete, received, place.import, total).await
        }
        Err(error) => Err(error),
    };
    if let Err(Error::Refused(refused)) = &outcome {
        metrics::counter!("imports_total", "outcome" => refused.code).increment(1);
        keep_refusal(app, athlete.id, place, name, refused.code, refused.detail.clone()).await?;
    }
    outcome
}

/// Where in an import a file stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub import: ImportId,
    pub position: i64,
    /// Whether the import is this file alone; then its row is written here, too.
    pub whole: bool,
}

/// Imports one plain or gzipped file.
pub(crate) async fn take_file(
    app: &App,
    athlete: &Athlete,
    received: Received,
    place: Place,
) -> Result<Imported> {
    let span = kernel::span!("import");
    take_file_within(app, athlete, received, place, None).instrument(span).await
}

/// The same for a file out of an export, with what its athlete had decided about its activities.
pub(crate) async fn take_told(
    app: &App,
    athlete: &Athlete,
    received: Received,
    place: Place,
    told: ToldParts,
) -> Result<Imported> {
    let span = kernel::span!("import");
    take_file_within(app, athlete, received, place, Some(told)).instrument(span).await
}

async fn take_file_within(
    app: &App,
    athlete: &Athlete,
    received: Received,
    place: Place,
    told: Option<ToldParts>,
) -> Result<Imported> {
    let now = app.clock.now();
    let Received { incoming, file_name, key, .. } = received;
    let content_hash = incoming.content_hash();
    let original = originals::new_name(athlete.id, &content_hash);

    let id = athlete.id;
    let read = app.db.read(move |tx| {
        let whole = find_whole(tx, id, &content_hash)?;
        Ok((whole, body::find(tx, id)?, Zones::find(tx, id)?))
    });
    let (whole, body, zones) = read.await?;
    if let Some(activities) = whole {
        let name = file_name.clone();
        let first = activities.first().copied();
        let keep = app.db.write(move |tx| {
            insert_outcome(tx, id, place, &name, "already_here", None, first, now)
        });
        keep.await?;
        metrics::counter!("imports_total", "outcome" => "already_here").increment(1);
        return Ok(already_here(activities, place.import));
    }

    let person =
        Person { time_zone: athlete.time_zone.clone(), birth_on: Some(athlete.birth_on), body };
    let maker = Maker {
        athlete: athlete.id,
        content_hash,
        original: original.clone(),
        file_name: file_name.clone(),
        person,
        zones: Arc::new(zones),
        home_zone: athlete.time_zone.clone(),
        told,
        key,
    };
    let (made, kept) = keep_and_make(app, incoming, maker, now).await;
    let files = app.files.clone();
    // What the file turned out to be goes before how the disk did: a refusal is final.
    let (made, warnings) = match (made, kept) {
        (Ok(made), Ok(())) => made,
        (Err(error), kept) => {
            if kept.is_ok() {
                workers::disk(move || files.delete(&original)).await?;
            }
            return Err(error);
        }
        (Ok((made, _)), Err(error)) => {
            forget(&files, &made);
            return Err(error);
        }
    };

    let stored = store_all(app, athlete.clone(), made.clone(), place, file_name, now).await;
    let Stored { activities, facts } = match stored {
        Ok(stored) => stored,
        // Whether the write was kept after all is not known here, so nothing is deleted: what no row
        // names is taken by the next sweep.
        Err(error) => return Err(error),
    };
    if facts.is_empty() {
        workers::disk(move || {
            forget(&files, &made);
            files.delete(&original)
        })
        .await?;
        metrics::counter!("imports_total", "outcome" => "already_here").increment(1);
        return Ok(already_here(activities, place.import));
    }
    metrics::counter!("imports_total", "outcome" => "recorded").increment(1);
    let outcome = Outcome::Recorded;
    Ok(Imported { outcome, activities, facts, warnings, import: place.import })
}

fn already_here(activities: Vec<ActivityId>, import: ImportId) -> Imported {
    let outcome = Outcome::AlreadyHere;
    Imported { outcome, activities, facts: Vec::new(), warnings: Vec::new(), import }
}

/// The activities of these bytes, if every one of them is here.
fn find_whole(
    tx: &mut Tx,
    athlete: AthleteId,
    content_hash: &[u8; 32],
) -> Result<Option<Vec<ActivityId>>> {
    let found = list_by_content(tx, athlete, content_hash)?;
    let parts = found.first().map_or(1, |(_, parts)| *parts);
    if found.len() < usize::from(parts) {
        return Ok(None);
    }
    Ok(Some(found.into_iter().map(|(id, _)| id).collect()))
}

fn list_by_content(
    tx: &mut Tx,
    athlete: AthleteId,
    content_hash: &[u8; 32],
) -> Result<Vec<(ActivityId, u16)>> {
    tx.list(
        "SELECT activity_id, parts FROM activity WHERE athlete_id = $1 AND content_hash = $2
         ORDER BY part",
        args![athlete, content_hash],
    )
}

type Made = (Arc<Vec<NewActivity>>, Vec<String>);

/// Makes the original durable and works its numbers out, both at the same time.
async fn keep_and_make(
    app: &App,
    mut incoming: Incoming,
    maker: Maker,
    now: Timestamp,
) -> (Result<Made>, Result<()>) {
    // Opened before it moves to its place.
    let reader = match incoming.reader() {
        Ok(reader) => reader,
        Err(error) => return (Err(error.into()), Err(Error::internal("not kept"))),
    };
    let files = app.files.clone();
    let name = maker.original.clone();
    let keep = workers::disk(move || Ok(incoming.keep(&files, &name)?));
    let files = app.files.clone();
    let make = workers::run(move || maker.make(reader, &files, now));
    tokio::join!(make, keep)
}

/// Makes the activities of one file.
struct Maker {
    athlete: AthleteId,
    content_hash: [u8; 32],
    original: String,
    file_name: Option<String>,
    person: Person,
    /// The zone of the athlete's calendar now.
    home_zone: String,
    zones: Arc<Zones>,
    /// What was decided about it elsewhere, if it comes out of an export.
    told: Option<ToldParts>,
    key: AthleteKey,
}

impl Maker {
    fn make(mut self, mut reader: Reader, files: &Files, now: Timestamp) -> Result<Made> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes)?;
        let started = std::time::Instant::now();
        let packed = bytes.starts_with(&[0x1f, 0x8b]);
        let recordings = read(&bytes, now).map_err(|fault| refusal(&fault))?;
        // From here on only the samples are needed.
        drop(bytes);
        let kept = worth_keeping(recordings.len(), &recordings);
        let mut made = Vec::new();
        let mut warnings = Vec::new();
        let mut parts = 0_u16;
        for (part, recording) in recordings.into_iter().enumerate() {
            if !kept[part] {
                continue;
            }
            let file_kind = file_kind(&recording, packed);
            let told = self.told.as_ref().and_then(|told| told.get(&(part as u16))).cloned();
            let home_zone = told.as_ref().and_then(|told| told.time_zone.clone());
            let home_zone = home_zone.unwrap_or_else(|| self.home_zone.clone());
            self.person.time_zone = home_zone;
            let chosen = told.as_ref().and_then(|told| told.sport);
            let derived = derive_as_allowed(recording, chosen, &self.person);
            if derived.is_nothing() {
                continue;
            }
            parts += 1;
            if self.told.is_some() && told.is_none() {
                // It had been removed, and stays so.
                continue;
            }
            for warning in &derived.detail.warnings {
                if !warnings.contains(warning) {
                    warnings.push(warning.clone());
                }
            }
            let id = ActivityId::new();
            if !derived.streams.is_empty() {
                let name = streams::name(self.athlete, id);
                files.put_derived_sealed(&self.key, &name, &derived.streams)?;
            }
            made.push(NewActivity {
                id,
                athlete: self.athlete,
                content_hash: self.content_hash,
                part: part as u16,
                parts: 0,
                original: self.original.clone(),
                file_name: self.file_name.clone(),
                file_kind,
                body_revision: self.person.body.revision,
                title: derived.title.as_deref().and_then(clean_title),
                shown: self.show(&derived)?,
                zones: self.zones.clone(),
                told,
                derived,
            });
        }
        metrics::histogram!("import_derive_seconds").record(started.elapsed().as_secs_f64());
        if made.is_empty() {
            return Err(no_movement());
        }
        for new in &mut made {
            new.parts = parts;
        }
        Ok((Arc::new(made), warnings))
    }
}

impl Maker {
    /// What the zones leave of it for others, worked out of the samples as they will be stored.
    fn show(&self, derived: &Derived) -> Result<Shown> {
        if self.zones.rows.is_empty() || !derived.has_map {
            return Ok(Shown::Whole);
        }
        let stored = StoredStreams::open(&derived.streams).map_err(Error::internal)?;
        let (started_at_ms, sport) = (derived.start.at.0, derived.sport.as_str());
        let recording = recording_of(&stored, started_at_ms, sport, &derived.detail);
        Ok(show(&recording.map_err(Error::internal)?, &self.person, &self.zones.discs()))
    }
}

/// Reads a file that must hold an activity.
pub(crate) fn read(bytes: &[u8], now: Timestamp) -> Result<Vec<Recording>, Fault> {
    match formats::read(bytes, now.0)? {
        Reading::Activities(recordings) => Ok(recordings),
        Reading::Route(_) => Err(Fault::NotAnActivity { what: NotAnActivity::Course }),
    }
}

/// The way between two sports of a race is no activity of its own, unless there is nothing else.
fn worth_keeping(count: usize, recordings: &[Recording]) -> Vec<bool> {
    let only_transitions = recordings.iter().all(Recording::is_transition);
    let mut kept = Vec::with_capacity(count);
    for recording in recordings {
        kept.push(only_transitions || !recording.is_transition());
    }
    kept
}

fn file_kind(recording: &Recording, packed: bool) -> &'static str {
    match (recording.kind, packed) {
        (formats::Kind::Fit, false) => "fit",
        (formats::Kind::Fit, true) => "fit.gz",
        (formats::Kind::Tcx, false) => "tcx",
        (formats::Kind::Tcx, true) => "tcx.gz",
        (_, false) => "gpx",
        (_, true) => "gpx.gz",
    }
}

struct Stored {
    activities: Vec<ActivityId>,
    facts: Vec<FactId>,
}

async fn store_all(
    app: &App,
    owner: Athlete,
    made: Arc<Vec<NewActivity>>,
    place: Place,
    file_name: Option<String>,
    now: Timestamp,
) -> Result<Stored> {
    let stored = app.db.write(move |tx| {
        let athlete = made[0].athlete;
        let mut facts = Vec::new();
        for new in made.iter() {
            let sport = new.derived.sport.as_str();
            let audience = match &new.told {
                Some(told) if !audience::is_minor(&owner, now) => told.audience,
                _ => audience::at_first(tx, &owner, sport, now)?,
            };
            if store::insert(tx, new, audience, now)? {
                let activity = new.id;
                let summary = store::summary(&new.derived);
                facts.push(tx.publish(&ActivityRecorded { athlete, activity, summary }, now)?);
            }
        }
        let there = list_by_content(tx, athlete, &made[0].content_hash)?;
        let activities: Vec<ActivityId> = there.into_iter().map(|(id, _)| id).collect();
        let outcome = if facts.is_empty() { "already_here" } else { "recorded" };
        let first = activities.first().copied();
        insert_outcome(tx, athlete, place, &file_name, outcome, None, first, now)?;
        if privacy::find(tx, athlete)?.zones_revision != made[0].zones.revision {
            zones::rework::enqueue(tx, athlete, now)?;
        }
        // Measures that changed, or a consent that was given or taken back, while we were deriving.
        crate::recalculate::enqueue_if_outdated(
            tx,
            athlete,
            made[0].body_revision,
            made[0].derived.with_health,
            now,
        )?;
        Ok(Stored { activities, facts })
    });
    stored.await
}

/// Takes back the streams of activities that were not stored.
fn forget(files: &Files, made: &[NewActivity]) {
    for new in made {
        if let Err(error) = streams::delete(files, new.athlete, new.id) {
            tracing::warn!(causes = kernel::error::causes(&error), "streams wait for the sweep");
        }
    }
}

/// Notes what became of a file, and of the whole import if it is this file alone.
#[allow(clippy::too_many_arguments, reason = "each is a column")]
pub(crate) fn insert_outcome(
    tx: &mut Tx,
    athlete: AthleteId,
    place: Place,
    name: &Option<String>,
    outcome: &str,
    why: Option<(&str, &str)>,
    activity: Option<ActivityId>,
    now: Timestamp,
) -> Result<()> {
    if place.whole {
        tx.exec(
            "INSERT INTO activity_import
               (athlete_id, import_id, file_name, status, total, created_at, finished_at)
             VALUES ($1, $2, $3, 'done', 1, $4, $4) ON CONFLICT DO NOTHING",
            args![athlete, place.import, name, now],
        )?;
    }
    tx.exec(
        "INSERT INTO activity_import_file
           (athlete_id, import_id, position, name, outcome, code, detail, activity_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        args![
            athlete,
            place.import,
            place.position,
            name.as_deref().unwrap_or_default(),
            outcome,
            why.map(|(code, _)| code),
            why.map(|(_, detail)| detail),
            activity
        ],
    )?;
    Ok(())
}

/// Notes a refusal, so that the person can see later what happened to their file.
pub(crate) async fn keep_refusal(
    app: &App,
    athlete: AthleteId,
    place: Place,
    name: Option<String>,
    code: &'static str,
    detail: String,
) -> Result<()> {
    let now = app.clock.now();
    let keep = app.db.write(move |tx| {
        insert_outcome(tx, athlete, place, &name, "refused", Some((code, &detail)), None, now)
    });
    keep.await
}

/// A fault of a file as a refusal.
pub(crate) fn refusal(fault: &Fault) -> Error {
    let status = match fault {
        Fault::FileTooLarge | Fault::ArchiveTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Fault::NotARecording { .. } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Error::refused_as(status, fault.code(), fault)
}

pub(crate) const NOTHING_TO_KEEP: &str =
    "This file holds no movement, no time and no heart rate, so there is nothing to keep.";

fn no_movement() -> Error {
    Error::refused_as(StatusCode::UNPROCESSABLE_ENTITY, "no_movement", NOTHING_TO_KEEP)
}

/// What the numbers of an athlete's activities depend on.
pub(crate) async fn person_of(app: &App, athlete: &Athlete) -> Result<Person> {
    let id = athlete.id;
    let body = app.db.read(move |tx| body::find(tx, id)).await?;
    Ok(Person { time_zone: athlete.time_zone.clone(), birth_on: Some(athlete.birth_on), body })
}

/// As [`person_of`], by id.
pub(crate) async fn person_of_id(app: &App, id: AthleteId) -> Result<Person> {
    let found = app.db.read(move |tx| kernel::athlete::find_closed_too(tx, id)).await?;
    let athlete = found.ok_or(Error::NotFound("athlete"))?;
    person_of(app, &athlete).await
}

/// A file name for display: the last part of a path, one line, at most 200 characters.
pub(crate) fn clean_file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.chars().filter(|c| !c.is_control()).take(200).collect::<String>().trim().to_owned()
}

/// The longest title, in characters.
pub(crate) const LONGEST_TITLE: usize = 120;

/// A title on one line, or nothing.
pub(crate) fn clean_title(title: &str) -> Option<String> {
    let words: Vec<&str> = title
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect();
    let line: String = words.join(" ").chars().take(LONGEST_TITLE).collect();
    let line = line.trim().to_owned();
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_lose_their_folders_and_control_characters() {
        assert_eq!(clean_file_name("C:\\runs\\morning\u{7}.fit"), "morning.fit");
        assert_eq!(clean_file_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_file_name(&"ä".repeat(300)).chars().count(), 200);
    }

    #[test]
    fn titles_are_one_line_of_at_most_120_characters() {
        assert_eq!(clean_title("  Long \n\t run\u{0} ").as_deref(), Some("Long run"));
        assert_eq!(clean_title(" \n "), None);
        assert_eq!(clean_title(&"x".repeat(500)).map(|t| t.len()), Some(120));
    }

    #[test]
    fn a_file_may_have_25_mb_and_an_archive_a_gigabyte() {
        let most = formats::MAX_FILE_BYTES as u64;
        assert!(refuse_oversize(most, b"\x0e\x10").is_ok());
        assert_eq!(refuse_oversize(most + 1, b"\x0e\x10").unwrap_err().status(), 413);
        assert!(refuse_oversize(most + 1, b"PK\x03\x04").is_ok());
        assert_eq!(refuse_oversize((1 << 30) + 1, b"PK\x03\x04").unwrap_err().status(), 413);
    }
}
