//! Power, zones and the load of a session.

use physiology::load::{
    HeartRateZones, LoadSource, Session, TimeInZones, edwards_load, session_load, time_in_zones,
};
use physiology::power::{best_mean_w, intensity, power_load, resample_1hz, weighted_power_w};
use physiology::{Body, Sex, Sport};

use crate::check;

fn repeat(parts: &[(usize, f64)]) -> Vec<f64> {
    let mut series = Vec::new();
    for &(seconds, watts) in parts {
        series.extend(std::iter::repeat_n(watts, seconds));
    }
    series
}

#[test]
fn weighted_power_of_the_known_series() {
    let intervals: Vec<(usize, f64)> = [(30, 400.0), (30, 150.0)].repeat(30);
    let rows = [
        (repeat(&[(3600, 200.0)]), 200.0, 0.8, 64.0),
        (repeat(&[(300, 100.0), (300, 300.0)]), 251.6725, 1.0067, 16.8904),
        (repeat(&intervals), 300.3664, 1.2015, 72.176),
    ];
    for (series, weighted_w, expected_intensity, load) in rows {
        let given_w = weighted_power_w(&series).unwrap();
        check(given_w, weighted_w, 0.0001);
        check(intensity(given_w, 250.0), expected_intensity, 0.0001);
        check(power_load(given_w, 250.0, series.len() as f64), load, 0.001);
    }
}

#[test]
fn half_a_minute_is_the_least_that_can_be_weighted() {
    assert_eq!(weighted_power_w(&[200.0; 29]), None);
    check(weighted_power_w(&[200.0; 30]).unwrap(), 200.0, 1e-9);
    assert_eq!(weighted_power_w(&[f64::NAN; 60]), None);
}

#[test]
fn a_second_is_a_second_however_often_the_sensor_speaks() {
    let constant = |step_ms: i64, count: i64| -> Vec<f64> {
        let time_ms: Vec<i64> = (0..count).map(|index| index * step_ms).collect();
        resample_1hz(&time_ms, &vec![210.0_f32; count as usize], &[])
    };
    for (step_ms, count) in [(250, 2400), (1000, 600), (1100, 546), (5000, 120)] {
        let series = constant(step_ms, count);
        check(series.len() as f64, 600.0, 5.0);
        assert!(series.iter().all(|watts| (watts - 210.0).abs() < 1e-6));
    }
}

#[test]
fn pauses_and_silence_are_not_in_the_series() {
    // One value a second, a pause of a minute, one value a second, a silent minute.
    let mut time_ms: Vec<i64> = (0..100).map(|second| second * 1000).collect();
    time_ms.extend((160..260).map(|second| second * 1000));
    time_ms.extend((320..420).map(|second| second * 1000));
    let series = resample_1hz(&time_ms, &[150.0_f32; 300], &[(99_000, 159_000)]);
    check(series.len() as f64, 300.0 + 9.0, 1.0);
}

#[test]
fn the_best_minute_is_found_wherever_it_is() {
    let series = repeat(&[(100, 150.0), (60, 420.0), (200, 180.0)]);
    check(best_mean_w(&series, 60).unwrap(), 420.0, 1e-9);
    check(best_mean_w(&series, 360).unwrap(), (15_000.0 + 25_200.0 + 36_000.0) / 360.0, 1e-9);
    assert_eq!(best_mean_w(&series, 361), None);
    assert_eq!(best_mean_w(&series, 0), None);
}

#[test]
fn an_edge_belongs_to_the_zone_above_it() {
    let zones = HeartRateZones::of_max(200.0);
    let rows = [
        (99.0, 0),
        (100.0, 1),
        (119.9, 1),
        (120.0, 2),
        (140.0, 3),
        (160.0, 4),
        (180.0, 5),
        (230.0, 5),
    ];
    for (bpm, zone) in rows {
        assert_eq!(zones.zone(bpm), zone);
    }
}

#[test]
fn edwards_by_hand() {
    // Ten minutes below the zones, then ten in each.
    let mut heart_rate_bpm = Vec::new();
    for bpm in [90.0_f32, 110.0, 130.0, 150.0, 170.0, 190.0] {
        heart_rate_bpm.extend([bpm; 600]);
    }
    heart_rate_bpm.push(190.0);
    let time_ms: Vec<i64> = (0..=3600).map(|second| second * 1000).collect();
    let zones = HeartRateZones::of_max(200.0);
    let time = time_in_zones(&time_ms, &heart_rate_bpm, &[], &zones);
    assert_eq!(time, TimeInZones { below_s: 600.0, zone_s: [600.0; 5] });
    check(edwards_load(&time), 10.0 * (1.0 + 2.0 + 3.0 + 4.0 + 5.0), 1e-9);
}

#[test]
fn a_strap_without_contact_is_in_no_zone() {
    let zones = HeartRateZones::of_max(190.0);
    let heart_rate_bpm = [0.0_f32, f32::NAN, 150.0, 150.0];
    let time = time_in_zones(&[0, 1000, 2000, 3000], &heart_rate_bpm, &[], &zones);
    assert_eq!(time.below_s, 0.0);
    assert_eq!(time.zone_s.iter().sum::<f64>(), 1.0);
}

struct Hour {
    time_ms: Vec<i64>,
    heart_rate_bpm: Vec<f32>,
}

impl Hour {
    fn at(bpm: f32) -> Hour {
        Hour {
            time_ms: (0..=3600).map(|second| second * 1000).collect(),
            heart_rate_bpm: vec![bpm; 3601],
        }
    }

    fn of(&self, sport: Sport) -> Session<'_, f32> {
        Session {
            sport,
            time_ms: &self.time_ms,
            heart_rate_bpm: &self.heart_rate_bpm,
            pauses: &[],
            weighted_power: None,
            adjusted_speed_mps: None,
            moving_s: 3600.0,
        }
    }
}

#[test]
fn an_hour_at_threshold_is_a_hundred_from_every_source() {
    // Threshold at 85 % of the reserve from 50 to 190.
    let hour = Hour::at(169.0);
    for sex in [None, Some(Sex::Female), Some(Sex::Male)] {
        let sami = Body {
            sex,
            max_heart_rate_bpm: Some(190.0),
            resting_heart_rate_bpm: Some(50.0),
            threshold_power_w: Some(250.0),
            threshold_speed_mps: Some(4.0),
            ..Body::default()
        };
        let by_heart = session_load(&hour.of(Sport::Running), &sami);
        assert_eq!(by_heart.source, LoadSource::HeartRate);
        check(by_heart.value, 100.0, 1e-6);

        let mut ride = hour.of(Sport::Cycling);
        ride.weighted_power = Some((250.0, 3600.0));
        let by_power = session_load(&ride, &sami);
        assert_eq!(by_power.source, LoadSource::Power);
        check(by_power.value, 100.0, 1e-9);

        let mut run = hour.of(Sport::Running);
        run.heart_rate_bpm = &[];
        run.adjusted_speed_mps = Some(4.0);
        let by_pace = session_load(&run, &sami);
        assert_eq!(by_pace.source, LoadSource::Pace);
        check(by_pace.value, 100.0, 1e-9);
    }
}

#[test]
fn without_anything_but_time_the_sport_decides() {
    let hour = Hour::at(f32::NAN);
    let found = session_load(&hour.of(Sport::Strength), &Body::default());
    assert_eq!(found.source, LoadSource::Duration);
    check(found.value, 42.0, 1e-9);
}

#[test]
fn power_without_a_threshold_is_no_load() {
    let hour = Hour::at(150.0);
    let mut ride = hour.of(Sport::Cycling);
    ride.weighted_power = Some((250.0, 3600.0));
    let found = session_load(&ride, &Body::default());
    assert_eq!(found.source, LoadSource::HeartRate);
}

#[test]
fn heart_rate_for_a_small_part_does_not_stand_for_the_whole() {
    let mut hour = Hour::at(160.0);
    hour.heart_rate_bpm[1200..].fill(f32::NAN);
    let mut run = hour.of(Sport::Running);
    run.adjusted_speed_mps = Some(3.2);
    assert_eq!(session_load(&run, &Body::default()).source, LoadSource::Pace);
}

#[test]
fn time_without_heart_rate_counts_like_the_rest() {
    let whole = Hour::at(160.0);
    let mut part = Hour::at(160.0);
    part.heart_rate_bpm[2400..].fill(f32::NAN);
    let whole = session_load(&whole.of(Sport::Running), &Body::default());
    let part = session_load(&part.of(Sport::Running), &Body::default());
    check(part.value, whole.value, 0.1);
}

#[test]
fn harder_is_more_and_longer_is_more() {
    let mut last = 0.0;
    for bpm in [110.0, 130.0, 150.0, 170.0, 185.0] {
        let load = session_load(&Hour::at(bpm).of(Sport::Running), &Body::default()).value;
        assert!(load > last);
        last = load;
    }
    assert!(last < 180.0, "an hour near the maximum is {last}");
}

#[test]
fn limits_that_make_no_sense_give_no_impulse() {
    let hour = Hour::at(150.0);
    for (resting_bpm, max_bpm) in [(190.0, 50.0), (0.0, 190.0), (60.0, 61.0)] {
        let trimp = physiology::load::banister_trimp(
            &hour.time_ms,
            &hour.heart_rate_bpm,
            &[],
            resting_bpm,
            max_bpm,
            Sex::Female,
        );
        assert_eq!(trimp, None);
    }
}
