//! Experience and levels.
//!
//! A minute in motion is weighed by how demanding the sport is at that speed, in the currency of the WHO's
//! guideline for physical activity: a moderate minute (3 to 6 MET) weighs 1, a vigorous one (6 MET or more)
//! weighs 2, a light one ½. Which speed is which comes from the Compendium of Physical Activities (2011).
//! **Never from the heart rate**: experience steers levels and promotions, and health data must not.
//!
//! More is not better without end:
//!
//! - A day earns at most [`DAY_CAP`] points, whatever it holds. An hour of running fills it.
//! - What a run adds beyond 1.10 times the longest run of the 30 days before earns nothing: single leaps in
//!   length are where runners get hurt. Runs up to 5 km are never held back, and without a run in those 30
//!   days there is nothing to compare with.
//!
//! Everybody starts at level 1. Level n is left for level n + 1 at 100 · n^1.5 points, rounded up: 100, 283,
//! 520, 800, 1119 ... Points never expire.
use std::collections::VecDeque;

use kernel::Day;
use physiology::Sport;

use crate::history::Counted;

/// The most points that one local day earns.
pub(crate) const DAY_CAP: u32 = 120;

/// A run may be this much longer than the longest of the days before.
const LEAP: f64 = 1.10;
const LEAP_LOOKS_BACK_DAYS: i64 = 30;
const LEAP_SPARES_M: f64 = 5000.0;

/// A metre of climb costs a walker or runner about as much as eight on the flat (Naismith's rule; Scarf 2007).
const FLAT_M_PER_CLIMBED_M: f64 = 8.0;

/// Points, counted activity by activity in the order of history.
#[derive(Default)]
pub(crate) struct Experience {
    total: u32,
    level: u32,
    day: Option<Day>,
    day_weighted_min: f64,
    recent_runs: VecDeque<(Day, f64)>,
}

impl Experience {
    pub(crate) fn total(&self) -> u32 {
        self.total
    }

    pub(crate) fn level(&self) -> u32 {
        self.level.max(1)
    }

    /// Counts an activity and returns the points it brings.
    pub(crate) fn add(&mut self, activity: &Counted) -> u32 {
        if self.day != Some(activity.started_on) {
            self.day = Some(activity.started_on);
            self.day_weighted_min = 0.0;
        }
        let before = day_points(self.day_weighted_min);
        let minutes = activity.moving_s / 60.0 * self.share_that_counts(activity);
        self.day_weighted_min += minutes * weight(activity);
        let points = day_points(self.day_weighted_min) - before;
        self.total = self.total.saturating_add(points);
        self.level = self.level();
        while self.total >= points_to_leave(self.level) {
            self.level += 1;
        }
        points
    }

    /// How much of a run counts, from 0 to 1, given the runs of the days before. Other sports count whole.
    fn share_that_counts(&mut self, activity: &Counted) -> f64 {
        let (Sport::Running, Some(distance_m)) = (activity.sport, activity.distance_m) else {
            return 1.0;
        };
        let on = activity.started_on;
        while let Some((day, _)) = self.recent_runs.front()
            && on.days_since(*day) > LEAP_LOOKS_BACK_DAYS
        {
            self.recent_runs.pop_front();
        }
        let longest_m = self.recent_runs.iter().map(|(_, m)| *m).reduce(f64::max);
        self.recent_runs.push_back((on, distance_m));
        let Some(longest_m) = longest_m else { return 1.0 };
        let limit_m = (LEAP * longest_m).max(LEAP_SPARES_M);
        if distance_m <= limit_m { 1.0 } else { limit_m / distance_m }
    }
}

fn day_points(weighted_min: f64) -> u32 {
    // Only whole points count, and a float cast saturates.
    DAY_CAP.min(weighted_min as u32)
}

/// What one minute of an activity weighs.
fn weight(activity: &Counted) -> f64 {
    let (light, moderate, vigorous) = (0.5, 1.0, 2.0);
    let mut distance_m = activity.distance_m;
    if activity.sport.is_on_foot() {
        let climb_m = activity.ascent_m.unwrap_or(0.0) * FLAT_M_PER_CLIMBED_M;
        distance_m = distance_m.map(|flat_m| flat_m + climb_m);
    }
    let speed_kmh = match distance_m {
        Some(distance_m) if activity.moving_s > 0.0 && distance_m > 0.0 => {
            Some(distance_m / activity.moving_s * 3.6)
        }
        _ => None,
    };
    // What the sport usually is, and from which speed on it is moderate and vigorous.
    let (usual, moderate_from_kmh, vigorous_from_kmh) = match activity.sport {
        Sport::Running => (vigorous, 0.0, 6.4),
        Sport::Walking | Sport::Hiking => (moderate, 4.0, 7.2),
        Sport::Cycling => (moderate, 0.0, 16.0),
        Sport::Swimming => (moderate, 0.0, 2.7),
        Sport::Rowing => (moderate, 0.0, 9.6),
        Sport::Skating => (moderate, 0.0, 14.5),
        // Cross-country and downhill are one sport here, and a lift makes any speed: it counts as moderate.
        Sport::Skiing | Sport::Strength => return moderate,
        Sport::Yoga => return light,
        Sport::Other => return moderate,
    };
    match speed_kmh {
        None => usual,
        Some(kmh) if kmh >= vigorous_from_kmh => vigorous,
        Some(kmh) if kmh >= moderate_from_kmh => moderate,
        Some(_) => light,
    }
}

/// The points with which level `level` begins.
pub(crate) fn points_to_reach(level: u32) -> u32 {
    if level <= 1 { 0 } else { points_to_leave(level - 1) }
}

/// The points at which level `level` is left for the next: the smallest whole number at or above
/// 100 · level^1.5, in integers, so that every machine agrees.
pub(crate) fn points_to_leave(level: u32) -> u32 {
    let square = 10_000 * u128::from(level).pow(3);
    let root = square.isqrt();
    let up = if root * root < square { root + 1 } else { root };
    u32::try_from(up).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(sport: Sport, on: &str, minutes: f64, km: Option<f64>) -> Counted {
        Counted {
            moving_s: minutes * 60.0,
            distance_m: km.map(|km| km * 1000.0),
            ..Counted::sample(sport, on)
        }
    }

    #[test]
    fn levels_begin_where_the_formula_says() {
        let reach: Vec<u32> = (1..=7).map(points_to_reach).collect();
        assert_eq!(reach, [0, 100, 283, 520, 800, 1119, 1470]);
        assert_eq!(points_to_reach(101), 100_000);
        for level in 1..2000 {
            let exact = 100.0 * f64::from(level).powf(1.5);
            let given = f64::from(points_to_leave(level));
            assert!(given >= exact - 1e-6 && given < exact + 1.0 + 1e-6, "level {level}");
        }
    }

    #[test]
    fn a_minute_weighs_what_the_sport_and_the_speed_say() {
        let check = |sport: Sport, km: Option<f64>, expected: f64| {
            let given = weight(&moved(sport, "2027-05-03", 60.0, km));
            assert_eq!(given, expected, "{} {km:?} km in an hour", sport.name());
        };
        check(Sport::Running, Some(10.0), 2.0);
        check(Sport::Running, Some(5.0), 1.0);
        check(Sport::Running, None, 2.0);
        check(Sport::Walking, Some(3.0), 0.5);
        check(Sport::Walking, Some(5.0), 1.0);
        check(Sport::Walking, Some(7.5), 2.0);
        check(Sport::Cycling, Some(12.0), 1.0);
        check(Sport::Cycling, Some(25.0), 2.0);
        check(Sport::Cycling, None, 1.0);
        check(Sport::Swimming, Some(3.0), 2.0);
        check(Sport::Yoga, None, 0.5);
        check(Sport::Strength, None, 1.0);
        check(Sport::Skiing, Some(40.0), 1.0);
    }

    #[test]
    fn a_steep_hike_is_worth_more_than_its_flat_speed() {
        let mut hike = moved(Sport::Hiking, "2027-05-03", 60.0, Some(3.5));
        hike.ascent_m = Some(600.0);
        assert_eq!(weight(&hike), 2.0);
    }

    #[test]
    fn a_day_of_four_rides_earns_no_more_than_the_cap() {
        let mut experience = Experience::default();
        let ride = moved(Sport::Cycling, "2027-05-03", 25.0, Some(10.0));
        let points: Vec<u32> = (0..4).map(|_| experience.add(&ride)).collect();
        assert_eq!(points, [50, 50, 20, 0]);
        assert_eq!(experience.add(&moved(Sport::Cycling, "2027-05-04", 25.0, Some(10.0))), 50);
        assert_eq!((experience.total(), experience.level()), (170, 2));
    }

    #[test]
    fn what_a_run_leaps_beyond_the_last_month_earns_nothing() {
        let run = |on: &str, km: f64| moved(Sport::Running, on, km * 5.0, Some(km));
        let mut experience = Experience::default();
        assert_eq!(experience.add(&run("2027-05-03", 5.0)), 50);
        // 5 km + 10 % would be 5.5 km; 11 km counts half.
        assert_eq!(experience.add(&run("2027-05-05", 11.0)), 55);
        assert_eq!(experience.add(&run("2027-05-07", 12.0)), 120);
        // Two months later there is nothing to compare with.
        assert_eq!(experience.add(&run("2027-07-10", 11.0)), 110);
    }

    #[test]
    fn short_runs_are_never_held_back() {
        let mut experience = Experience::default();
        experience.add(&moved(Sport::Running, "2027-05-03", 10.0, Some(1.0)));
        assert_eq!(experience.add(&moved(Sport::Running, "2027-05-04", 30.0, Some(5.0))), 60);
    }

    #[test]
    fn minutes_add_up_over_the_day_before_they_are_rounded() {
        let mut experience = Experience::default();
        let stroll = moved(Sport::Yoga, "2027-05-03", 1.0, None);
        let points: Vec<u32> = (0..4).map(|_| experience.add(&stroll)).collect();
        assert_eq!(points, [0, 1, 0, 1]);
    }
}
