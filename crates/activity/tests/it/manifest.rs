//! Every real file that we may look at has the outcome and the numbers that its manifest says. The files
//! lie beside the repository and are never part of it; without them the generated ones have to do.
use std::path::PathBuf;

use activity::{Inspection, inspect};
use formats::Sport;
use kernel::Timestamp;

use crate::support::{Outing, run, zip};

fn now() -> Timestamp {
    "2026-12-31T00:00:00Z".parse().unwrap()
}

fn shared_data() -> Option<PathBuf> {
    let shared = std::env::var_os("STADION_SHARED").map(PathBuf::from);
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let data = shared.unwrap_or_else(beside).join("data");
    data.join("MANIFEST.tsv").exists().then_some(data)
}

/// Where the manifest contradicts the file or itself.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "fit/garmin-fr70_running_e92439a9.fit",
        "records",
        "its first decoder passes over compressed timestamps; its second counts 755",
    ),
    (
        "gpx/gpx-py-https-github-com-tkrajina-g_f5a7c62b.gpx",
        "distance_m",
        "its decoder measures on a sphere; near the equator a way north is 0.6 % shorter on the ellipsoid",
    ),
    (
        "gpx/wolfgang-rohdewald_d92fccff.gpx",
        "distance_m",
        "its decoder measures on a sphere; at the equator a way north is 0.7 % shorter on the ellipsoid",
    ),
    (
        "gpx/opentracks-debug_the-category_2f3f1a54.gpx",
        "distance_m",
        "two of its six points lie at 100 and 200 degrees north, where there is nothing",
    ),
    (
        "gpx/opentracks-debug_the-category_2f3f1a54.gpx",
        "timer_s",
        "two of its six points lie at 100 and 200 degrees north, where there is nothing",
    ),
    (
        "gpx/gaiagps_b2b4627e.gpx",
        "distance_m",
        "its decoder measures tracks and not the routes that this file holds",
    ),
    (
        "gpx/routeconverter_d873146e.gpx",
        "distance_m",
        "its decoder measures tracks and not the route that this file holds",
    ),
    (
        "tcx/activity-multi-lap_running_d24f790f.tcx",
        "distance_m",
        "its first decoder takes a missing distance of a lap for 0; its second finds 100",
    ),
];

#[test]
fn every_file_of_the_manifest_has_its_outcome_and_its_numbers() {
    let Some(data) = shared_data() else { return };
    let manifest = std::fs::read_to_string(data.join("MANIFEST.tsv")).unwrap();
    let mut lines = manifest.lines();
    let head: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let mut faults = Vec::new();
    let mut checked = 0;
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |name: &str| {
            let at = head.iter().position(|column| *column == name).unwrap();
            cells.get(at).copied().unwrap_or_default()
        };
        let in_corpus = ["fit/", "gpx/", "tcx/"].iter().any(|p| cell("file").starts_with(p));
        if !in_corpus {
            continue;
        }
        checked += 1;
        let bytes = std::fs::read(data.join(cell("file"))).unwrap();
        let found = inspect(&bytes, cell("file"), now());
        for fault in compare(&found, &cell) {
            let excepted = EXCEPTIONS
                .iter()
                .any(|(file, column, _)| *file == cell("file") && fault.starts_with(column));
            if !excepted {
                faults.push(format!("{}: {fault}", cell("file")));
            }
        }
    }
    assert!(checked > 250, "{checked} files");
    assert!(faults.is_empty(), "{} of {checked}:\n{}", faults.len(), faults.join("\n"));
}

fn compare<'a>(found: &Inspection, cell: &impl Fn(&str) -> &'a str) -> Vec<String> {
    let mut faults = Vec::new();
    let expected = cell("expected_outcome");
    let accepted = expected.starts_with("accept") || expected == "salvage-with-warning";
    if found.ok != accepted {
        return vec![format!("expected {expected}, found {:?}", found.error)];
    }
    if !accepted {
        if found.error.as_deref().is_none_or(|error| error.len() < 20) {
            faults.push(format!("says too little: {:?}", found.error));
        }
        return faults;
    }
    if expected == "salvage-with-warning" && found.warnings.is_empty() {
        faults.push("no warning".to_owned());
    }
    let is_route = expected == "accept-as-route";
    if is_route && found.started_at.is_some() {
        faults.push("a route that somebody did".to_owned());
    }
    let only = std::slice::from_ref(found);
    let activities = if found.activities.is_empty() { only } else { found.activities.as_slice() };
    let is_fit = cell("kind") == "fit";
    // FIT states its numbers; the two XML formats leave some to be worked out.
    let share = if is_fit { 0.0 } else { 0.005 };
    let mut expect =
        |name: &str, least: f64, share: f64, number: fn(&Inspection) -> Option<f64>| {
            let cells: Vec<&str> = cell(name).split('|').collect();
            let per_activity = cells.len() == activities.len();
            for (at, expected) in cells.iter().enumerate() {
                let Ok(expected) = expected.parse::<f64>() else { continue };
                let found = if per_activity { number(&activities[at]) } else { number(found) };
                // The oracle says 0 for what was never measured.
                let found = found.unwrap_or(if expected == 0.0 { 0.0 } else { f64::INFINITY });
                let off = (found - expected).abs();
                if off > least.max(expected.abs() * share) {
                    faults.push(format!("{name} {at}: expected {expected}, found {found:?}"));
                }
            }
        };
    expect("distance_m", 0.06, share, |found| found.distance_m);
    if is_route {
        return faults;
    }
    expect("timer_s", 0.06, share, |found| found.timer_s);
    expect("elapsed_s", 0.06, share, |found| found.elapsed_s);
    // The oracle's means are cut or rounded to a tenth.
    expect("avg_hr", if is_fit { 0.001 } else { 0.06 }, 0.0, |found| found.avg_hr_bpm);
    expect("max_hr", 0.001, 0.0, |found| found.max_hr_bpm);
    expect("records", 0.0, 0.0, |found| Some(found.records as f64));
    faults
}

/// Of FIT every value comes back bit for bit, but for distances of later sports of a race: these are
/// differences, and lose the noise behind their last digit. The other formats write as many digits as they like; theirs
/// come back to within the finest unit of the container.
#[test]
fn samples_of_every_file_come_back_from_their_container() {
    use activity::streams::codec::{Channel, Stored, Values, encode};
    let Some(data) = shared_data() else { return };
    let (mut files, mut bytes, mut points) = (0, 0, 0);
    for folder in ["fit", "gpx", "tcx"] {
        for entry in std::fs::read_dir(data.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let content = std::fs::read(&path).unwrap();
            let Ok(formats::Reading::Activities(recordings)) = formats::read(&content, now().0)
            else {
                continue;
            };
            for recording in recordings {
                let s = &recording.samples;
                let wide = [
                    (Channel::LatitudeDeg, &s.latitude_deg, 5e-8),
                    (Channel::LongitudeDeg, &s.longitude_deg, 5e-8),
                    (Channel::DistanceM, &s.distance_m, 0.005_001),
                ];
                let narrow = [
                    (Channel::AltitudeM, &s.altitude_m),
                    (Channel::SpeedMps, &s.speed_mps),
                    (Channel::HeartRateBpm, &s.heart_rate_bpm),
                    (Channel::CadenceRpm, &s.cadence_rpm),
                    (Channel::PowerW, &s.power_w),
                    (Channel::TemperatureC, &s.temperature_c),
                    (Channel::GpsAccuracyM, &s.gps_accuracy_m),
                    (Channel::VerticalOscillationMm, &s.vertical_oscillation_mm),
                    (Channel::GroundContactMs, &s.ground_contact_ms),
                    (Channel::StepLengthMm, &s.step_length_mm),
                    (Channel::RightPowerPercent, &s.right_power_percent),
                    (Channel::RespirationBrpm, &s.respiration_brpm),
                    (Channel::CoreTemperatureC, &s.core_temperature_c),
                ];
                let mut columns = vec![(Channel::TimeMs, Values::Whole(&s.time_ms))];
                columns.extend(
                    wide.iter().map(|(channel, values, _)| (*channel, Values::Wide(values))),
                );
                columns.extend(
                    narrow.iter().map(|(channel, values)| (*channel, Values::Narrow(values))),
                );
                let container = encode(&columns);
                let stored = Stored::open(&container).unwrap();
                assert_eq!(stored.time_ms().unwrap(), s.time_ms, "{}", path.display());
                let exact = folder == "fit";
                for (channel, values, unit) in wide {
                    let back = stored.column(channel).unwrap().unwrap_or_default();
                    assert_eq!(back.len(), values.len());
                    for (back, value) in back.iter().zip(values) {
                        let same = back == value || (back.is_nan() && value.is_nan());
                        let noise = if channel == Channel::DistanceM { 1e-9 } else { 0.0 };
                        let near = (back - value).abs() <= if exact { noise } else { unit };
                        assert!(same || near, "{} {channel:?}: {back} {value}", path.display());
                    }
                }
                for (channel, values) in narrow {
                    let back = stored.column(channel).unwrap().unwrap_or_default();
                    assert_eq!(back.len(), values.len());
                    for (back, value) in back.iter().zip(values) {
                        let same = *back as f32 == *value || (back.is_nan() && value.is_nan());
                        let near = !exact && (back - f64::from(*value)).abs() <= 0.000_6;
                        assert!(same || near, "{} {channel:?}: {back} {value}", path.display());
                    }
                }
                files += 1;
                bytes += container.len();
                points += s.len();
            }
        }
    }
    assert!(files > 200, "{files}");
    println!("{files} recordings, {:.2} bytes a point", bytes as f64 / points as f64);
}

#[test]
fn an_inspection_has_exactly_the_promised_fields() {
    let found = inspect(&run().fit(), "run.fit", "2027-05-08T00:00:00Z".parse().unwrap());
    let json = serde_json::to_value(&found).unwrap();
    let mut names: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "ascent_m",
            "avg_hr_bpm",
            "avg_power_w",
            "calories_kcal",
            "distance_m",
            "elapsed_s",
            "error",
            "kind",
            "laps",
            "max_hr_bpm",
            "moving_s",
            "ok",
            "records",
            "sport",
            "started_at",
            "timer_s",
            "warnings"
        ]
    );
    assert_eq!((found.ok, found.kind.as_deref()), (true, Some("fit")));
    assert_eq!((found.distance_m, found.timer_s), (Some(7200.0), Some(2400.0)));
    assert_eq!((found.records, found.laps), (2401, 2));
    assert_eq!(found.avg_hr_bpm, Some(151.999));
}

#[test]
fn files_of_several_activities_list_them() {
    let ride = Outing { sport: Sport::Cycling, started_at: "2027-05-07T08:00:00Z", ..run() };
    let two = formats::fit::write::activity(&[run().recording(), ride.recording()]);
    let now = "2027-05-08T00:00:00Z".parse().unwrap();
    let found = inspect(&two, "two.fit", now);
    assert_eq!(found.activities.len(), 2);
    assert_eq!(found.sport.as_deref(), Some("multisport"));
    assert_eq!(found.records, found.activities[0].records + found.activities[1].records);

    let archive = zip(&[("a.fit", &two), ("b.txt", b"hello, this is not a recording")]);
    let found = inspect(&archive, "all.zip", now);
    assert_eq!((found.ok, found.kind.as_deref()), (true, Some("zip")));
    assert_eq!(found.activities.len(), 2);
    assert!(found.activities[1].error.as_deref().unwrap().starts_with("b.txt: "));
}
