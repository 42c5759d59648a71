//! A past for the demo's funnel: two hundred people who do not exist.
//!
//! Nobody can register in the past through the front door, so these are rows of the insight room alone, written
//! by the one function that is there for it and marked as invented; the operator's page says how many they are.
//! How many of them go how far is chance with a fixed seed, around shares that are usual for such apps.
use insight::journey::WINDOW_DAYS;
use insight::journey::invent::{self, Invented};
use kernel::ids::Uuid;
use kernel::{App, AthleteId, Day, Result, Timestamp};

use super::luck::Luck;

const PEOPLE: u32 = 200;
/// How long ago the first of them registered.
const WEEKS: i64 = 16;
const COUNTRIES: &[(&str, f64)] =
    &[("DE", 0.34), ("IT", 0.22), ("GB", 0.16), ("ES", 0.12), ("JP", 0.09), ("US", 0.07)];
/// Who goes on from one step to the next, and on which day that usually is.
const STEPS: [(f64, f64); 6] =
    [(0.74, 2.0), (0.46, 9.0), (0.86, 11.0), (0.72, 14.0), (0.45, 17.0), (0.52, 19.0)];
/// Who does a step although one before it is missing.
const SKIPS: f64 = 0.12;
/// Who is here on the day after registration, and how slowly that fades: about 33 % on day 1, 15 % on day 7 and
/// 8 % on day 30.
const BACK_ON_FIRST_DAY: f64 = 0.33;
const FADING: f64 = 0.42;

/// Writes them, unless they are there.
pub async fn invent(app: &App, seed: u64) -> Result<u64> {
    let now = app.clock.now();
    let people = people(now, seed);
    app.db
        .write(move |tx| match invent::is_invented(tx)? {
            true => Ok(0),
            false => invent::invent(tx, &people),
        })
        .await
}

fn people(now: Timestamp, seed: u64) -> Vec<Invented> {
    let today = now.day_in("UTC");
    (0..PEOPLE).map(|number| person(number, today, now, seed)).collect()
}

fn person(number: u32, today: Day, now: Timestamp, seed: u64) -> Invented {
    let mut luck = Luck::of(seed, &["journey", &number.to_string()]);
    // More of them come as the weeks go by.
    let age_days = (luck.unit().powf(1.4) * (WEEKS * 7) as f64) as i64;
    let joined_on = today.plus_days(-age_days);
    let joined_at = joined_on.starts_at("UTC");
    let mut firsts = [None; 6];
    let mut goes_on = true;
    for (first, (share, usual_day)) in firsts.iter_mut().zip(STEPS) {
        goes_on &= luck.chance(share);
        let does = goes_on || luck.chance(SKIPS * share);
        let day = usual_day * luck.between(0.3, 1.9);
        let at = joined_at.plus_ms((day * 86_400_000.0) as i64);
        if does && at <= now {
            *first = Some(at);
        } else {
            goes_on = false;
        }
    }
    let fades = |day: i64| BACK_ON_FIRST_DAY * (day as f64).powf(-FADING);
    let last = age_days.min(WINDOW_DAYS * 3);
    let keen = if firsts[0].is_some() { 1.25 } else { 0.3 };
    let days = (1..=last).filter(|day| luck.chance(fades(*day) * keen)).collect();
    Invented {
        id: AthleteId(Uuid::from_u128(
            0x0193_6d00_0000_7000_9000_0000_0000_0000 | u128::from(number),
        )),
        joined_on,
        country: country(luck.unit()),
        firsts,
        days,
    }
}

fn country(chance: f64) -> &'static str {
    let mut sum = 0.0;
    for (code, share) in COUNTRIES {
        sum += share;
        if chance < sum {
            return code;
        }
    }
    "DE"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_invented_are_the_same_each_time_and_do_nothing_tomorrow() {
        let now: Timestamp = "2026-11-28T12:00:00Z".parse().unwrap();
        let (one, other) = (people(now, 1), people(now, 1));
        assert_eq!(format!("{one:?}"), format!("{other:?}"));
        assert_eq!(one.len(), 200);
        let today = now.day_in("UTC");
        for person in &one {
            assert!(person.joined_on <= today);
            assert!(person.firsts.iter().flatten().all(|at| *at <= now));
            assert!(person.days.iter().all(|day| person.joined_on.plus_days(*day) <= today));
        }
    }
}
