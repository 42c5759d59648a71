//! A file of 25 MB takes at most 64 MiB and four times its size, everything included.
//!
//! The peak of a process cannot be asked for one file, so each file gets a process of its own: this test
//! starts itself again and the child reads its own peak.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that finds nothing there should say so and end")]
use std::path::Path;
use std::process::Command;

use formats::{Kind, Recording, Samples, Sport, Stated};
use testkit::TestApp;
use utoipa_axum::router::OpenApiRouter;

const CHILD: &str = "STADION_MEMORY_OF";

#[test]
fn the_largest_files_take_at_most_64_mib_and_four_times_their_size() {
    if std::env::var_os(CHILD).is_some() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [("long.fit", fit()), ("long.gpx", gpx()), ("long.tcx", tcx())] {
        assert!(bytes.len() > 24_000_000, "{name} has {} bytes", bytes.len());
        let path = folder.path().join(name);
        std::fs::write(&path, &bytes).unwrap();
        let peak_bytes = peak_of_importing(&path);
        let allowed = 64 * 1024 * 1024 + 4 * bytes.len() as u64;
        println!("{name}: {} MB peak, {} MB allowed", peak_bytes / 1_000_000, allowed / 1_000_000);
        assert!(peak_bytes <= allowed, "{name}: {peak_bytes} of {allowed}");
    }
}

fn peak_of_importing(path: &Path) -> u64 {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_imports_one_file_and_tells_its_peak", "--nocapture"])
        .env(CHILD, path)
        .env_remove("STADION_TEST_DB")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
    let peak = told.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    peak.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap() * 1024
}

#[tokio::test]
async fn child_imports_one_file_and_tells_its_peak() {
    let Some(path) = std::env::var_os(CHILD) else { return };
    let app = TestApp::start(OpenApiRouter::new(), kernel::facts::Listeners::none()).await;
    let anna = app.athlete("Anna", "IT").await;
    let id = anna.id;
    let athlete = app.app.db.read(move |tx| kernel::athlete::find(tx, id)).await.unwrap().unwrap();
    let imported =
        activity::import::import_path(&app.app, &athlete, Path::new(&path)).await.unwrap();
    assert_eq!(imported.activities.len(), 1);
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    // The test harness may have begun this line already.
    println!("\n{peak}");
}

const STARTED_AT_MS: i64 = 1_800_000_000_000;

fn fit() -> Vec<u8> {
    let rows = 850_000_u32;
    let seconds = || (0..rows).map(f64::from);
    let wave = |period_s: f64| seconds().map(move |second| (second / period_s).sin());
    formats::fit::write::activity(&[Recording {
        kind: Kind::Fit,
        sport: Sport::Cycling,
        sub_sport: None,
        started_at_ms: STARTED_AT_MS,
        utc_offset_s: None,
        title: None,
        device: None,
        pool_length_m: None,
        stated: Stated::default(),
        laps: Vec::new(),
        lengths: Vec::new(),
        pauses: Vec::new(),
        samples: Samples {
            time_ms: (0..rows).map(|row| STARTED_AT_MS + i64::from(row) * 1_000).collect(),
            latitude_deg: wave(40_000.0).map(|value| 47.0 + value).collect(),
            longitude_deg: wave(30_000.0).map(|value| 8.0 + value).collect(),
            altitude_m: wave(600.0).map(|value| (420.0 + 60.0 * value) as f32).collect(),
            distance_m: seconds().map(|second| second * 3.3).collect(),
            speed_mps: wave(90.0).map(|value| (3.3 + value) as f32).collect(),
            heart_rate_bpm: wave(200.0).map(|value| (140.0 + 20.0 * value) as f32).collect(),
            cadence_rpm: wave(50.0).map(|value| (88.0 + 5.0 * value) as f32).collect(),
            power_w: wave(20.0).map(|value| (210.0 + 50.0 * value) as f32).collect(),
            ..Samples::default()
        },
        warnings: Vec::new(),
    }])
}

fn point_time(row: usize) -> String {
    kernel::Timestamp(STARTED_AT_MS + row as i64 * 1000).to_string()
}

fn gpx() -> Vec<u8> {
    let mut text = String::from(
        r#"<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>"#,
    );
    let mut row = 0;
    while text.len() < 25_500_000 {
        let degrees = row as f64 * 3e-5;
        let (lat, lon) = (45.0 + (degrees / 3.0).sin(), 9.0 + degrees.sin());
        text.push_str(&format!(
            "<trkpt lat=\"{lat:.6}\" lon=\"{lon:.6}\"><ele>{}</ele><time>{}</time></trkpt>",
            100 + row % 50,
            point_time(row)
        ));
        row += 1;
    }
    text.push_str("</trkseg></trk></gpx>");
    text.into_bytes()
}

fn tcx() -> Vec<u8> {
    let mut text = format!(
        r#"<?xml version="1.0"?><TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities><Activity Sport="Biking"><Id>{0}</Id><Lap StartTime="{0}"><Track>"#,
        point_time(0)
    );
    let mut row = 0;
    while text.len() < 25_500_000 {
        text.push_str(&format!(
            "<Trackpoint><Time>{}</Time><DistanceMeters>{}</DistanceMeters>\
             <HeartRateBpm><Value>{}</Value></HeartRateBpm></Trackpoint>",
            point_time(row),
            row * 5,
            120 + row % 40
        ));
        row += 1;
    }
    text.push_str("</Track></Lap></Activity></Activities></TrainingCenterDatabase>");
    text.into_bytes()
}
