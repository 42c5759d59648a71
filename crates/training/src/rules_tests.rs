//! The rules on people of whom nobody thought: hundreds of random goals and pasts, every rule on every plan.
use super::*;

/// The weekday of a day, 1 for Monday.
fn weekday(day: Day) -> u8 {
    day.0.weekday().to_monday_one_offset().unsigned_abs()
}

/// A small generator with a seed, so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.roll() % end
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.roll() >> 11) as f64 / (1u64 << 53) as f64
    }
}

struct Someone {
    goal: Goal,
    past: Vec<Past>,
    today: Day,
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn someone(seed: u64) -> Someone {
    let mut dice = Dice(seed);
    let today = day("2027-05-07").plus_days(dice.below(400) as i64);
    let sports = [Sport::Running, Sport::Cycling, Sport::Walking, Sport::Strength];
    let sport = sports[dice.below(4) as usize];
    let mut days: Vec<u8> = (1..=7).filter(|_| dice.below(2) == 0).collect();
    if days.is_empty() {
        days.push(1 + dice.below(7) as u8);
    }
    let minutes = 20 + dice.below(120) as u32;
    let long_minutes = minutes + dice.below(240) as u32;
    let aim = match dice.below(3) {
        0 => Aim::Fitness,
        _ if sport == Sport::Strength => Aim::Fitness,
        _ => Aim::Race {
            distance_m: dice.between(1_000.0, 60_000.0).round(),
            on: today.plus_days(dice.below(200) as i64),
            name: None,
        },
    };
    let goal = Goal { aim, sport, days, minutes, long_minutes };
    let mut past = Vec::new();
    if dice.below(4) > 0 {
        let often = 1 + dice.below(6);
        let usual_s = dice.between(900.0, 7_200.0);
        let rested = dice.below(25) as i64;
        for back in rested..90 {
            if dice.below(7) < often {
                let moving_s = usual_s * dice.between(0.5, 1.6);
                let speed = if sport == Sport::Strength { 1.0 } else { sport.usual_mps() };
                let size = moving_s * speed * dice.between(0.8, 1.3);
                past.push(Past { on: today.plus_days(-back), size, moving_s });
            }
        }
    }
    past.reverse();
    Someone { goal, past, today }
}

const PEOPLE: u64 = 600;

/// Calls `check` with every plan of many random people.
fn every_plan(check: impl Fn(u64, &Someone, &[Slot], &[Settled])) {
    let mut sessions = 0;
    for seed in 0..PEOPLE {
        let someone = someone(seed);
        let proposal = propose(&someone.goal, &someone.past, someone.today);
        assert_eq!(proposal.slots.len(), proposal.settled.len());
        sessions += proposal.slots.len();
        check(seed, &someone, &proposal.slots, &proposal.settled);
    }
    assert!(sessions > 10_000, "only {sessions} sessions looked at");
}

fn check_spikes(seed: u64, someone: &Someone, slots: &[Slot], settled: &[Settled]) {
    let sport = someone.goal.sport;
    let mut chain = chain_of(&someone.past);
    for (slot, session) in slots.iter().zip(settled) {
        if slot.kind == Kind::Race {
            continue;
        }
        let mut longest = 0.0_f64;
        for (on, size) in &chain {
            let ago = slot.on.days_since(*on);
            if (1..=30).contains(&ago) && *size >= sport.least_counted() {
                longest = longest.max(*size);
            }
        }
        let most = if longest > 0.0 { longest * 1.10 } else { sport.starter() };
        assert!(session.size <= most + 1e-6, "{seed}: {} of {most} on {}", session.size, slot.on);
        chain.push((slot.on, session.size));
    }
}

#[test]
fn no_session_is_longer_than_a_tenth_more_than_the_longest_of_thirty_days() {
    every_plan(check_spikes);
}

#[test]
fn hard_days_never_stand_side_by_side() {
    every_plan(|seed, _, slots, settled| {
        for next in 1..slots.len() {
            let days = slots[next].on.days_since(slots[next - 1].on);
            assert!(days >= 1, "{seed}: two sessions on {}", slots[next].on);
            let both = settled[next].kind.is_hard() && settled[next - 1].kind.is_hard();
            assert!(!(both && days == 1), "{seed}: {} and the day before", slots[next].on);
        }
    });
}

#[test]
fn four_fifths_of_every_week_are_easy() {
    every_plan(|seed, someone, slots, settled| {
        if someone.goal.sport == Sport::Strength {
            return;
        }
        for slot in slots {
            let monday = slot.on.monday();
            let (mut all, mut hard) = (0.0, 0.0);
            for (other, session) in slots.iter().zip(settled) {
                if other.on.monday() == monday && other.kind != Kind::Race {
                    all += session.size;
                    hard += session.hard;
                }
            }
            // Sizes give way a little to the minutes of the day after the share was worked out.
            assert!(hard <= all * 0.21 + 1e-6, "{seed}: {hard} of {all} in the week of {monday}");
        }
    });
}

#[test]
fn no_session_takes_longer_than_there_is_time_for() {
    every_plan(|seed, someone, slots, settled| {
        for (slot, session) in slots.iter().zip(settled) {
            let long = slot.kind == Kind::Long;
            let minutes = if long { someone.goal.long_minutes } else { someone.goal.minutes };
            let fits = session.duration_s <= f64::from(minutes) * 60.0 + 2.0;
            assert!(
                fits || slot.kind == Kind::Race,
                "{seed}: {} s on {}",
                session.duration_s,
                slot.on
            );
        }
    });
}

#[test]
fn every_fourth_week_before_the_taper_steps_back() {
    let stepped = std::cell::Cell::new(0);
    every_plan(|seed, someone, slots, settled| {
        let total = |monday: Day| -> (f64, usize) {
            let week = slots.iter().zip(settled).filter(|(slot, _)| slot.on.monday() == monday);
            week.fold((0.0, 0), |(sum, count), (_, session)| (sum + session.size, count + 1))
        };
        for slot in slots.iter().filter(|slot| slot.step_back) {
            let monday = slot.on.monday();
            let ((before, sessions), (light, same)) = (total(monday.plus_days(-7)), total(monday));
            // Sessions that are as short as sessions get cannot step back.
            let floor = someone.goal.sport.least_counted() + 1.0;
            let week = slots.iter().zip(settled).filter(|(slot, _)| slot.on.monday() == monday);
            if sessions == same && week.clone().all(|(_, session)| session.size > floor) {
                assert!(
                    light <= before * 0.76 + 1e-6,
                    "{seed}: {light} after {before} in {monday}"
                );
                stepped.set(stepped.get() + 1);
            }
        }
        let weeks_of_load = slots.iter().filter(|s| s.phase != Phase::Taper);
        let last = weeks_of_load.map(|slot| slot.on.monday()).max();
        if last.is_some_and(|last| last.days_since(someone.today.monday()) >= 28) {
            assert!(slots.iter().any(|slot| slot.step_back), "{seed}: never a lighter week");
        }
    });
    assert!(stepped.get() > 500);
}

#[test]
fn a_race_comes_last_after_a_taper_and_two_easy_days() {
    every_plan(|seed, someone, slots, settled| {
        let Aim::Race { distance_m, on, .. } = someone.goal.aim else { return };
        let last = slots.last().unwrap();
        assert_eq!((last.kind, last.on, last.wanted), (Kind::Race, on, distance_m), "{seed}");
        assert_eq!(settled.last().unwrap().size, distance_m, "{seed}");
        for (slot, session) in slots.iter().zip(settled) {
            let ahead = on.days_since(slot.on);
            assert!(ahead > 2 || ahead == 0 || !session.kind.is_hard(), "{seed}: {}", slot.on);
            assert!(ahead > 6 || slot.phase == Phase::Taper, "{seed}: {}", slot.on);
        }
    });
}

#[test]
fn every_session_is_on_a_chosen_day_and_has_a_workout() {
    every_plan(|seed, someone, slots, settled| {
        for (slot, session) in slots.iter().zip(settled) {
            let chosen = someone.goal.days.contains(&weekday(slot.on)) || slot.kind == Kind::Race;
            assert!(chosen && slot.on >= someone.today, "{seed}: {}", slot.on);
            let workout = library::find(session.workout);
            let workout =
                workout.unwrap_or_else(|| panic!("{seed}: nothing for {slot:?} {session:?}"));
            assert_eq!((workout.sport, workout.kind), (someone.goal.sport, session.kind), "{seed}");
            let scale = Scale {
                in_metres: someone.goal.sport.in_metres(),
                easy_mps: easy_mps(someone.goal.sport, &someone.past, someone.today),
            };
            assert!(workout.with_repeats(session.repeats, session.size, scale).is_some(), "{seed}");
        }
    });
}

#[test]
fn the_same_person_gets_the_same_plan() {
    for seed in 0..40 {
        let (one, other) = (someone(seed), someone(seed));
        let first = propose(&one.goal, &one.past, one.today);
        assert_eq!(first, propose(&other.goal, &other.past, other.today));
    }
}

/// Weeks of a plan go by and people miss what they miss: what is left keeps every rule and never grows.
#[test]
fn missing_days_never_stacks_them_and_keeps_every_rule() {
    let mut replanned = 0;
    for seed in 0..200 {
        let someone = someone(seed);
        let proposal = propose(&someone.goal, &someone.past, someone.today);
        let mut dice = Dice(seed ^ 0xABCD);
        let today = someone.today.plus_days(10 + dice.below(25) as i64);
        let mut past = someone.past.clone();
        let mut earlier = Vec::new();
        let (mut slots, mut before) = (Vec::new(), Vec::new());
        for (slot, session) in proposal.slots.iter().zip(&proposal.settled) {
            if slot.on >= today {
                slots.push(slot.clone());
                before.push(session.clone());
                continue;
            }
            earlier.push((slot.on, slot.kind, session.size));
            if dice.below(3) > 0 {
                let moving_s = session.duration_s;
                past.push(Past { on: slot.on, size: session.size, moving_s });
            }
        }
        let settle = || settle(&someone.goal, &slots, &earlier, &past, today, proposal.easy_mps);
        let after = settle();
        assert_eq!(after, settle(), "{seed}: settled twice is settled once");
        let later = Someone { goal: someone.goal.clone(), past: past.clone(), today };
        check_spikes(seed, &later, &slots, &after);
        for (before, after) in before.iter().zip(&after) {
            assert!(
                after.size <= before.size + 1e-6,
                "{seed}: {} grew to {}",
                before.size,
                after.size
            );
        }
        replanned += after.len();
    }
    assert!(replanned > 1_000, "{replanned}");
}

fn runner(days: &[u8], aim: Aim) -> Goal {
    Goal { aim, sport: Sport::Running, days: days.to_vec(), minutes: 60, long_minutes: 150 }
}

fn race(distance_m: f64, on: &str) -> Aim {
    Aim::Race { distance_m, on: day(on), name: None }
}

/// Three runs a week of these lengths, the last one yesterday.
fn runs_until(today: Day, weeks: i64, km: [f64; 3]) -> Vec<Past> {
    let mut past = Vec::new();
    for week in (0..weeks).rev() {
        for (back, km) in [5, 3, 1].into_iter().zip(km) {
            let on = today.plus_days(-week * 7 - back);
            past.push(Past { on, size: km * 1_000.0, moving_s: km * 360.0 });
        }
    }
    past
}

#[test]
fn a_half_marathon_in_four_months_is_ready_and_long_runs_grow_towards_it() {
    let today = day("2027-05-07");
    let past = runs_until(today, 8, [6.0, 7.0, 10.0]);
    let proposal = propose(&runner(&[2, 4, 7], race(21_097.5, "2027-09-05")), &past, today);
    assert_eq!(proposal.outcome, Outcome::Ready { weeks: 18 });
    let longest =
        proposal.settled.iter().zip(&proposal.slots).filter(|(_, s)| s.kind == Kind::Long);
    let longest = longest.map(|(session, _)| session.size).fold(0.0, f64::max);
    assert!((16_000.0..=21_000.0).contains(&longest), "{longest}");
}

#[test]
fn a_race_tomorrow_is_answered_with_rest() {
    let today = day("2027-05-07");
    let past = runs_until(today, 4, [5.0, 5.0, 8.0]);
    let tomorrow = propose(&runner(&[1, 3, 5], race(10_000.0, "2027-05-08")), &past, today);
    let outcome = Outcome::RaceSoon { days: 1, longest_m: 8_000.0, prepared: true };
    assert_eq!(tomorrow.outcome, outcome);
    let kinds: Vec<Kind> = tomorrow.settled.iter().map(|session| session.kind).collect();
    assert_eq!(kinds, [Kind::Recovery, Kind::Race]);
    let unprepared = propose(&runner(&[1], race(42_195.0, "2027-05-07")), &[], today);
    let outcome = Outcome::RaceSoon { days: 0, longest_m: 0.0, prepared: false };
    assert_eq!(unprepared.outcome, outcome);
}

#[test]
fn a_race_of_last_month_and_one_in_two_years_get_no_plan_but_an_answer() {
    let today = day("2027-05-07");
    let past = propose(&runner(&[1], race(10_000.0, "2027-04-07")), &[], today);
    assert_eq!((past.outcome, past.slots.len()), (Outcome::RacePast { on: day("2027-04-07") }, 0));
    let far = propose(&runner(&[1], race(10_000.0, "2029-04-07")), &[], today);
    assert!(matches!(far.outcome, Outcome::FarAway { .. }) && far.slots.is_empty());
}

#[test]
fn a_marathon_in_six_weeks_from_nothing_is_answered_with_what_is_realistic() {
    let today = day("2027-05-07");
    let wish = propose(&runner(&[2, 4, 7], race(42_195.0, "2027-06-20")), &[], today);
    let Outcome::FarBeyond { reachable_m, needed_m, realistic_m, realistic_on, .. } = wish.outcome
    else {
        panic!("{:?}", wish.outcome)
    };
    assert!(reachable_m < 6_000.0 && needed_m > 25_000.0, "{reachable_m} of {needed_m}");
    assert!((3_000.0..=6_000.0).contains(&realistic_m), "{realistic_m}");
    assert_eq!(realistic_on, None, "150 minutes a week are not enough for its long run");
    let patient = Goal { long_minutes: 240, ..runner(&[2, 4, 7], race(42_195.0, "2027-06-20")) };
    let Outcome::FarBeyond { realistic_on, .. } = propose(&patient, &[], today).outcome else {
        panic!()
    };
    assert!(realistic_on.unwrap() > day("2027-10-01"));
}

#[test]
fn after_two_weeks_of_nothing_a_week_is_easy_and_shorter() {
    let today = day("2027-05-07");
    let mut past = runs_until(today.plus_days(-14), 6, [8.0, 8.0, 12.0]);
    let goal = runner(&[1, 2, 4, 6, 7], Aim::Fitness);
    let proposal = propose(&goal, &past, today);
    for (slot, session) in proposal.slots.iter().zip(&proposal.settled) {
        let in_first_week = slot.on.days_since(today) <= 6;
        assert_eq!(session.because == Some(Because::Break), in_first_week, "{}", slot.on);
        assert!(!in_first_week || !session.kind.is_hard(), "{}", slot.on);
    }
    // Somebody who came back the day before yesterday still has five easy days.
    past.push(Past { on: today.plus_days(-2), size: 5_000.0, moving_s: 1_800.0 });
    assert_eq!(easy_until(Sport::Running, &past, today), Some(today.plus_days(4)));
    assert_eq!(easy_until(Sport::Running, &past, today.plus_days(5)), None);
}

#[test]
fn somebody_new_begins_with_a_starter() {
    let proposal = propose(&runner(&[3, 6], Aim::Fitness), &[], day("2027-05-07"));
    assert_eq!(proposal.settled[0].size, 2_500.0);
    assert!(proposal.settled[..5].iter().all(|session| session.hard == 0.0));
}
