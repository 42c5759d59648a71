//! TCX, the XML of Garmin's Training Center and of many apps.
//!
//! Each `Activity` is a recording. Its summary is the sum of what its laps state.

use std::mem;

use crate::instant::parse_instant;
use crate::point::{NO_POINT, Point};
use crate::recording::{NO_TIME, tidy_program, tidy_text};
use crate::sport::{self, Named};
use crate::xml::{self, Step, Walker};
use crate::{
    Fault, Kind, Lap, LapTrigger, MAX_ACTIVITIES, MAX_LAPS, MAX_POINTS, NotAnActivity, Pause,
    Reading, Recording, Samples, Sport, Stated, Warning, is_possible,
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Activity,
    Course,
    Workout,
    Lap,
    Track,
    Trackpoint,
    Creator,
    Name,
    Notes,
    Id,
    TotalTime,
    Distance,
    MaximumSpeed,
    Calories,
    AverageHeartRate,
    MaximumHeartRate,
    HeartRate,
    Value,
    Cadence,
    RunCadence,
    Trigger,
    Time,
    Latitude,
    Longitude,
    Altitude,
    Speed,
    Watts,
    LapExtension,
    AvgSpeed,
    AvgRunCadence,
    MaxCadence,
    AvgWatts,
    MaxWatts,
    Other,
}

fn classify(name: &str) -> Tag {
    match name {
        "Activity" => Tag::Activity,
        "Course" => Tag::Course,
        "Workout" => Tag::Workout,
        "Lap" => Tag::Lap,
        "Track" => Tag::Track,
        "Trackpoint" => Tag::Trackpoint,
        "Creator" => Tag::Creator,
        "Name" => Tag::Name,
        "Notes" => Tag::Notes,
        "Id" => Tag::Id,
        "TotalTimeSeconds" => Tag::TotalTime,
        "DistanceMeters" => Tag::Distance,
        "MaximumSpeed" => Tag::MaximumSpeed,
        "Calories" => Tag::Calories,
        "AverageHeartRateBpm" => Tag::AverageHeartRate,
        "MaximumHeartRateBpm" => Tag::MaximumHeartRate,
        "HeartRateBpm" => Tag::HeartRate,
        "Value" => Tag::Value,
        "Cadence" => Tag::Cadence,
        "RunCadence" => Tag::RunCadence,
        "TriggerMethod" => Tag::Trigger,
        "Time" => Tag::Time,
        "LatitudeDegrees" => Tag::Latitude,
        "LongitudeDegrees" => Tag::Longitude,
        "AltitudeMeters" => Tag::Altitude,
        "Speed" => Tag::Speed,
        "Watts" => Tag::Watts,
        "LX" => Tag::LapExtension,
        "AvgSpeed" => Tag::AvgSpeed,
        "AvgRunCadence" => Tag::AvgRunCadence,
        "MaxRunCadence" | "MaxBikeCadence" => Tag::MaxCadence,
        "AvgWatts" => Tag::AvgWatts,
        "MaxWatts" => Tag::MaxWatts,
        _ => Tag::Other,
    }
}

/// An activity under construction.
#[derive(Default)]
struct Activity {
    named: Option<Named>,
    started_at_ms: Option<i64>,
    utc_offset_s: Option<i32>,
    notes: Option<String>,
    device: Option<String>,
    laps: Vec<OpenLap>,
    /// Rows at which a track begins.
    track_starts: Vec<usize>,
    samples: Samples,
}

/// A lap under construction.
#[derive(Default)]
struct OpenLap {
    started_at_ms: Option<i64>,
    /// Its first row and the first row behind it.
    rows: (usize, usize),
    trigger: Option<LapTrigger>,
    stated: Stated,
}

#[derive(Default)]
struct Document {
    activities: Vec<Activity>,
    has_course: bool,
    has_workout: bool,
    point_count: usize,
    lap_count: usize,
}

/// Reads a TCX file.
pub(crate) fn read(bytes: &[u8], now_ms: i64) -> Result<Reading, Fault> {
    let mut warnings = Vec::new();
    let source = xml::decode(bytes, &mut warnings)?;
    let mut document = walk(&source)?;
    drop(source);
    document
        .activities
        .retain(|activity| !activity.laps.is_empty() || !activity.samples.is_empty());
    if document.activities.is_empty() {
        let what = match (document.has_course, document.has_workout) {
            (true, _) => NotAnActivity::Course,
            (_, true) => NotAnActivity::Workout,
            _ => NotAnActivity::Nothing,
        };
        return Err(Fault::NotAnActivity { what });
    }
    let activities = document.activities.into_iter();
    Reading::of(activities.map(|activity| recording(activity, warnings.clone(), now_ms)))
}

fn walk(source: &str) -> Result<Document, Fault> {
    // Several apps write the extensions' prefixes without ever declaring them.
    let mut walker = Walker::new(source, false, classify);
    let mut document = Document::default();
    let mut activity = Activity::default();
    let mut lap = OpenLap::default();
    let mut point = NO_POINT;
    loop {
        match walker.step()? {
            Step::End => return Ok(document),
            Step::Open(Tag::Activity) => {
                activity = Activity::default();
                activity.named = walker.attribute("Sport").map(|word| sport::from_text(&word));
            }
            Step::Open(Tag::Lap) => {
                document.lap_count += 1;
                if document.lap_count > MAX_LAPS {
                    return Err(Fault::Outlandish { what: "it has more than 10,000 laps" });
                }
                let started = walker.attribute("StartTime").and_then(|text| parse_instant(&text));
                let first_row = activity.samples.len();
                lap = OpenLap {
                    started_at_ms: started.map(|(at_ms, _)| at_ms),
                    rows: (first_row, first_row),
                    ..OpenLap::default()
                };
            }
            Step::Open(Tag::Track) => {
                let row = activity.samples.len();
                // A track without points leaves no trace.
                if activity.track_starts.last() != Some(&row) {
                    activity.track_starts.push(row);
                }
            }
            Step::Open(Tag::Trackpoint) => {
                document.point_count += 1;
                if document.point_count > MAX_POINTS {
                    return Err(Fault::TooManyPoints);
                }
                point = NO_POINT;
            }
            Step::Open(Tag::Course) => document.has_course = true,
            Step::Open(Tag::Workout) => document.has_workout = true,
            Step::Open(_) => {}
            Step::Close(Tag::Trackpoint) => {
                if walker.is_inside(Tag::Activity) {
                    activity.samples.push(&point);
                }
            }
            Step::Close(Tag::Lap) => {
                lap.rows.1 = activity.samples.len();
                if walker.is_inside(Tag::Activity) {
                    activity.laps.push(mem::take(&mut lap));
                }
            }
            Step::Close(Tag::Activity) => {
                if document.activities.len() >= MAX_ACTIVITIES {
                    return Err(Fault::TooManyActivities);
                }
                let mut activity = mem::take(&mut activity);
                activity.samples.fill_up(activity.samples.len());
                document.activities.push(activity);
            }
            Step::Close(tag) if walker.is_inside(Tag::Trackpoint) => {
                take_point_text(&walker, tag, &mut activity, &mut point);
            }
            Step::Close(tag) if walker.is_inside(Tag::Lap) => {
                take_lap_text(&walker, tag, &mut lap);
            }
            Step::Close(tag) => take_activity_text(&walker, tag, &mut activity),
        }
    }
}

fn take_activity_text(walker: &Walker<Tag>, tag: Tag, activity: &mut Activity) {
    match (tag, walker.parent()) {
        (Tag::Id, Some(Tag::Activity)) => {
            if let Some((at_ms, utc_offset_s)) = parse_instant(walker.text()) {
                activity.started_at_ms = Some(at_ms);
                activity.utc_offset_s = utc_offset_s;
            }
        }
        (Tag::Notes, Some(Tag::Activity)) => activity.notes = tidy_text(walker.text()),
        (Tag::Name, Some(Tag::Creator)) => activity.device = tidy_program(walker.text()),
        _ => {}
    }
}

fn take_lap_text(walker: &Walker<Tag>, tag: Tag, lap: &mut OpenLap) {
    let stated = &mut lap.stated;
    let value = walker.number();
    match (tag, walker.parent()) {
        (Tag::TotalTime, Some(Tag::Lap)) => stated.timer_s = value,
        (Tag::Distance, Some(Tag::Lap)) => stated.distance_m = value,
        (Tag::MaximumSpeed, Some(Tag::Lap)) => stated.max_speed_mps = value,
        (Tag::Calories, Some(Tag::Lap)) => stated.calories_kcal = value,
        (Tag::Value, Some(Tag::AverageHeartRate)) => stated.avg_heart_rate_bpm = value,
        (Tag::Value, Some(Tag::MaximumHeartRate)) => stated.max_heart_rate_bpm = value,
        (Tag::Cadence, Some(Tag::Lap)) => stated.avg_cadence_rpm = value,
        (Tag::Trigger, Some(Tag::Lap)) => {
            lap.trigger = Some(match walker.text() {
                "Manual" => LapTrigger::Manual,
                "Distance" => LapTrigger::Distance,
                "Location" => LapTrigger::Position,
                "Time" => LapTrigger::Time,
                _ => LapTrigger::Other,
            });
        }
        (Tag::AvgSpeed, Some(Tag::LapExtension)) => stated.avg_speed_mps = value,
        (Tag::AvgRunCadence, Some(Tag::LapExtension)) => stated.avg_cadence_rpm = value,
        (Tag::MaxCadence, Some(Tag::LapExtension)) => stated.max_cadence_rpm = value,
        (Tag::AvgWatts, Some(Tag::LapExtension)) => stated.avg_power_w = value,
        (Tag::MaxWatts, Some(Tag::LapExtension)) => stated.max_power_w = value,
        _ => {}
    }
}

fn take_point_text(walker: &Walker<Tag>, tag: Tag, activity: &mut Activity, point: &mut Point) {
    let value = walker.number().unwrap_or(f64::NAN);
    match (tag, walker.parent()) {
        (Tag::Time, Some(Tag::Trackpoint)) => {
            if let Some((time_ms, utc_offset_s)) = parse_instant(walker.text()) {
                point.time_ms = time_ms;
                activity.utc_offset_s = activity.utc_offset_s.or(utc_offset_s);
            }
        }
        (Tag::Latitude, _) => point.latitude_deg = value,
        (Tag::Longitude, _) => point.longitude_deg = value,
        (Tag::Altitude, _) => point.altitude_m = value as f32,
        (Tag::Distance, _) => point.distance_m = value,
        (Tag::Value, Some(Tag::HeartRate)) => point.heart_rate_bpm = value as f32,
        (Tag::Cadence | Tag::RunCadence, _) => point.cadence_rpm = value as f32,
        (Tag::Watts, _) => point.power_w = value as f32,
        (Tag::Speed, _) => point.speed_mps = value as f32,
        _ => {}
    }
}

impl Activity {
    /// The first row of each track but the first of all, with the rows on both sides of the gap.
    fn gaps(&self) -> Vec<Pause> {
        let times_ms = &self.samples.time_ms;
        let mut pauses = Vec::new();
        for row in self.track_starts.iter().copied().filter(|row| *row > 0) {
            let (Some(stopped_at_ms), Some(resumed_at_ms)) =
                (times_ms.get(row - 1).copied(), times_ms.get(row).copied())
            else {
                continue;
            };
            // Tracks of neighbouring laps share an instant or follow after a second or so.
            if stopped_at_ms != NO_TIME && resumed_at_ms.saturating_sub(stopped_at_ms) > GAP_MS {
                pauses.push(Pause { stopped_at_ms, resumed_at_ms });
            }
        }
        pauses
    }
}

/// A step between two tracks that is longer than this is a pause: 10 seconds, the longest pause
/// between two points of a watch that saves space.
const GAP_MS: i64 = 10_000;

fn recording(
    activity: Activity,
    mut warnings: Vec<Warning>,
    now_ms: i64,
) -> Result<Recording, Fault> {
    let mut pauses = activity.gaps();
    pauses.retain(|pause| is_possible(pause.stopped_at_ms, now_ms));
    pauses.retain(|pause| is_possible(pause.resumed_at_ms, now_ms));
    pauses.sort_by_key(|pause| pause.stopped_at_ms);
    let laps = laps(&activity, now_ms);
    let mut stated = sum_of_laps(&laps);
    let Activity { named, started_at_ms, utc_offset_s, notes, device, mut samples, .. } = activity;
    let (sport, sub_sport) = named.unwrap_or((Sport::Other, None));
    if !samples.is_empty() {
        samples.settle(now_ms, &mut warnings)?;
    }
    if !samples.heart_rate_bpm.is_empty() {
        // Only laps state heart rates, in whole beats; the samples say it better for the whole.
        stated.avg_heart_rate_bpm = None;
        stated.max_heart_rate_bpm = None;
    }
    let stated_start = started_at_ms.filter(|at_ms| is_possible(*at_ms, now_ms));
    let started_at_ms = samples
        .time_ms
        .first()
        .copied()
        .or_else(|| laps.first().map(|lap| lap.started_at_ms))
        .or(stated_start)
        .ok_or_else(|| Fault::broken("it does not say when it started"))?;
    Ok(Recording {
        kind: Kind::Tcx,
        sport,
        sub_sport,
        started_at_ms,
        utc_offset_s,
        title: notes,
        device,
        pool_length_m: None,
        stated,
        laps,
        lengths: Vec::new(),
        pauses,
        samples,
        warnings,
    })
}

/// The laps with their ends; a lap without a start of its own begins with its first point.
fn laps(activity: &Activity, now_ms: i64) -> Vec<Lap> {
    let times_ms = &activity.samples.time_ms;
    let mut laps: Vec<Lap> = Vec::new();
    for open in &activity.laps {
        let own_times_ms = times_ms.get(open.rows.0..open.rows.1).unwrap_or_default();
        let possible = own_times_ms.iter().copied().filter(|at_ms| is_possible(*at_ms, now_ms));
        let first_ms = possible.clone().min();
        let last_ms = possible.max();
        let stated_start = open.started_at_ms.filter(|at_ms| is_possible(*at_ms, now_ms));
        let before_ms = laps.last().map(|lap| lap.ended_at_ms);
        let Some(started_at_ms) =
            stated_start.or(first_ms).or(before_ms).or(activity.started_at_ms)
        else {
            continue;
        };
        let timer_ms = open.stated.timer_s.map(|seconds| (seconds * 1_000.0).round() as i64);
        let ended_at_ms = last_ms
            .or_else(|| Some(started_at_ms.saturating_add(timer_ms?)))
            .unwrap_or(started_at_ms)
            .max(started_at_ms);
        laps.push(Lap {
            started_at_ms,
            ended_at_ms,
            trigger: open.trigger.unwrap_or(LapTrigger::Other),
            stated: open.stated.clone(),
        });
    }
    laps.sort_by_key(|lap| lap.started_at_ms);
    laps
}

/// The summary of an activity: sums of what its laps state, means weighted by their time. A sum is
/// stated only when every lap has its part.
fn sum_of_laps(laps: &[Lap]) -> Stated {
    let sum = |part: fn(&Stated) -> Option<f64>| -> Option<f64> {
        let mut total = None;
        for lap in laps {
            total = Some(total.unwrap_or(0.0) + part(&lap.stated)?);
        }
        total
    };
    let highest = |part: fn(&Stated) -> Option<f64>| -> Option<f64> {
        laps.iter().filter_map(|lap| part(&lap.stated)).reduce(f64::max)
    };
    let mean = |part: fn(&Stated) -> Option<f64>| -> Option<f64> {
        let mut weighted = 0.0;
        let mut time_s = 0.0;
        for lap in laps {
            if let (Some(value), Some(timer_s)) = (part(&lap.stated), lap.stated.timer_s) {
                weighted += value * timer_s;
                time_s += timer_s;
            }
        }
        (time_s > 0.0).then_some(weighted / time_s)
    };
    Stated {
        timer_s: sum(|stated| stated.timer_s),
        distance_m: sum(|stated| stated.distance_m),
        calories_kcal: sum(|stated| stated.calories_kcal),
        max_speed_mps: highest(|stated| stated.max_speed_mps),
        avg_heart_rate_bpm: mean(|stated| stated.avg_heart_rate_bpm),
        max_heart_rate_bpm: highest(|stated| stated.max_heart_rate_bpm),
        avg_cadence_rpm: mean(|stated| stated.avg_cadence_rpm),
        max_cadence_rpm: highest(|stated| stated.max_cadence_rpm),
        avg_power_w: mean(|stated| stated.avg_power_w),
        max_power_w: highest(|stated| stated.max_power_w),
        avg_speed_mps: mean(|stated| stated.avg_speed_mps),
        ..Stated::default()
    }
}
