//! Moving time, stops, grade and what it makes of a metre.

use physiology::Sport;
use physiology::grade::{Gait, adjusted_distance, along_track, grade_adjusted_speed_mps};
use physiology::moving::{Moving, moving};

use crate::athletes::{NOON_MS, Recording};
use crate::check;

fn by_speed(athlete: &Recording, sport: Sport) -> Moving {
    moving(&athlete.time_ms, &[], &athlete.speed_mps, sport.standing_below_mps(), &[])
}

fn by_distance(athlete: &Recording, sport: Sport) -> Moving {
    let no_speed: &[f32] = &[];
    moving(&athlete.time_ms, &athlete.distance_m, no_speed, sport.standing_below_mps(), &[])
}

#[test]
fn a_stand_of_four_seconds_is_not_a_stop() {
    let rosa = Recording::start().go(60, 3.0).go(4, 0.0).go(60, 3.0);
    let found = by_distance(&rosa, Sport::Running);
    assert_eq!(found.stops, []);
    check(found.moving_s, 124.0, 1e-9);
}

#[test]
fn a_stand_of_five_seconds_is_a_stop() {
    let rosa = Recording::start().go(60, 3.0).go(5, 0.0).go(60, 3.0);
    let found = by_distance(&rosa, Sport::Running);
    assert_eq!(found.stops, [(NOON_MS + 60_000, NOON_MS + 65_000)]);
    check(found.moving_s, 120.0, 1e-9);
    check(found.cumulative_s[60], 60.0, 1e-9);
    check(found.cumulative_s[65], 60.0, 1e-9);
    check(found.cumulative_s[70], 65.0, 1e-9);
}

#[test]
fn a_red_light_is_seen_by_speed_as_well() {
    let piet = Recording::start().go(100, 8.0).go(40, 0.0).go(100, 8.0);
    let found = by_speed(&piet, Sport::Cycling);
    assert_eq!(found.stops.len(), 1);
    check(found.moving_s, 200.0, 2.0);
}

#[test]
fn walking_speed_is_standing_for_a_rider_and_moving_for_a_runner() {
    let pushing = Recording::start().go(100, 0.8);
    assert_eq!(by_distance(&pushing, Sport::Cycling).moving_s, 0.0);
    check(by_distance(&pushing, Sport::Running).moving_s, 100.0, 1e-9);
}

#[test]
fn paused_time_never_moves_and_joins_the_stand_around_it() {
    // Noor stands for three seconds, the watch pauses for a minute, two more seconds, off again.
    let mut noor = Recording::start().go(60, 3.0).go(3, 0.0);
    let pause_from_ms = *noor.time_ms.last().unwrap();
    noor = noor.go(1, 0.0).go(2, 0.0).go(60, 3.0);
    for time_ms in &mut noor.time_ms[64..] {
        *time_ms += 59_000;
    }
    let pauses = [(pause_from_ms, pause_from_ms + 60_000)];
    let found = moving(&noor.time_ms, &noor.distance_m, &noor.speed_mps, 0.5, &pauses);
    check(found.moving_s, 120.0, 1.0);
    assert_eq!(found.stops.len(), 1);
    check((found.stops[0].1 - found.stops[0].0) as f64, 65_000.0, 1000.0);
}

#[test]
fn a_gap_asks_the_distance() {
    let time_ms = [0, 1000, 61_000, 121_000];
    let speed_mps = [3.0_f32, 3.0, 3.0, 3.0];
    // A minute with 180 m and a minute with 2 m, whatever the speed at their ends says.
    let distance_m = [0.0, 3.0, 183.0, 185.0];
    let found = moving(&time_ms, &distance_m, &speed_mps, 0.5, &[]);
    check(found.moving_s, 61.0, 1e-9);
    assert_eq!(found.stops, [(61_000, 121_000)]);
}

#[test]
fn lifting_weights_moves_while_the_timer_runs() {
    let time_ms: Vec<i64> = (0..=600).map(|second| second * 1000).collect();
    let no_speed: &[f32] = &[];
    let below_mps = Sport::Strength.standing_below_mps();
    let found = moving(&time_ms, &[], no_speed, below_mps, &[(100_000, 160_000)]);
    check(found.moving_s, 540.0, 1e-9);
}

#[test]
fn a_trainer_without_a_speed_sensor_moves_while_its_timer_runs() {
    let time_ms: Vec<i64> = (0..=600).map(|second| second * 1000).collect();
    let found = moving(&time_ms, &[0.0; 601], &[0.0_f32; 601], 1.0, &[]);
    check(found.moving_s, 600.0, 1e-9);
    assert_eq!(found.stops, []);
    // A speed of nothing but zeros does not make a walk stand still.
    let walked_m: Vec<f64> = (0..=600).map(|second| f64::from(second) * 1.4).collect();
    let found = moving(&time_ms, &walked_m, &[0.0_f32; 601], 0.3, &[]);
    check(found.moving_s, 600.0, 1e-9);
}

#[test]
fn an_activity_without_samples_does_not_move() {
    let no_speed: &[f32] = &[];
    assert_eq!(moving(&[], &[], no_speed, 0.5, &[]), Moving::default());
    assert_eq!(moving(&[NOON_MS], &[0.0], no_speed, 0.5, &[]).moving_s, 0.0);
}

#[test]
fn time_that_runs_backwards_counts_for_nothing() {
    let no_speed: &[f32] = &[];
    let found = moving(&[0, 5000, 2000, 6000], &[0.0, 20.0, 20.0, 40.0], no_speed, 0.5, &[]);
    check(found.moving_s, 9.0, 1e-9);
}

#[test]
fn a_constant_slope_has_its_grade_everywhere() {
    let distance_m: Vec<f64> = (0..1000).map(|index| f64::from(index) * 3.0).collect();
    for slope in [0.1, -0.04] {
        let altitude_m: Vec<f32> =
            distance_m.iter().map(|metres| (200.0 + metres * slope) as f32).collect();
        for grade in along_track(&distance_m, &altitude_m) {
            check(grade, slope, 1e-4);
        }
    }
}

#[test]
fn a_few_metres_without_altitude_do_not_break_the_grade() {
    let distance_m: Vec<f64> = (0..1000).map(|index| f64::from(index) * 3.0).collect();
    let mut altitude_m: Vec<f64> = distance_m.iter().map(|metres| metres * 0.05).collect();
    altitude_m[400..420].fill(f64::NAN);
    for grade in along_track(&distance_m, &altitude_m) {
        check(grade, 0.05, 1e-9);
    }
    let nowhere = along_track(&distance_m, &vec![f64::NAN; 1000]);
    assert_eq!(nowhere.len(), 1000);
    assert!(nowhere.iter().all(|grade| grade.is_nan()));
}

#[test]
fn standing_still_has_no_grade() {
    let grades = along_track(&[0.0; 100], &vec![55.0; 100]);
    assert!(grades.iter().all(|grade| *grade == 0.0));
}

#[test]
fn ten_percent_up_is_worth_more_than_half_as_much_again() {
    check(grade_adjusted_speed_mps(3.0, 0.10, Gait::Running), 3.0 * 5.9682 / 3.6, 0.0005);
    check(grade_adjusted_speed_mps(3.0, 0.0, Gait::Walking), 3.0, 1e-12);
    check(grade_adjusted_speed_mps(3.0, f64::NAN, Gait::Running), 3.0, 1e-12);
}

#[test]
fn adjusted_metres_add_up_along_a_hill() {
    let distance_m: Vec<f64> = (0..=1000).map(f64::from).collect();
    let grade = vec![0.10; 1001];
    let adjusted_m = adjusted_distance(&distance_m, &grade, Gait::Running);
    check(adjusted_m[1000], 1000.0 * 5.9682 / 3.6, 0.1);
    check(adjusted_m[500], 500.0 * 5.9682 / 3.6, 0.1);
    let level_m = adjusted_distance(&distance_m, &[], Gait::Running);
    check(level_m[1000], 1000.0, 1e-9);
}
