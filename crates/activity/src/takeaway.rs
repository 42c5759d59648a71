//! What an athlete takes away of an activity, beside its row: the file as it was brought, and copies in open formats.
//!
//! Full data for its owner: nothing is cut by zones. A heart rate is in the copies as far as one is stored and allowed to be
//! looked at; the original is what it was.
use kernel::consent::{self, Purpose};
use kernel::{ActivityId, App, AthleteId, Day, Result, Timestamp, Tx, args, from_row, vault};

use crate::audience::shown::recording_of;
use crate::audience::{self, Mine};
use crate::detail::Detail;
use crate::{streams, workers};

/// An activity in the order in which it is taken away: by its id.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Which one.
    pub id: ActivityId,
    /// Its local day.
    pub started_on: Day,
    /// Its sport.
    pub sport: String,
    /// The format of its file, such as `fit.gz`.
    pub file_kind: String,
    /// What its file was called.
    pub file_name: Option<String>,
    /// Whether its file holds other activities, too.
    pub shares_file: bool,
    /// Where its file lies: a name of ours, the same for all activities of one file.
    pub original: String,
}

struct Row {
    id: ActivityId,
    started_on: Day,
    sport: String,
    file_kind: String,
    file_name: Option<String>,
    parts: u16,
    original: String,
}
from_row!(Row { id, started_on, sport, file_kind, file_name, parts, original });

/// How many activities an athlete has.
pub fn count(tx: &mut Tx, athlete: AthleteId) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM activity WHERE athlete_id = $1";
    Ok(tx.one::<(i64,)>(sql, args![athlete])?.0)
}

/// So many activities after one.
pub fn list(tx: &mut Tx, athlete: AthleteId, after: ActivityId, limit: usize) -> Result<Vec<Kept>> {
    let rows = tx.list::<Row>(
        "SELECT activity_id, started_on, sport, file_kind, file_name, parts, original FROM activity
         WHERE athlete_id = $1 AND activity_id > $2 ORDER BY activity_id LIMIT $3",
        args![athlete, after, limit],
    )?;
    let kept = rows.into_iter().map(|row| Kept {
        id: row.id,
        started_on: row.started_on,
        sport: row.sport,
        file_kind: row.file_kind,
        file_name: row.file_name,
        shares_file: row.parts > 1,
        original: row.original,
    });
    Ok(kept.collect())
}

/// The file that an activity came from, by the name that [`Kept`] has; `None` when it was removed in the meantime.
pub async fn original(app: &App, athlete: AthleteId, name: &str) -> Result<Option<Vec<u8>>> {
    let key = vault::key_of(app, athlete).await?;
    let (files, name) = (app.files.clone(), name.to_owned());
    workers::disk(move || files.get_sealed(&key, &name)).await
}

/// Copies of an activity in formats that other programs read.
#[derive(Debug, Default)]
pub struct Copies {
    /// A FIT file with its samples, laps and sums.
    pub fit: Vec<u8>,
    /// A GPX track, where it has positions.
    pub gpx: Option<Vec<u8>>,
}

/// Copies of an activity; `None` when it was removed in the meantime.
pub async fn copies(app: &App, athlete: AthleteId, id: ActivityId) -> Result<Option<Copies>> {
    let found = app.db.read(move |tx| {
        let Some(mine) = audience::find_mine(tx, athlete, id)? else { return Ok(None) };
        let detail = audience::find_detail(tx, athlete, id)?;
        Ok(Some((mine, detail)))
    });
    let Some((mine, detail)) = found.await? else { return Ok(None) };
    let mut recording = recording(app, &mine, &detail).await?;
    // Asked after the file was read: what was allowed then may have been taken back since.
    let may = app.db.read(move |tx| consent::may(tx, athlete, Purpose::HealthMetrics)).await?;
    if !may {
        recording.samples.heart_rate_bpm = Vec::new();
        recording.stated.avg_heart_rate_bpm = None;
        recording.stated.max_heart_rate_bpm = None;
        recording.stated.calories_kcal = None;
    }
    let write = move || {
        Ok(Copies {
            fit: formats::fit::write::activity(std::slice::from_ref(&recording)),
            gpx: formats::gpx::write::track(&recording, |at_ms| Timestamp(at_ms).to_string()),
        })
    };
    Ok(Some(workers::run(write).await?))
}

/// A stored activity as a recording, with the sums that are shown of it.
async fn recording(app: &App, mine: &Mine, detail: &Detail) -> Result<formats::Recording> {
    let (started_at_ms, sport) = (mine.started_at.0, mine.sport.clone());
    let laps_and_pauses = detail.clone();
    let mut recording = match mine.has_streams {
        true => {
            let read = move |stored: &streams::codec::Stored<'_>| {
                recording_of(stored, started_at_ms, &sport, &laps_and_pauses)
            };
            match streams::with_stored(app, mine, read).await {
                Ok(recording) => recording,
                Err(error) => {
                    // The sums are there all the same; one lost file does not keep somebody from the rest of their data.
                    let causes = kernel::error::causes(&error);
                    tracing::error!(activity = %mine.id, causes, "a copy without samples");
                    without_samples(mine)
                }
            }
        }
        false => without_samples(mine),
    };
    recording.title.clone_from(&mine.title);
    recording.sub_sport.clone_from(&mine.sub_sport);
    recording.stated = formats::Stated {
        elapsed_s: Some(mine.elapsed_s),
        distance_m: mine.distance_m,
        ascent_m: mine.ascent_m,
        descent_m: detail.descent_m,
        avg_speed_mps: mine.avg_speed_mps,
        max_speed_mps: detail.max_speed_mps,
        avg_heart_rate_bpm: mine.avg_heart_rate_bpm,
        max_heart_rate_bpm: detail.max_heart_rate_bpm,
        avg_cadence_rpm: detail.avg_cadence_rpm,
        max_cadence_rpm: detail.max_cadence_rpm,
        avg_power_w: mine.avg_power_w,
        max_power_w: detail.max_power_w,
        normalized_power_w: detail.weighted_power_w,
        avg_temperature_c: detail.avg_temperature_c,
        calories_kcal: detail.calories_kcal,
        ..formats::Stated::default()
    };
    for (lap, shown) in recording.laps.iter_mut().zip(&detail.laps) {
        lap.stated.elapsed_s = Some(shown.elapsed_s);
        lap.stated.timer_s = Some(shown.timer_s);
        lap.stated.distance_m = shown.distance_m;
    }
    Ok(recording)
}

fn without_samples(mine: &Mine) -> formats::Recording {
    formats::Recording {
        kind: formats::Kind::Fit,
        sport: mine.sport.parse().unwrap_or(formats::Sport::Other),
        sub_sport: None,
        started_at_ms: mine.started_at.0,
        utc_offset_s: None,
        title: None,
        device: None,
        pool_length_m: None,
        stated: formats::Stated::default(),
        laps: Vec::new(),
        lengths: Vec::new(),
        pauses: Vec::new(),
        samples: formats::Samples::default(),
        warnings: Vec::new(),
    }
}

/// Sums of an athlete's own activities by sport, for the first page of what they take away.
pub fn totals(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<(String, i64, f64, f64)>> {
    tx.list(
        "SELECT sport, COUNT(*), CAST(COALESCE(SUM(distance_m), 0) AS DOUBLE PRECISION),
                CAST(COALESCE(SUM(moving_s), 0) AS DOUBLE PRECISION)
         FROM activity WHERE athlete_id = $1 GROUP BY sport ORDER BY COUNT(*) DESC, sport",
        args![athlete],
    )
}
