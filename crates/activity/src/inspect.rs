//! What an import would find in a file, without storing anything: `stadion inspect`.
//!
//! The numbers are those of the same derivation that an import stores.
use formats::{Fault, Reading, Recording, Route};
use kernel::Timestamp;
use serde::Serialize;

use crate::derive::{Person, derive};

/// What is in a file. A number that is not known is `null`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Inspection {
    /// Whether an import would take it (a route would be taken as a route).
    pub ok: bool,
    /// `fit`, `gpx` or `tcx`; `zip` for an archive.
    pub kind: Option<String>,
    /// `running`, ...
    pub sport: Option<String>,
    /// The beginning.
    pub started_at: Option<Timestamp>,
    /// Metres.
    pub distance_m: Option<f64>,
    /// Seconds from first to last moment.
    pub elapsed_s: Option<f64>,
    /// Seconds that the timer ran.
    pub timer_s: Option<f64>,
    /// Seconds in motion.
    pub moving_s: Option<f64>,
    /// Mean heart rate.
    pub avg_hr_bpm: Option<f64>,
    /// Highest heart rate.
    pub max_hr_bpm: Option<f64>,
    /// Mean power.
    pub avg_power_w: Option<f64>,
    /// Energy.
    pub calories_kcal: Option<f64>,
    /// Metres climbed.
    pub ascent_m: Option<f64>,
    /// How many laps.
    pub laps: usize,
    /// How many samples.
    pub records: usize,
    /// What was odd about it, in words.
    pub warnings: Vec<String>,
    /// Why it would be refused, in words.
    pub error: Option<String>,
    /// The activities of a file that holds several, each with these fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<Inspection>,
}

/// What an import would find in these bytes. `name` is only used where it can help to say what is wrong.
pub fn inspect(bytes: &[u8], name: &str, now: Timestamp) -> Inspection {
    let kind = formats::sniff(bytes).map(|kind| kind.as_str().to_owned());
    match formats::read(bytes, now.0) {
        Ok(Reading::Activities(recordings)) => of_activities(&recordings),
        Ok(Reading::Route(route)) => of_route(&route),
        Err(Fault::IsAnArchive) => of_archive(bytes, now),
        Err(fault) => Inspection { kind, error: Some(told(&fault, name)), ..Inspection::default() },
    }
}

fn told(fault: &Fault, name: &str) -> String {
    match name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
        Some("hrm" | "pwx" | "kml" | "srm") if matches!(fault, Fault::NotARecording { .. }) => {
            format!("{fault} Most apps can export the same activity as GPX or TCX.")
        }
        _ => fault.to_string(),
    }
}

fn of_activities(recordings: &[Recording]) -> Inspection {
    if let [only] = recordings {
        return of_recording(only);
    }
    let activities: Vec<Inspection> = recordings.iter().map(of_recording).collect();
    // The file as a whole: sums where sums make sense, and the first activity's beginning.
    let sum = |number: fn(&Inspection) -> Option<f64>| {
        let known: Vec<f64> = activities.iter().filter_map(number).collect();
        (!known.is_empty()).then(|| crate::detail::tidy(known.iter().sum()))
    };
    let mut warnings: Vec<String> = Vec::new();
    for activity in &activities {
        for warning in &activity.warnings {
            if !warnings.contains(warning) {
                warnings.push(warning.clone());
            }
        }
    }
    let first = activities.first();
    let same_sport = activities.iter().all(|a| Some(&a.sport) == first.map(|first| &first.sport));
    Inspection {
        ok: activities.iter().any(|activity| activity.ok),
        kind: first.and_then(|first| first.kind.clone()),
        sport: match same_sport {
            true => first.and_then(|first| first.sport.clone()),
            false => Some("multisport".to_owned()),
        },
        started_at: first.and_then(|first| first.started_at),
        distance_m: sum(|activity| activity.distance_m),
        elapsed_s: sum(|activity| activity.elapsed_s),
        timer_s: sum(|activity| activity.timer_s),
        moving_s: sum(|activity| activity.moving_s),
        max_hr_bpm: activities.iter().filter_map(|a| a.max_hr_bpm).reduce(f64::max),
        calories_kcal: sum(|activity| activity.calories_kcal),
        ascent_m: sum(|activity| activity.ascent_m),
        laps: activities.iter().map(|activity| activity.laps).sum(),
        records: activities.iter().map(|activity| activity.records).sum(),
        warnings,
        activities,
        ..Inspection::default()
    }
}

fn of_recording(recording: &Recording) -> Inspection {
    let derived = derive(recording, None, &Person::unknown());
    let nothing = derived.is_nothing();
    let stated = &recording.stated;
    Inspection {
        ok: !nothing,
        kind: Some(recording.kind.as_str().to_owned()),
        sport: Some(derived.sport.as_str().to_owned()),
        started_at: Some(derived.start.at),
        distance_m: derived.distance_m,
        elapsed_s: Some(derived.elapsed_s),
        timer_s: Some(derived.timer_s),
        moving_s: Some(derived.moving_s),
        // Zeros that the device states are not kept, but they are what the file says.
        avg_hr_bpm: derived.avg_heart_rate_bpm.or(stated.avg_heart_rate_bpm),
        max_hr_bpm: derived.detail.max_heart_rate_bpm.or(stated.max_heart_rate_bpm),
        avg_power_w: derived.avg_power_w.or(stated.avg_power_w),
        calories_kcal: derived.detail.calories_kcal.or(stated.calories_kcal),
        ascent_m: derived.ascent_m,
        laps: recording.laps.len(),
        records: derived.records,
        warnings: derived.detail.warnings,
        error: nothing.then(|| crate::import::NOTHING_TO_KEEP.to_owned()),
        activities: Vec::new(),
    }
}

/// A line to follow has a length and a climb, and nobody has done it yet.
fn of_route(route: &Route) -> Inspection {
    let mut distance_m = 0.0;
    let mut ascent_m = None;
    let mut points = 0;
    for part in &route.parts {
        let latitude_deg: Vec<f64> = part.iter().map(|point| point.latitude_deg).collect();
        let longitude_deg: Vec<f64> = part.iter().map(|point| point.longitude_deg).collect();
        let altitude_m: Vec<f32> = part.iter().map(|point| point.altitude_m).collect();
        let anything_goes = f64::INFINITY;
        let track = physiology::distance::track::<f32>(
            &[],
            &latitude_deg,
            &longitude_deg,
            &[],
            &[],
            anything_goes,
        );
        distance_m += track.total_m;
        if let Some(climb) = physiology::elevation::climb(&[], &altitude_m) {
            *ascent_m.get_or_insert(0.0) += climb.ascent_m;
        }
        points += part.len();
    }
    let mut warnings: Vec<String> = route.warnings.iter().map(ToString::to_string).collect();
    warnings.push("This is a route to follow: its points have no times.".to_owned());
    Inspection {
        ok: true,
        kind: Some(route.kind.as_str().to_owned()),
        sport: Some(route.sport.as_str().to_owned()),
        distance_m: Some(crate::detail::tidy(distance_m)),
        ascent_m: ascent_m.map(crate::detail::tidy),
        laps: route.parts.len(),
        records: points,
        warnings,
        ..Inspection::default()
    }
}

/// A zip: each of its files is inspected, one in memory at a time.
fn of_archive(bytes: &[u8], now: Timestamp) -> Inspection {
    let mut found = Inspection { kind: Some("zip".to_owned()), ..Inspection::default() };
    let mut archive = match formats::archive::Archive::open(std::io::Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(fault) => return Inspection { error: Some(fault.to_string()), ..found },
    };
    while let Some(file) = archive.next_file() {
        let mut one = match &file.bytes {
            Ok(bytes) => inspect(bytes, &file.name, now),
            Err(fault) => Inspection { error: Some(fault.to_string()), ..Inspection::default() },
        };
        if let Some(error) = &mut one.error {
            *error = format!("{}: {error}", file.name);
        }
        found.activities.push(one);
    }
    found.ok = found.activities.iter().any(|one| one.ok);
    found.records = found.activities.iter().map(|one| one.records).sum();
    found.laps = found.activities.iter().map(|one| one.laps).sum();
    if found.activities.is_empty() {
        found.error = Some("There is no file in this archive.".to_owned());
    }
    found
}
