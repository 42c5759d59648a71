//! An athlete's measures changed: zones, load and estimated energy of every activity are worked out anew.
//!
//! Each activity knows the revision of the measures it was worked out with, so the job can stop and go on
//! anywhere, and ends only when no activity of another revision is left.
use kernel::{ActivityId, App, AthleteId, Result, Timestamp, Tx, args};
use physiology::Sport;

use crate::audience::{self, Mine};
use crate::derive::{Person, Strain, Strained, strain};
use crate::detail::Detail;
use crate::import::person_of_id;
use crate::jobs::{Job, Lease};
use crate::streams::{self, codec::Channel};
use crate::zones::rework;
use crate::{body, store};

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
        for id in outdated {
            if !lease.renew(app).await? {
                return Ok(false);
            }
            recalculate(app, athlete, id, &person).await?;
        }
    }
}

fn list_outdated(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<ActivityId>> {
    let revision = body::find(tx, athlete)?.revision;
    let ids = tx.list::<(ActivityId,)>(
        "SELECT activity_id FROM activity WHERE athlete_id = $1 AND body_revision <> $2
         ORDER BY activity_id LIMIT 100",
        args![athlete, revision],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

async fn recalculate(app: &App, athlete: AthleteId, id: ActivityId, person: &Person) -> Result<()> {
    let found = app.db.read(move |tx| {
        let Some(mine) = audience::find_mine(tx, athlete, id)? else { return Ok(None) };
        let detail = audience::find_detail(tx, athlete, id)?;
        Ok(Some((mine, detail)))
    });
    let Some((mine, mut detail)) = found.await? else { return Ok(()) };
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
    let (load, revision) = (new.load, person.body.revision);
    new.put_into(&mut detail);
    let now = app.clock.now();
    let kept = app.db.write(move |tx| {
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
