//! Which day holds which session: habits, weeks that build up and weeks of rest, races, and life coming between.

use kernel::Day;

use super::luck::Luck;
use super::people::{Person, Race, Session};

/// One thing to do on one day.
pub struct Planned<'a> {
    /// The day, in the person's own calendar.
    pub on: Day,
    /// When it begins, hours after local midnight.
    pub hour: f64,
    /// What.
    pub session: Session,
    /// For how long, minutes.
    pub minutes: f64,
    /// The race, if it is one.
    pub race: Option<&'a Race>,
}

/// What a person does on a day. It depends on nothing but the person, the day and the seed, so a demo that is
/// filled again next week only adds what is new.
pub fn day<'a>(person: &'a Person, on: Day, seed: u64) -> Vec<Planned<'a>> {
    let mut luck = Luck::of(seed, &[person.handle, &on.to_string(), "plan"]);
    let weekday = on.0.weekday().to_monday_zero_offset();
    let week = week_number(on);
    if let Some(race) = race_on(person, on) {
        let minutes = race.distance_m / (person.threshold_mps * race.effort) / 60.0;
        return vec![Planned { on, hour: 9.0, session: Session::Tempo, minutes, race: Some(race) }];
    }
    let is_race_week = (0..7).any(|ahead| race_on(person, on.plus_days(ahead)).is_some());
    // Two days a year or so of a cold: nothing for a week.
    let is_ill = Luck::of(seed, &[person.handle, &week.to_string(), "ill"]).unit_of_first() < 0.035;
    if is_ill {
        return Vec::new();
    }
    let size = match (is_race_week, week.rem_euclid(4)) {
        (true, _) => 0.6,
        (_, 0) => 0.9,
        (_, 1) => 1.0,
        (_, 2) => 1.1,
        _ => 0.65,
    };
    let mut planned = Vec::new();
    for habit in person.week.iter().filter(|habit| habit.weekday == weekday) {
        if !luck.chance(habit.chance) {
            continue;
        }
        let session = match (habit.session, is_race_week || week.rem_euclid(4) == 3) {
            (Session::Intervals | Session::Tempo, true) => Session::Easy,
            (session, _) => session,
        };
        // Winter drives riders indoors.
        let is_dark = matches!(on.0.month(), 11 | 12 | 1 | 2);
        let session = match session {
            Session::Ride if is_dark && luck.chance(0.7) => Session::Trainer,
            session => session,
        };
        let minutes = habit.minutes * size * luck.between(0.88, 1.12);
        let hour = habit.hour + luck.normal() * 0.25;
        planned.push(Planned { on, hour, session, minutes, race: None });
    }
    planned
}

/// Weeks since the first Monday of 1970.
fn week_number(on: Day) -> i64 {
    let monday: Day = Day(jiff::civil::date(1970, 1, 5));
    on.days_since(monday).div_euclid(7)
}

fn race_on(person: &Person, on: Day) -> Option<&Race> {
    let is_sunday = on.0.weekday() == jiff::civil::Weekday::Sunday;
    let week = week_number(on);
    person.races.iter().find(|race| is_sunday && week.rem_euclid(race.every_weeks) == race.in_week)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::people::PEOPLE;

    #[test]
    fn everyone_has_several_sessions_a_week_and_rest_weeks_are_lighter() {
        for person in PEOPLE {
            let start: Day = "2026-01-05".parse().unwrap();
            let mut weeks = [0.0; 20];
            let mut sessions = 0;
            for ahead in 0..140 {
                for planned in day(person, start.plus_days(ahead), 1) {
                    weeks[(ahead / 7) as usize] += planned.minutes;
                    sessions += 1;
                }
            }
            assert!((40..150).contains(&sessions), "{}: {sessions} sessions", person.name);
            let sum = |offset: usize| -> f64 { weeks.iter().skip(offset).step_by(4).sum() };
            let offset = (2 - week_number(start)).rem_euclid(4) as usize;
            let (hard, light) = (sum(offset), sum((offset + 1) % 4));
            assert!(light < hard, "{}: {light} minutes of rest against {hard}", person.name);
        }
    }

    #[test]
    fn a_day_comes_out_the_same_each_time() {
        let on: Day = "2026-11-21".parse().unwrap();
        for person in PEOPLE {
            let minutes = |seed| day(person, on, seed).iter().map(|p| p.minutes).sum::<f64>();
            assert_eq!(minutes(1), minutes(1));
        }
    }

    #[test]
    fn a_runner_races_within_half_a_year() {
        let start: Day = "2026-06-01".parse().unwrap();
        let races = (0..180).filter(|ahead| race_on(&PEOPLE[0], start.plus_days(*ahead)).is_some());
        assert!(races.count() >= 2);
    }
}
