//! Taking in what was brought, in the background, one archive at a time in each process.
use std::sync::Arc;

use kernel::athlete::Athlete;
use kernel::files::Reader;
use kernel::{App, AthleteId, Error, Result, Timestamp, args, from_row, random, vault};

use super::archive::{Bringer, Contents, Parcel};
use super::{CameOver, LeftOut, RefusedFile, Report, RestoreId};
use crate::accounts;
use crate::needs::{Mark, Original, Rooms};

/// How long a process keeps the work before it must renew.
const LEASE_MS: i64 = 30_000;
/// How far the work is, is told so often.
const TELL_MS: i64 = 1_000;
/// The pause before the next try of one that failed.
const PAUSE_MS: i64 = 60_000;
/// One that failed so often is given up.
const MOST_ATTEMPTS: i64 = 5;
/// Refused files that a report names.
const MOST_REFUSED: usize = 100;

/// Files of an export that are not taken over, and why.
const NOT_TAKEN: [(&str, &str); 12] = [
    ("training_plans", "plans"),
    ("friends", "people"),
    ("comments_received", "people"),
    ("comments_written", "people"),
    ("kudos_received", "people"),
    ("challenge_results", "elsewhere"),
    ("challenges_joined", "elsewhere"),
    ("offers", "elsewhere"),
    ("orders", "elsewhere"),
    ("consents", "ask_anew"),
    ("app_permissions", "ask_anew"),
    ("passkeys", "ask_anew"),
];

#[derive(Clone)]
struct Job {
    athlete: AthleteId,
    id: RestoreId,
    file: Option<String>,
    report: Option<String>,
    attempts: i64,
}
from_row!(Job { athlete, id, file, report, attempts });

/// Takes in every archive that is due. Returns how many.
pub async fn turn(app: &App, rooms: &Arc<dyn Rooms>) -> Result<u64> {
    let mut done = 0;
    while let Some(mut lease) = Lease::take(app).await? {
        match take_in(app, rooms, &mut lease).await {
            Ok(Some(report)) => {
                done += 1;
                lease.end(app, rooms, report).await?;
                metrics::counter!("identity_restores_total", "outcome" => "done").increment(1);
            }
            Ok(None) => {}
            Err(Error::Refused(refused)) => {
                let report = Report { failed: Some(refused.detail), ..Report::default() };
                metrics::counter!("identity_restores_total", "outcome" => refused.code)
                    .increment(1);
                lease.end(app, rooms, report).await?;
            }
            Err(error) => {
                let causes = kernel::error::causes(&error);
                tracing::error!(
                    attempts = lease.job.attempts,
                    causes,
                    "an export was not taken in"
                );
                lease.put_off(app, rooms).await?;
            }
        }
    }
    Ok(done)
}

/// `None` when the lease was lost on the way.
async fn take_in(app: &App, rooms: &Arc<dyn Rooms>, lease: &mut Lease) -> Result<Option<Report>> {
    let id = lease.job.athlete;
    let read = app.db.read(move |tx| {
        let Some(athlete) = kernel::athlete::find(tx, id)? else { return Ok(None) };
        let email = accounts::find_proof(tx, id)?.email;
        Ok(Some((athlete, email)))
    });
    let (athlete, email) = read.await?.ok_or(Error::NotFound("athlete"))?;
    let bringer = Bringer { handle: athlete.handle.clone(), email, birth_on: athlete.birth_on };
    let (files, key) = (app.files.clone(), vault::key_of(app, id).await?);
    let name = lease.job.file.clone().ok_or(Error::NotFound("restore"))?;
    let open = move || -> Result<(Parcel<Reader>, Contents)> {
        let reader = files.read_sealed(&key, &name)?.ok_or(Error::NotFound("restore"))?;
        let mut parcel = Parcel::open(reader, &bringer)?;
        let contents = parcel.check()?;
        Ok((parcel, contents))
    };
    let (parcel, contents) = tokio::task::spawn_blocking(open).await.map_err(Error::internal)??;
    let total = contents.originals.len() as i64 + 1;
    if !lease.tell(app, 0, total).await? {
        return Ok(None);
    }
    let counts = parcel.counts.clone();
    let mut report = settings(app, rooms, &athlete, lease, &contents).await?;
    let originals = contents.originals.len();
    let Some(taken) = recordings(app, rooms, &athlete, lease, parcel, contents).await? else {
        return Ok(None);
    };
    report.came.insert(0, CameOver { what: "activities".into(), count: taken.activities });
    if taken.left > 0 {
        report.left.push(left("activities", taken.left, "refused"));
    }
    report.refused = taken.refused;
    for (what, why) in NOT_TAKEN {
        let count = counts.get(what).copied().unwrap_or(0);
        if count > 0 {
            report.left.push(left(what, count, why));
        }
    }
    tracing::info!(event = "restore_done", originals, "identity");
    Ok(Some(report))
}

fn left(what: &str, count: i64, why: &str) -> LeftOut {
    LeftOut { what: what.to_owned(), count, why: why.to_owned() }
}

/// What its athlete had decided, in one write with what is said of it: a process that follows finds it done.
async fn settings(
    app: &App,
    rooms: &Arc<dyn Rooms>,
    athlete: &Athlete,
    lease: &Lease,
    contents: &Contents,
) -> Result<Report> {
    if let Some(known) = &lease.job.report {
        return Ok(serde_json::from_str(known)?);
    }
    let (job, rooms, athlete) = (lease.job.clone(), rooms.clone(), athlete.clone());
    let (files, now) = (Arc::new(contents.settings.clone()), app.clock.now());
    let originals = contents.originals.len() as i64;
    let write = app.db.write(move |tx| {
        let mut report = Report::default();
        for came in rooms.restore_settings(tx, &athlete, &files, now)? {
            if came.count > 0 {
                report.came.push(CameOver { what: came.what.into(), count: came.count });
            }
            if came.left > 0 {
                report.left.push(left(came.what, came.left, came.why));
            }
        }
        rooms.mark_restore(tx, athlete.id, job.id.0, Mark::Begun(originals), now)?;
        tx.exec(
            "UPDATE data_restore SET report = $3 WHERE athlete_id = $1 AND restore_id = $2",
            args![job.athlete, job.id, serde_json::to_string(&report)?],
        )?;
        Ok(report)
    });
    write.await
}

#[derive(Default)]
struct Taken {
    activities: i64,
    left: i64,
    refused: Vec<RefusedFile>,
}

async fn recordings(
    app: &App,
    rooms: &Arc<dyn Rooms>,
    athlete: &Athlete,
    lease: &mut Lease,
    mut parcel: Parcel<Reader>,
    contents: Contents,
) -> Result<Option<Taken>> {
    let total = contents.originals.len() as i64 + 1;
    let mut taken = Taken::default();
    for (position, file) in contents.originals.into_iter().enumerate() {
        if !lease.tell(app, position as i64 + 1, total).await? {
            return Ok(None);
        }
        let path = file.path.clone();
        let unpack = move || -> Result<_> {
            let bytes = parcel.original(&path)?;
            Ok((parcel, bytes))
        };
        let (returned, bytes) =
            tokio::task::spawn_blocking(unpack).await.map_err(Error::internal)??;
        parcel = returned;
        let original = Original {
            restore: lease.job.id.0,
            position: position as i64,
            file_name: file.file_name.as_deref(),
            bytes,
            lines: &file.lines,
        };
        let count = file.lines.len() as i64;
        match rooms.restore_recording(app, athlete, original).await? {
            Ok(()) => taken.activities += count,
            Err(detail) => {
                taken.left += count;
                if taken.refused.len() < MOST_REFUSED {
                    taken
                        .refused
                        .push(RefusedFile { name: name_of(&file.path, &file.file_name), detail });
                }
            }
        }
    }
    Ok(Some(taken))
}

/// What the athlete called it, or its name in the archive.
fn name_of(path: &str, file_name: &Option<String>) -> String {
    let name = file_name.as_deref().unwrap_or(path);
    name.chars().filter(|letter| !letter.is_control()).take(200).collect()
}

/// The right to work on an archive for a while.
struct Lease {
    job: Job,
    owner: Arc<str>,
    told_at: Timestamp,
}

impl Lease {
    async fn take(app: &App) -> Result<Option<Lease>> {
        let owner: Arc<str> = random::hex::<8>().into();
        let (mine, now) = (owner.clone(), app.clock.now());
        let taken = app.db.write(move |tx| {
            tx.find::<Job>(
                "UPDATE data_restore SET state = 'working', owner = $1, leased_until = $2,
                   attempts = attempts + 1
                 WHERE ended_at IS NULL AND leased_until <= $3 AND restore_id = (
                   SELECT restore_id FROM data_restore WHERE ended_at IS NULL AND leased_until <= $3
                   ORDER BY asked_at, restore_id LIMIT 1)
                 RETURNING athlete_id, restore_id, file, report, attempts",
                args![&*mine, now.plus_ms(LEASE_MS), now],
            )
        });
        Ok(taken.await?.map(|job| Lease { job, owner, told_at: Timestamp(0) }))
    }

    /// Tells how far the work is and keeps it. `false` when another process has it.
    async fn tell(&mut self, app: &App, done: i64, total: i64) -> Result<bool> {
        let now = app.clock.now();
        if now < self.told_at.plus_ms(TELL_MS) {
            return Ok(true);
        }
        self.told_at = now;
        let (job, owner, until) = (self.job.clone(), self.owner.clone(), now.plus_ms(LEASE_MS));
        let told = app.db.write(move |tx| {
            tx.exec(
                "UPDATE data_restore SET done = $4, total = $5, leased_until = $6
                 WHERE athlete_id = $1 AND restore_id = $2 AND owner = $3 AND ended_at IS NULL",
                args![job.athlete, job.id, &*owner, done, total, until],
            )
        });
        Ok(told.await? == 1)
    }

    /// Writes down what came of it, and lets the archive go.
    async fn end(&self, app: &App, rooms: &Arc<dyn Rooms>, report: Report) -> Result<()> {
        let (job, owner, rooms) = (self.job.clone(), self.owner.clone(), rooms.clone());
        let (now, failed) = (app.clock.now(), report.failed.is_some());
        let report = serde_json::to_string(&report)?;
        let write = app.db.write(move |tx| {
            let ended = tx.exec(
                "UPDATE data_restore SET state = $4, report = $5, ended_at = $6, done = total,
                   file = NULL, owner = ''
                 WHERE athlete_id = $1 AND restore_id = $2 AND owner = $3 AND ended_at IS NULL",
                args![
                    job.athlete,
                    job.id,
                    &*owner,
                    if failed { "failed" } else { "done" },
                    report,
                    now
                ],
            )?;
            if ended == 1 {
                rooms.mark_restore(tx, job.athlete, job.id.0, Mark::Done, now)?;
            }
            Ok(ended == 1)
        });
        if let (true, Some(file)) = (write.await?, self.job.file.clone()) {
            crate::exports::work::delete(app, vec![file]).await?;
        }
        Ok(())
    }

    async fn put_off(&self, app: &App, rooms: &Arc<dyn Rooms>) -> Result<()> {
        if self.job.attempts >= MOST_ATTEMPTS {
            let told = "something went wrong on our side with this export; what came over is kept";
            let report = Report { failed: Some(told.to_owned()), ..Report::default() };
            return self.end(app, rooms, report).await;
        }
        let (job, owner, at) =
            (self.job.clone(), self.owner.clone(), app.clock.now().plus_ms(PAUSE_MS));
        let write = app.db.write(move |tx| {
            tx.exec(
                "UPDATE data_restore SET leased_until = $4, owner = ''
                 WHERE athlete_id = $1 AND restore_id = $2 AND owner = $3 AND ended_at IS NULL",
                args![job.athlete, job.id, &*owner, at],
            )
        });
        write.await.map(|_| ())
    }
}
