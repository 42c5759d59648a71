//! What others see of an activity, worked out when it is recorded and again when a zone changes.
//!
//! Each activity knows the revision of the zones that its shown numbers were worked out with. While that is not the present one
//! it does not exist for others ([`crate::audience::rules::decide`]), so a zone holds from the very commit that makes it, and
//! the job can stop and go on anywhere.
use events::ActivityShown;
use kernel::{ActivityId, App, AthleteId, Result, Timestamp, Tx, args};

use super::attacks::Exit;
use super::{Zones, settle};
use crate::audience::shown::{Shown, recording_of, show};
use crate::audience::{self, Mine};
use crate::derive::{Derived, Person};
use crate::detail::Detail;
use crate::import::person_of_id;
use crate::jobs::{Job, Lease};
use crate::{privacy, streams};

/// Puts an athlete in line. Call it inside the write that makes shown numbers outdated.
pub(crate) fn enqueue(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<()> {
    crate::jobs::enqueue(tx, &Job::zones(athlete), now)
}

/// Brings what others see of an athlete's activities up to date, the oldest first. `false` when somebody else is to go on.
pub(crate) async fn work(app: &App, lease: &Lease, job: &Job) -> Result<bool> {
    let athlete = job.athlete;
    loop {
        let read =
            app.db.read(move |tx| Ok((list_outdated(tx, athlete)?, Zones::find(tx, athlete)?)));
        let (outdated, zones) = read.await?;
        if outdated.is_empty() {
            return Ok(true);
        }
        let person = person_of_id(app, athlete).await?;
        for id in outdated {
            if !lease.renew(app).await? {
                return Ok(false);
            }
            rework(app, athlete, id, &zones, &person).await?;
        }
    }
}

fn list_outdated(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<ActivityId>> {
    let revision = privacy::find(tx, athlete)?.zones_revision;
    let ids = tx.list::<(ActivityId,)>(
        "SELECT activity_id FROM activity WHERE athlete_id = $1 AND zones_revision <> $2
         ORDER BY started_at, activity_id LIMIT 100",
        args![athlete, revision],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

async fn rework(
    app: &App,
    athlete: AthleteId,
    id: ActivityId,
    zones: &Zones,
    person: &Person,
) -> Result<()> {
    let found = app.db.read(move |tx| {
        let Some(mine) = audience::find_mine(tx, athlete, id)? else { return Ok(None) };
        let detail = audience::find_detail(tx, athlete, id)?;
        Ok(Some((mine, detail)))
    });
    let Some((mine, detail)) = found.await? else { return Ok(()) };
    let shown = match (mine.has_map && !zones.rows.is_empty(), mine.has_streams) {
        (false, _) => Shown::Whole,
        // There is a line, and nothing to cut it by.
        (true, false) => Shown::Nothing,
        (true, true) => show_stored(app, &mine, detail, zones, person).await?,
    };
    let (zones, now) = (zones.clone(), app.clock.now());
    let kept = app.db.write(move |tx| {
        // Only what was worked out with the zones as they are now counts; else the next round does it. And only what is
        // still there.
        let is_now = privacy::find(tx, athlete)?.zones_revision == zones.revision;
        let mine = audience::find_mine(tx, athlete, id)?.filter(|_| is_now);
        if let Some(mine) = mine {
            keep(tx, athlete, id, (mine.started_at, mine.started_minute), &zones, &shown)?;
            tx.publish(&ActivityShown { athlete, activity: id }, now)?;
        }
        Ok(())
    });
    kept.await
}

async fn show_stored(
    app: &App,
    mine: &Mine,
    detail: Detail,
    zones: &Zones,
    person: &Person,
) -> Result<Shown> {
    let (of, person, discs) = (mine.clone(), person.clone(), zones.discs());
    streams::with_stored(app, mine, move |stored| {
        let recording = recording_of(stored, of.started_at.0, &of.sport, &detail)?;
        Ok(show(&recording, &person, &discs))
    })
    .await
}

/// Keeps what others see of an activity that began at an instant and at a local minute.
pub(crate) fn keep(
    tx: &mut Tx,
    athlete: AthleteId,
    id: ActivityId,
    started: (Timestamp, u16),
    zones: &Zones,
    shown: &Shown,
) -> Result<()> {
    tx.exec(
        "DELETE FROM activity_shown WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, id],
    )?;
    match shown {
        Shown::Whole => {}
        Shown::Nothing => insert_nothing(tx, athlete, id)?,
        Shown::Part { rest, .. } => insert_rest(tx, athlete, id, started, rest)?,
    }
    for (at, zone) in zones.rows.iter().enumerate() {
        let exits = match shown {
            Shown::Part { exits, .. } => exits.get(at).map_or(&[][..], Vec::as_slice),
            _ => &[],
        };
        keep_exits(tx, athlete, id, zone.id, exits)?;
    }
    tx.exec(
        "UPDATE activity SET hides = $3, zones_revision = $4
         WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, id, !matches!(shown, Shown::Whole), zones.revision],
    )?;
    settle(tx, athlete, id)
}

fn keep_exits(
    tx: &mut Tx,
    athlete: AthleteId,
    id: ActivityId,
    zone: super::ZoneId,
    exits: &[Exit],
) -> Result<()> {
    if exits.is_empty() {
        tx.exec(
            "DELETE FROM privacy_zone_exit
             WHERE athlete_id = $1 AND zone_id = $2 AND activity_id = $3",
            args![athlete, zone, id],
        )?;
        return Ok(());
    }
    tx.exec(
        "INSERT INTO privacy_zone_exit (athlete_id, zone_id, activity_id, exits, ends, counted)
         VALUES ($1, $2, $3, $4, $5, FALSE)
         ON CONFLICT (athlete_id, zone_id, activity_id) DO UPDATE SET exits = $4, ends = $5",
        args![athlete, zone, id, exits.len(), serde_json::to_string(exits)?],
    )?;
    Ok(())
}

fn insert_nothing(tx: &mut Tx, athlete: AthleteId, id: ActivityId) -> Result<()> {
    tx.exec(
        "INSERT INTO activity_shown (athlete_id, activity_id, document) VALUES ($1, $2, $3)",
        args![athlete, id, serde_json::to_string(&Detail::default())?],
    )?;
    Ok(())
}

fn insert_rest(
    tx: &mut Tx,
    athlete: AthleteId,
    id: ActivityId,
    started: (Timestamp, u16),
    rest: &Derived,
) -> Result<()> {
    let minute = minute_at(started, rest.start.at);
    tx.exec(
        "INSERT INTO activity_shown (athlete_id, activity_id, distance_m, elapsed_s, timer_s, moving_s,
           ascent_m, avg_speed_mps, avg_heart_rate_bpm, avg_power_w, load, outline, started_at,
           started_minute, document)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        args![
            athlete,
            id,
            rest.distance_m,
            rest.elapsed_s,
            rest.timer_s,
            rest.moving_s,
            rest.ascent_m,
            rest.avg_speed_mps,
            rest.avg_heart_rate_bpm,
            rest.avg_power_w,
            rest.load,
            rest.outline,
            rest.start.at,
            minute,
            serde_json::to_string(&rest.detail)?
        ],
    )?;
    Ok(())
}

/// The local minute of a later moment, by that of the start: clocks run on across midnight.
fn minute_at(started: (Timestamp, u16), at: Timestamp) -> u16 {
    let later_min = (at.0 - started.0.0).div_euclid(60_000);
    (i64::from(started.1) + later_min).rem_euclid(24 * 60) as u16
}

/// Lets others see an activity that waited.
pub(crate) async fn release(app: &App, athlete: AthleteId, id: ActivityId) -> Result<()> {
    let now = app.clock.now();
    let released = app.db.write(move |tx| {
        let there = tx.exec(
            "UPDATE activity SET held = FALSE WHERE athlete_id = $1 AND activity_id = $2",
            args![athlete, id],
        )?;
        if there == 1 {
            tx.publish(&ActivityShown { athlete, activity: id }, now)?;
        }
        Ok(())
    });
    released.await
}

#[cfg(test)]
mod tests {
    use kernel::facts::Listeners;
    use testkit::TestApp;
    use utoipa_axum::router::OpenApiRouter;

    use super::*;

    #[test]
    fn what_is_shown_begins_so_many_minutes_later_across_midnight_too() {
        let started = Timestamp(1_800_000_000_000);
        let later = |minute, ms| minute_at((started, minute), started.plus_ms(ms));
        assert_eq!(later(419, 0), 419);
        assert_eq!(later(419, 59_999), 419);
        assert_eq!(later(419, 125_000), 421);
        assert_eq!(later(1_439, 120_000), 1);
    }

    #[tokio::test]
    async fn who_releases_what_is_gone_tells_nobody() {
        let app = TestApp::start(OpenApiRouter::new(), Listeners::none()).await;
        let anna = app.athlete("Anna", "DE").await.id;
        release(&app.app, anna, ActivityId::new()).await.unwrap();
        assert_eq!(app.published("activity_shown").await, 0);
    }

    #[tokio::test]
    async fn an_activity_that_was_removed_meanwhile_is_passed_over() {
        let app = TestApp::start(OpenApiRouter::new(), Listeners::none()).await;
        let anna = app.athlete("Anna", "DE").await.id;
        let person = person_of_id(&app.app, anna).await.unwrap();
        let zones = Zones::default();
        rework(&app.app, anna, ActivityId::new(), &zones, &person).await.unwrap();
        assert_eq!(app.number("SELECT COUNT(*) FROM activity_shown").await, 0);
    }

    #[tokio::test]
    async fn what_was_worked_out_with_other_zones_than_those_of_now_is_not_kept() {
        let app = TestApp::start(OpenApiRouter::new(), Listeners::none()).await;
        let anna = app.athlete("Anna", "DE").await.id;
        let person = person_of_id(&app.app, anna).await.unwrap();
        let run = ActivityId::new();
        let write = app.app.db.write(move |tx| insert_walk(tx, anna, run));
        write.await.unwrap();
        let revision = "SELECT zones_revision FROM activity";
        let later = Zones { revision: 7, ..Zones::default() };
        rework(&app.app, anna, run, &later, &person).await.unwrap();
        assert_eq!((app.number(revision).await, app.published("activity_shown").await), (-1, 0));
        rework(&app.app, anna, run, &Zones::default(), &person).await.unwrap();
        assert_eq!((app.number(revision).await, app.published("activity_shown").await), (0, 1));
    }

    /// A walk of a minute that was typed in, worked out with no zones that there ever were.
    fn insert_walk(tx: &mut Tx, athlete: AthleteId, id: ActivityId) -> Result<()> {
        tx.exec(
            "INSERT INTO activity (athlete_id, activity_id, content_hash, part, parts, original,
               file_kind, audience, title_from_file, search_shown, search_own, sport, sport_chosen,
               started_at, started_on, started_minute, utc_offset_s, time_zone, elapsed_s, timer_s,
               moving_s, load, has_streams, has_map, derivation_version, body_revision, created_at,
               changed_at, zones_revision)
             VALUES ($1, $2, $3, 0, 1, '', 'typed', 'everyone', FALSE, '', '', 'walking', FALSE,
               0, '1970-01-01', 0, 0, 'UTC', 60, 60, 60, 0, FALSE, FALSE, 0, 0, 0, 0, -1)",
            args![athlete, id, vec![0_u8; 32]],
        )?;
        tx.exec(
            "INSERT INTO activity_detail (athlete_id, activity_id, document) VALUES ($1, $2, $3)",
            args![athlete, id, serde_json::to_string(&Detail::default())?],
        )?;
        Ok(())
    }
}
