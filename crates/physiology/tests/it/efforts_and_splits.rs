//! Best efforts, splits and laps.

use physiology::Sport;
use physiology::efforts::{
    BestEffort, CYCLING, MILE_M, ON_FOOT, ROWING, SWIMMING, Target, best_efforts, fastest_human_s,
    targets,
};
use physiology::moving::moving;
use physiology::splits::{Columns, Stretch, splits, stretch, stretches};
use physiology::{distance, summary};

use crate::athletes::Recording;
use crate::check;

fn efforts(athlete: &Recording, sport: Sport) -> Vec<BestEffort> {
    best_efforts(&athlete.time_ms, &athlete.distance_m, sport, targets(sport))
}

fn named(efforts: &[BestEffort], name: &str) -> Option<BestEffort> {
    efforts.iter().copied().find(|effort| effort.target.name == name)
}

#[test]
fn a_steady_marathon_has_exactly_distance_over_speed() {
    let mps = 3.17;
    let hana = Recording::start().go(13_312, mps);
    let found = efforts(&hana, Sport::Running);
    assert_eq!(found.len(), ON_FOOT.len());
    for effort in found {
        check(effort.elapsed_s, effort.target.distance_m / mps, 1e-6);
    }
}

#[test]
fn the_fast_kilometre_is_found_between_two_slow_ones() {
    let idris = Recording::start().go(400, 2.5).go(200, 5.0).go(400, 2.5);
    let kilometre = named(&efforts(&idris, Sport::Running), "1k").unwrap();
    check(kilometre.elapsed_s, 200.0, 1e-9);
    check(kilometre.started_after_s, 400.0, 1e-9);
    // 800 m lie wholly inside the fast part.
    let short = named(&efforts(&idris, Sport::Running), "800m").unwrap();
    check(short.elapsed_s, 160.0, 1e-9);
    // A mile takes the fast kilometre and 609.344 m at the slow speed.
    let mile = named(&efforts(&idris, Sport::Running), "1mi").unwrap();
    check(mile.elapsed_s, 200.0 + 609.344 / 2.5, 1e-9);
    assert_eq!(named(&efforts(&idris, Sport::Running), "5k"), None);
}

#[test]
fn ends_between_samples_are_interpolated() {
    // One sample every ten seconds, 35 m each: 400 m need 114.2857 s.
    let time_ms: Vec<i64> = (0..100).map(|index| index * 10_000).collect();
    let distance_m: Vec<f64> = (0..100).map(|index| f64::from(index) * 35.0).collect();
    let found = best_efforts(&time_ms, &distance_m, Sport::Running, ON_FOOT);
    check(named(&found, "400m").unwrap().elapsed_s, 400.0 / 3.5, 1e-9);
}

#[test]
fn the_best_stretch_may_end_on_a_sample_and_start_between_two() {
    // Slow to fast: the best kilometre ends with the last sample.
    let time_ms = [0, 300_000, 400_000];
    let distance_m = [0.0, 700.0, 1300.0];
    let found = best_efforts(&time_ms, &distance_m, Sport::Running, ON_FOOT);
    let kilometre = named(&found, "1k").unwrap();
    check(kilometre.elapsed_s, 100.0 + 400.0 / 700.0 * 300.0, 1e-9);
    check(kilometre.started_after_s, 300.0 / 700.0 * 300.0, 1e-9);
}

#[test]
fn a_rest_inside_counts_and_a_rest_outside_does_not() {
    let mila = Recording::start().go(100, 4.0).go(60, 0.0).go(100, 4.0);
    let found = efforts(&mila, Sport::Running);
    check(named(&found, "400m").unwrap().elapsed_s, 100.0, 1e-9);
    check(named(&found, "800m").unwrap().elapsed_s, 260.0, 1e-9);
}

#[test]
fn a_jump_of_the_position_is_no_personal_best() {
    // Otto is put 300 m ahead in a second, in the middle of an even run.
    let even = Recording::start().go(600, 3.0);
    let mut otto = even.clone();
    for distance_m in &mut otto.distance_m[300..] {
        *distance_m += 300.0;
    }
    let found = efforts(&otto, Sport::Running);
    check(named(&found, "400m").unwrap().elapsed_s, 400.0 / 3.0, 1e-6);
    check(named(&found, "800m").unwrap().elapsed_s, 800.0 / 3.0, 1e-6);
    // Only a stretch over the jump would be as long as a mile.
    assert_eq!(named(&found, "1mi"), None);
}

#[test]
fn a_run_by_car_sets_no_record() {
    // 12 m/s is possible for a second, but nobody runs 400 m like that.
    let car = Recording::start().go(1000, 12.0);
    assert_eq!(efforts(&car, Sport::Running), []);
    assert_eq!(efforts(&car, Sport::Cycling).len(), 2);
}

#[test]
fn an_honest_effort_stands_next_to_an_unbelievable_one() {
    let cheat = Recording::start().go(600, 3.0).go(120, 11.0).go(600, 3.5);
    let found = efforts(&cheat, Sport::Running);
    let fastest = named(&found, "400m").unwrap();
    assert!(fastest.elapsed_s >= fastest_human_s(Sport::Running, 400.0));
}

#[test]
fn the_floor_is_the_open_standard_and_rises_with_the_distance() {
    check(fastest_human_s(Sport::Running, 5000.0), 769.0, 1e-9);
    check(fastest_human_s(Sport::Running, 21_097.5), 3451.0, 1e-6);
    check(fastest_human_s(Sport::Running, 42_195.0), 7235.0, 1e-6);
    for sport in [Sport::Running, Sport::Cycling, Sport::Swimming, Sport::Rowing] {
        let mut last_s = 0.0;
        for metres in (1..2000).map(|step| f64::from(step) * 100.0) {
            let floor_s = fastest_human_s(sport, metres);
            assert!(floor_s > last_s, "{sport:?} at {metres} m");
            last_s = floor_s;
        }
    }
}

#[test]
fn every_sport_has_the_distances_people_compare() {
    for list in [ON_FOOT, CYCLING, SWIMMING, ROWING] {
        assert!(list.windows(2).all(|pair| pair[0].distance_m < pair[1].distance_m));
    }
    assert_eq!(targets(Sport::Yoga), []);
    check(named_target(CYCLING, "100mi").distance_m, 160_934.4, 1e-6);
    check(named_target(ON_FOOT, "half").distance_m, 21_097.5, 1e-9);
}

fn named_target(list: &[Target], name: &str) -> Target {
    *list.iter().find(|target| target.name == name).unwrap()
}

#[test]
fn a_length_of_nothing_is_no_effort() {
    let athlete = Recording::start().go(100, 3.0);
    for distance_m in [0.0, -5.0, f64::NAN] {
        let nothing = [Target { name: "nothing", distance_m }];
        let found = best_efforts(&athlete.time_ms, &athlete.distance_m, Sport::Running, &nothing);
        assert_eq!(found, []);
    }
}

#[test]
fn without_distance_there_are_no_efforts() {
    assert_eq!(best_efforts(&[], &[], Sport::Running, ON_FOOT), []);
    assert_eq!(best_efforts(&[0, 1000], &[f64::NAN; 2], Sport::Running, ON_FOOT), []);
}

fn columns<'a>(athlete: &'a Recording, moving_s: &'a [f64]) -> Columns<'a, f32> {
    Columns {
        time_ms: &athlete.time_ms,
        distance_m: &athlete.distance_m,
        moving_s,
        ascent_m: &[],
        descent_m: &[],
        adjusted_m: &[],
        heart_rate_bpm: &[],
    }
}

#[test]
fn kilometres_are_cut_between_samples() {
    let vera = Recording::start().go(400, 3.0).go(500, 2.6);
    let found = splits(&columns(&vera, &[]), 1000.0);
    assert_eq!(found.len(), 3);
    check(found[0].elapsed_s, 1000.0 / 3.0, 1e-9);
    check(found[1].started_after_s, 1000.0 / 3.0, 1e-9);
    check(found[1].elapsed_s, 200.0 / 3.0 + 800.0 / 2.6, 1e-9);
    check(found[2].distance_m.unwrap(), 500.0, 1e-6);
    check(found[0].avg_speed_mps().unwrap(), 3.0, 1e-9);
    assert_eq!(found[0].avg_heart_rate_bpm, None);
    assert_eq!(found[0].ascent_m, None);
    assert_eq!(found[0].grade_adjusted_speed_mps(), None);
}

#[test]
fn a_rest_at_the_mark_belongs_to_the_next_kilometre() {
    let yusuf = Recording::start().go(250, 4.0).go(30, 0.0).go(250, 4.0);
    let found_moving = moving(&yusuf.time_ms, &yusuf.distance_m, &[] as &[f32], 0.5, &[]);
    let found = splits(&columns(&yusuf, &found_moving.cumulative_s), 1000.0);
    assert_eq!(found.len(), 2);
    check(found[0].elapsed_s, 250.0, 1e-9);
    check(found[1].elapsed_s, 280.0, 1e-9);
    check(found[1].moving_s.unwrap(), 250.0, 1e-9);
    check(found[1].avg_speed_mps().unwrap(), 4.0, 1e-9);
}

#[test]
fn miles_work_as_kilometres_do() {
    let ada = Recording::start().go(2000, 3.0);
    let found = splits(&columns(&ada, &[]), MILE_M);
    assert_eq!(found.len(), 4);
    check(found[2].elapsed_s, MILE_M / 3.0, 1e-9);
    check(found[3].distance_m.unwrap(), 6000.0 - 3.0 * MILE_M, 1e-6);
}

#[test]
fn a_whole_number_of_kilometres_has_no_empty_rest() {
    let five = Recording::start().go(1000, 5.0);
    assert_eq!(splits(&columns(&five, &[]), 1000.0).len(), 5);
}

#[test]
fn heart_rate_of_a_split_is_weighted_by_time() {
    let athlete = Recording::start().go(1000, 2.0);
    let mut heart_rate_bpm = vec![120.0_f32; 1001];
    heart_rate_bpm[500..].fill(160.0);
    heart_rate_bpm[700..710].fill(f32::NAN);
    let mut columns = columns(&athlete, &[]);
    columns.heart_rate_bpm = &heart_rate_bpm;
    let found = splits(&columns, 1000.0);
    check(found[0].avg_heart_rate_bpm.unwrap(), 120.0, 0.1);
    check(found[1].avg_heart_rate_bpm.unwrap(), 160.0, 0.1);
    let both = stretch(&columns, athlete.time_ms[250], athlete.time_ms[750]);
    // 249 s at 120, one rising, and 241 s at 160: the nine seconds without a value do not count.
    check(both.avg_heart_rate_bpm.unwrap(), (249.0 * 120.0 + 140.0 + 241.0 * 160.0) / 491.0, 1e-6);
}

#[test]
fn a_lap_is_cut_by_time() {
    let athlete = Recording::start().go(100, 2.0).go(100, 4.0);
    let start_ms = athlete.time_ms[0];
    let laps = stretches(
        &columns(&athlete, &[]),
        &[(start_ms, start_ms + 100_500), (start_ms + 100_500, start_ms + 900_000)],
    );
    check(laps[0].distance_m.unwrap(), 202.0, 1e-9);
    check(laps[1].distance_m.unwrap(), 398.0, 1e-9);
    check(laps[1].elapsed_s, 99.5, 1e-9);
    check(laps[1].started_after_s, 100.5, 1e-9);
    let backwards = stretch(&columns(&athlete, &[]), start_ms + 5000, start_ms);
    assert_eq!(backwards.elapsed_s, 0.0);
    assert_eq!(backwards.avg_speed_mps(), None);
}

#[test]
fn nothing_recorded_makes_no_splits() {
    let empty = Recording::default();
    assert_eq!(splits(&columns(&empty, &[]), 1000.0), []);
    assert_eq!(stretch(&columns(&empty, &[]), 0, 1000), Stretch::default());
    let still = Recording::start().go(100, 0.0);
    assert_eq!(splits(&columns(&still, &[]), 1000.0).len(), 1);
    assert_eq!(splits(&columns(&still, &[]), 0.0), []);
    assert_eq!(splits(&columns(&still, &[]), f64::NAN), []);
}

#[test]
fn a_broken_counter_does_not_make_a_million_splits() {
    let found = splits(
        &Columns {
            time_ms: &[0, 1000],
            distance_m: &[0.0, 1e12],
            moving_s: &[],
            ascent_m: &[],
            descent_m: &[],
            adjusted_m: &[],
            heart_rate_bpm: &[] as &[f32],
        },
        1000.0,
    );
    assert!(found.len() <= 10_001);
    check(found.iter().map(|split| split.elapsed_s).sum(), 1.0, 1e-6);
}

#[test]
fn means_do_not_see_absent_values() {
    let nan = f32::NAN;
    assert_eq!(summary::mean(&[100.0_f32, nan, 200.0]), Some(150.0));
    assert_eq!(summary::max(&[100.0_f32, nan, 200.0]), Some(200.0));
    assert_eq!(summary::min(&[nan, 100.0_f32, 200.0]), Some(100.0));
    assert_eq!(summary::mean(&[nan]), None);
    assert_eq!(summary::max(&[] as &[f64]), None);
    // Ten seconds at 100 and one at 200.
    let uneven = summary::time_mean(&[0, 10_000, 11_000], &[100.0_f32, 200.0, 0.0], &[]);
    check(uneven.unwrap(), 1200.0 / 11.0, 1e-9);
    assert_eq!(summary::time_mean(&[0], &[140.0], &[]), Some(140.0));
    assert_eq!(summary::samples_between(&[0, 10, 20, 30], 10, 30), 1..3);
    assert_eq!(summary::samples_between(&[0, 10, 20, 30], 30, 10), 3..3);
}

#[test]
fn splits_of_the_devices_distance_start_where_it_started() {
    // Some devices have already counted when the first sample comes.
    let time_ms: Vec<i64> = (0..=500).map(|second| second * 1000).collect();
    let raw_m: Vec<f32> = (0..=500).map(|second| 40.0 + second as f32 * 4.0).collect();
    let distance_m = distance::device(&time_ms, &raw_m);
    let found = splits(
        &Columns {
            time_ms: &time_ms,
            distance_m: &distance_m,
            moving_s: &[],
            ascent_m: &[],
            descent_m: &[],
            adjusted_m: &[],
            heart_rate_bpm: &[] as &[f32],
        },
        1000.0,
    );
    assert_eq!(found.len(), 2);
    check(found[0].elapsed_s, 250.0, 1e-6);
}
