//! Every real recording of the shared collection has the outcome and the numbers that its manifest
//! says. Where the collection is not there (it is not part of this repository), only the generated
//! files of `stories.rs` are read.
//!
//! What is compared, and how:
//! - FIT: the summary is stated by the file, so distance, timer, elapsed time, heart rates, power,
//!   calories and climb are equal to the digits that the manifest prints. The mean of the recorded
//!   heart rates and the last recorded distance are compared with our columns.
//! - TCX: distance, timer and calories are sums of what the laps state; elapsed time, heart rates
//!   and climb come from the trackpoints, so they are worked out from our columns here.
//! - GPX states nothing. The manifest holds the results of `gpxpy`: length on a sphere within
//!   segments, elapsed time as the sum over segments, and as timer the time spent faster than
//!   1 km/h. The same is worked out here from our columns and laps, within half a percent.

use std::fs;
use std::path::PathBuf;

use formats::{Fault, Kind, Lap, NotAnActivity, Reading, Recording, Route, Samples};

/// 23 November 2026.
const NOW_MS: i64 = 1_795_392_000_000;

/// Where the manifest contradicts the file or itself, and why we are right.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "garmin-fr70_running_e92439a9.fit",
        "records",
        "the first decoder passes over records with compressed timestamps; the manifest counts \
         them in its own column, 755",
    ),
    (
        "development_cycling_b442cea1.fit",
        "mean_record_hr",
        "the decoders average 0 for seconds without a pulse; to us these are absent",
    ),
    (
        "mywhoosh-3570_cycling_3a621dc5.fit",
        "mean_record_hr",
        "the decoders average 0 for seconds without a pulse; to us these are absent",
    ),
    (
        "zwift_cycling_ac77b125.fit",
        "mean_record_hr",
        "the decoders average 0 for seconds without a pulse; to us these are absent",
    ),
    (
        "tc2-to-gpx11-xslt-stylesheet_6eaebbf5.gpx",
        "laps",
        "one of its two segments is empty, which is no lap",
    ),
    ("tomtom-1001_3f7d42c9.gpx", "laps", "one of its two segments is empty, which is no lap"),
    (
        "opentracks-debug_the-category_2f3f1a54.gpx",
        "distance_m",
        "two of its six points lie at 100 and 200 degrees north, where there is nothing",
    ),
    (
        "opentracks-debug_the-category_2f3f1a54.gpx",
        "timer_s",
        "two of its six points lie at 100 and 200 degrees north, where there is nothing",
    ),
];

/// A row of the manifest.
struct Row<'a> {
    columns: &'a [&'a str],
    values: Vec<&'a str>,
}

impl<'a> Row<'a> {
    fn text(&self, column: &str) -> &'a str {
        let index = self.columns.iter().position(|name| *name == column).expect(column);
        self.values.get(index).copied().unwrap_or("")
    }

    /// A number for each session; `None` where the manifest has no value.
    fn numbers(&self, column: &str) -> Vec<Option<f64>> {
        self.text(column).split('|').map(|text| text.parse().ok()).collect()
    }

    fn number(&self, column: &str) -> Option<f64> {
        self.text(column).parse().ok()
    }

    fn count(&self, column: &str) -> usize {
        self.text(column).parse().unwrap_or(0)
    }

    fn name(&self) -> &'a str {
        self.text("file").rsplit('/').next().unwrap_or_default()
    }
}

/// Collects what does not fit, so that one run shows everything.
struct Differences {
    lines: Vec<String>,
    used_exceptions: Vec<usize>,
    compared: usize,
}

impl Differences {
    fn compare(&mut self, row: &Row, column: &str, ours: Option<f64>, within: impl Fn(f64) -> f64) {
        self.compare_with(row, column, ours, row.number(column), within);
    }

    fn compare_with(
        &mut self,
        row: &Row,
        column: &str,
        ours: Option<f64>,
        expected: Option<f64>,
        within: impl Fn(f64) -> f64,
    ) {
        self.compared += 1;
        let fits = match (ours, expected) {
            (Some(ours), Some(expected)) => (ours - expected).abs() <= within(expected),
            (None, None) => true,
            // The manifest says 0 for "never measured".
            (None, Some(expected)) => expected == 0.0,
            (Some(_), None) => false,
        };
        if fits {
            return;
        }
        let exception = EXCEPTIONS
            .iter()
            .position(|(name, excepted, _)| *name == row.name() && *excepted == column);
        match exception {
            Some(index) => self.used_exceptions.push(index),
            None => self.add(row, &format!("{column}: ours {ours:?}, expected {expected:?}")),
        }
    }

    fn add(&mut self, row: &Row, what: &str) {
        self.lines.push(format!("{}: {what}", row.text("file")));
    }
}

/// Equal to the digits that the manifest prints: two for FIT.
fn two_digits(_: f64) -> f64 {
    0.005_01
}

/// One digit for TCX.
fn one_digit(_: f64) -> f64 {
    0.050_1
}

/// For what is worked out: half a percent, or a tenth on tiny values, which are rounded to one digit.
fn half_a_percent(expected: f64) -> f64 {
    (expected.abs() * 0.005).max(0.1)
}

#[test]
fn every_shared_recording_reads_as_its_manifest_says() {
    let shared = match std::env::var_os("STADION_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    let data = shared.join("data");
    let Ok(manifest) = fs::read_to_string(data.join("MANIFEST.tsv")) else {
        println!("no shared recordings here; the generated ones are read by stories.rs");
        return;
    };
    let mut lines = manifest.lines();
    let columns: Vec<&str> = lines.next().expect("a header").split('\t').collect();
    let mut differences =
        Differences { lines: Vec::new(), used_exceptions: Vec::new(), compared: 0 };
    let mut files = 0;
    for line in lines {
        let row = Row { columns: &columns, values: line.split('\t').collect() };
        let kind = match row.text("file").split('/').next() {
            Some("fit") => Kind::Fit,
            Some("gpx") => Kind::Gpx,
            Some("tcx") => Kind::Tcx,
            _ => continue,
        };
        let bytes = fs::read(data.join(row.text("file"))).expect("a file of the manifest");
        files += 1;
        check(&mut differences, &row, kind, formats::read(&bytes, NOW_MS));
    }
    println!("{files} files, {} comparisons", differences.compared);
    assert!(files > 0, "the manifest lists no recordings");
    assert!(
        differences.lines.is_empty(),
        "{} differences:\n{}",
        differences.lines.len(),
        differences.lines.join("\n")
    );
    for (index, (name, column, _)) in EXCEPTIONS.iter().enumerate() {
        let used = differences.used_exceptions.contains(&index);
        assert!(used, "the exception for {column} of {name} is no longer needed");
    }
}

fn check(differences: &mut Differences, row: &Row, kind: Kind, reading: Result<Reading, Fault>) {
    let expected = row.text("expected_outcome");
    let outcome = match &reading {
        Ok(Reading::Activities(_)) => "accept",
        Ok(Reading::Route(_)) => "accept-as-route",
        Err(Fault::NotAnActivity { .. }) => "not-an-activity",
        Err(Fault::Broken { .. }) => "reject:malformed",
        Err(_) => "another fault",
    };
    let fits = match (expected, &reading) {
        ("salvage-with-warning" | "accept-derive-summary", Ok(Reading::Activities(recordings))) => {
            recordings.iter().any(|recording| !recording.warnings.is_empty())
        }
        ("not-an-activity:course", Err(Fault::NotAnActivity { what })) => {
            *what == NotAnActivity::Course
        }
        ("not-an-activity:workout", Err(Fault::NotAnActivity { what })) => {
            *what == NotAnActivity::Workout
        }
        ("not-an-activity:settings", Err(Fault::NotAnActivity { what })) => {
            *what == NotAnActivity::Settings
        }
        (expected, _) => expected.split(":8").next() == Some(outcome),
    };
    if !fits {
        let what = format!("{outcome}, expected {expected}: {reading:?}");
        differences.add(row, &what.chars().take(300).collect::<String>());
        return;
    }
    match (kind, reading) {
        (_, Ok(Reading::Route(route))) => check_route(differences, row, &route),
        (Kind::Fit, Ok(Reading::Activities(recordings))) => {
            check_fit(differences, row, &recordings);
        }
        (Kind::Gpx, Ok(Reading::Activities(recordings))) => {
            check_gpx(differences, row, &recordings);
        }
        (_, Ok(Reading::Activities(recordings))) => check_tcx(differences, row, &recordings),
        (_, Err(_)) => {}
    }
}

fn check_counts(differences: &mut Differences, row: &Row, recordings: &[Recording]) {
    let sum =
        |count: fn(&Recording) -> usize| Some(recordings.iter().map(count).sum::<usize>() as f64);
    differences.compare(row, "records", sum(|recording| recording.samples.len()), |_| 0.0);
    let laps = Some(row.count("laps") as f64);
    differences.compare_with(row, "laps", sum(|recording| recording.laps.len()), laps, |_| 0.0);
    // Without a session message there still is one activity.
    let sessions = Some(row.count("sessions").max(1) as f64);
    differences.compare_with(row, "sessions", Some(recordings.len() as f64), sessions, |_| 0.0);
    for recording in recordings {
        check_columns(differences, row, &recording.samples);
    }
}

/// What the documentation of [`Samples`] promises.
fn check_columns(differences: &mut Differences, row: &Row, samples: &Samples) {
    let rows = samples.time_ms.len();
    if !samples.time_ms.is_sorted() {
        differences.add(row, "times are not in order");
    }
    let wide = [&samples.latitude_deg, &samples.longitude_deg, &samples.distance_m];
    for column in wide {
        if !column.is_empty() && column.len() != rows || column.iter().any(|v| v.is_infinite()) {
            differences.add(row, "a column has a wrong length or an infinite value");
        }
    }
    let narrow = [
        &samples.altitude_m,
        &samples.speed_mps,
        &samples.heart_rate_bpm,
        &samples.cadence_rpm,
        &samples.power_w,
        &samples.temperature_c,
        &samples.gps_accuracy_m,
        &samples.vertical_oscillation_mm,
        &samples.ground_contact_ms,
        &samples.step_length_mm,
        &samples.right_power_percent,
        &samples.respiration_brpm,
        &samples.core_temperature_c,
    ];
    for column in narrow {
        if !column.is_empty() && column.len() != rows || column.iter().any(|v| v.is_infinite()) {
            differences.add(row, "a column has a wrong length or an infinite value");
        }
    }
}

fn check_fit(differences: &mut Differences, row: &Row, recordings: &[Recording]) {
    check_counts(differences, row, recordings);
    let lengths: usize = recordings.iter().map(|recording| recording.lengths.len()).sum();
    differences.compare(row, "lengths", Some(lengths as f64), |_| 0.0);
    for (index, recording) in recordings.iter().enumerate() {
        let stated = &recording.stated;
        let columns = [
            ("distance_m", stated.distance_m),
            ("timer_s", stated.timer_s),
            ("elapsed_s", stated.elapsed_s),
            ("avg_hr", stated.avg_heart_rate_bpm),
            ("max_hr", stated.max_heart_rate_bpm),
            ("avg_power", stated.avg_power_w),
            ("calories", stated.calories_kcal),
            ("ascent_m", stated.ascent_m),
        ];
        for (column, ours) in columns {
            let expected = row.numbers(column).get(index).copied().flatten();
            differences.compare_with(row, column, ours, expected, two_digits);
        }
    }
    let heart_rates = values(recordings, |samples| &samples.heart_rate_bpm);
    // The first decoder saw no records of this file at all, see the exceptions.
    if row.count("records") > 0 {
        differences.compare(row, "mean_record_hr", mean(&heart_rates), two_digits);
        // Later sports of a multisport file begin at zero, so only single ones are compared.
        if let [recording] = recordings {
            let distances = recording.samples.distance_m.iter().rev();
            let last = distances.copied().find(|metres| !metres.is_nan());
            differences.compare(row, "last_record_distance_m", last, two_digits);
        }
    }
}

fn check_tcx(differences: &mut Differences, row: &Row, recordings: &[Recording]) {
    check_counts(differences, row, recordings);
    let [recording] = recordings else {
        differences.add(row, "more than one activity");
        return;
    };
    let stated = &recording.stated;
    differences.compare(row, "distance_m", stated.distance_m, one_digit);
    differences.compare(row, "timer_s", stated.timer_s, one_digit);
    differences.compare(row, "calories", stated.calories_kcal, one_digit);
    let samples = &recording.samples;
    differences.compare(row, "elapsed_s", span_s(samples), one_digit);
    // Where only the laps state heart rates, the manifest has none: it looks at the points.
    if !samples.heart_rate_bpm.is_empty() {
        let heart_rates = values(recordings, |samples| &samples.heart_rate_bpm);
        differences.compare(row, "avg_hr", mean(&heart_rates), one_digit);
        let highest = heart_rates.iter().copied().reduce(f64::max);
        differences.compare(row, "max_hr", highest, one_digit);
    }
    differences.compare(row, "ascent_m", Some(plain_climb_m(&samples.altitude_m)), half_a_percent);
}

fn check_gpx(differences: &mut Differences, row: &Row, recordings: &[Recording]) {
    check_counts(differences, row, recordings);
    let mut distance_m = 0.0;
    let mut elapsed_s = 0.0;
    let mut moving_s = 0.0;
    let mut climb_m = 0.0;
    for recording in recordings {
        for lap in &recording.laps {
            let segment = segment(&recording.samples, lap);
            elapsed_s += (lap.ended_at_ms - lap.started_at_ms) as f64 / 1_000.0;
            distance_m += segment.distance_m;
            moving_s += segment.moving_s;
            climb_m += segment.climb_m;
        }
    }
    differences.compare(row, "distance_m", Some(distance_m), half_a_percent);
    differences.compare(row, "elapsed_s", Some(elapsed_s), one_digit);
    differences.compare(row, "timer_s", Some(moving_s), half_a_percent);
    // How to climb over a gap in the altitudes is a matter of taste, so only whole columns count.
    let has_gaps = |recording: &Recording| recording.samples.altitude_m.iter().any(|m| m.is_nan());
    if !recordings.iter().any(has_gaps) {
        differences.compare(row, "ascent_m", Some(climb_m), half_a_percent);
    }
    let heart_rates = values(recordings, |samples| &samples.heart_rate_bpm);
    differences.compare(row, "avg_hr", mean(&heart_rates), one_digit);
}

fn check_route(differences: &mut Differences, row: &Row, route: &Route) {
    let mut points = 0;
    let mut distance_m = 0.0;
    for part in &route.parts {
        points += part.len();
        for pair in part.windows(2) {
            let from = (pair[0].latitude_deg, pair[0].longitude_deg);
            distance_m += great_circle_m(from, (pair[1].latitude_deg, pair[1].longitude_deg));
        }
    }
    // The manifest looks at tracks only, so a file of routes counts as empty there.
    if row.count("records") > 0 {
        differences.compare(row, "records", Some(points as f64), |_| 0.0);
        differences.compare(row, "distance_m", Some(distance_m), half_a_percent);
    }
    if points == 0 {
        differences.add(row, "a route without points");
    }
}

fn values(recordings: &[Recording], column: fn(&Samples) -> &Vec<f32>) -> Vec<f64> {
    let mut values = Vec::new();
    for recording in recordings {
        let present = column(&recording.samples).iter().filter(|value| !value.is_nan());
        values.extend(present.map(|value| f64::from(*value)));
    }
    values
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn span_s(samples: &Samples) -> Option<f64> {
    let (first, last) = samples.time_ms.first().zip(samples.time_ms.last())?;
    Some((last - first) as f64 / 1_000.0)
}

/// The sum of all rises between neighbouring points.
fn plain_climb_m(altitudes_m: &[f32]) -> f64 {
    let present: Vec<f64> = altitudes_m
        .iter()
        .filter(|metres| !metres.is_nan())
        .map(|metres| f64::from(*metres))
        .collect();
    present.windows(2).map(|pair| (pair[1] - pair[0]).max(0.0)).sum()
}

/// What `gpxpy` works out of a segment.
struct Segment {
    distance_m: f64,
    moving_s: f64,
    climb_m: f64,
}

fn segment(samples: &Samples, lap: &Lap) -> Segment {
    let first = samples.time_ms.partition_point(|time_ms| *time_ms < lap.started_at_ms);
    let end = samples.time_ms.partition_point(|time_ms| *time_ms <= lap.ended_at_ms);
    let position = |row: usize| {
        let position = (*samples.latitude_deg.get(row)?, *samples.longitude_deg.get(row)?);
        (!position.0.is_nan()).then_some(position)
    };
    let altitude =
        |row: usize| samples.altitude_m.get(row).copied().map(f64::from).filter(|m| !m.is_nan());
    let mut segment = Segment { distance_m: 0.0, moving_s: 0.0, climb_m: 0.0 };
    for row in first + 1..end {
        let (Some(from), Some(to)) = (position(row - 1), position(row)) else { continue };
        let flat_m = great_circle_m(from, to);
        let rise_m = match (altitude(row - 1), altitude(row)) {
            (Some(before), Some(after)) => after - before,
            _ => 0.0,
        };
        let seconds = (samples.time_ms[row] - samples.time_ms[row - 1]) as f64 / 1_000.0;
        segment.distance_m += flat_m;
        if flat_m.hypot(rise_m) / seconds > 1.0 / 3.6 {
            segment.moving_s += seconds;
        }
    }
    // Each altitude is smoothed with its neighbours before rises are added up.
    let smoothed = |row: usize| {
        let own = altitude(row)?;
        let inside = row > first && row + 1 < end;
        match (altitude(row.wrapping_sub(1)), altitude(row + 1)) {
            (Some(before), Some(after)) if inside => Some(before * 0.3 + own * 0.4 + after * 0.3),
            _ => Some(own),
        }
    };
    for row in first + 1..end {
        if let (Some(before), Some(after)) = (smoothed(row - 1), smoothed(row)) {
            segment.climb_m += (after - before).max(0.0);
        }
    }
    segment
}

/// Haversine on a sphere of the equator's radius, as `gpxpy` has it.
fn great_circle_m(from: (f64, f64), to: (f64, f64)) -> f64 {
    let half_latitude = (to.0 - from.0).to_radians() / 2.0;
    let half_longitude = (to.1 - from.1).to_radians() / 2.0;
    let squared = half_latitude.sin().powi(2)
        + from.0.to_radians().cos() * to.0.to_radians().cos() * half_longitude.sin().powi(2);
    2.0 * 6_378_137.0 * squared.sqrt().asin()
}
