//! What is true of every activity, tried on hundreds of made-up ones with stops, gaps, pauses,
//! missing values, bad fixes, repeated and reversed instants.

use physiology::Sport;
use physiology::efforts::{ON_FOOT, best_efforts, fastest_human_s};
use physiology::grade::{Gait, adjusted_distance, along_track};
use physiology::load::{HeartRateZones, time_in_zones};
use physiology::splits::{Columns, splits, stretches};
use physiology::{distance, elevation, moving, polyline, power, time};

use crate::athletes::{Dice, NOON_MS};
use crate::check;

struct Random {
    seed: u64,
    time_ms: Vec<i64>,
    latitude_deg: Vec<f64>,
    longitude_deg: Vec<f64>,
    altitude_m: Vec<f32>,
    heart_rate_bpm: Vec<f32>,
    pauses: Vec<(i64, i64)>,
}

impl Random {
    fn activity(seed: u64) -> Random {
        let mut dice = Dice(seed);
        let mut made = Random {
            seed,
            time_ms: Vec::new(),
            latitude_deg: Vec::new(),
            longitude_deg: Vec::new(),
            altitude_m: Vec::new(),
            heart_rate_bpm: Vec::new(),
            pauses: Vec::new(),
        };
        let (mut at_ms, mut lat, mut lon) = (NOON_MS, dice.between(-70.0, 70.0), 12.0);
        let (mut altitude_m, mut mps) = (dice.between(0.0, 800.0), 3.0);
        for _ in 0..dice.whole(0, 3000) {
            if dice.chance(0.02) {
                mps = if dice.chance(0.2) { 0.0 } else { dice.between(1.0, 6.0) };
            }
            let seconds = if dice.chance(0.01) { dice.whole(2, 90) } else { 1 };
            if seconds > 30 && dice.chance(0.5) {
                made.pauses.push((at_ms, at_ms + seconds * 1000 - 500));
            }
            at_ms += match dice.chance(0.002) {
                true => -3000,
                false if dice.chance(0.01) => 0,
                false => seconds * 1000,
            };
            lat += mps * seconds as f64 / 111_400.0 + dice.between(-1e-6, 1e-6);
            lon += dice.between(-1e-5, 1e-5);
            altitude_m += dice.between(-0.6, 0.6);
            let present = !dice.chance(0.03);
            let spike_deg = if dice.chance(0.005) { dice.between(-0.02, 0.02) } else { 0.0 };
            made.time_ms.push(at_ms);
            made.latitude_deg.push(if present { lat + spike_deg } else { f64::NAN });
            made.longitude_deg.push(if present { lon } else { f64::NAN });
            made.altitude_m.push(if dice.chance(0.02) { f32::NAN } else { altitude_m as f32 });
            made.heart_rate_bpm.push(if dice.chance(0.05) {
                f32::NAN
            } else {
                dice.between(60.0, 200.0) as f32
            });
        }
        made
    }

    fn distance(&self) -> distance::TrackDistance {
        distance::track(
            &self.time_ms,
            &self.latitude_deg,
            &self.longitude_deg,
            &[] as &[f32],
            &self.pauses,
            Sport::Running.impossible_above_mps(),
        )
    }
}

fn each(check: impl Fn(&Random)) {
    for seed in 0..300 {
        check(&Random::activity(seed));
    }
}

#[track_caller]
fn never_falls(column: &[f64], seed: u64) {
    assert!(column.iter().all(|value| value.is_finite()), "a hole, seed {seed}");
    assert!(column.windows(2).all(|pair| pair[0] <= pair[1]), "it falls, seed {seed}");
}

#[test]
fn cumulative_columns_never_fall_and_have_no_holes() {
    each(|activity| {
        let found = activity.distance();
        never_falls(&found.cumulative_m, activity.seed);
        assert_eq!(found.cumulative_m.len(), activity.time_ms.len());

        let profile = elevation::profile(&activity.time_ms, &activity.altitude_m);
        never_falls(&profile.ascent_m, activity.seed);
        never_falls(&profile.descent_m, activity.seed);

        let speed: &[f32] = &[];
        let moving =
            moving::moving(&activity.time_ms, &found.cumulative_m, speed, 0.5, &activity.pauses);
        never_falls(&moving.cumulative_s, activity.seed);
        check(moving.moving_s, moving.cumulative_s.last().copied().unwrap_or(0.0), 1e-9);

        let grade = along_track(&found.cumulative_m, &profile.altitude_m);
        assert_eq!(grade.len(), activity.time_ms.len());
        let adjusted_m = adjusted_distance(&found.cumulative_m, &grade, Gait::Running);
        never_falls(&adjusted_m, activity.seed);
    });
}

#[test]
fn moving_and_standing_are_the_active_time() {
    each(|activity| {
        let found = activity.distance();
        let speed: &[f32] = &[];
        let pauses = &activity.pauses;
        let moving = moving::moving(&activity.time_ms, &found.cumulative_m, speed, 0.5, pauses);
        let active_s: f64 = time::active_s(&activity.time_ms, pauses).iter().sum();
        assert!(moving.moving_s <= active_s + 1e-6);
        for (from_ms, to_ms) in &moving.stops {
            assert!(to_ms - from_ms >= 5000, "a short stop, seed {}", activity.seed);
        }
    });
}

#[test]
fn climb_minus_descent_is_the_difference_of_heights() {
    each(|activity| {
        let profile = elevation::profile(&activity.time_ms, &activity.altitude_m);
        let mut known = profile.altitude_m.iter().filter(|altitude| altitude.is_finite());
        let Some(first_m) = known.next() else { return };
        let last_m = known.next_back().unwrap_or(first_m);
        let total = profile.total();
        // Up to the threshold is open at each end.
        check(total.ascent_m - total.descent_m, last_m - first_m, 6.0 + 1e-6);
    });
}

/// Ascending instants, as recordings are once they have been read.
fn sorted(activity: &Random) -> Vec<i64> {
    let mut time_ms = activity.time_ms.clone();
    time_ms.sort_unstable();
    time_ms
}

#[test]
fn splits_and_laps_add_up_to_the_whole() {
    each(|activity| {
        let time_ms = sorted(activity);
        if time_ms.is_empty() {
            return;
        }
        let found = activity.distance();
        let profile = elevation::profile(&time_ms, &activity.altitude_m);
        let speed: &[f32] = &[];
        let moving = moving::moving(&time_ms, &found.cumulative_m, speed, 0.5, &[]);
        let columns = Columns {
            time_ms: &time_ms,
            distance_m: &found.cumulative_m,
            moving_s: &moving.cumulative_s,
            ascent_m: &profile.ascent_m,
            descent_m: &profile.descent_m,
            adjusted_m: &found.cumulative_m,
            heart_rate_bpm: &activity.heart_rate_bpm,
        };
        let whole_s = (time_ms[time_ms.len() - 1] - time_ms[0]) as f64 / 1000.0;
        let middle_ms = time_ms[0] + (whole_s * 618.0) as i64;
        let laps = [(time_ms[0], middle_ms), (middle_ms, i64::MAX)];
        for parts in [
            splits(&columns, 1000.0),
            splits(&columns, 1609.344),
            splits(&columns, 77.7),
            stretches(&columns, &laps),
        ] {
            let sum = |value: fn(&physiology::splits::Stretch) -> Option<f64>| -> f64 {
                parts.iter().map(|part| value(part).unwrap()).sum()
            };
            check(sum(|part| Some(part.elapsed_s)), whole_s, 1e-6);
            check(sum(|part| part.distance_m), found.total_m, 1e-6);
            check(sum(|part| part.moving_s), moving.moving_s, 1e-6);
            check(sum(|part| part.ascent_m), profile.total().ascent_m, 1e-6);
            check(sum(|part| part.descent_m), profile.total().descent_m, 1e-6);
            for part in &parts {
                assert!(part.elapsed_s >= 0.0);
                let bpm = part.avg_heart_rate_bpm.unwrap_or(100.0);
                assert!((60.0..=200.0).contains(&bpm), "{bpm}, seed {}", activity.seed);
            }
        }
    });
}

#[test]
fn a_best_effort_is_never_slower_than_the_whole_and_never_beyond_belief() {
    each(|activity| {
        let time_ms = sorted(activity);
        let distance_m = activity.distance().cumulative_m;
        let efforts = best_efforts(&time_ms, &distance_m, Sport::Running, ON_FOOT);
        let Some(&total_m) = distance_m.last() else { return };
        let whole_s = (time_ms[time_ms.len() - 1] - time_ms[0]) as f64 / 1000.0;
        for effort in efforts {
            let length_m = effort.target.distance_m;
            assert!(effort.elapsed_s <= whole_s + 1e-9);
            assert!(effort.elapsed_s >= fastest_human_s(Sport::Running, length_m));
            assert!(effort.started_after_s >= 0.0);
            assert!(effort.started_after_s + effort.elapsed_s <= whole_s + 1e-6);
            // Cutting the whole into pieces of this length, one of them is no slower than their
            // mean; the rest that fits no piece may have been fast.
            let pieces = (total_m / length_m).floor();
            assert!(effort.elapsed_s <= whole_s / pieces + 1e-6, "seed {}", activity.seed);
        }
    });
}

#[test]
fn no_start_a_tenth_of_a_second_apart_beats_the_best_effort() {
    for seed in 0..25 {
        let mut dice = Dice(seed);
        let (mut time_ms, mut distance_m) = (vec![0_i64], vec![0.0_f64]);
        for index in 0..300 {
            time_ms.push(time_ms[index] + dice.whole(1, 9) * 500);
            distance_m
                .push(distance_m[index] + dice.between(0.0, 12.0) * f64::from(dice.chance(0.8)));
        }
        let efforts = best_efforts(&time_ms, &distance_m, Sport::Cycling, &ON_FOOT[..3]);
        for effort in efforts {
            let when = |metres: f64| {
                let after = distance_m.partition_point(|&at_m| at_m < metres);
                let (from_m, to_m) = (distance_m[after - 1], distance_m[after]);
                let (from_ms, to_ms) = (time_ms[after - 1] as f64, time_ms[after] as f64);
                (from_ms + (to_ms - from_ms) * (metres - from_m) / (to_m - from_m)) / 1000.0
            };
            let last_start_m = distance_m[300] - effort.target.distance_m;
            let mut brute_s = f64::INFINITY;
            let mut start_m = 0.05;
            while start_m < last_start_m {
                brute_s = brute_s.min(when(start_m + effort.target.distance_m) - when(start_m));
                start_m += 0.1;
            }
            assert!(effort.elapsed_s <= brute_s + 1e-9, "seed {seed}");
            let measured_s = when_span(&time_ms, &distance_m, &effort);
            check(measured_s, effort.target.distance_m, 1e-6);
        }
    }
}

/// Metres covered between the start and the end that an effort claims.
fn when_span(time_ms: &[i64], distance_m: &[f64], effort: &physiology::efforts::BestEffort) -> f64 {
    let at = |seconds: f64| {
        let ms = seconds * 1000.0;
        let after = time_ms.partition_point(|&at_ms| (at_ms as f64) < ms).max(1);
        let (from_ms, to_ms) = (time_ms[after - 1] as f64, time_ms[after] as f64);
        let share = (ms - from_ms) / (to_ms - from_ms);
        distance_m[after - 1] + (distance_m[after] - distance_m[after - 1]) * share
    };
    at(effort.started_after_s + effort.elapsed_s) - at(effort.started_after_s)
}

#[test]
fn time_in_zones_is_never_more_than_the_active_time() {
    each(|activity| {
        let zones = HeartRateZones::of_max(190.0);
        let pauses = &activity.pauses;
        let found = time_in_zones(&activity.time_ms, &activity.heart_rate_bpm, pauses, &zones);
        let active_s: f64 = time::active_s(&activity.time_ms, pauses).iter().sum();
        let sum_s = found.below_s + found.zone_s.iter().sum::<f64>();
        assert!(sum_s <= active_s + 1e-6);
    });
}

#[test]
fn weighted_power_lies_between_the_mean_and_the_maximum_of_its_windows() {
    each(|activity| {
        let series =
            power::resample_1hz(&activity.time_ms, &activity.heart_rate_bpm, &activity.pauses);
        let Some(weighted_w) = power::weighted_power_w(&series) else { return };
        let best_w = power::best_mean_w(&series, 30).unwrap();
        let windows: Vec<f64> =
            series.windows(30).map(|window| window.iter().sum::<f64>() / 30.0).collect();
        let mean_w = windows.iter().sum::<f64>() / windows.len() as f64;
        assert!(weighted_w >= mean_w - 1e-6 && weighted_w <= best_w + 1e-6);
    });
}

#[test]
fn outlines_are_short_and_decode() {
    each(|activity| {
        let text = polyline::outline(&activity.latitude_deg, &activity.longitude_deg, 200);
        assert!(polyline::decode(&text).unwrap().len() <= 200);
    });
}

#[test]
fn pauses_in_any_order_cover_what_they_cover() {
    let pauses = [(50, 60), (10, 20), (15, 30), (40, 40), (90, 70)];
    assert_eq!(time::merged(&pauses), [(10, 30), (50, 60)]);
    let merged = time::merged(&pauses);
    assert_eq!(time::paused_ms(&merged, 0, 100), 30);
    assert_eq!(time::paused_ms(&merged, 25, 55), 10);
    assert_eq!(time::paused_ms(&merged, 30, 50), 0);
    assert_eq!(time::paused_ms(&merged, 60, 20), 0);
    assert_eq!(time::active_s(&[0, 25, 55, 20], &pauses), [0.0, 0.010, 0.020, 0.0]);
}
