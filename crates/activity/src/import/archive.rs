//! A zip of many recordings: taken in at once, worked through in the background, file by file.
//!
//! The archive is kept durably and a job row is written before the upload is answered. Whoever holds the
//! row's lease goes through the archive; each file's outcome is written in the same transaction as its
//! activities. Killed in between, the next holder starts from the front and passes over every file that
//! has an outcome already, so each one is imported exactly once.
use axum::http::StatusCode;
use formats::archive::Archive;
use kernel::athlete::Athlete;
use kernel::vault::{self, AthleteKey};
use kernel::{App, AthleteId, Error, Result, Timestamp, Tx, args, random};

use super::{ImportId, Imported, Outcome, Place, Received, keep_refusal, refusal, take_file};
use crate::jobs::{Job, Lease};
use crate::workers;

/// What was inside an upload.
pub(crate) enum Unwrapped {
    /// One file: the upload itself, or the only one in a zip.
    File(Received),
    /// A zip that lists so many entries.
    Many(Received, i64),
}

/// Looks into a zip. One with a single file is that file.
pub(crate) async fn unwrap_single(app: &App, mut received: Received) -> Result<Unwrapped> {
    if !received.zipped {
        return Ok(Unwrapped::File(received));
    }
    let files = app.files.clone();
    let look = move || {
        let reader = std::io::BufReader::new(received.incoming.reader()?);
        let mut archive = Archive::open(reader).map_err(|fault| refusal(&fault))?;
        let Some(first) = archive.next_file() else { return Err(nothing_inside()) };
        if archive.next_file().is_some() {
            let total = archive.len() as i64;
            return Ok(Unwrapped::Many(received, total));
        }
        let bytes = first.bytes.map_err(|fault| refusal(&fault))?;
        let key = received.key;
        let mut incoming = files.receive_sealed(&key)?;
        incoming.write(&bytes)?;
        let file_name = Some(super::clean_file_name(&first.name));
        Ok(Unwrapped::File(Received { incoming, file_name, zipped: false, key }))
    };
    workers::run(look).await
}

fn nothing_inside() -> Error {
    let detail = "There is no file in this archive.";
    Error::refused_as(StatusCode::UNPROCESSABLE_ENTITY, "empty_file", detail)
}

/// Keeps an archive durably and leaves the rest to the background.
pub(crate) async fn accept(
    app: &App,
    athlete: &Athlete,
    received: Received,
    import: ImportId,
    total: i64,
) -> Result<Imported> {
    let now = app.clock.now();
    let file = format!("archives/{}/{import}-{}", athlete.id, random::hex::<4>());
    let files = app.files.clone();
    let name = file.clone();
    let Received { incoming, file_name, .. } = received;
    workers::disk(move || Ok(incoming.keep(&files, &name)?)).await?;

    let id = athlete.id;
    let accepted = app.db.write(move |tx| {
        tx.exec(
            "INSERT INTO activity_import
               (athlete_id, import_id, file_name, status, total, created_at, finished_at)
             VALUES ($1, $2, $3, 'working', $4, $5, NULL)",
            args![id, import, file_name, total, now],
        )?;
        let job = Job::archive(id, import, file.clone());
        crate::jobs::enqueue(tx, &job, now)
    });
    accepted.await?;
    crate::jobs::ring();
    metrics::counter!("imports_total", "outcome" => "archive").increment(1);
    Ok(Imported {
        outcome: Outcome::Archive,
        activities: Vec::new(),
        facts: Vec::new(),
        warnings: Vec::new(),
        import,
    })
}

/// Works through an archive. `false` when the lease was lost or the process is to stop; another goes on.
pub(crate) async fn work(app: &App, lease: &Lease, job: &Job) -> Result<bool> {
    let (Some(import), Some(file)) = (job.import, job.file.clone()) else {
        return Err(Error::internal("an archive job without an archive"));
    };
    let athlete_id = job.athlete;
    let athlete = app.db.read(move |tx| kernel::athlete::find_closed_too(tx, athlete_id)).await?;
    let Some(athlete) = athlete else { return Ok(true) };
    let key = vault::key_of(app, athlete_id).await?;
    let (files, seal) = (app.files.clone(), key.clone());
    let opened = workers::disk(move || {
        let Some(reader) = files.read_sealed(&seal, &file)? else { return Ok(None) };
        let archive = Archive::open(std::io::BufReader::new(reader));
        Ok(Some(archive.map_err(|fault| refusal(&fault))?))
    });
    // Only a finished or withdrawn import loses its archive.
    let Some(mut archive) = opened.await? else { return Ok(true) };
    let done = app.db.read(move |tx| list_done(tx, athlete_id, import)).await?;
    let mut position = 0;
    loop {
        if !lease.renew(app).await? {
            return Ok(false);
        }
        // Unpacking belongs to the heavy work: it shares the places with the uploads of others.
        let (returned, next) = workers::run(move || {
            let next = archive.next_file();
            Ok((archive, next))
        })
        .await?;
        archive = returned;
        let Some(next) = next else { break };
        let place = Place { import, position, whole: false };
        position += 1;
        if done.binary_search(&place.position).is_ok() {
            continue;
        }
        let name = Some(next.name);
        let outcome = match next.bytes {
            Ok(bytes) => import_entry(app, &athlete, &key, name.clone(), bytes, place).await,
            Err(fault) => Err(refusal(&fault)),
        };
        match outcome {
            Ok(()) => {}
            Err(Error::Refused(refused)) => {
                keep_refusal(app, athlete_id, place, name, refused.code, refused.detail).await?;
            }
            Err(other) => return Err(other),
        }
    }
    finish(app, athlete_id, import, position).await?;
    Ok(true)
}

async fn import_entry(
    app: &App,
    athlete: &Athlete,
    key: &AthleteKey,
    file_name: Option<String>,
    bytes: Vec<u8>,
    place: Place,
) -> Result<()> {
    let (files, seal) = (app.files.clone(), key.clone());
    let receive = move || {
        let mut incoming = files.receive_sealed(&seal)?;
        incoming.write(&bytes)?;
        Ok(incoming)
    };
    let incoming = workers::disk(receive).await?;
    let received = Received { incoming, file_name, zipped: false, key: key.clone() };
    take_file(app, athlete, received, place).await?;
    Ok(())
}

fn list_done(tx: &mut Tx, athlete: AthleteId, import: ImportId) -> Result<Vec<i64>> {
    let done = tx.list::<(i64,)>(
        "SELECT position FROM activity_import_file WHERE athlete_id = $1 AND import_id = $2
         ORDER BY position",
        args![athlete, import],
    )?;
    Ok(done.into_iter().map(|(position,)| position).collect())
}

async fn finish(app: &App, athlete: AthleteId, import: ImportId, total: i64) -> Result<()> {
    let now = app.clock.now();
    let done = app.db.write(move |tx| close(tx, athlete, import, total, now));
    done.await
}

fn close(
    tx: &mut Tx,
    athlete: AthleteId,
    import: ImportId,
    total: i64,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "UPDATE activity_import SET status = 'done', total = $3, finished_at = $4
         WHERE athlete_id = $1 AND import_id = $2",
        args![athlete, import, total, now],
    )?;
    Ok(())
}

/// Ends an import whose archive can never be worked through, and says why.
pub(crate) async fn give_up(app: &App, job: &Job, why: &str) -> Result<()> {
    let Some(import) = job.import else { return Ok(()) };
    let (athlete, now, why) = (job.athlete, app.clock.now(), why.to_owned());
    let ended = app.db.write(move |tx| {
        let (next,) = tx.one::<(i64,)>(
            "SELECT COALESCE(MAX(position) + 1, 0) FROM activity_import_file
             WHERE athlete_id = $1 AND import_id = $2",
            args![athlete, import],
        )?;
        let place = Place { import, position: next, whole: false };
        super::insert_outcome(
            tx,
            athlete,
            place,
            &None,
            "refused",
            Some(("import_failed", &why)),
            None,
            now,
        )?;
        close(tx, athlete, import, next + 1, now)
    });
    ended.await
}
