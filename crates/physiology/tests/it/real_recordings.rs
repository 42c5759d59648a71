//! Real recordings with figures computed by others. They are not part of the repository: the tests
//! look for them beside it and pass over what is not there.

use std::io::Read;
use std::path::PathBuf;

use physiology::Sport;
use physiology::distance::{geodesic_m, track};
use physiology::elevation::{climb, hysteresis};

use crate::check;

struct Run {
    file: &'static str,
    geodesic_m: f64,
    device_m: f64,
    raw_ascent_m: f64,
    hysteresis_ascent_m: f64,
}

/// Figures of three runs of the `trackeR` package, computed with GeographicLib and by hand.
const RUNS: &[Run] = &[
    Run {
        file: "trackeR_2013-06-01-183220.TCX.gz",
        geodesic_m: 14_228.87,
        device_m: 14_134.31,
        raw_ascent_m: 101.8,
        hysteresis_ascent_m: 61.4,
    },
    Run {
        file: "trackeR_2013-06-02-072348.TCX.gz",
        geodesic_m: 9_545.04,
        device_m: 9_456.35,
        raw_ascent_m: 128.8,
        hysteresis_ascent_m: 107.2,
    },
    Run {
        file: "trackeR_2013-06-04-174137.TCX.gz",
        geodesic_m: 19_803.50,
        device_m: 19_203.00,
        raw_ascent_m: 400.2,
        hysteresis_ascent_m: 331.6,
    },
];

#[test]
fn real_runs_have_the_length_and_climb_that_others_found() {
    for run in RUNS {
        let Some(points) = read(run.file) else { continue };
        let lat: Vec<f64> = points.iter().map(|point| point.lat).collect();
        let lon: Vec<f64> = points.iter().map(|point| point.lon).collect();
        let altitude_m: Vec<f64> = points.iter().map(|point| point.altitude_m).collect();
        let time_ms: Vec<i64> = points.iter().map(|point| point.time_ms).collect();

        let located: Vec<&Point> = points.iter().filter(|point| point.lat.is_finite()).collect();
        let plain_m: f64 = located
            .windows(2)
            .map(|pair| geodesic_m(pair[0].lat, pair[0].lon, pair[1].lat, pair[1].lon))
            .sum();
        check(plain_m, run.geodesic_m, 0.01);

        let mps = Sport::Running.impossible_above_mps();
        let found = track(&time_ms, &lat, &lon, &[] as &[f32], &[], mps);
        check(found.total_m, run.geodesic_m, run.geodesic_m * 0.005);
        check(found.total_m, run.device_m, run.device_m * 0.035);

        let known_m: Vec<f64> = altitude_m.iter().copied().filter(|m| m.is_finite()).collect();
        let raw_m: f64 = known_m.windows(2).map(|pair| (pair[1] - pair[0]).max(0.0)).sum();
        check(raw_m, run.raw_ascent_m, 0.05);
        let by_rule_m = hysteresis(&altitude_m, 3.0).total().ascent_m;
        check(by_rule_m, run.hysteresis_ascent_m, 0.05);
        // Ours loses less at the tops than that rule and believes less noise than the raw sum.
        let ours_m = climb(&time_ms, &altitude_m).unwrap().ascent_m;
        assert!(ours_m > by_rule_m * 0.97 && ours_m < raw_m, "{ours_m}");
    }
}

struct Point {
    time_ms: i64,
    lat: f64,
    lon: f64,
    altitude_m: f64,
}

fn read(file: &str) -> Option<Vec<Point>> {
    let shared = match std::env::var_os("STADION_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    let packed = std::fs::read(shared.join("data/training-dataset").join(file)).ok()?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut text).unwrap();

    let mut points = Vec::new();
    for element in text.split("<Trackpoint>").skip(1) {
        let element = element.split("</Trackpoint>").next().unwrap();
        let number = |tag: &str| -> f64 {
            let value = element.split(&format!("<{tag}>")).nth(1).and_then(|s| s.split('<').next());
            value.map_or(f64::NAN, |text| text.trim().parse().unwrap())
        };
        let clock = element.split("<Time>").nth(1).unwrap();
        let part = |range: std::ops::Range<usize>| -> i64 { clock[range].parse().unwrap() };
        let seconds = ((part(8..10) * 24 + part(11..13)) * 60 + part(14..16)) * 60 + part(17..19);
        points.push(Point {
            time_ms: seconds * 1000,
            lat: number("LatitudeDegrees"),
            lon: number("LongitudeDegrees"),
            altitude_m: number("AltitudeMeters"),
        });
    }
    Some(points)
}
