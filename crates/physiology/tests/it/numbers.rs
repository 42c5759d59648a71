//! Published figures, row by row.

use physiology::Sex::{Female, Male};
use physiology::fitness::{
    FitnessDay, ImpulseResponse, fitness, impulse_response, monotony_and_strain,
};
use physiology::grade::{Gait, cost_j_per_kg_m};
use physiology::{body, energy, load, prediction};

use crate::check;

#[test]
fn minettis_polynomial_for_running() {
    let rows = [
        (-0.45, 4.0323),
        (-0.30, 2.4622),
        (-0.20, 1.8000),
        (-0.10, 2.1517),
        (0.0, 3.6),
        (0.05, 4.6852),
        (0.10, 5.9682),
        (0.20, 9.0067),
        (0.45, 19.426),
    ];
    for (grade, expected) in rows {
        check(cost_j_per_kg_m(grade, Gait::Running), expected, 0.0005);
    }
}

#[test]
fn the_polynomial_stays_near_what_minetti_measured() {
    for (grade, measured) in [(-0.45, 3.92), (-0.20, 1.73), (0.0, 3.40), (0.45, 18.93)] {
        check(cost_j_per_kg_m(grade, Gait::Running), measured, measured * 0.06);
    }
}

#[test]
fn walking_is_cheaper_than_running_on_the_level_and_cheapest_a_little_downhill() {
    check(cost_j_per_kg_m(0.0, Gait::Walking), 2.5, 1e-12);
    let downhill = cost_j_per_kg_m(-0.10, Gait::Walking);
    assert!(downhill < cost_j_per_kg_m(0.0, Gait::Walking));
    assert!(downhill < cost_j_per_kg_m(-0.30, Gait::Walking));
}

#[test]
fn a_cliff_costs_what_the_steepest_measured_slope_costs() {
    let steepest = cost_j_per_kg_m(0.45, Gait::Running);
    assert_eq!(cost_j_per_kg_m(3.0, Gait::Running), steepest);
}

#[test]
fn banisters_impulse_of_an_hour() {
    let rows = [
        (Male, 120.0, 50.145),
        (Male, 150.0, 108.095),
        (Male, 175.0, 190.379),
        (Female, 120.0, 59.464),
        (Female, 150.0, 121.499),
        (Female, 175.0, 204.642),
    ];
    let time_ms: Vec<i64> = (0..=3600).map(|second| second * 1000).collect();
    for (sex, bpm, expected) in rows {
        let heart_rate_bpm = vec![bpm; time_ms.len()];
        let trimp = load::banister_trimp(&time_ms, &heart_rate_bpm, &[], 50.0, 190.0, sex);
        check(trimp.unwrap(), expected, 0.001);
    }
}

#[test]
fn tanaka_gives_a_forty_year_old_180() {
    check(body::tanaka_max_heart_rate_bpm(40.0), 180.0, 1e-9);
}

#[test]
fn keytels_energy_from_the_heart() {
    check(energy::keytel_kj_per_min(150.0, 75.0, 35.0, Male), 61.5076, 0.0001);
    check(energy::keytel_kj_per_min(150.0, 60.0, 35.0, Female), 41.6898, 0.0001);
    assert_eq!(energy::keytel_kj_per_min(40.0, 60.0, 20.0, Male), 0.0);
}

#[test]
fn oxygen_uptake_by_the_american_college() {
    check(energy::acsm_running_vo2(160.0, 0.0), 35.5, 1e-9);
    check(energy::acsm_running_vo2(200.0, 0.05), 52.5, 1e-9);
    check(energy::acsm_walking_vo2(80.0, 0.10), 25.9, 1e-9);
}

#[test]
fn daniels_and_gilberts_ability() {
    let rows = [
        (5000.0, 1474.0, 39.110_398_396_527_26),
        (5000.0, 1620.0, 34.963_219_664_144_13),
        (5000.0, 1200.0, 49.806_233_428_066_335),
        (10_000.0, 2700.0, 45.263_003_081_213_24),
        (42_195.0, 10_800.0, 53.528_268_762_603_77),
    ];
    for (distance_m, time_s, expected) in rows {
        check(prediction::vdot(distance_m, time_s), expected, 1e-9);
        let back_s = prediction::time_for_vdot_s(expected, distance_m).unwrap();
        check(back_s, time_s, 0.001);
    }
}

#[test]
fn the_printed_row_for_an_ability_of_38() {
    let rows = [
        (1500.0, 6.0 * 60.0 + 54.0),
        (1609.344, 7.0 * 60.0 + 27.0),
        (3000.0, 14.0 * 60.0 + 41.0),
        (3218.688, 15.0 * 60.0 + 49.0),
        (5000.0, 25.0 * 60.0 + 12.0),
        (10_000.0, 52.0 * 60.0 + 17.0),
        (15_000.0, 80.0 * 60.0 + 33.0),
        (21_097.5, 115.0 * 60.0 + 55.0),
        (42_195.0, 239.0 * 60.0 + 35.0),
    ];
    for (distance_m, printed_s) in rows {
        let time_s = prediction::time_for_vdot_s(38.0, distance_m).unwrap();
        check(time_s, printed_s, printed_s * 0.002);
    }
}

#[test]
fn an_ability_nobody_has_gives_no_time() {
    assert_eq!(prediction::time_for_vdot_s(0.0, 5000.0), None);
    assert_eq!(prediction::time_for_vdot_s(f64::NAN, 5000.0), None);
    assert_eq!(prediction::time_for_vdot_s(500.0, 5000.0), None);
    assert_eq!(prediction::time_for_vdot_s(40.0, -1.0), None);
}

#[test]
fn riegels_prediction() {
    check(prediction::riegel_s(5000.0, 1200.0, 10_000.0), 2501.92, 0.005);
    check(prediction::riegel_s(10_000.0, 2700.0, 21_097.5), 5957.29, 0.005);
    check(prediction::riegel_s(21_097.5, 6000.0, 42_195.0), 12_509.59, 0.005);
}

#[test]
fn critical_speed_is_the_slope_of_distance_over_time() {
    // Amara runs 4 m/s for ever and has 200 m to spend on top of it.
    let efforts = [400.0, 800.0, 5000.0].map(|metres: f64| (metres, (metres - 200.0) / 4.0));
    let found = prediction::critical_speed(&efforts).unwrap();
    check(found.speed_mps, 4.0, 1e-9);
    check(found.reserve_m, 200.0, 1e-6);
    assert_eq!(prediction::critical_speed(&efforts[..1]), None);
    assert_eq!(prediction::critical_speed(&[]), None);
    assert_eq!(prediction::critical_speed(&[(400.0, 60.0), (800.0, 60.0)]), None);
    // The longer the faster: no straight line explains that.
    assert_eq!(prediction::critical_speed(&[(400.0, 200.0), (5000.0, 1000.0)]), None);
}

#[test]
fn fitness_and_fatigue_of_clarke_and_skibas_cyclist() {
    let days = fitness(FitnessDay::default(), &bike_scores());
    let rows = [(7, 8.7921, 35.5626), (42, 19.5375, 27.2457), (165, 17.9244, 0.7950)];
    for (day, fitness, fatigue) in rows {
        check(days[day - 1].fitness, fitness, 0.0001);
        check(days[day - 1].fatigue, fatigue, 0.0001);
        let eve = days[day - 2];
        check(days[day - 1].form, eve.fitness - eve.fatigue, 1e-12);
    }
    assert_eq!(days[0].form, 0.0);
}

#[test]
fn fitness_goes_on_from_where_it_was() {
    let loads = bike_scores();
    let whole = fitness(FitnessDay::default(), &loads);
    let first = fitness(FitnessDay::default(), &loads[..60]);
    let second = fitness(first[59], &loads[60..]);
    assert_eq!(second.last(), whole.last());
}

#[test]
fn fosters_weeks_of_the_same_cyclist() {
    let loads = bike_scores();
    let rows = [(402.15, 1.0148, 408.08), (220.11, 1.2100, 266.34), (182.98, 0.9987, 182.75)];
    for (week, (load, monotony, strain)) in loads.chunks(7).zip(rows) {
        let week = monotony_and_strain(week);
        check(week.load, load, 0.005);
        check(week.monotony.unwrap(), monotony, 0.0001);
        check(week.strain.unwrap(), strain, 0.01);
    }
}

#[test]
fn a_week_of_equal_days_has_no_monotony() {
    for loads in [[0.0; 7], [60.0; 7]] {
        let week = monotony_and_strain(&loads);
        assert_eq!(week.monotony, None);
        assert_eq!(week.strain, None);
    }
    assert_eq!(monotony_and_strain(&[50.0]).monotony, None);
    assert_eq!(monotony_and_strain(&[]).load, 0.0);
}

#[test]
fn banisters_model_of_the_same_cyclist() {
    let model = ImpulseResponse {
        base: 266.020_477_9,
        gain: 0.302_074_9,
        gain_days: 33.643_379_7,
        loss: 0.351_475_0,
        loss_days: 24.605_638_8,
    };
    let expected = impulse_response(&model, &bike_scores());
    let rows = [(45, 273.2233), (70, 289.4672), (105, 299.114), (132, 303.9874)];
    for (day, watts) in rows {
        check(expected[day - 1], watts, 0.0005);
    }
}

#[test]
fn every_algorithm_has_its_own_versioned_id() {
    let mut seen = std::collections::HashSet::new();
    for id in physiology::ALGORITHMS {
        assert!(seen.insert(id), "{id} is there twice");
        let version = id.rsplit('-').next().unwrap();
        assert!(version.parse::<u32>().is_ok(), "{id} has no version");
    }
}

#[test]
fn sports_are_known_by_the_words_of_the_api() {
    for word in ["running", "cycling", "walking", "hiking", "swimming", "rowing", "other"] {
        assert_eq!(physiology::Sport::named(word).name(), word);
    }
    assert_eq!(physiology::Sport::named("quidditch"), physiology::Sport::Other);
}

#[test]
fn energy_takes_the_best_source_there_is() {
    let nobody = physiology::Body::default();
    let mut effort = energy::Effort { moving_s: 3600.0, ..Default::default() };
    assert_eq!(energy::estimate_kcal(&effort, &nobody), None);

    effort.mean_heart_rate_bpm = Some(150.0);
    let mara = physiology::Body {
        sex: Some(Male),
        age_years: Some(35.0),
        weight_kg: Some(75.0),
        ..nobody
    };
    let by_heart = energy::estimate_kcal(&effort, &mara).unwrap();
    check(by_heart, 61.5076 * 60.0 / 4.184, 0.1);

    effort.mean_power_w = Some(200.0);
    check(energy::estimate_kcal(&effort, &mara).unwrap(), 720.0, 1e-9);

    // Ten level kilometres at 3.6 J/kg/m and 75 kg.
    effort.on_foot = Some((Gait::Running, 10_000.0));
    check(energy::estimate_kcal(&effort, &mara).unwrap(), 645.3, 0.1);
}

pub fn bike_scores() -> Vec<f64> {
    let mut scores = Vec::new();
    for line in include_str!("../data/bike_score.csv").lines().skip(1) {
        let score = line.split(',').nth(1).unwrap();
        scores.push(score.parse().unwrap());
    }
    assert_eq!(scores.len(), 165);
    scores
}
