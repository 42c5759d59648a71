//! Distance over the ellipsoid, tracks with bad fixes, and climb.

use geographiclib_rs::{Geodesic, InverseGeodesic};
use physiology::Sport;
use physiology::distance::{device, geodesic_m, track};
use physiology::elevation::{climb, hysteresis, profile};

use crate::athletes::{Dice, NOON_MS, Recording};
use crate::check;

const RUNNING_MPS: f64 = 13.6;

#[test]
fn karneys_distances() {
    check(geodesic_m(40.64, -73.78, 1.36, 103.99), 15_347_512.941, 0.001);
    check(geodesic_m(-41.32, 174.81, 40.96, -5.50), 19_959_679.267, 0.001);
    check(geodesic_m(51.4778, 0.0, 51.4778, 0.01), 694.742, 0.001);
}

#[test]
fn the_formula_for_neighbours_agrees_with_karney_everywhere() {
    let karney = Geodesic::wgs84();
    let mut dice = Dice(1);
    let mut worst: f64 = 0.0;
    for _ in 0..20_000 {
        let span_deg = 10_f64.powf(dice.between(-6.0, -1.7));
        let (lat, lon) = (dice.between(-89.99, 89.99), dice.between(-180.0, 180.0));
        let other_lat = (lat + dice.between(-span_deg, span_deg)).clamp(-90.0, 90.0);
        let other_lon = lon + dice.between(-span_deg, span_deg);
        let exact_m: f64 = karney.inverse(lat, lon, other_lat, other_lon);
        // Below a decimetre both are limited by the digits of a coordinate.
        if exact_m > 0.1 {
            let given_m = geodesic_m(lat, lon, other_lat, other_lon);
            worst = worst.max((given_m / exact_m - 1.0).abs());
        }
    }
    assert!(worst < 2e-8, "off by {worst}");
}

#[test]
fn the_date_line_is_no_wall() {
    check(geodesic_m(0.0, 179.995, 0.0, -179.995), 1113.195, 0.001);
}

#[test]
fn an_absent_coordinate_gives_no_distance() {
    assert!(geodesic_m(f64::NAN, 0.0, 0.0, 0.0).is_nan());
    assert!(geodesic_m(0.0, 0.0, 0.0, f64::NAN).is_nan());
    assert!(geodesic_m(91.0, 0.0, 91.0, 0.001).is_nan());
}

#[test]
fn a_steady_run_is_as_long_as_it_was_run() {
    let jonas = Recording::start().go(1000, 3.0);
    let found = jonas.track(Sport::Running);
    check(found.total_m, 3000.0, 3.0);
    assert_eq!((found.spikes, found.jumps), (0, 0));
    assert_eq!(found.cumulative_m[0], 0.0);
    assert_eq!(found.cumulative_m.len(), 1001);
}

#[test]
fn an_impossible_fix_is_skipped() {
    let clean = Recording::start().go(600, 3.0);
    let mut spiked = clean.clone();
    spiked.latitude_deg[100] += 0.01;
    spiked.longitude_deg[300] -= 0.5;
    spiked.longitude_deg[301] += 0.5;
    let found = spiked.track(Sport::Running);
    check(found.total_m, clean.track(Sport::Running).total_m, 0.01);
    assert_eq!((found.spikes, found.jumps), (3, 0));
}

#[test]
fn a_small_out_and_back_spike_is_skipped_too() {
    // Twelve metres aside in one second is a speed that a sprinter has.
    let clean = Recording::start().go(600, 3.0);
    let mut spiked = clean.clone();
    spiked.latitude_deg[200] += 12.0 / 111_400.0;
    spiked.longitude_deg[200] -= 12.0 / 111_400.0;
    let found = spiked.track(Sport::Running);
    check(found.total_m, clean.track(Sport::Running).total_m, 0.01);
    assert_eq!(found.spikes, 1);
}

#[test]
fn a_sprint_is_not_a_spike() {
    for sprint_s in [2, 3, 4, 10] {
        let aiko = Recording::start().go(60, 2.5).go(sprint_s, 8.5).go(60, 2.5);
        let found = aiko.track(Sport::Running);
        check(found.total_m, 300.0 + sprint_s as f64 * 8.5, 1.0);
        assert_eq!(found.spikes, 0);
    }
}

#[test]
fn turning_round_at_a_cone_is_not_a_spike() {
    let mut out = Recording::start().go(100, 3.0);
    for back in (0..100).rev() {
        out.time_ms.push(NOON_MS + (200 - back as i64) * 1000);
        out.latitude_deg.push(out.latitude_deg[back]);
        out.longitude_deg.push(out.longitude_deg[back]);
    }
    let found = out.track(Sport::Running);
    check(found.total_m, 600.0, 1.0);
    assert_eq!(found.spikes, 0);
}

#[test]
fn a_jump_of_the_whole_track_is_no_distance() {
    let mut kenji = Recording::start().go(300, 3.0);
    for index in 150..=300 {
        kenji.latitude_deg[index] += 0.02;
    }
    let found = kenji.track(Sport::Running);
    check(found.total_m, 897.0, 1.0);
    assert_eq!(found.jumps, 1);
}

#[test]
fn a_wrong_first_fix_does_not_cost_the_run() {
    let mut lucia = Recording::start().go(300, 3.0);
    lucia.latitude_deg[0] = 10.0;
    let found = lucia.track(Sport::Running);
    check(found.total_m, 897.0, 1.0);
}

#[test]
fn samples_without_position_are_filled_in_evenly() {
    let clean = Recording::start().go(300, 3.0);
    let mut tunnel = clean.clone();
    for index in 100..200 {
        tunnel.latitude_deg[index] = f64::NAN;
        tunnel.longitude_deg[index] = f64::NAN;
    }
    tunnel.latitude_deg[50] = 0.0;
    tunnel.longitude_deg[50] = 0.0;
    let (expected, found) = (clean.track(Sport::Running), tunnel.track(Sport::Running));
    for (given, expected) in found.cumulative_m.iter().zip(&expected.cumulative_m) {
        check(*given, *expected, 0.02);
    }
    assert_eq!(found.spikes, 0);
}

#[test]
fn an_inaccurate_fix_is_skipped() {
    let mut tomas = Recording::start().go(100, 3.0);
    tomas.latitude_deg[40] += 8.0 / 111_400.0;
    let mut accuracy_m = vec![5.0_f32; 101];
    accuracy_m[40] = 80.0;
    accuracy_m[41] = f32::NAN;
    let found = track(
        &tomas.time_ms,
        &tomas.latitude_deg,
        &tomas.longitude_deg,
        &accuracy_m,
        &[],
        RUNNING_MPS,
    );
    check(found.total_m, 300.0, 0.5);
    assert_eq!(found.spikes, 1);
}

#[test]
fn what_is_covered_while_the_timer_stands_does_not_count() {
    // Ines runs, pauses, takes a tram for a kilometre and runs on.
    let mut ines = Recording::start().go(100, 3.0);
    let paused_from_ms = *ines.time_ms.last().unwrap();
    ines = ines.go(1, 1000.0).go(100, 3.0);
    for time_ms in &mut ines.time_ms[101..] {
        *time_ms += 300_000;
    }
    let pause = (paused_from_ms, ines.time_ms[101]);
    let found = track(
        &ines.time_ms,
        &ines.latitude_deg,
        &ines.longitude_deg,
        &[] as &[f32],
        &[pause],
        RUNNING_MPS,
    );
    check(found.total_m, 600.0, 3.5);
    assert_eq!(found.jumps, 0);
}

#[test]
fn a_short_pause_within_a_long_interval_keeps_the_way_around_it() {
    // One fix every 20 s at 3 m/s; in the middle a pause of 12 s, the other 8 s are run.
    let mut leo = Recording::default();
    for index in 0..20_i64 {
        let metres = if index < 10 { index as f64 * 60.0 } else { index as f64 * 60.0 - 36.0 };
        leo.time_ms.push(NOON_MS + index * 20_000);
        leo.latitude_deg.push(45.0);
        leo.longitude_deg.push(7.0 + metres / 78_846.8);
    }
    let pause = (leo.time_ms[9] + 4000, leo.time_ms[9] + 16_000);
    let found = track(
        &leo.time_ms,
        &leo.latitude_deg,
        &leo.longitude_deg,
        &[] as &[f32],
        &[pause],
        RUNNING_MPS,
    );
    check(found.total_m, 19.0 * 60.0 - 36.0, 0.5);
}

#[test]
fn a_drawn_route_without_time_has_its_whole_length() {
    let route = Recording::start().go(3, 20_000.0);
    let found =
        track(&[], &route.latitude_deg, &route.longitude_deg, &[] as &[f32], &[], RUNNING_MPS);
    check(found.total_m, 60_000.0, 200.0);
}

#[test]
fn a_track_without_positions_has_no_length() {
    let nowhere = [f64::NAN; 3];
    let found = track(&[0, 1, 2], &nowhere, &nowhere, &[] as &[f32], &[], RUNNING_MPS);
    assert_eq!(found.cumulative_m, [0.0; 3]);
    let empty = track(&[], &[], &[], &[] as &[f32], &[], RUNNING_MPS);
    assert_eq!(empty.total_m, 0.0);
}

#[test]
fn the_devices_distance_never_falls_and_has_no_holes() {
    let time_ms = [0, 1000, 2000, 3000, 4000, 5000];
    let nan = f32::NAN;
    let check_device = |given: [f32; 6], expected: [f64; 6]| {
        assert_eq!(device(&time_ms, &given), expected);
    };
    check_device([0.0, 3.0, 6.0, 9.0, 12.0, 15.0], [0.0, 3.0, 6.0, 9.0, 12.0, 15.0]);
    check_device([0.0, nan, nan, 9.0, nan, nan], [0.0, 3.0, 6.0, 9.0, 9.0, 9.0]);
    check_device([nan, nan, 6.0, 9.0, 12.0, 15.0], [6.0, 6.0, 6.0, 9.0, 12.0, 15.0]);
    // A lone zero is a fault; counting on from zero is a counter that started again.
    check_device([0.0, 3.0, 0.0, 9.0, 12.0, 15.0], [0.0, 3.0, 6.0, 9.0, 12.0, 15.0]);
    check_device([0.0, 3.0, 6.0, 0.0, 3.0, 5.0], [0.0, 3.0, 6.0, 6.0, 9.0, 11.0]);
    check_device([nan; 6], [0.0; 6]);
    assert_eq!(device(&[], &[] as &[f64]), [] as [f64; 0]);
}

#[test]
fn noise_of_a_metre_around_a_level_is_no_climb() {
    let mut dice = Dice(7);
    let time_ms: Vec<i64> = (0..20_000).map(|second| second * 1000).collect();
    let altitude_m: Vec<f32> =
        time_ms.iter().map(|_| (120.0 + dice.between(-1.0, 1.0)) as f32).collect();
    let total = climb(&time_ms, &altitude_m).unwrap();
    assert_eq!((total.ascent_m, total.descent_m), (0.0, 0.0));
    assert_eq!(hysteresis(&altitude_m, 3.0).total().ascent_m, 0.0);
}

#[test]
fn a_hill_counts_up_and_down() {
    let mut altitude_m = Vec::new();
    altitude_m.extend((0..=500).map(|second| 100.0 + f64::from(second) * 0.2));
    altitude_m.extend((0..500).rev().map(|second| 100.0 + f64::from(second) * 0.2));
    let time_ms: Vec<i64> = (0..altitude_m.len() as i64).map(|second| second * 1000).collect();
    let profile = profile(&time_ms, &altitude_m);
    let total = profile.total();
    // The mean over eleven seconds takes a little off the top.
    check(total.ascent_m, 100.0, 0.6);
    check(total.descent_m, 100.0, 0.6);
    check(profile.ascent_m[250], 50.0, 0.1);
    assert_eq!(profile.descent_m[250], 0.0);
    assert_eq!(profile.ascent_m[700], total.ascent_m);
}

#[test]
fn a_change_of_direction_counts_when_it_is_larger_than_three_metres() {
    // Without instants nothing is smoothed.
    let check_climb = |altitude_m: &[f64], ascent_m: f64, descent_m: f64| {
        let total = climb(&[], altitude_m).unwrap();
        assert_eq!((total.ascent_m, total.descent_m), (ascent_m, descent_m), "{altitude_m:?}");
    };
    check_climb(&[0.0, 3.0, 0.0, 3.0], 0.0, 0.0);
    check_climb(&[0.0, 3.5, 0.0, 3.5], 7.0, 3.5);
    check_climb(&[0.0, 5.0, 3.0, 8.0, 6.0], 8.0, 0.0);
    check_climb(&[0.0, 5.0, 1.0, 8.0, 6.0], 12.0, 4.0);
    check_climb(&[9.0, 8.0, 9.5, 4.0], 0.0, 5.5);
    check_climb(&[0.0, f64::NAN, 4.0, f64::NAN, 4.5, 0.0], 4.5, 4.5);
    check_climb(&[7.0], 0.0, 0.0);
}

#[test]
fn a_slope_in_the_middle_of_a_plain_gives_its_climb_to_its_samples() {
    let profile = profile(&[], &[0.0, 1.0, 0.0, 2.0, 1.5, 6.0, 5.0, 6.0]);
    assert_eq!(profile.ascent_m, [0.0, 0.0, 0.0, 2.0, 2.0, 6.0, 6.0, 6.0]);
    assert_eq!(profile.descent_m, [0.0; 8]);
}

#[test]
fn the_reference_moves_only_when_left_by_more_than_the_threshold() {
    let total = |altitude_m: &[f64]| {
        let total = hysteresis(altitude_m, 3.0).total();
        (total.ascent_m, total.descent_m)
    };
    assert_eq!(total(&[0.0, 3.0, 0.0]), (0.0, 0.0));
    assert_eq!(total(&[0.0, 4.0, 2.0, 5.0]), (4.0, 0.0));
    assert_eq!(total(&[0.0, 4.0, 0.0]), (4.0, 4.0));
    assert_eq!(total(&[0.0, 2.0, f64::NAN, 4.0, 8.0]), (8.0, 0.0));
    assert_eq!(total(&[]), (0.0, 0.0));
}

#[test]
fn climb_within_a_move_goes_to_the_samples_that_gained_it() {
    let profile = hysteresis(&[0.0, 1.0, 0.5, 2.0, 4.0, 4.0], 3.0);
    assert_eq!(profile.ascent_m, [0.0, 1.0, 1.0, 2.0, 4.0, 4.0]);
}

#[test]
fn a_fault_of_the_altimeter_is_no_mountain() {
    let time_ms: Vec<i64> = (0..600).map(|second| second * 1000).collect();
    let mut altitude_m = vec![50.0_f32; 600];
    altitude_m[200] = 900.0;
    altitude_m[400] = 0.0;
    altitude_m[401] = 0.0;
    let total = climb(&time_ms, &altitude_m).unwrap();
    assert_eq!((total.ascent_m, total.descent_m), (0.0, 0.0));
}

#[test]
fn without_altitude_there_is_no_climb_to_speak_of() {
    assert_eq!(climb(&[0, 1000], &[f32::NAN, f32::NAN]), None);
    assert_eq!(climb(&[], &[] as &[f32]), None);
}
