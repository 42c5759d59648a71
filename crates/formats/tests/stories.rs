//! What people bring, well-formed and otherwise, on bytes built here.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test")]

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use formats::archive::Archive;
use formats::fit::write::{FieldType, FitFile, Value, activity, fit_time};
use formats::{
    Fault, Kind, Lap, LapTrigger, Length, MAX_FILE_BYTES, NotAnActivity, Pause, Reading, Recording,
    Route, Samples, Sport, Stated, Warning, read, sniff,
};

/// Noon UTC on 1 June 2026.
const NOON_MS: i64 = 1_780_315_200_000;
/// A week later.
const NOW_MS: i64 = NOON_MS + 7 * 86_400_000;
const DAY_MS: i64 = 86_400_000;

// ---- helpers -------------------------------------------------------------------------------------

fn recordings(bytes: &[u8]) -> Vec<Recording> {
    match read(bytes, NOW_MS) {
        Ok(Reading::Activities(recordings)) => recordings,
        other => panic!("no activity: {other:?}"),
    }
}

fn recording(bytes: &[u8]) -> Recording {
    let mut all = recordings(bytes);
    assert_eq!(all.len(), 1, "one activity");
    all.remove(0)
}

fn route(bytes: &[u8]) -> Route {
    match read(bytes, NOW_MS) {
        Ok(Reading::Route(route)) => route,
        other => panic!("no route: {other:?}"),
    }
}

fn fault(bytes: &[u8]) -> Fault {
    match read(bytes, NOW_MS) {
        Err(fault) => fault,
        Ok(reading) => panic!("it was read: {reading:?}"),
    }
}

fn check_fault(bytes: &[u8], code: &str, word: &str) {
    let fault = fault(bytes);
    assert_eq!(fault.code(), code, "{fault}");
    assert!(fault.to_string().contains(word), "`{fault}` lacks `{word}`");
}

/// Ada's run: ten minutes at 3 m/s along a meridian, with a pause after five of them.
fn adas_run() -> Recording {
    let rows = 600;
    let seconds = || (0..rows).map(|second| second as f32);
    let heart_rate = |second: f32| 130.0 + (second / 60.0).floor();
    Recording {
        kind: Kind::Fit,
        sport: Sport::Running,
        sub_sport: Some("trail".to_owned()),
        started_at_ms: NOON_MS,
        utc_offset_s: Some(20_700),
        title: Some("Hills of Kathmandu".to_owned()),
        device: Some("Stadion demo".to_owned()),
        pool_length_m: None,
        stated: Stated {
            elapsed_s: Some(660.0),
            timer_s: Some(600.0),
            distance_m: Some(1_800.0),
            calories_kcal: Some(130.0),
            ascent_m: Some(12.0),
            avg_heart_rate_bpm: Some(134.0),
            max_heart_rate_bpm: Some(139.0),
            avg_cadence_rpm: Some(84.5),
            avg_speed_mps: Some(3.0),
            avg_power_w: Some(245.0),
            ..Stated::default()
        },
        laps: vec![
            lap(NOON_MS, NOON_MS + 360_000, LapTrigger::Distance),
            lap(NOON_MS + 360_000, NOON_MS + 660_000, LapTrigger::End),
        ],
        lengths: Vec::new(),
        pauses: vec![Pause { stopped_at_ms: NOON_MS + 299_000, resumed_at_ms: NOON_MS + 360_000 }],
        samples: Samples {
            time_ms: (0..rows)
                .map(|second| NOON_MS + second * 1_000 + if second >= 300 { 60_000 } else { 0 })
                .collect(),
            // An eighth of a thousandth of a degree is a whole number of semicircles only roughly.
            latitude_deg: (0..rows).map(|second| 27.7 + second as f64 * 2.7e-5).collect(),
            longitude_deg: vec![85.3; 600],
            altitude_m: seconds().map(|second| 1_400.0 + (second / 50.0).floor()).collect(),
            distance_m: (0..rows).map(|second| second as f64 * 3.0).collect(),
            speed_mps: vec![3.0; 600],
            heart_rate_bpm: seconds().map(heart_rate).collect(),
            cadence_rpm: vec![84.5; 600],
            power_w: vec![245.0; 600],
            temperature_c: vec![-3.0; 600],
            ground_contact_ms: vec![251.5; 600],
            ..Samples::default()
        },
        warnings: Vec::new(),
    }
}

fn lap(started_at_ms: i64, ended_at_ms: i64, trigger: LapTrigger) -> Lap {
    let elapsed_s = Some((ended_at_ms - started_at_ms) as f64 / 1_000.0);
    let stated = Stated { elapsed_s, distance_m: Some(900.0), ..Stated::default() };
    Lap { started_at_ms, ended_at_ms, trigger, stated }
}

/// A FIT file with the given messages behind a file id of an activity.
fn fit_activity(build: impl FnOnce(&mut FitFile)) -> Vec<u8> {
    let mut file = FitFile::new();
    file.define(15, 0, &[(0, FieldType::Enum), (1, FieldType::U16)]);
    file.message(15, &[Value::Number(4.0), Value::Number(23.0)]);
    build(&mut file);
    file.finish()
}

const TIME_AND_HEART_RATE: &[(u8, FieldType)] = &[(253, FieldType::U32), (3, FieldType::U8)];

fn pulse(second: i64, bpm: f64) -> [Value<'static>; 2] {
    [fit_time(NOON_MS + second * 1_000), Value::Number(bpm)]
}

fn gpx(body: &str) -> Vec<u8> {
    let head = r#"<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Stadion" xmlns="http://www.topografix.com/GPX/1/1">"#;
    format!("{head}{body}</gpx>").into_bytes()
}

fn track(points: &str) -> String {
    format!("<trk><name>Home</name><type>running</type><trkseg>{points}</trkseg></trk>")
}

const TWO_POINTS: &str = r#"<trkpt lat="47" lon="8"><ele>400</ele><time>2026-06-01T12:00:00Z</time></trkpt>
<trkpt lat="47.001" lon="8"><ele>401.5</ele><time>2026-06-01T12:00:30Z</time></trkpt>"#;

fn tcx(body: &str) -> Vec<u8> {
    format!("<TrainingCenterDatabase>{body}</TrainingCenterDatabase>").into_bytes()
}

const TCX_LAP: &str = r#"<Activities><Activity Sport="Biking"><Id>2026-06-01T12:00:00Z</Id>
<Lap StartTime="2026-06-01T12:00:00Z"><TotalTimeSeconds>10</TotalTimeSeconds>
<DistanceMeters>80</DistanceMeters><Calories>5</Calories><TriggerMethod>Manual</TriggerMethod>
<Track><Trackpoint><Time>2026-06-01T12:00:00Z</Time><DistanceMeters>0</DistanceMeters>
<HeartRateBpm><Value>120</Value></HeartRateBpm><Cadence>80</Cadence>
<Extensions><TPX><Speed>8</Speed><Watts>210</Watts></TPX></Extensions></Trackpoint>
<Trackpoint><Time>2026-06-01T12:00:10Z</Time><DistanceMeters>80</DistanceMeters>
<HeartRateBpm><Value>124</Value></HeartRateBpm></Trackpoint></Track></Lap>
<Creator><Name>Edge 705</Name><UnitId>3480921041</UnitId></Creator></Activity></Activities>"#;

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    zipped_by(zip::CompressionMethod::Deflated, entries)
}

fn zipped_by(method: zip::CompressionMethod, entries: &[(&str, &[u8])]) -> Vec<u8> {
    let options = zip::write::SimpleFileOptions::default().compression_method(method);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn near(ours: f64, expected: f64, within: f64) -> bool {
    (ours - expected).abs() <= within
}

// ---- FIT -----------------------------------------------------------------------------------------

#[test]
fn what_stadion_writes_it_reads_back() {
    let written = adas_run();
    let bytes = activity(std::slice::from_ref(&written));
    let mut back = recording(&bytes);
    // Positions are whole semicircles, so they are compared on their own: 1e-7 degrees is a
    // centimetre.
    let latitudes = std::mem::take(&mut back.samples.latitude_deg);
    let longitudes = std::mem::take(&mut back.samples.longitude_deg);
    for (ours, expected) in latitudes.iter().zip(&written.samples.latitude_deg) {
        assert!(near(*ours, *expected, 1e-7));
    }
    assert!(longitudes.iter().all(|longitude| near(*longitude, 85.3, 1e-7)));
    assert_eq!(latitudes.len(), 600);
    let mut expected = written;
    expected.samples.latitude_deg = Vec::new();
    expected.samples.longitude_deg = Vec::new();
    assert_eq!(back, expected);
}

#[test]
fn a_swim_in_the_pool_keeps_its_lengths() {
    let mut swim = adas_run();
    swim.sport = Sport::Swimming;
    swim.sub_sport = Some("lap_swimming".to_owned());
    swim.pool_length_m = Some(25.0);
    swim.samples = Samples::default();
    swim.pauses = Vec::new();
    swim.lengths = vec![
        Length {
            started_at_ms: NOON_MS,
            elapsed_s: Some(28.5),
            active: true,
            strokes: Some(14.0),
            stroke: Some("freestyle"),
        },
        Length {
            started_at_ms: NOON_MS + 28_000,
            elapsed_s: Some(30.0),
            active: false,
            strokes: None,
            stroke: None,
        },
    ];
    let back = recording(&activity(&[swim.clone()]));
    assert_eq!((back.sport, back.pool_length_m), (Sport::Swimming, Some(25.0)));
    assert_eq!(back.lengths, swim.lengths);
}

#[test]
fn a_triathlon_becomes_one_activity_for_each_sport() {
    let swim = Recording {
        sport: Sport::Swimming,
        sub_sport: Some("open_water".to_owned()),
        ..adas_run()
    };
    let mut change =
        Recording { sport: Sport::Other, sub_sport: Some("transition".to_owned()), ..adas_run() };
    let mut ride = Recording { sport: Sport::Cycling, sub_sport: None, ..adas_run() };
    for (later, recording) in [(1_000_000, &mut change), (2_000_000, &mut ride)] {
        recording.started_at_ms += later;
        recording.samples.time_ms.iter_mut().for_each(|time_ms| *time_ms += later);
        recording.pauses[0].stopped_at_ms += later;
        recording.pauses[0].resumed_at_ms += later;
        for lap in &mut recording.laps {
            lap.started_at_ms += later;
            lap.ended_at_ms += later;
        }
    }
    // The watch counts the distance on through the whole race.
    change.samples.distance_m.iter_mut().for_each(|metres| *metres += 1_800.0);
    ride.samples.distance_m.iter_mut().for_each(|metres| *metres += 3_600.0);

    let all = recordings(&activity(&[swim, change, ride]));
    let sports: Vec<Sport> = all.iter().map(|recording| recording.sport).collect();
    assert_eq!(sports, [Sport::Swimming, Sport::Other, Sport::Cycling]);
    let transitions: Vec<bool> = all.iter().map(Recording::is_transition).collect();
    assert_eq!(transitions, [false, true, false]);
    for recording in &all {
        assert_eq!(recording.samples.len(), 600);
        assert_eq!(recording.laps.len(), 2);
        assert_eq!(recording.pauses.len(), 1);
        assert!(recording.samples.distance_m[0] < 4.0, "each sport begins at zero");
    }
}

#[test]
fn chained_files_are_read_one_after_the_other() {
    let first = activity(&[adas_run()]);
    let mut later = adas_run();
    later.started_at_ms += DAY_MS;
    later.samples = Samples::default();
    later.pauses = Vec::new();
    let chain = [first, activity(&[later])].concat();
    let all = recordings(&chain);
    assert_eq!(all.len(), 2);
    assert_eq!(all[1].started_at_ms - all[0].started_at_ms, DAY_MS);
}

#[test]
fn an_endless_chain_is_followed_for_a_while_only() {
    let empty = fit_activity(|_| {});
    let chain = [activity(&[adas_run()]), empty.repeat(20_000)].concat();
    assert_eq!(recording(&chain).warnings, [Warning::StrayBytes]);
}

#[test]
fn bytes_behind_the_end_are_a_warning() {
    let bytes = [activity(&[adas_run()]), b"rubbish".to_vec()].concat();
    assert_eq!(recording(&bytes).warnings, [Warning::StrayBytes]);
}

#[test]
fn a_header_of_12_bytes_and_one_without_checksum_are_accepted() {
    let bytes = activity(&[adas_run()]);
    let mut no_header_crc = bytes.clone();
    no_header_crc[12..14].fill(0);
    let body = &no_header_crc[..no_header_crc.len() - 2];
    let crc = formats::fit::checksum(body).to_le_bytes();
    let bytes_a = [body, &crc].concat();
    assert_eq!(recording(&bytes_a).warnings, []);

    let mut short = vec![12];
    short.extend(&bytes[1..12]);
    short.extend(&bytes[14..bytes.len() - 2]);
    short.extend(formats::fit::checksum(&short).to_le_bytes());
    assert_eq!(recording(&short).warnings, []);
}

#[test]
fn a_wrong_or_missing_checksum_is_a_warning() {
    let mut bytes = activity(&[adas_run()]);
    let length = bytes.len();
    bytes[length - 1] ^= 1;
    assert_eq!(recording(&bytes).warnings, [Warning::ChecksumWrong]);
    assert_eq!(recording(&bytes[..length - 2]).warnings, [Warning::ChecksumMissing]);
    assert_eq!(recording(&bytes[..length - 1]).warnings, [Warning::ChecksumMissing]);
}

#[test]
fn a_watch_that_lost_power_leaves_what_it_had_written() {
    let bytes = activity(&[adas_run()]);
    let cut = recording(&bytes[..bytes.len() / 2]);
    assert!(cut.warnings.contains(&Warning::CutShort));
    assert!(cut.warnings.contains(&Warning::SummaryMissing));
    assert!(cut.samples.len() > 200 && cut.samples.len() < 600);
    assert_eq!(cut.stated, Stated::default());

    let mut never_closed = bytes[..bytes.len() / 2].to_vec();
    never_closed[4..8].fill(0);
    assert!(recording(&never_closed).samples.len() > 200);
}

#[test]
fn cut_at_any_byte_a_file_is_salvaged_or_refused_but_never_a_panic() {
    let mut short = adas_run();
    short.samples.fill_to(3);
    for bytes in [activity(&[short]), gpx(&track(TWO_POINTS)), tcx(TCX_LAP)] {
        for length in 0..bytes.len() {
            match read(&bytes[..length], NOW_MS) {
                Ok(Reading::Activities(all)) => {
                    assert!(!all[0].warnings.is_empty(), "cut at {length} without a warning");
                }
                Ok(Reading::Route(_)) => panic!("a cut file became a route"),
                Err(fault) => assert!(!fault.to_string().is_empty()),
            }
        }
    }
}

trait FillTo {
    fn fill_to(&mut self, rows: usize);
}

impl FillTo for Samples {
    fn fill_to(&mut self, rows: usize) {
        *self = Samples {
            time_ms: self.time_ms[..rows].to_vec(),
            heart_rate_bpm: self.heart_rate_bpm[..rows].to_vec(),
            ..Samples::default()
        };
    }
}

#[test]
fn compressed_timestamps_count_on_from_the_last_full_one() {
    let bytes = fit_activity(|file| {
        file.define(0, 20, TIME_AND_HEART_RATE);
        file.define(1, 20, &[(3, FieldType::U8)]);
        file.message(0, &pulse(0, 100.0));
        let base = (NOON_MS / 1_000 - 631_065_600) as u32;
        for second in [10, 30, 40, 70] {
            let bits = ((base + second) & 0x1F) as u8;
            file.compressed_message(1, bits, &[Value::Number(100.0 + f64::from(second))]);
        }
    });
    let samples = recording(&bytes).samples;
    let seconds: Vec<i64> =
        samples.time_ms.iter().map(|time_ms| (time_ms - NOON_MS) / 1_000).collect();
    assert_eq!(seconds, [0, 10, 30, 40, 70]);
    assert_eq!(samples.heart_rate_bpm, [100.0, 110.0, 130.0, 140.0, 170.0]);
}

#[test]
fn both_byte_orders_mean_the_same() {
    let fields = [
        (253, FieldType::U32),
        (0, FieldType::I32),
        (1, FieldType::I32),
        (2, FieldType::U16),
        (7, FieldType::U16),
    ];
    let build = |big_endian: bool| {
        fit_activity(|file| {
            file.define_with(0, 20, &fields, &[], big_endian);
            for second in 0..5 {
                file.message(
                    0,
                    &[
                        fit_time(NOON_MS + second * 1_000),
                        Value::Number(561_000_000.0),
                        Value::Number(-99_000_000.0),
                        Value::Number(4_500.0),
                        Value::Number(250.0),
                    ],
                );
            }
        })
    };
    let little = recording(&build(false)).samples;
    assert_eq!(recording(&build(true)).samples, little);
    assert_eq!((little.altitude_m[0], little.power_w[4]), (400.0, 250.0));
    assert!(near(little.latitude_deg[2], 47.022476792, 1e-8));
}

#[test]
fn enhanced_fields_win_where_they_are_valid() {
    let bytes = fit_activity(|file| {
        let fields = [
            (253, FieldType::U32),
            (73, FieldType::U32),
            (6, FieldType::U16),
            (78, FieldType::U32),
            (2, FieldType::U16),
        ];
        file.define(0, 20, &fields);
        let number = Value::Number;
        file.message(
            0,
            &[
                fit_time(NOON_MS),
                number(3_210.0),
                number(3_000.0),
                number(5_000.0),
                number(2_600.0),
            ],
        );
        file.message(
            0,
            &[fit_time(NOON_MS), Value::Absent, number(3_000.0), Value::Absent, number(2_600.0)],
        );
    });
    let samples = recording(&bytes).samples;
    assert_eq!(samples.speed_mps, [3.21, 3.0]);
    assert_eq!(samples.altitude_m, [500.0, 20.0]);
}

/// Describes developer field 0 as `name` of 16 bits.
fn describe(file: &mut FitFile, name: &str) {
    let fields =
        [(0, FieldType::U8), (1, FieldType::U8), (2, FieldType::U8), (3, FieldType::Text(16))];
    file.define(14, 206, &fields);
    let number = Value::Number;
    file.message(14, &[number(0.0), number(0.0), number(132.0), Value::Text(name)]);
}

#[test]
fn power_of_a_foot_pod_is_used_when_the_watch_has_none() {
    let build = |native: bool| {
        fit_activity(|file| {
            describe(file, "Power");
            let mut fields = TIME_AND_HEART_RATE.to_vec();
            if native {
                fields.push((7, FieldType::U16));
            }
            file.define_with(0, 20, &fields, &[(0, 2, 0), (9, 3, 0)], false);
            for second in 0..3 {
                let mut values = pulse(second, 150.0).to_vec();
                values.push(Value::Number(200.0));
                file.message_with_developer_bytes(0, &values, &[0x2C, 0x01, 1, 2, 3]);
            }
        })
    };
    assert_eq!(recording(&build(false)).samples.power_w, [300.0; 3]);
    assert_eq!(recording(&build(true)).samples.power_w, [200.0; 3]);
    assert_eq!(recording(&build(true)).samples.heart_rate_bpm, [150.0; 3]);
}

#[test]
fn a_local_message_that_nothing_defines_ends_the_reading_with_a_warning() {
    let bytes = fit_activity(|file| {
        file.define(0, 20, TIME_AND_HEART_RATE);
        file.message(0, &pulse(0, 120.0));
        file.message(0, &pulse(1, 121.0));
        file.raw(&[0x07, 1, 2, 3]);
        file.message(0, &pulse(2, 122.0));
    });
    let salvaged = recording(&bytes);
    assert_eq!(salvaged.samples.heart_rate_bpm, [120.0, 121.0]);
    assert!(salvaged.warnings.contains(&Warning::DamagedInside));
}

#[test]
fn fields_of_an_odd_size_are_passed_over() {
    let bytes = fit_activity(|file| {
        // A 32-bit distance in one byte, and a heart rate with a spare byte.
        file.raw(&[0x40, 0, 0, 20, 0, 3, 253, 4, 0x86, 5, 1, 0x86, 3, 2, 0x02]);
        let time = (NOON_MS / 1_000 - 631_065_600) as u32;
        file.raw(&[0]).raw(&time.to_le_bytes()).raw(&[9, 141, 0xFF]);
    });
    let samples = recording(&bytes).samples;
    assert_eq!(samples.heart_rate_bpm, [141.0]);
    assert!(samples.distance_m.is_empty());
}

#[test]
fn speed_and_distance_in_three_bytes_count_over_their_end() {
    let bytes = fit_activity(|file| {
        file.raw(&[0x40, 0, 0, 20, 0, 2, 253, 4, 0x86, 8, 3, 0x0D]);
        for (second, sixteenths) in [(0u32, 4_000u32), (1, 4_090), (2, 80)] {
            let time = (NOON_MS / 1_000 - 631_065_600) as u32 + second;
            let packed = 300 | ((sixteenths & 0xFFF) << 12);
            file.raw(&[0]).raw(&time.to_le_bytes()).raw(&packed.to_le_bytes()[..3]);
        }
    });
    let samples = recording(&bytes).samples;
    assert_eq!(samples.speed_mps, [3.0; 3]);
    assert_eq!(samples.distance_m, [250.0, 255.625, 261.0]);
}

#[test]
fn a_recording_without_summary_is_told_from_its_points() {
    let bytes = fit_activity(|file| {
        file.define(0, 20, TIME_AND_HEART_RATE);
        file.message(0, &pulse(5, 120.0));
        file.message(0, &pulse(9, 130.0));
    });
    let derived = recording(&bytes);
    assert_eq!(derived.warnings, [Warning::SummaryMissing]);
    assert_eq!(derived.started_at_ms, NOON_MS + 5_000);
    assert_eq!(derived.device.as_deref(), Some("Suunto"));
}

#[test]
fn points_out_of_order_are_sorted_with_a_warning() {
    let bytes = fit_activity(|file| {
        file.define(0, 20, TIME_AND_HEART_RATE);
        for (second, bpm) in [(0, 100.0), (3, 103.0), (1, 101.0), (2, 102.0)] {
            file.message(0, &pulse(second, bpm));
        }
    });
    let sorted = recording(&bytes);
    assert_eq!(sorted.samples.heart_rate_bpm, [100.0, 101.0, 102.0, 103.0]);
    assert!(sorted.warnings.contains(&Warning::TimeWentBackwards));
}

#[test]
fn a_clock_that_jumps_two_years_ahead_and_back_is_set_right() {
    let bytes = fit_activity(|file| {
        file.define(0, 20, TIME_AND_HEART_RATE);
        let years = 300 * 86_400;
        for second in [-years, 1 - years, 2, 3, 4] {
            file.message(0, &pulse(second, 100.0));
        }
        let session = [(253, FieldType::U32), (2, FieldType::U32), (7, FieldType::U32)];
        file.define(1, 18, &session);
        file.message(1, &[fit_time(NOON_MS + 5_000), fit_time(NOON_MS), Value::Number(5_000.0)]);
    });
    let righted = recording(&bytes);
    assert_eq!(righted.warnings, [Warning::ClockJumped { count: 2 }]);
    assert_eq!(righted.samples.len(), 5);
    assert!(righted.samples.time_ms[4] - righted.samples.time_ms[0] < 10_000);
}

fn pulses_from(start_ms: i64) -> Vec<u8> {
    fit_activity(|file| {
        file.define(0, 20, TIME_AND_HEART_RATE);
        for second in 0..3 {
            let time = fit_time(start_ms + second * 1_000);
            file.message(0, &[time, Value::Number(140.0)]);
        }
    })
}

#[test]
fn times_of_1989_and_of_next_year_are_refused() {
    // 31 December 1989, the first day that the format can say.
    check_fault(&pulses_from(631_070_000_000), "times_too_old", "clock");
    check_fault(&pulses_from(NOW_MS + 200 * DAY_MS), "times_in_future", "future");
    assert_eq!(recording(&pulses_from(NOW_MS + DAY_MS / 2)).samples.len(), 3);
    let old = TWO_POINTS.replace("2026-", "1989-");
    check_fault(&gpx(&track(&old)), "times_too_old", "2000");
    let next_year = TWO_POINTS.replace("2026-", "2027-");
    check_fault(&gpx(&track(&next_year)), "times_in_future", "future");
    check_fault(&tcx(&TCX_LAP.replace("2026-", "1989-")), "times_too_old", "2000");
}

#[test]
fn a_clock_never_set_counts_on_from_1990_and_is_kept_with_a_warning() {
    let unset = recording(&pulses_from(648_283_464_000));
    assert!(unset.warnings.contains(&Warning::ClockNotSet));
    assert_eq!(unset.samples.len(), 3);
}

#[test]
fn a_few_points_with_impossible_times_are_dropped() {
    let bytes = gpx(&track(&format!(
        r#"{}<trkpt lat="47" lon="8"><time>2999-06-01T12:00:00Z</time></trkpt>"#,
        TWO_POINTS
    )));
    let kept = recording(&bytes);
    assert_eq!(kept.samples.len(), 2);
    assert_eq!(kept.warnings, [Warning::SamplesDropped { count: 1 }]);
}

#[test]
fn a_month_long_recording_is_a_warning_and_a_year_long_one_is_refused() {
    let month = TWO_POINTS.replace("2026-06-01T12:00:00Z", "2026-05-01T12:00:00Z");
    assert_eq!(recording(&gpx(&track(&month))).warnings, [Warning::VeryLong]);
    let year = TWO_POINTS.replace("2026-06-01T12:00:00Z", "2025-05-01T12:00:00Z");
    check_fault(&gpx(&track(&year)), "too_long", "100 days");
}

#[test]
fn courses_workouts_and_settings_are_not_activities() {
    let of_type = |number: f64| {
        let mut file = FitFile::new();
        file.define(0, 0, &[(0, FieldType::Enum)]);
        file.message(0, &[Value::Number(number)]);
        file.finish()
    };
    for (number, what, word) in [
        (6.0, NotAnActivity::Course, "course"),
        (5.0, NotAnActivity::Workout, "workout"),
        (2.0, NotAnActivity::Settings, "settings"),
        (32.0, NotAnActivity::Monitoring, "day"),
        (9.0, NotAnActivity::Measurements, "weight"),
        (4.0, NotAnActivity::Nothing, "no points"),
    ] {
        let fault = fault(&of_type(number));
        assert_eq!(fault, Fault::NotAnActivity { what });
        assert!(fault.to_string().contains(word), "{fault}");
    }
    check_fault(&tcx("<Courses><Course/></Courses>"), "not_an_activity", "course");
    check_fault(&tcx("<Workouts><Workout/></Workouts>"), "not_an_activity", "workout");
    check_fault(&tcx("<Activities/>"), "not_an_activity", "no points");
}

#[test]
fn a_serial_number_does_not_get_through() {
    let bytes = fit_activity(|file| {
        let fields = [(3, FieldType::U32z), (0, FieldType::U8), (27, FieldType::Text(20))];
        file.define(2, 23, &fields);
        let serial = "3945812201";
        file.message(2, &[Value::Number(3_945_812_201.0), Value::Number(0.0), Value::Text(serial)]);
        file.define(0, 20, TIME_AND_HEART_RATE);
        file.message(0, &pulse(0, 120.0));
    });
    assert!(!format!("{:?}", recording(&bytes)).contains("39458"));
    assert!(!format!("{:?}", recording(&tcx(TCX_LAP))).contains("3480921041"));
}

#[test]
fn nonsense_values_are_absent_values() {
    let bytes = fit_activity(|file| {
        let fields = [
            (253, FieldType::U32),
            (3, FieldType::U8),
            (0, FieldType::F32),
            (1, FieldType::I32),
            (6, FieldType::F32),
            (7, FieldType::U16),
        ];
        file.define(0, 20, &fields);
        let number = Value::Number;
        for speed in [f64::NAN, f64::INFINITY, 2_000.0] {
            file.message(
                0,
                &[
                    fit_time(NOON_MS),
                    number(0.0),
                    number(5e12),
                    number(9e7),
                    number(speed),
                    number(60_000.0),
                ],
            );
        }
    });
    let samples = recording(&bytes).samples;
    assert_eq!(samples.len(), 3);
    assert!(samples.heart_rate_bpm.is_empty(), "a pulse of zero is no pulse");
    assert!(samples.latitude_deg.is_empty() && samples.longitude_deg.is_empty());
    assert!(samples.power_w.is_empty(), "nobody pedals with 60 kW");
    assert!(samples.speed_mps[0].is_nan() && samples.speed_mps[1].is_nan());
    assert_eq!(samples.speed_mps[2], 2.0);
}

#[test]
fn a_time_or_duration_without_end_does_no_harm() {
    let bytes = fit_activity(|file| {
        file.define(0, 20, TIME_AND_HEART_RATE);
        file.message(0, &pulse(0, 120.0));
        file.define(1, 19, &[(2, FieldType::F32), (7, FieldType::F32)]);
        file.message(1, &[Value::Number(1e38), Value::Number(1e38)]);
        file.define(2, 18, &[(2, FieldType::F32), (7, FieldType::F32)]);
        file.message(2, &[Value::Number(-1e38), Value::Number(1e38)]);
    });
    let run = recording(&bytes);
    assert_eq!((run.started_at_ms, run.stated.elapsed_s), (NOON_MS, None));
    assert_eq!(run.laps[0].ended_at_ms, NOON_MS);
    let endless = TCX_LAP.replace(">10</TotalTime", ">1e300</TotalTime");
    assert_eq!(recording(&tcx(&endless)).stated.timer_s, None);
}

// ---- GPX -----------------------------------------------------------------------------------------

#[test]
fn extensions_of_any_prefix_are_understood() {
    let body = r#"<trk xmlns:a="http://a" xmlns:b="http://b"><trkseg>
<trkpt lat="47" lon="8"><time>2026-06-01T14:00:00.5+02:00</time><extensions><power>210</power>
<a:TrackPointExtension><a:hr>151</a:hr><a:cad>85</a:cad><a:atemp>21.5</a:atemp></a:TrackPointExtension>
</extensions></trkpt>
<trkpt lat="47" lon="8"><time>2026-06-01T14:00:01+02:00</time><extensions>
<b:PowerExtension><b:PowerInWatts>220</b:PowerInWatts></b:PowerExtension><b:hr>NaN</b:hr>
</extensions></trkpt></trkseg></trk>"#;
    let ride = recording(&gpx(body));
    assert_eq!(ride.started_at_ms, NOON_MS + 500);
    assert_eq!(ride.utc_offset_s, Some(7_200));
    assert_eq!(ride.samples.power_w, [210.0, 220.0]);
    assert_eq!(ride.samples.heart_rate_bpm[0], 151.0);
    assert!(ride.samples.heart_rate_bpm[1].is_nan());
    assert_eq!((ride.samples.cadence_rpm[0], ride.samples.temperature_c[0]), (85.0, 21.5));
}

#[test]
fn segments_are_laps_and_the_time_between_them_is_a_pause() {
    let second = TWO_POINTS.replace("12:00:", "12:10:");
    let body = format!("<trk><trkseg>{TWO_POINTS}</trkseg><trkseg>{second}</trkseg></trk>");
    let walk = recording(&gpx(&body));
    assert_eq!(walk.laps.len(), 2);
    let pause = Pause { stopped_at_ms: NOON_MS + 30_000, resumed_at_ms: NOON_MS + 600_000 };
    assert_eq!(walk.pauses, [pause]);
}

#[test]
fn every_track_with_times_is_an_activity() {
    let later = TWO_POINTS.replace("2026-06-01", "2026-06-02");
    let all = recordings(&gpx(&format!("{}{}", track(&later), track(TWO_POINTS))));
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].started_at_ms, NOON_MS);
    assert_eq!((all[0].sport, all[0].title.as_deref()), (Sport::Running, Some("Home")));
}

#[test]
fn a_line_without_times_is_a_route() {
    let body = r#"<trk><name>Around the lake</name><trkseg><trkpt lat="47" lon="8"/>
<trkpt lat="47.1" lon="8"><ele>410</ele></trkpt><trkpt lat="91" lon="8"/></trkseg></trk>"#;
    let lake = route(&gpx(body));
    assert_eq!(lake.title.as_deref(), Some("Around the lake"));
    assert_eq!(lake.parts.iter().map(Vec::len).collect::<Vec<_>>(), [2]);
    assert_eq!(lake.parts[0][1].altitude_m, 410.0);
    let planned =
        gpx(r#"<rte><name>Plan</name><rtept lat="1" lon="2"/><rtept lat="1" lon="3"/></rte>"#);
    assert_eq!(route(&planned).parts[0].len(), 2);
}

#[test]
fn marked_places_and_empty_files_are_not_activities() {
    check_fault(&gpx(r#"<wpt lat="1" lon="2"/>"#), "not_an_activity", "marked places");
    check_fault(&gpx("<trk><trkseg/></trk>"), "not_an_activity", "no points");
    check_fault(&gpx(""), "not_an_activity", "no points");
}

#[test]
fn an_undeclared_prefix_is_damage_in_gpx_and_usual_in_tcx() {
    let body = track(TWO_POINTS).replace("<ele>", "<x:ele>").replace("</ele>", "</x:ele>");
    check_fault(&gpx(&body), "broken_file", "prefix x");
    let ride = recording(&tcx(&TCX_LAP.replace("TPX", "ns3:TPX")));
    assert_eq!(ride.samples.power_w[0], 210.0);
}

// ---- TCX -----------------------------------------------------------------------------------------

#[test]
fn laps_are_added_up() {
    let lap = |minute: u32, seconds: u32| {
        format!(
            "<Lap StartTime=\"2026-06-01T12:{minute:02}:00Z\"><TotalTimeSeconds>{seconds}</TotalTimeSeconds>\
             <DistanceMeters>100.5</DistanceMeters><Calories>7</Calories>\
             <AverageHeartRateBpm><Value>{}</Value></AverageHeartRateBpm>\
             <MaximumHeartRateBpm><Value>150</Value></MaximumHeartRateBpm></Lap>",
            120 + minute
        )
    };
    let body = format!(
        "<Activities><Activity Sport=\"Running\"><Id>2026-06-01T12:00:00Z</Id>{}{}\
         <Notes>Track  session</Notes></Activity></Activities>",
        lap(0, 30),
        lap(10, 90)
    );
    let run = recording(&tcx(&body));
    assert_eq!(run.laps.len(), 2);
    assert_eq!(run.title.as_deref(), Some("Track session"));
    assert_eq!(run.stated.timer_s, Some(120.0));
    assert_eq!(run.stated.distance_m, Some(201.0));
    assert_eq!(run.stated.calories_kcal, Some(14.0));
    assert_eq!(run.stated.avg_heart_rate_bpm, Some(127.5));
    assert_eq!(run.laps[1].ended_at_ms, NOON_MS + 690_000);
}

#[test]
fn white_space_before_the_declaration_does_not_matter() {
    let document = String::from_utf8(tcx(TCX_LAP)).unwrap();
    let bytes = format!("\u{feff} \n\t <?xml version=\"1.0\"?>{document}").into_bytes();
    let ride = recording(&bytes);
    assert_eq!((ride.sport, ride.device.as_deref()), (Sport::Cycling, Some("Edge 705")));
    assert_eq!(ride.samples.heart_rate_bpm, [120.0, 124.0]);
    assert_eq!((ride.samples.speed_mps[0], ride.samples.power_w[0]), (8.0, 210.0));
    assert_eq!(ride.laps[0].trigger, LapTrigger::Manual);
}

// ---- XML that means harm, and encodings ----------------------------------------------------------

#[test]
fn entities_that_multiply_are_refused_before_they_are_looked_at() {
    let bomb = r#"<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><gpx><trk><name>&b;</name></trk></gpx>"#;
    assert_eq!(sniff(bomb.as_bytes()), Some(Kind::Gpx));
    check_fault(bomb.as_bytes(), "doctype_refused", "DOCTYPE");
    let outside = r#"<!DOCTYPE gpx SYSTEM "file:///etc/passwd"><gpx></gpx>"#;
    check_fault(outside.as_bytes(), "doctype_refused", "DOCTYPE");
    let hidden = gpx(r#"<!-- x --><!DOCTYPE a [<!ENTITY b "c">]><trk/>"#);
    assert!(matches!(fault(&hidden).code(), "doctype_refused" | "broken_file"));
}

#[test]
fn only_the_five_entities_of_xml_itself_are_known() {
    let named = |name: &str| gpx(&track(TWO_POINTS).replace("Home", name));
    let run = recording(&named("A &amp; B &lt;3 &#233;"));
    assert_eq!(run.title.as_deref(), Some("A & B <3 é"));
    check_fault(&named("&nbsp;"), "broken_file", "line 2");
    check_fault(&named("&#0;"), "broken_file", "not valid XML");
}

#[test]
fn deep_nesting_and_endless_texts_are_refused() {
    check_fault(&gpx(&"<a>".repeat(100_000)), "outlandish_file", "nested");
    let long = format!("<trk><name>{}</name></trk>", "x".repeat(70_000));
    check_fault(&gpx(&long), "outlandish_file", "too long");
}

#[test]
fn xml_that_ends_in_the_middle_is_refused() {
    let bytes = gpx(&track(TWO_POINTS));
    check_fault(&bytes[..bytes.len() - 10], "broken_file", "damaged");
    check_fault(&gpx("<trk></trkseg></trk>"), "broken_file", "line 2 is not valid XML");
}

#[test]
fn usual_encodings_are_read_and_others_named() {
    let document = format!("<gpx>{}</gpx>", track(TWO_POINTS).replace("Home", "Zürich"));
    let title = |bytes: &[u8]| recording(bytes).title.unwrap();
    let little: Vec<u8> = document.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = document.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(title(document.as_bytes()), "Zürich");
    assert_eq!(title(&[vec![0xFF, 0xFE], little.clone()].concat()), "Zürich");
    assert_eq!(title(&[vec![0xFE, 0xFF], big].concat()), "Zürich");
    assert_eq!(title(&little), "Zürich");
    let declared = |name: &str| format!("<?xml version='1.0' encoding='{name}'?>{document}");
    let latin: Vec<u8> = declared("ISO-8859-1").chars().map(|c| c as u32 as u8).collect();
    assert_eq!(title(&latin), "Zürich");
    check_fault(declared("KOI8-R").as_bytes(), "unknown_encoding", "koi8-r");
    let broken = document.replace('ü', "?").into_bytes();
    let broken: Vec<u8> = broken.iter().map(|b| if *b == b'?' { 0xFC } else { *b }).collect();
    assert_eq!(recording(&broken).warnings, [Warning::UnreadableText]);
}

#[test]
fn links_and_mail_addresses_of_a_program_are_left_out() {
    let document = String::from_utf8(gpx(&track(TWO_POINTS))).unwrap();
    let creator = "Tracks 2.1 - http://www.example.org/ ada@example.org 123456789";
    let bytes = document.replace("creator=\"Stadion\"", &format!("creator=\"{creator}\""));
    assert_eq!(recording(bytes.as_bytes()).device.as_deref(), Some("Tracks 2.1 -"));
}

// ---- wrong files and wrong sizes -----------------------------------------------------------------

#[test]
fn other_files_are_called_by_their_name() {
    check_fault(b"", "empty_file", "empty");
    check_fault(b" \r\n\t", "empty_file", "empty");
    for (bytes, word) in [
        (&b"\xff\xd8\xff\xe0\x00\x10JFIF"[..], "picture"),
        (b"%PDF-1.7\n", "PDF"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
        (b"{\"activities\": []}", "JSON"),
        (b"date,distance,time\n1,2,3\n", "table"),
        (b"<?xml version='1.0'?><kml></kml>", "KML"),
        (b"Dear diary", "plain text"),
        (b"Rar!\x1a\x07", "RAR"),
        (b"\x00\x01\x02\x03", "FIT, GPX and TCX"),
    ] {
        check_fault(bytes, "not_a_recording", word);
    }
}

#[test]
fn one_byte_more_than_25_megabytes_is_too_much() {
    let mut bytes = activity(&[adas_run()]);
    bytes.resize(MAX_FILE_BYTES + 1, 0);
    check_fault(&bytes, "file_too_large", "25 MB");
    bytes.pop();
    assert_eq!(recording(&bytes).warnings, [Warning::StrayBytes]);
}

#[test]
fn more_than_a_million_points_are_too_many() {
    let bytes = fit_activity(|file| {
        file.define(0, 20, TIME_AND_HEART_RATE);
        file.message(0, &pulse(0, 120.0));
        file.define(1, 20, &[(3, FieldType::U8)]);
        file.raw(&[0x01, 120].repeat(1_000_000));
    });
    check_fault(&bytes, "too_many_points", "million");
    check_fault(&gpx(&track(&"<trkpt/>".repeat(1_000_001))), "too_many_points", "million");
}

#[test]
fn a_small_file_cannot_make_columns_of_everything() {
    // One record with every channel, then as many as fit with one byte each.
    let every: Vec<(u8, FieldType)> = [0, 1, 2, 3, 4, 5, 6, 7, 13, 30, 31, 39, 41, 53, 85, 99, 139]
        .into_iter()
        .map(|number| (number, FieldType::U8))
        .collect();
    let bytes = fit_activity(|file| {
        file.define(0, 20, TIME_AND_HEART_RATE);
        file.message(0, &pulse(0, 120.0));
        file.define(1, 20, &every);
        file.message(1, &[Value::Number(1.0); 17]);
        file.define(2, 20, &[(3, FieldType::U8)]);
        file.raw(&[0x02, 120].repeat(999_000));
    });
    assert_eq!(fault(&bytes), Fault::TooManyPoints);
}

#[test]
fn laps_without_end_are_cut_off_with_a_warning() {
    let bytes = fit_activity(|file| {
        file.define(0, 20, TIME_AND_HEART_RATE);
        file.message(0, &pulse(0, 120.0));
        file.define(1, 19, &[(24, FieldType::Enum)]);
        file.raw(&[0x01, 0].repeat(50_000));
    });
    let many = recording(&bytes);
    assert_eq!(many.laps.len(), formats::MAX_LAPS);
    assert!(many.warnings.contains(&Warning::LapsDropped));
}

#[test]
fn the_same_bytes_in_gzip_are_the_same_recording() {
    for bytes in [activity(&[adas_run()]), gpx(&track(TWO_POINTS)), tcx(TCX_LAP)] {
        assert_eq!(
            format!("{:?}", read(&gzipped(&bytes), NOW_MS)),
            format!("{:?}", read(&bytes, NOW_MS))
        );
    }
}

#[test]
fn gzip_that_never_ends_or_hides_gzip_is_refused() {
    check_fault(&gzipped(&vec![0; MAX_FILE_BYTES + 1]), "file_too_large", "25 MB");
    check_fault(&gzipped(&gzipped(b"<gpx/>")), "nested_archive", "another archive");
    check_fault(&gzipped(&zipped(&[("a", b"b")])), "nested_archive", "another archive");
    let whole = gzipped(&activity(&[adas_run()]));
    check_fault(&whole[..whole.len() / 2], "broken_file", "gzip");
}

// ---- archives ------------------------------------------------------------------------------------

fn files_of(bytes: &[u8]) -> Vec<(String, Result<Vec<u8>, Fault>)> {
    let mut archive = Archive::open(Cursor::new(bytes)).unwrap();
    let mut files = Vec::new();
    while let Some(file) = archive.next_file() {
        files.push((file.name, file.bytes));
    }
    files
}

#[test]
fn an_archive_of_many_gives_one_file_after_the_other() {
    let run = activity(&[adas_run()]);
    let packed = gzipped(&run);
    let zip = zipped(&[
        ("activities/1.fit", &run),
        ("activities/2.fit.gz", &packed),
        ("__MACOSX/._1.fit", b"litter"),
        ("activities/.DS_Store", b"litter"),
        ("readme\u{7}.txt", b"hello"),
    ]);
    assert_eq!(sniff(&zip), Some(Kind::Zip));
    assert_eq!(fault(&zip), Fault::IsAnArchive);
    let files = files_of(&zip);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["activities/1.fit", "activities/2.fit.gz", "readme.txt"]);
    for (_, bytes) in &files[..2] {
        assert_eq!(recording(bytes.as_ref().unwrap()).samples.len(), 600);
    }
}

#[test]
fn a_zip_inside_a_zip_is_refused_and_the_rest_read() {
    let inner = zipped(&[("a.gpx", b"<gpx/>")]);
    let files = files_of(&zipped(&[("inner.zip", &inner), ("b.gpx", b"<gpx/>")]));
    assert_eq!(files[0].1, Err(Fault::NestedArchive));
    assert!(files[1].1.is_ok());
}

#[test]
fn a_zip_bomb_is_stopped_at_a_hundred_times_its_size() {
    let zeros = vec![0; 20_000_000];
    let files = files_of(&zipped(&[("bomb", &zeros), ("after.gpx", b"<gpx/>")]));
    assert_eq!(files[0].1, Err(Fault::PackedTooTightly));
    assert!(files[1].1.is_ok());
    // A short file may pack well, because it costs nothing.
    assert!(files_of(&zipped(&[("short", &zeros[..60_000])]))[0].1.is_ok());
}

#[test]
fn a_file_of_an_archive_has_the_same_limit_as_one_alone() {
    let bytes = vec![b' '; MAX_FILE_BYTES + 1];
    let zip = zipped_by(zip::CompressionMethod::Stored, &[("large.gpx", &bytes)]);
    assert_eq!(files_of(&zip)[0].1, Err(Fault::FileTooLarge));
}

#[test]
fn broken_overlong_and_overlapping_archives_are_refused() {
    let whole = zipped(&[("a.gpx", b"<gpx/>")]);
    for length in 0..whole.len() {
        if let Ok(mut archive) = Archive::open(Cursor::new(&whole[..length])) {
            while archive.next_file().is_some() {}
        }
    }
    assert_eq!(
        Archive::open(Cursor::new(&whole[..20])).err().map(|f| f.code()),
        Some("broken_file")
    );

    let names: Vec<String> = (0..20_001).map(|n| n.to_string()).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let many = zipped_by(zip::CompressionMethod::Stored, &many);
    assert_eq!(Archive::open(Cursor::new(many)).err(), Some(Fault::TooManyEntries));
    let mut claims = whole.clone();
    let end = claims.len() - 22;
    claims[end + 8..end + 12].fill(0xFE);
    assert_eq!(Archive::open(Cursor::new(claims)).err(), Some(Fault::TooManyEntries));

    // The second entry of the directory is pointed at the first one's bytes.
    let mut two = zipped(&[("a", b"first"), ("b", b"other")]);
    let directory: Vec<usize> =
        (0..two.len() - 4).filter(|at| two[*at..].starts_with(b"PK\x01\x02")).collect();
    two[directory[1] + 42..directory[1] + 46].fill(0);
    let outcome = Archive::open(Cursor::new(&two));
    let refused = match outcome {
        Err(fault) => matches!(fault, Fault::OverlappingEntries | Fault::Broken { .. }),
        Ok(_) => false,
    };
    assert!(refused, "two entries share their bytes");
}
