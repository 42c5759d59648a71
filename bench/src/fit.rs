//! Row 1: megabytes of FIT a second of CPU, from bytes to columns with the checksum checked.
//!
//! Measured on real recordings of `../shared/data/fit` (or `$STADION_SHARED/data/fit`) when they are
//! there. The yardsticks decode the same bytes in the same process, round by round in turn:
//! `rustyfit` to its messages, `fitparser` to its records.

use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

use formats::{Kind, Recording, Samples, Sport, Stated};

use crate::Failure;
use crate::measure::{median, seconds_a_call};
use crate::report::{Figure, Report, Target};

/// Rounds; each decoder is measured once a round, and the median counts.
const ROUNDS: usize = 7;
/// CPU time of one measurement.
const MEASURED: Duration = Duration::from_millis(40);
/// The instant that counts as now: far enough behind every recording.
const NOW_MS: i64 = 4_000_000_000_000;

/// A file's name and bytes.
type NamedFile = (String, Vec<u8>);

/// Files that are decoded together.
struct Subject {
    what: String,
    files: Vec<Vec<u8>>,
}

impl Subject {
    fn bytes(&self) -> usize {
        self.files.iter().map(Vec::len).sum()
    }
}

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let subjects = match real_files()? {
        Some(files) => {
            report.remark("real recordings, CPU time, median of 7 interleaved rounds");
            real_subjects(files)
        }
        None => {
            report.remark("no real recordings here: GENERATED files, which flatter every decoder");
            generated_subjects()
        }
    };
    for subject in &subjects {
        measure(report, subject);
    }
    Ok(())
}

fn measure(report: &Report, subject: &Subject) {
    let megabytes = subject.bytes() as f64 / 1e6;
    let mut ours = Vec::new();
    let mut by_rustyfit = Vec::new();
    let mut by_fitparser = Vec::new();
    let mut checksums = Vec::new();
    for _ in 0..ROUNDS {
        ours.push(megabytes / seconds_a_call(MEASURED, || decode_all(subject, with_ours)));
        by_rustyfit
            .push(megabytes / seconds_a_call(MEASURED, || decode_all(subject, with_rustyfit)));
        by_fitparser
            .push(megabytes / seconds_a_call(MEASURED, || decode_all(subject, with_fitparser)));
        checksums.push(megabytes / seconds_a_call(MEASURED, || decode_all(subject, checksum)));
    }
    let value = median(&ours);
    let unit = "MB/s of CPU";
    let figure = |yardstick: &str, yardstick_value: f64, target: Target| {
        report.figure(&Figure {
            figure: &subject.what,
            value,
            unit,
            yardstick,
            yardstick_value,
            target,
        });
    };
    figure("rustyfit", median(&by_rustyfit), Target::RatioAtLeast(5.0));
    figure("fitparser", median(&by_fitparser), Target::RatioAtLeast(30.0));
    figure("checksum alone", median(&checksums), Target::ValueAtLeast(200.0));
}

fn decode_all(subject: &Subject, decode: fn(&[u8]) -> bool) {
    for file in &subject.files {
        black_box(decode(black_box(file)));
    }
}

fn with_ours(bytes: &[u8]) -> bool {
    black_box(formats::read(bytes, NOW_MS)).is_ok()
}

fn with_rustyfit(mut bytes: &[u8]) -> bool {
    let mut decoder = rustyfit::Decoder::new();
    loop {
        match black_box(decoder.decode(&mut bytes)) {
            Ok(Some(_)) => {}
            Ok(None) => return true,
            Err(_) => return false,
        }
    }
}

fn with_fitparser(bytes: &[u8]) -> bool {
    black_box(fitparser::from_bytes(bytes)).is_ok()
}

fn checksum(bytes: &[u8]) -> bool {
    black_box(formats::fit::checksum(bytes)) != 0
}

/// All FIT files of the shared data, by name; `None` when there are none.
fn real_files() -> Result<Option<Vec<NamedFile>>, Failure> {
    let shared = match std::env::var_os("STADION_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
    };
    let Ok(folder) = std::fs::read_dir(shared.join("data/fit")) else {
        return Ok(None);
    };
    let mut files = Vec::new();
    for entry in folder {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "fit") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, std::fs::read(&path)?));
        }
    }
    files.sort();
    Ok((!files.is_empty()).then_some(files))
}

/// A run near 258 KB (the size that published comparisons use), the largest file, and all that
/// every decoder accepts.
fn real_subjects(mut files: Vec<NamedFile>) -> Vec<Subject> {
    // A file that one decoder refuses would count as decoded in no time.
    files.retain(|(_, bytes)| with_ours(bytes) && with_rustyfit(bytes) && with_fitparser(bytes));
    let mut subjects = Vec::new();
    let run = files
        .iter()
        .filter(|(name, _)| name.contains("running"))
        .min_by_key(|(_, bytes)| bytes.len().abs_diff(258_000));
    if let Some((name, bytes)) = run {
        let what = format!("a run of {} KB ({name})", bytes.len() / 1_000);
        subjects.push(Subject { what, files: vec![bytes.clone()] });
    }
    if let Some((name, bytes)) = files.iter().max_by_key(|(_, bytes)| bytes.len()) {
        let what = format!("the largest, {} KB ({name})", bytes.len() / 1_000);
        subjects.push(Subject { what, files: vec![bytes.clone()] });
    }
    let what = format!("all {} files that every decoder accepts", files.len());
    subjects.push(Subject { what, files: files.into_iter().map(|(_, bytes)| bytes).collect() });
    subjects
}

/// Two generated rides, for machines without real recordings.
fn generated_subjects() -> Vec<Subject> {
    let mut subjects = Vec::new();
    for (rows, what) in [(5_000, "a generated hour"), (60_000, "a generated long day")] {
        let bytes = formats::fit::write::activity(&[generated_ride(rows)]);
        subjects.push(Subject { what: what.to_owned(), files: vec![bytes] });
    }
    subjects
}

pub fn generated_ride(rows: u32) -> Recording {
    let started_at_ms = 1_717_200_000_000;
    let seconds = || (0..rows).map(f64::from);
    let wave = |period_s: f64| seconds().map(move |second| (second / period_s).sin());
    Recording {
        kind: Kind::Fit,
        sport: Sport::Cycling,
        sub_sport: None,
        started_at_ms,
        utc_offset_s: Some(7_200),
        title: None,
        device: None,
        pool_length_m: None,
        stated: Stated::default(),
        laps: Vec::new(),
        lengths: Vec::new(),
        pauses: Vec::new(),
        samples: Samples {
            time_ms: (0..rows).map(|row| started_at_ms + i64::from(row) * 1_000).collect(),
            latitude_deg: wave(4_000.0).map(|value| 47.0 + value / 10.0).collect(),
            longitude_deg: wave(3_000.0).map(|value| 8.0 + value / 10.0).collect(),
            altitude_m: wave(600.0).map(|value| (420.0 + 60.0 * value) as f32).collect(),
            distance_m: seconds().map(|second| second * 8.3).collect(),
            speed_mps: wave(90.0).map(|value| (8.3 + value) as f32).collect(),
            heart_rate_bpm: wave(200.0).map(|value| (140.0 + 20.0 * value) as f32).collect(),
            cadence_rpm: wave(50.0).map(|value| (88.0 + 5.0 * value) as f32).collect(),
            power_w: wave(20.0).map(|value| (210.0 + 50.0 * value) as f32).collect(),
            ..Samples::default()
        },
        warnings: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use formats::Reading;

    use super::*;

    #[test]
    fn every_decoder_accepts_the_generated_rides() {
        for subject in generated_subjects() {
            for file in &subject.files {
                assert!(with_ours(file) && with_rustyfit(file) && with_fitparser(file));
                let Ok(Reading::Activities(rides)) = formats::read(file, NOW_MS) else {
                    panic!("the ride of {} was not read back", subject.what);
                };
                assert_eq!(rides.len(), 1);
            }
        }
    }
}
