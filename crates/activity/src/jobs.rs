//! Work in the background: archives to go through, numbers to bring up to date, files to sweep.
//!
//! A job is a row. A process that works on it holds its lease and renews it; when the process dies, the
//! lease runs out and any process goes on. A job that fails is tried again after a pause.
use std::sync::Arc;
use std::time::Duration;

use kernel::{ActivityId, App, AthleteId, Error, Result, Timestamp, Tx, args, from_row, random};
use tokio::sync::Notify;

use crate::import::{ImportId, archive};
use crate::zones::{audit, rework};
use crate::{recalculate, sweep};

/// How long a process keeps a job before it must renew.
const LEASE_MS: i64 = 60_000;
/// The pause before the next try of a job that failed.
const PAUSE_MS: i64 = 60_000;
/// A job that failed so often is given up.
const MOST_ATTEMPTS: i64 = 10;
/// How often we look for work that nobody rang for.
const LOOK_EVERY: Duration = Duration::from_secs(5);
const SWEEP_EVERY_MS: i64 = 6 * 3_600_000;
/// How often we look for zones that were not attacked for a day.
const AUDIT_EVERY_MS: i64 = 3_600_000;
/// What the key of a job that lets others see an activity begins with.
const RELEASE: &str = "release:";

static BELL: Notify = Notify::const_new();

/// Says that there is work.
pub(crate) fn ring() {
    BELL.notify_waiters();
}

/// What is to be done.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    key: String,
    kind: String,
    pub athlete: AthleteId,
    pub import: Option<ImportId>,
    pub file: Option<String>,
    attempts: i64,
    /// How often it was asked for; rises when it is asked for again while it is being done.
    wanted: i64,
}
from_row!(Job { key, kind, athlete, import, file, attempts, wanted });

impl Job {
    pub fn archive(athlete: AthleteId, import: ImportId, file: String) -> Job {
        Job {
            key: format!("archive:{import}"),
            kind: "archive".into(),
            athlete,
            import: Some(import),
            file: Some(file),
            attempts: 0,
            wanted: 1,
        }
    }

    pub fn zones(athlete: AthleteId) -> Job {
        Job { key: format!("zones:{athlete}"), kind: "zones".into(), ..Job::recalculate(athlete) }
    }

    /// Lets others see an activity that waited.
    pub fn release(athlete: AthleteId, activity: ActivityId) -> Job {
        let key = format!("{RELEASE}{activity}");
        Job { key, kind: "release".into(), ..Job::recalculate(athlete) }
    }

    pub fn recalculate(athlete: AthleteId) -> Job {
        Job {
            key: format!("recalculate:{athlete}"),
            kind: "recalculate".into(),
            athlete,
            import: None,
            file: None,
            attempts: 0,
            wanted: 1,
        }
    }
}

/// Puts a job in line. Asked for again while it is being done, it is done once more.
pub(crate) fn enqueue(tx: &mut Tx, job: &Job, now: Timestamp) -> Result<()> {
    enqueue_at(tx, job, Timestamp(0), now)
}

/// Puts a job in line that nobody touches before it is due.
pub(crate) fn enqueue_at(tx: &mut Tx, job: &Job, due: Timestamp, now: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO activity_job
           (job, kind, athlete_id, import_id, file, owner, leased_until, attempts, wanted, created_at)
         VALUES ($1, $2, $3, $4, $5, '', $7, 0, 1, $6)
         ON CONFLICT (job) DO UPDATE SET wanted = activity_job.wanted + 1",
        args![job.key, job.kind, job.athlete, job.import, job.file, now, due],
    )?;
    Ok(())
}

/// The background work of this room in one process.
#[derive(Clone)]
pub struct Jobs {
    app: App,
    owner: Arc<str>,
    stop: Arc<tokio::sync::watch::Sender<bool>>,
}

/// The right to work on a job for a while.
pub(crate) struct Lease {
    key: String,
    owner: Arc<str>,
    stop: tokio::sync::watch::Receiver<bool>,
    until: std::sync::Mutex<Timestamp>,
}

impl Lease {
    /// Keeps the job. `false` when another process has it, or this one is to stop.
    pub async fn renew(&self, app: &App) -> Result<bool> {
        if *self.stop.borrow() {
            return Ok(false);
        }
        let now = app.clock.now();
        let until = *self.until.lock().expect("not poisoned");
        if now.plus_ms(LEASE_MS / 2) < until {
            return Ok(true);
        }
        let (key, owner) = (self.key.clone(), self.owner.clone());
        let until = now.plus_ms(LEASE_MS);
        let ours = app.db.write(move |tx| {
            tx.exec(
                "UPDATE activity_job SET leased_until = $3 WHERE job = $1 AND owner = $2",
                args![key, &*owner, until],
            )
        });
        let ours = ours.await? == 1;
        *self.until.lock().expect("not poisoned") = until;
        Ok(ours)
    }
}

/// The background work of this room; the binary runs it in the worker role.
pub fn jobs(app: App) -> Jobs {
    let stop = Arc::new(tokio::sync::watch::Sender::new(false));
    Jobs { app, owner: random::hex::<8>().into(), stop }
}

impl Jobs {
    /// Works until [`Jobs::stop`]. What is under way then is left where another start goes on.
    pub async fn run(&self) {
        let mut stopped = self.stop.subscribe();
        let mut sweep_at = self.app.clock.now();
        let mut audit_at = self.app.clock.now();
        loop {
            let rung = BELL.notified();
            if let Err(error) = self.run_due().await {
                tracing::error!(causes = kernel::error::causes(&error), "jobs wait");
            }
            if sweep_at <= self.app.clock.now() {
                sweep_at = self.app.clock.now().plus_ms(SWEEP_EVERY_MS);
                if let Err(error) = sweep::sweep(&self.app).await {
                    tracing::error!(causes = kernel::error::causes(&error), "the sweep waits");
                }
            }
            if audit_at <= self.app.clock.now() {
                audit_at = self.app.clock.now().plus_ms(AUDIT_EVERY_MS);
                if let Err(error) = audit::run_due(&self.app).await {
                    tracing::error!(causes = kernel::error::causes(&error), "the auditor waits");
                }
            }
            tokio::select! {
                () = rung => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
                _ = stopped.wait_for(|stop| *stop) => return,
            }
            if *stopped.borrow() {
                return;
            }
        }
    }

    /// Ends [`Jobs::run`] after the file under way.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Does everything that is due now. `stadion import` calls it to finish the archives it took in.
    pub async fn run_due(&self) -> Result<()> {
        while !*self.stop.borrow() {
            let Some(job) = self.lease().await? else { return Ok(()) };
            let lease = Lease {
                key: job.key.clone(),
                owner: self.owner.clone(),
                stop: self.stop.subscribe(),
                until: std::sync::Mutex::new(self.app.clock.now().plus_ms(LEASE_MS)),
            };
            let outcome = match job.kind.as_str() {
                "archive" => archive::work(&self.app, &lease, &job).await,
                "zones" => rework::work(&self.app, &lease, &job).await,
                "release" => self.release(&job).await,
                _ => recalculate::work(&self.app, &lease, &job).await,
            };
            match outcome {
                Ok(true) => self.finish(&job).await?,
                Ok(false) => self.put_back(&job, self.app.clock.now()).await?,
                Err(error) => self.put_off(&job, &error).await?,
            }
        }
        Ok(())
    }

    async fn release(&self, job: &Job) -> Result<bool> {
        let activity = job.key.strip_prefix(RELEASE).and_then(|id| id.parse().ok());
        if let Some(activity) = activity {
            rework::release(&self.app, job.athlete, activity).await?;
        }
        Ok(true)
    }

    /// Takes the oldest job that nobody holds.
    async fn lease(&self) -> Result<Option<Job>> {
        let (owner, now) = (self.owner.clone(), self.app.clock.now());
        let leased = self.app.db.write(move |tx| {
            // Two processes may see the same row; the second finds it leased when its turn comes.
            tx.find::<Job>(
                "UPDATE activity_job SET owner = $1, leased_until = $2, attempts = attempts + 1
                 WHERE leased_until <= $3 AND job = (
                   SELECT job FROM activity_job WHERE leased_until <= $3
                   ORDER BY created_at, job LIMIT 1)
                 RETURNING job, kind, athlete_id, import_id, file, attempts, wanted",
                args![&*owner, now.plus_ms(LEASE_MS), now],
            )
        });
        leased.await
    }

    async fn finish(&self, job: &Job) -> Result<()> {
        let (key, wanted) = (job.key.clone(), job.wanted);
        let (file, now) = (job.file.clone(), self.app.clock.now());
        let done = self.app.db.write(move |tx| {
            let done = tx.exec(
                "DELETE FROM activity_job WHERE job = $1 AND wanted = $2",
                args![key, wanted],
            )?;
            if let (1, Some(file)) = (done, &file) {
                sweep::throw_away(tx, file, now)?;
            }
            Ok(done == 1)
        });
        if !done.await? {
            return self.put_back(job, now).await;
        }
        if job.file.is_some() {
            sweep::empty_trash(&self.app).await?;
        }
        Ok(())
    }

    /// Free for the next at an instant; the try that just ended does not count against it.
    async fn put_back(&self, job: &Job, at: Timestamp) -> Result<()> {
        let (key, owner) = (job.key.clone(), self.owner.clone());
        let free = self.app.db.write(move |tx| {
            tx.exec(
                "UPDATE activity_job SET owner = '', leased_until = $3, attempts = attempts - 1
                 WHERE job = $1 AND owner = $2",
                args![key, &*owner, at],
            )
        });
        free.await.map(|_| ())
    }

    async fn put_off(&self, job: &Job, error: &Error) -> Result<()> {
        let why = kernel::error::causes(error);
        let refused = matches!(error, Error::Refused(_));
        tracing::error!(kind = job.kind, attempts = job.attempts, causes = why, "a job failed");
        if refused || job.attempts >= MOST_ATTEMPTS {
            let told = match refused {
                true => error.to_string(),
                false => "Something went wrong on our side with this archive.".to_owned(),
            };
            archive::give_up(&self.app, job, &told).await?;
            return self.finish(job).await;
        }
        let (key, owner) = (job.key.clone(), self.owner.clone());
        let at = self.app.clock.now().plus_ms(PAUSE_MS);
        let later = self.app.db.write(move |tx| {
            tx.exec(
                "UPDATE activity_job SET owner = '', leased_until = $3 WHERE job = $1 AND owner = $2",
                args![key, &*owner, at],
            )
        });
        later.await.map(|_| ())
    }
}
