//! The samples of an activity: kept in a container of their own beside the database, derived again from the
//! original whenever that container is missing or damaged.
pub mod codec;

use kernel::consent::{self, Purpose};
use kernel::files::Files;
use kernel::{ActivityId, App, AthleteId, Error, Result, vault};
use serde::Serialize;
use utoipa::ToSchema;

use self::codec::{Channel, Damage, Stored};
use crate::audience::shown::recording_of;
use crate::audience::{Mine, Parts};
use crate::derive::pack;
use crate::detail::{Detail, tidy};
use crate::zones::discs::{Cut, Disc, cut};
use crate::{originals, workers};

/// Where the container of an activity is.
pub(crate) fn name(athlete: AthleteId, activity: ActivityId) -> String {
    format!("streams/{athlete}/{activity}")
}

/// Columns of equal length; `null` where a point lacks the value, left out where the recording does.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct Streams {
    /// How many points each column has.
    pub points: usize,
    /// Seconds since the start.
    pub time_s: Vec<f64>,
    /// Metres since the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<Vec<Option<f64>>>,
    /// WGS-84.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude_deg: Option<Vec<Option<f64>>>,
    /// WGS-84.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude_deg: Option<Vec<Option<f64>>>,
    /// Metres above sea level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub altitude_m: Option<Vec<Option<f64>>>,
    /// As the device measured it, else from the distance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speed_mps: Option<Vec<Option<f64>>>,
    /// Beats a minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heart_rate_bpm: Option<Vec<Option<f64>>>,
    /// Revolutions, strokes or strides a minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cadence_rpm: Option<Vec<Option<f64>>>,
    /// Watts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub power_w: Option<Vec<Option<f64>>>,
    /// Degrees Celsius at the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temperature_c: Option<Vec<Option<f64>>>,
    /// Rise over run, from 25 m behind to 25 m ahead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Vec<Option<f64>>>,
    /// Points at which a new piece begins: between it and the point before, something is not shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<usize>,
}

/// At most `most` points of an activity, chosen evenly, the first and the last among them.
pub(crate) async fn view(app: &App, activity: &Mine, most: usize) -> Result<Streams> {
    let started_at_ms = activity.started_at.0;
    let mut streams =
        with_stored(app, activity, move |stored| thin(stored, started_at_ms, &[], most)).await?;
    // Asked after the file was read: what was allowed then may have been taken back since.
    let athlete = activity.athlete;
    let may = app.db.read(move |tx| consent::may(tx, athlete, Purpose::HealthMetrics)).await?;
    if !may {
        streams.heart_rate_bpm = None;
    }
    Ok(streams)
}

/// The same for somebody else: without what lies in `discs`, and only the parts that are for them.
pub(crate) async fn view_as_other(
    app: &App,
    activity: &Mine,
    discs: Vec<Disc>,
    parts: Parts<bool>,
    most: usize,
) -> Result<Streams> {
    let (started_at_ms, sport) = (activity.started_at.0, activity.sport.clone());
    let cut_out = with_stored(app, activity, move |stored| {
        let whole = recording_of(stored, started_at_ms, &sport, &Detail::default())?;
        match cut(&whole, &discs) {
            Cut::Nothing => Ok(None),
            Cut::Whole => Ok(Some(thin(stored, started_at_ms, &[], most)?)),
            Cut::Part { rest, joins, .. } => {
                let packed = pack(&rest.samples, &rest.samples.distance_m);
                let stored = Stored::open(&packed)?;
                Ok(Some(thin(&stored, rest.started_at_ms, &joins, most)?))
            }
        }
    });
    let mut shown = cut_out.await?.ok_or(Error::NotFound("recording of points"))?;
    if !parts.map {
        // Heights are found on a map, and a grade is made of them.
        shown.latitude_deg = None;
        shown.longitude_deg = None;
        shown.altitude_m = None;
        shown.grade = None;
    }
    if !parts.heart_rate {
        shown.heart_rate_bpm = None;
    }
    if !parts.power {
        shown.power_w = None;
    }
    shown.temperature_c = None;
    Ok(shown)
}

/// Reads the container of an activity, off the async threads. If it cannot be read it is made again.
pub(crate) async fn with_stored<T: Send + 'static>(
    app: &App,
    activity: &Mine,
    read: impl Fn(&Stored<'_>) -> Result<T, Damage> + Send + 'static,
) -> Result<T> {
    let files = app.files.clone();
    let name = name(activity.athlete, activity.id);
    let activity = activity.clone();
    let now = app.clock.now();
    let mut person = crate::import::person_of_id(app, activity.athlete).await?;
    let key = vault::key_of(app, activity.athlete).await?;
    // A file never tells more of a body than its row says.
    person.body.allowed &= activity.with_health;
    workers::run(move || {
        let damage = match files.get_sealed(&key, &name) {
            Ok(Some(bytes)) => match Stored::open(&bytes).and_then(|stored| read(&stored)) {
                Ok(answer) => return Ok(answer),
                Err(damage) => damage.to_string(),
            },
            Ok(None) => "there is no file".to_owned(),
            // One that does not open is as good as none.
            Err(error) => kernel::error::causes(&error),
        };
        tracing::warn!(activity = %activity.id, damage, "streams are derived again");
        let derived =
            originals::derive_again(&files, &key, &activity, activity.chosen_sport, &person, now)?;
        files.put_derived_sealed(&key, &name, &derived.streams)?;
        metrics::counter!("activity_streams_healed_total").increment(1);
        let stored = Stored::open(&derived.streams).map_err(Error::internal)?;
        read(&stored).map_err(Error::internal)
    })
    .await
}

/// Deletes the container of an activity.
pub(crate) fn delete(files: &Files, athlete: AthleteId, activity: ActivityId) -> Result<()> {
    files.delete(&name(athlete, activity))
}

fn thin(
    stored: &Stored<'_>,
    started_at_ms: i64,
    joins: &[usize],
    most: usize,
) -> Result<Streams, Damage> {
    let chosen = evenly(stored.points(), most);
    let time_ms = stored.time_ms()?;
    let column = |channel| stored.column(channel);
    let pick = |column: Option<Vec<f64>>, digits: f64| {
        column.map(|column| {
            let shown = |&row: &usize| {
                let value = column.get(row).copied().unwrap_or(f64::NAN);
                value.is_finite().then(|| (value * digits).round() / digits)
            };
            chosen.iter().map(shown).collect::<Vec<Option<f64>>>()
        })
    };

    let distance_m = column(Channel::DistanceM)?;
    let altitude_m = column(Channel::AltitudeM)?;
    let speed_mps = match (column(Channel::SpeedMps)?, &distance_m) {
        (None, Some(distance_m)) => Some(speed_from_distance(&time_ms, distance_m)),
        (measured, _) => measured,
    };
    let grade = match (&distance_m, &altitude_m) {
        (Some(distance_m), Some(altitude_m)) => {
            let smooth = physiology::elevation::profile(&time_ms, altitude_m);
            Some(physiology::grade::along_track(distance_m, &smooth.altitude_m))
        }
        _ => None,
    };
    let since_start_s = |&row: &usize| {
        tidy(time_ms.get(row).map_or(0, |at_ms| at_ms - started_at_ms) as f64 / 1000.0)
    };
    Ok(Streams {
        points: chosen.len(),
        time_s: chosen.iter().map(since_start_s).collect(),
        distance_m: pick(distance_m, 100.0),
        latitude_deg: pick(column(Channel::LatitudeDeg)?, 1e6),
        longitude_deg: pick(column(Channel::LongitudeDeg)?, 1e6),
        altitude_m: pick(altitude_m, 10.0),
        speed_mps: pick(speed_mps, 1000.0),
        heart_rate_bpm: pick(column(Channel::HeartRateBpm)?, 1.0),
        cadence_rpm: pick(column(Channel::CadenceRpm)?, 10.0),
        power_w: pick(column(Channel::PowerW)?, 1.0),
        temperature_c: pick(column(Channel::TemperatureC)?, 10.0),
        grade: pick(grade, 1000.0),
        breaks: joins.iter().map(|join| chosen.partition_point(|row| row < join)).collect(),
    })
}

/// Row numbers, ascending, the first and the last among them.
fn evenly(points: usize, most: usize) -> Vec<usize> {
    if points <= most || most < 2 {
        return (0..points.min(most.max(1))).collect();
    }
    let step = (points - 1) as f64 / (most - 1) as f64;
    (0..most).map(|at| (at as f64 * step).round() as usize).collect()
}

/// Speed over the ten seconds around each point.
fn speed_from_distance(time_ms: &[i64], distance_m: &[f64]) -> Vec<f64> {
    const REACH_MS: i64 = 5_000;
    let count = time_ms.len().min(distance_m.len());
    let (mut from, mut to) = (0, 0);
    let mut speed_mps = Vec::with_capacity(count);
    for at in 0..count {
        while time_ms[from] < time_ms[at] - REACH_MS && from < at {
            from += 1;
        }
        while to + 1 < count && time_ms[to + 1] <= time_ms[at] + REACH_MS {
            to += 1;
        }
        // Sparse points have no neighbour within reach: then the nearest ones have to do.
        let (a, b) = if from == to.max(at) {
            (at.saturating_sub(1), (at + 1).min(count - 1))
        } else {
            (from, to.max(at))
        };
        let took_s = (time_ms[b] - time_ms[a]) as f64 / 1000.0;
        speed_mps.push(if took_s > 0.0 {
            (distance_m[b] - distance_m[a]) / took_s
        } else {
            f64::NAN
        });
    }
    speed_mps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinning_keeps_both_ends_and_spreads_the_rest() {
        assert_eq!(evenly(5, 10), [0, 1, 2, 3, 4]);
        assert_eq!(evenly(101, 3), [0, 50, 100]);
        assert_eq!(evenly(1000, 7).len(), 7);
        assert_eq!(evenly(1000, 7).last(), Some(&999));
        assert_eq!(evenly(0, 100), [0usize; 0]);
    }

    #[test]
    fn a_steady_runner_has_one_speed() {
        let time_ms: Vec<i64> = (0..60).map(|second| second * 1000).collect();
        let distance_m: Vec<f64> = (0..60).map(|second| f64::from(second) * 3.0).collect();
        for mps in speed_from_distance(&time_ms, &distance_m) {
            assert!((mps - 3.0).abs() < 1e-9, "{mps}");
        }
        let sparse = speed_from_distance(&[0, 30_000, 60_000], &[0.0, 60.0, 120.0]);
        assert_eq!(sparse, [2.0, 2.0, 2.0]);
    }
}
