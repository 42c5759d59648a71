//! What each algorithm costs for one long activity: `cargo run -p physiology --release --example
//! cost`. Fastest and median of 51 runs on 10,000
//! samples, one a second, with noise and bad fixes.

use std::hint::black_box;
use std::time::Instant;

use physiology::efforts::{ON_FOOT, best_efforts};
use physiology::load::{HeartRateZones, Session, session_load, time_in_zones};
use physiology::splits::{Columns, splits};
use physiology::{Body, Sport, distance, elevation, grade, moving, polyline, power};

fn main() {
    const SAMPLES: usize = 10_000;
    let mut state = 1_u64;
    let mut noise = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 40) as f64 / (1_u64 << 24) as f64 - 0.5
    };
    let time_ms: Vec<i64> = (0..SAMPLES as i64).map(|second| second * 1000).collect();
    let mut latitude_deg = Vec::new();
    let mut longitude_deg = Vec::new();
    let mut altitude_m = Vec::new();
    let mut heart_rate_bpm = Vec::new();
    let mut speed_mps = Vec::new();
    for second in 0..SAMPLES {
        let turn = second as f64 / 700.0;
        let spike_deg = if second % 997 == 0 { 0.003 } else { 0.0 };
        latitude_deg.push(47.3 + 0.02 * turn.sin() + noise() * 1e-5 + spike_deg);
        longitude_deg.push(8.5 + 0.03 * (turn * 1.3).cos() + noise() * 1e-5);
        altitude_m.push((450.0 + 60.0 * turn.sin() + noise()) as f32);
        heart_rate_bpm.push((145.0 + 20.0 * turn.sin() + noise()).round() as f32);
        speed_mps.push((3.0 + turn.sin() + noise()) as f32);
    }
    let no_accuracy: &[f32] = &[];
    let limit_mps = Sport::Running.impossible_above_mps();

    let track =
        || distance::track(&time_ms, &latitude_deg, &longitude_deg, no_accuracy, &[], limit_mps);
    let distance_m = track().cumulative_m;
    let profile = elevation::profile(&time_ms, &altitude_m);
    let grades = grade::along_track(&distance_m, &profile.altitude_m);
    let adjusted_m = grade::adjusted_distance(&distance_m, &grades, grade::Gait::Running);
    let moved = moving::moving(&time_ms, &distance_m, &speed_mps, 0.5, &[]);
    let watts = power::resample_1hz(&time_ms, &heart_rate_bpm, &[]);
    let columns = Columns {
        time_ms: &time_ms,
        distance_m: &distance_m,
        moving_s: &moved.cumulative_s,
        ascent_m: &profile.ascent_m,
        descent_m: &profile.descent_m,
        adjusted_m: &adjusted_m,
        heart_rate_bpm: &heart_rate_bpm,
    };
    let session = Session {
        sport: Sport::Running,
        time_ms: &time_ms,
        heart_rate_bpm: &heart_rate_bpm,
        pauses: &[],
        weighted_power: None,
        adjusted_speed_mps: None,
        moving_s: moved.moving_s,
    };
    let zones = HeartRateZones::of_max(185.0);

    let mut whole_us = 0.0;
    whole_us += cost("distance::track", track);
    cost("distance::device", || distance::device(&time_ms, &distance_m));
    whole_us += cost("elevation::profile", || elevation::profile(&time_ms, &altitude_m));
    whole_us +=
        cost("moving::moving", || moving::moving(&time_ms, &distance_m, &speed_mps, 0.5, &[]));
    whole_us += cost("grade::along_track", || grade::along_track(&distance_m, &profile.altitude_m));
    whole_us += cost("grade::adjusted_distance", || {
        grade::adjusted_distance(&distance_m, &grades, grade::Gait::Running)
    });
    whole_us += cost("efforts::best_efforts", || {
        best_efforts(&time_ms, &distance_m, Sport::Running, ON_FOOT)
    });
    whole_us += cost("splits::splits (km)", || splits(&columns, 1000.0));
    whole_us += cost("splits::splits (mile)", || splits(&columns, 1609.344));
    whole_us += cost("load::session_load", || session_load(&session, &Body::default()));
    whole_us +=
        cost("load::time_in_zones", || time_in_zones(&time_ms, &heart_rate_bpm, &[], &zones));
    whole_us += cost("power::resample_1hz", || power::resample_1hz(&time_ms, &speed_mps, &[]));
    whole_us += cost("power::weighted_power_w", || power::weighted_power_w(&watts));
    whole_us += cost("polyline::outline", || polyline::outline(&latitude_deg, &longitude_deg, 200));
    println!("{:32} {:11} {whole_us:8.0} us", "all but device", "");
}

fn cost<T>(name: &str, algorithm: impl Fn() -> T) -> f64 {
    let mut times_us = Vec::new();
    for _ in 0..51 {
        let start = Instant::now();
        black_box(algorithm());
        times_us.push(start.elapsed().as_secs_f64() * 1e6);
    }
    times_us.sort_unstable_by(f64::total_cmp);
    println!("{name:32} {:8.0} us {:8.0} us", times_us[0], times_us[25]);
    times_us[25]
}
