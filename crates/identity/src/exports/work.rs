//! Making exports in the background, one at a time in each process, and letting old ones go.
//!
//! Whoever makes one holds its lease and renews it. When the process dies, the lease runs out and another begins anew: half an
//! archive is worth nothing, and a whole one takes minutes.
use std::sync::Arc;

use kernel::files::Files;
use kernel::{App, AthleteId, Error, Result, Timestamp, Tx, args, backup, from_row, random};

use super::build::{self, Built};
use super::{ExportId, KEPT_MS};
use crate::needs::Rooms;
use crate::{Settings, accounts, mail};

/// How long a process keeps the work before it must renew.
const LEASE_MS: i64 = 30_000;
/// How far the work is, is told so often.
const TELL_MS: i64 = 1_000;
/// The pause before the next try of one that failed.
const PAUSE_MS: i64 = 60_000;
/// One that failed so often is given up.
const MOST_ATTEMPTS: i64 = 5;
/// A file this young may be about to be named by a row.
const YOUNG_S: u64 = 86_400;

#[derive(Clone)]
struct Job {
    athlete: AthleteId,
    id: ExportId,
    attempts: i64,
}
from_row!(Job { athlete, id, attempts });

/// Makes every export that is due. Returns how many.
pub async fn turn(app: &App, settings: &Settings, rooms: &Arc<dyn Rooms>) -> Result<u64> {
    let mut made = 0;
    while let Some(mut lease) = Lease::take(app).await? {
        let started = std::time::Instant::now();
        match make(app, settings, rooms, &mut lease).await {
            Ok(true) => {
                made += 1;
                metrics::histogram!("identity_export_seconds")
                    .record(started.elapsed().as_secs_f64());
                metrics::counter!("identity_exports_total", "outcome" => "ready").increment(1);
            }
            // Somebody else has it, or nobody wants it any more.
            Ok(false) => {}
            Err(error) => {
                let causes = kernel::error::causes(&error);
                tracing::error!(attempts = lease.job.attempts, causes, "an export failed");
                lease.put_off(app).await?;
            }
        }
    }
    Ok(made)
}

async fn make(
    app: &App,
    settings: &Settings,
    rooms: &Arc<dyn Rooms>,
    lease: &mut Lease,
) -> Result<bool> {
    let id = lease.job.athlete;
    let athlete = app.db.read(move |tx| kernel::athlete::find(tx, id)).await?;
    let athlete = athlete.ok_or(Error::NotFound("athlete"))?;
    let Some(built) = build::build(app, settings, rooms, &athlete, lease).await? else {
        return Ok(false);
    };
    let (file, settings) = (built.file.clone(), settings.clone());
    if lease.finish(app, settings, built).await? {
        return Ok(true);
    }
    delete(app, vec![file]).await?;
    Ok(false)
}

/// The right to work on an export for a while.
pub(super) struct Lease {
    job: Job,
    owner: Arc<str>,
    until: Timestamp,
    told_at: Timestamp,
    step: &'static str,
}

impl Lease {
    /// Takes the oldest one that nobody holds.
    async fn take(app: &App) -> Result<Option<Lease>> {
        let owner: Arc<str> = random::hex::<8>().into();
        let (mine, now) = (owner.clone(), app.clock.now());
        let taken = app.db.write(move |tx| {
            // Two processes may see the same row; the second finds it leased when its turn comes.
            tx.find::<Job>(
                "UPDATE data_export SET state = 'working', owner = $1, leased_until = $2,
                   attempts = attempts + 1
                 WHERE ended_at IS NULL AND leased_until <= $3 AND export_id = (
                   SELECT export_id FROM data_export WHERE ended_at IS NULL AND leased_until <= $3
                   ORDER BY asked_at, export_id LIMIT 1)
                 RETURNING athlete_id, export_id, attempts",
                args![&*mine, now.plus_ms(LEASE_MS), now],
            )
        });
        let until = now.plus_ms(LEASE_MS);
        let lease = |job| Lease { job, owner, until, told_at: Timestamp(0), step: "" };
        Ok(taken.await?.map(lease))
    }

    pub fn export(&self) -> ExportId {
        self.job.id
    }

    /// Tells how far the work is and keeps it. `false` when another process has it, or nobody wants it any more.
    pub async fn tell(
        &mut self,
        app: &App,
        step: &'static str,
        done: i64,
        total: i64,
    ) -> Result<bool> {
        let now = app.clock.now();
        if step == self.step && now < self.told_at.plus_ms(TELL_MS) {
            return Ok(true);
        }
        let (job, owner, until) = (self.job.clone(), self.owner.clone(), now.plus_ms(LEASE_MS));
        let told = app.db.write(move |tx| {
            tx.exec(
                "UPDATE data_export SET step = $4, done = $5, total = $6, leased_until = $7
                 WHERE athlete_id = $1 AND export_id = $2 AND owner = $3 AND ended_at IS NULL",
                args![job.athlete, job.id, &*owner, step, done, total, until],
            )
        });
        let is_ours = told.await? == 1;
        (self.until, self.told_at, self.step) = (until, now, step);
        Ok(is_ours)
    }

    /// Names the file: from this write on there is an export. Says whether it was still ours to finish.
    async fn finish(&self, app: &App, settings: Settings, built: Built) -> Result<bool> {
        let (job, owner, now) = (self.job.clone(), self.owner.clone(), app.clock.now());
        let write = app.db.write(move |tx| {
            let until = now.plus_ms(KEPT_MS);
            let bytes = i64::try_from(built.bytes).unwrap_or(i64::MAX);
            let finished = tx.exec(
                "UPDATE data_export SET state = 'ready', step = 'closing', done = total, file = $4,
                   bytes = $5, ended_at = $6, expires_at = $7, owner = ''
                 WHERE athlete_id = $1 AND export_id = $2 AND owner = $3 AND ended_at IS NULL",
                args![job.athlete, job.id, &*owner, built.file, bytes, now, until],
            )?;
            if finished == 1 {
                tell_by_mail(tx, &settings, job.athlete, until, now)?;
            }
            Ok(finished == 1)
        });
        write.await
    }

    /// Lets it be tried again after a pause, or gives it up.
    async fn put_off(&self, app: &App) -> Result<()> {
        let (job, owner, now) = (self.job.clone(), self.owner.clone(), app.clock.now());
        let is_over = job.attempts >= MOST_ATTEMPTS;
        let write = app.db.write(move |tx| match is_over {
            true => tx.exec(
                "UPDATE data_export SET state = 'failed', ended_at = $4, owner = ''
                 WHERE athlete_id = $1 AND export_id = $2 AND owner = $3 AND ended_at IS NULL",
                args![job.athlete, job.id, &*owner, now],
            ),
            false => tx.exec(
                "UPDATE data_export SET leased_until = $4, owner = ''
                 WHERE athlete_id = $1 AND export_id = $2 AND owner = $3 AND ended_at IS NULL",
                args![job.athlete, job.id, &*owner, now.plus_ms(PAUSE_MS)],
            ),
        });
        write.await?;
        if is_over {
            metrics::counter!("identity_exports_total", "outcome" => "failed").increment(1);
        }
        Ok(())
    }
}

fn tell_by_mail(
    tx: &mut Tx,
    settings: &Settings,
    athlete: AthleteId,
    until: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let proof = accounts::find_proof(tx, athlete)?;
    if proof.email_proven_at.is_none() {
        return Ok(());
    }
    let letter = mail::Letter::ExportReady { until };
    mail::write(tx, settings, athlete, &proof.email, &letter, now.plus_ms(mail::NOTICE_MS), now)
}

/// Deletes exports whose week is over, and files that no row names. Returns how many.
pub async fn sweep(app: &App) -> Result<u64> {
    let now = app.clock.now();
    if app.db.read(move |tx| backup::is_held(tx, now)).await? {
        return Ok(0);
    }
    let over = app.db.write(move |tx| {
        let over = tx.list::<(Option<String>,)>(
            "SELECT file FROM data_export WHERE expires_at <= $1 AND file IS NOT NULL",
            args![now],
        )?;
        // The row goes a week after it began at the latest; asking is counted by the day.
        tx.exec(
            "DELETE FROM data_export WHERE ended_at IS NOT NULL AND asked_at <= $1
               AND (expires_at IS NULL OR expires_at <= $2)",
            args![now.plus_ms(-KEPT_MS), now],
        )?;
        Ok(over)
    });
    let over: Vec<String> = over.await?.into_iter().filter_map(|(file,)| file).collect();
    let mut swept = over.len() as u64;
    delete(app, over).await?;
    swept += sweep_orphans(app, "exports").await?;
    swept += sweep_orphans(app, "restores").await?;
    Ok(swept)
}

/// Deletes what a killed process left: files older than a day that no row names.
async fn sweep_orphans(app: &App, folder: &'static str) -> Result<u64> {
    let files = app.files.clone();
    let list = move || -> Result<Vec<(AthleteId, Vec<String>)>> {
        let mut old = Vec::new();
        for name in files.list_folders(folder)? {
            let Ok(athlete) = name.parse::<AthleteId>() else { continue };
            old.push((athlete, files.list_older_than(&format!("{folder}/{name}"), YOUNG_S)?));
        }
        Ok(old)
    };
    let listed = tokio::task::spawn_blocking(list).await.map_err(Error::internal)??;
    let mut swept = 0;
    for (athlete, old) in listed.into_iter().filter(|(_, old)| !old.is_empty()) {
        // Asked after the files were listed: a row that appears later names a younger file.
        let named = app.db.read(move |tx| {
            tx.list::<(String,)>(
                "SELECT file FROM data_export WHERE athlete_id = $1 AND file IS NOT NULL
                 UNION SELECT file FROM data_restore WHERE athlete_id = $1 AND file IS NOT NULL",
                args![athlete],
            )
        });
        let named: Vec<String> = named.await?.into_iter().map(|(file,)| file).collect();
        let orphans: Vec<String> = old.into_iter().filter(|file| !named.contains(file)).collect();
        swept += orphans.len() as u64;
        delete(app, orphans).await?;
    }
    Ok(swept)
}

/// Deletes files, off the async threads.
pub(crate) async fn delete(app: &App, names: Vec<String>) -> Result<()> {
    let files = app.files.clone();
    let work = move || names.iter().try_for_each(|name| Files::delete(&files, name));
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}
