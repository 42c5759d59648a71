//! What identity asks of the rooms for an export and for taking one in: each answers for what it keeps.
use std::sync::Arc;

use futures_util::future::BoxFuture;
use identity::needs::{Came, Copies, Files, Mark, Original, Recording, Rooms, Summary};
use kernel::athlete::Athlete;
use kernel::ids::Uuid;
use kernel::portrait::Portrait;
use kernel::{ActivityId, App, AthleteId, Day, Result, Timestamp, Tx};
use serde::Deserialize;
use serde_json::Value;

/// What each room declares that it holds of an athlete. A test asks that no column is missing.
pub const PORTRAITS: &[&Portrait] = &[
    &identity::portrait::PORTRAIT,
    &activity::portrait::PORTRAIT,
    &rewards::portrait::PORTRAIT,
    &social::portrait::PORTRAIT,
    &training::portrait::PORTRAIT,
    &compete::portrait::PORTRAIT,
    &compare::portrait::PORTRAIT,
    &shop::portrait::PORTRAIT,
    &insight::portrait::PORTRAIT,
    &safety::portrait::PORTRAIT,
];

/// The whole house, for exports.
pub fn rooms() -> Arc<dyn Rooms> {
    Arc::new(House)
}

struct House;

impl Rooms for House {
    fn portraits(&self) -> &'static [&'static Portrait] {
        PORTRAITS
    }

    fn count_recordings(&self, tx: &mut Tx, athlete: AthleteId) -> Result<i64> {
        activity::takeaway::count(tx, athlete)
    }

    fn list_recordings(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        after: ActivityId,
        limit: usize,
    ) -> Result<Vec<Recording>> {
        let mut recordings = Vec::new();
        for kept in activity::takeaway::list(tx, athlete, after, limit)? {
            recordings.push(Recording {
                id: kept.id,
                started_on: kept.started_on,
                sport: kept.sport,
                file_kind: kept.file_kind,
                file_name: kept.file_name,
                shares_file: kept.shares_file,
                original: kept.original,
            });
        }
        Ok(recordings)
    }

    fn original<'a>(
        &'a self,
        app: &'a App,
        athlete: AthleteId,
        recording: &'a Recording,
    ) -> BoxFuture<'a, Result<Option<Vec<u8>>>> {
        Box::pin(activity::takeaway::original(app, athlete, &recording.original))
    }

    fn copies<'a>(
        &'a self,
        app: &'a App,
        athlete: AthleteId,
        activity: ActivityId,
    ) -> BoxFuture<'a, Result<Option<Copies>>> {
        Box::pin(async move {
            let copies = activity::takeaway::copies(app, athlete, activity).await?;
            Ok(copies.map(|copies| Copies { fit: copies.fit, gpx: copies.gpx }))
        })
    }

    fn list_pictures(&self, tx: &mut Tx, athlete: AthleteId) -> Result<Vec<(String, String)>> {
        insight::feedback::list_pictures(tx, athlete)
    }

    fn summary(&self, tx: &mut Tx, athlete: &Athlete, today: Day) -> Result<Summary> {
        let progress = rewards::progress(tx, athlete, today)?;
        Ok(Summary {
            totals: activity::takeaway::totals(tx, athlete.id)?,
            level: progress.level,
            badges: progress.badges.len(),
            streak_weeks: progress.streak.weeks,
        })
    }

    fn list_shops(&self, tx: &mut Tx, athlete: AthleteId) -> Result<Vec<String>> {
        shop::shops::list_told(tx, athlete)
    }

    fn restore_settings(
        &self,
        tx: &mut Tx,
        athlete: &Athlete,
        files: &Files,
        now: Timestamp,
    ) -> Result<Vec<Came>> {
        let mut all = Vec::new();
        for came in activity::restore::settings(tx, athlete, files, now)? {
            let activity::restore::Came { what, count, left, why } = came;
            all.push(Came { what, count, left, why });
        }
        all.push(goals(tx, athlete, files, now)?);
        Ok(all)
    }

    fn mark_restore(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        restore: Uuid,
        mark: Mark,
        now: Timestamp,
    ) -> Result<()> {
        match mark {
            Mark::Begun(files) => activity::restore::begin(tx, athlete, restore, files, now),
            Mark::Done => activity::restore::end(tx, athlete, restore, now),
        }
    }

    fn restore_recording<'a>(
        &'a self,
        app: &'a App,
        athlete: &'a Athlete,
        original: Original<'a>,
    ) -> BoxFuture<'a, Result<std::result::Result<(), String>>> {
        Box::pin(async move {
            let Original { restore, position, file_name, bytes, lines } = original;
            let restored = activity::restore::recording(
                app, athlete, restore, position, file_name, bytes, lines,
            );
            Ok(match restored.await? {
                activity::restore::Restored::Here => Ok(()),
                activity::restore::Restored::Refused(detail) => Err(detail),
            })
        })
    }
}

#[derive(Deserialize)]
struct Goal {
    from_on: Day,
    goal_days: i64,
}

fn goals(tx: &mut Tx, athlete: &Athlete, files: &Files, now: Timestamp) -> Result<Came> {
    let told = files.get("weekly_goals").map_or(&[][..], Vec::as_slice);
    let mut goals = Vec::new();
    for line in told {
        if let Ok(goal) = serde_json::from_value::<Goal>(Value::Object(line.clone())) {
            goals.push((goal.from_on, goal.goal_days));
        }
    }
    let count = rewards::restore_goals(tx, athlete, &goals, now)?;
    let left = told.len() as i64 - count;
    Ok(Came { what: "weekly_goals", count, left, why: "unreadable" })
}
