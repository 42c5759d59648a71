//! An athlete's measures changed: zones, load and estimated energy of every activity are worked out anew. Or the athlete
//! allowed what is known of the body to be looked at, or took that back: then everything is, from the original.
//!
//! Each activity knows the revision of the measures it was worked out with, so the job can stop and go on
//! anywhere, and ends only when no activity of another revision is left. Each knows as well whether it was worked out with
//! the body (`with_health`). Before a file of streams may tell of a body, the row says that it may; only after the file
//! tells of it no more, the row says so. Killed anywhere between, the job finds the activity again.
use events::ConsentChanged;
use kernel::consent::{self, Purpose};
use kernel::{ActivityId, App, AthleteId, Result, Timestamp, Tx, args, vault};
use physiology::Sport;

use crate::audience::{self, Mine};
use crate::derive::{Person, Strain, Strained, strain};
use crate::detail::Detail;
use crate::import::person_of_id;
use crate::jobs::{Job, Lease};
use crate::streams::{self, codec::Channel};
use crate::zones::rework;
use crate::{body, originals, store, workers};

/// Puts an athlete in line. Call it inside the write that changes the measures.
pub(crate) fn enqueue(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<()> {
    crate::jobs::enqueue(tx, &Job::recalculate(athlete), now)
}

/// Brings all activities of an athlete up to date. `false` when somebody else is to go on.
pub(crate) async fn work(app: &App, lease: &Lease, job: &Job) -> Result<bool> {
    let athlete = job.athlete;
    loop {
        let outdated = app.db.read(move |tx| list_outdated(tx, athlete)).await?;
        if outdated.is_empty() {
            return Ok(true);
        }
        let person = person_of_id(app, athlete).await?;
        // One that cannot be worked out holds back no other.
        let mut failed = None;
        for id in outdated {
            if !lease.renew(app).await? {
                return Ok(false);
            }
            if let Err(error) = recalculate(app, athlete, id, &person).await {
                failed = Some(error);
            }
        }
        if let Some(error) = failed {
            return Err(error);
        }
    }
}

/// Puts an athlete in line if what was just worked out is not what would be worked out now. Call it inside the write that
/// stores it: a withdrawal waits for that write, and puts the athlete in line after it.
pub(crate) fn enqueue_if_outdated(
    tx: &mut Tx,
    athlete: AthleteId,
    body_revision: i64,
    with_health: bool,
    now: Timestamp,
) -> Result<()> {
    let allowed = consent::may_keep(tx, athlete, Purpose::HealthMetrics)?;
    if allowed != with_health || body::find(tx, athlete)?.revision != body_revision {
        enqueue(tx, athlete, now)?;
    }
    Ok(())
}

/// The athlete allowed the body to be looked at, or took it back: the measures go, and all activities follow.
pub(crate) fn hear_of_consent(tx: &mut Tx, fact: &ConsentChanged, now: Timestamp) -> Result<()> {
    if fact.purpose != Purpose::HealthMetrics.word() {
        return Ok(());
    }
    if !fact.allowed {
        body::forget(tx, fact.athlete, now)?;
    }
    enqueue(tx, fact.athlete, now)
}

/// Athletes whose activities were worked out before anybody was asked: puts them in line, once. Returns how many.
pub async fn catch_up(app: &App) -> Result<u64> {
    let now = app.clock.now();
    let mut count = 0;
    loop {
        let some = app.db.write(move |tx| {
            let some = tx.list::<(AthleteId,)>(
                "SELECT athlete_id FROM activity_unasked ORDER BY athlete_id LIMIT 100",
                args![],
            )?;
            for (athlete,) in &some {
                if !consent::may_keep(tx, *athlete, Purpose::HealthMetrics)? {
                    body::forget(tx, *athlete, now)?;
                }
                enqueue(tx, *athlete, now)?;
                tx.exec("DELETE FROM activity_unasked WHERE athlete_id = $1", args![athlete])?;
            }
            Ok(some.len() as u64)
        });
        match some.await? {
            0 => return Ok(count),
            some => count += some,
        }
    }
}

fn list_outdated(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<ActivityId>> {
    let body = body::find(tx, athlete)?;
    let ids = tx.list::<(ActivityId,)>(
        "SELECT activity_id FROM activity
         WHERE athlete_id = $1 AND (body_revision <> $2 OR with_health <> $3)
         ORDER BY activity_id LIMIT 100",
        args![athlete, body.revision, body.allowed],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

async fn recalculate(app: &App, athlete: AthleteId, id: ActivityId, person: &Person) -> Result<()> {
    let found = app.db.read(move |tx| {
        let Some(mine) = audience::find_mine(tx, athlete, id)? else { return Ok(None) };
        let detail = audience::find_detail(tx, athlete, id)?;
        Ok(Some((mine, detail)))
    });
    let Some((mine, detail)) = found.await? else { return Ok(()) };
    if mine.with_health == person.body.allowed {
        return strain_anew(app, mine, detail, person).await;
    }
    match derive_anew(app, mine.clone(), person).await {
        Err(error) if !person.body.allowed => {
            let causes = kernel::error::causes(&error);
            tracing::error!(activity = %id, causes, "an original cannot be read any more");
            take_out_health(app, mine, detail, person).await
        }
        outcome => outcome,
    }
}

/// Everything, from the original, with or without the body.
async fn derive_anew(app: &App, mine: Mine, person: &Person) -> Result<()> {
    let (athlete, id) = (mine.athlete, mine.id);
    let now = app.clock.now();
    if person.body.allowed {
        let announce = app.db.write(move |tx| {
            if !consent::may_keep(tx, athlete, Purpose::HealthMetrics)? {
                return Ok(false);
            }
            // No revision is -1: until it is done, it stays outdated.
            let there = tx.exec(
                "UPDATE activity SET with_health = TRUE, body_revision = -1
                 WHERE athlete_id = $1 AND activity_id = $2",
                args![athlete, id],
            )?;
            Ok(there == 1)
        });
        if !announce.await? {
            return Ok(());
        }
    }
    let key = vault::key_of(app, athlete).await?;
    let (files, of, person) = (app.files.clone(), mine, person.clone());
    let revision = person.body.revision;
    let changed_at = of.changed_at;
    let work = move || {
        let derived = originals::derive_again(&files, &key, &of, of.chosen_sport, &person, now)?;
        match derived.streams.is_empty() {
            true => streams::delete(&files, of.athlete, of.id)?,
            false => {
                let name = streams::name(of.athlete, of.id);
                files.put_derived_sealed(&key, &name, &derived.streams)?;
            }
        }
        Ok(derived)
    };
    let derived = workers::run(work).await?;
    let keep = app.db.write(move |tx| {
        // Edited meanwhile: the next look takes it up again.
        let same = tx.find::<(i64,)>(
            "SELECT body_revision FROM activity
             WHERE athlete_id = $1 AND activity_id = $2 AND changed_at = $3",
            args![athlete, id, changed_at],
        )?;
        match same {
            Some(_) => store::update_derived(tx, athlete, id, &derived, revision, now),
            None => Ok(()),
        }
    });
    keep.await
}

/// What was taken back goes even where the original is damaged: out of what is stored, and the samples with it, of which
/// nothing can be made again.
async fn take_out_health(app: &App, mine: Mine, mut detail: Detail, person: &Person) -> Result<()> {
    let (athlete, id, revision) = (mine.athlete, mine.id, person.body.revision);
    let new = strain_of(&mine, &detail, &[], &[], person);
    let load = new.load;
    new.put_into(&mut detail);
    let (files, now) = (app.files.clone(), app.clock.now());
    workers::disk(move || streams::delete(&files, athlete, id)).await?;
    let keep = app.db.write(move |tx| {
        let there = tx.exec(
            "UPDATE activity SET avg_heart_rate_bpm = NULL, load = $3, body_revision = $4, changed_at = $5,
               has_streams = FALSE, with_health = FALSE,
               zones_revision = CASE WHEN hides THEN -1 ELSE zones_revision END
             WHERE athlete_id = $1 AND activity_id = $2",
            args![athlete, id, load, revision, now],
        )?;
        if there == 1 {
            rework::enqueue(tx, athlete, now)?;
            store::update_detail(tx, athlete, id, &detail)?;
        }
        Ok(())
    });
    keep.await
}

/// What depends on the measures alone.
async fn strain_anew(app: &App, mine: Mine, mut detail: Detail, person: &Person) -> Result<()> {
    let (athlete, id) = (mine.athlete, mine.id);
    let new = if mine.has_streams {
        let (of, parts, person) = (mine.clone(), detail.clone(), person.clone());
        streams::with_stored(app, &mine, move |stored| {
            let time_ms = stored.time_ms()?;
            let heart_rate_bpm = stored.column(Channel::HeartRateBpm)?.unwrap_or_default();
            let heart_rate_bpm: Vec<f32> = heart_rate_bpm.iter().map(|bpm| *bpm as f32).collect();
            Ok(strain_of(&of, &parts, &time_ms, &heart_rate_bpm, &person))
        })
        .await?
    } else {
        strain_of(&mine, &detail, &[], &[], person)
    };
    let (load, revision, with_health) = (new.load, person.body.revision, person.body.allowed);
    new.put_into(&mut detail);
    let now = app.clock.now();
    let kept = app.db.write(move |tx| {
        // What was worked out with the body is kept while that is allowed; else the next look does it without.
        if with_health && !consent::may_keep(tx, athlete, Purpose::HealthMetrics)? {
            return Ok(());
        }
        let there = tx.exec(
            "UPDATE activity SET load = $3, body_revision = $4, changed_at = $5,
               zones_revision = CASE WHEN hides THEN -1 ELSE zones_revision END
             WHERE athlete_id = $1 AND activity_id = $2",
            args![athlete, id, load, revision, now],
        )?;
        if there == 1 {
            if mine.hides {
                rework::enqueue(tx, athlete, now)?;
            }
            store::update_detail(tx, athlete, id, &detail)?;
        }
        Ok(())
    });
    kept.await
}

fn strain_of(
    of: &Mine,
    detail: &Detail,
    time_ms: &[i64],
    heart_rate_bpm: &[f32],
    person: &Person,
) -> Strain {
    let mut pauses = Vec::with_capacity(detail.pauses.len());
    for pause in &detail.pauses {
        let from_ms = of.started_at.0 + (pause.started_after_s * 1000.0).round() as i64;
        pauses.push((from_ms, from_ms + (pause.duration_s * 1000.0).round() as i64));
    }
    strain(&Strained {
        sport: Sport::named(&of.sport),
        started_on: of.started_on,
        time_ms,
        heart_rate_bpm,
        pauses: &pauses,
        moving_s: of.moving_s,
        avg_speed_mps: of.avg_speed_mps,
        avg_heart_rate_bpm: of.avg_heart_rate_bpm,
        avg_power_w: of.avg_power_w,
        detail,
        person,
    })
}
