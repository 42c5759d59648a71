//! The rules that make a plan. Pure functions: the same goal, the same past and the same day give the same plan.
//!
//! A plan is laid out once ([`propose`]): which day, what for, how long it would like to be. Then it is settled
//! ([`settle`]) against what really happened, at first and again whenever something was missed, moved or
//! done differently. Settling always starts from the first layout, so what shrank can grow back and nothing
//! is ever stacked on what is left.
//!
//! 1. No session is longer than 1.10 times the longest of the thirty days before it
//!    ([`physiology::training::SPIKE_LIMIT`]); after a month of nothing it is a starter. The race is exempt.
//! 2. Hard days stand apart: never on days next to each other. Nothing hard within two days before a race.
//! 3. At least four fifths of a week's training are easy. (Endurance only: strength has no such rule.)
//! 4. Every fourth week steps back to at most three quarters; before a race the plan tapers.
//! 5. No session is longer than there is time for.
//! 6. After ten days of nothing, a week is easy and shorter.
use kernel::Day;
use physiology::training::{SPIKE_DAYS, longest_sensible};
use serde::{Deserialize, Serialize};

use crate::goal::{Aim, Goal, Sport};
use crate::library::{self, Fitted, Kind, Scale};

/// Rises whenever the same goal would give another plan. Stored with each plan.
pub const VERSION: i64 = 1;

/// The most that may be hard of a week.
const HARD_SHARE: f64 = 0.20;
/// What a week of stepping back keeps of the one before.
const STEP_BACK: f64 = 0.75;
/// Growth of the long session from one loading week to the next.
const GROWTH: f64 = 1.08;
/// So many days of nothing call for an easy week.
const BREAK_DAYS: i64 = 10;
/// Plans for fitness are this long.
const FITNESS_WEEKS: i64 = 12;
/// Races further away than this are too far to plan for.
const FARTHEST_DAYS: i64 = 365;

/// An activity of the sport, as far as the rules care.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Past {
    /// Its local day.
    pub on: Day,
    /// Metres, or seconds of strength.
    pub size: f64,
    /// Time in motion.
    pub moving_s: f64,
}

/// A phase of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Getting used to it.
    Base,
    /// Getting stronger.
    Build,
    /// The hardest weeks.
    Peak,
    /// Resting for the day.
    Taper,
}

impl Phase {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Phase::Base => "base",
            Phase::Build => "build",
            Phase::Peak => "peak",
            Phase::Taper => "taper",
        }
    }

    /// The phase of a stored word.
    pub fn named(word: &str) -> Phase {
        match word {
            "build" => Phase::Build,
            "peak" => Phase::Peak,
            "taper" => Phase::Taper,
            _ => Phase::Base,
        }
    }
}

/// A session as it was first laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// On which day.
    pub on: Day,
    /// What for.
    pub kind: Kind,
    /// How long it would like to be: metres, or seconds of strength.
    pub wanted: f64,
    /// In which phase.
    pub phase: Phase,
    /// Whether its week steps back.
    pub step_back: bool,
    /// Chooses among workouts for the same purpose.
    pub variety: u32,
}

/// Why a session is not as it was first laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TrainingReason)]
pub enum Because {
    /// The longest of the last thirty days allows no more.
    Spike,
    /// It comes after a break.
    Break,
}

/// A session as it is to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// What for.
    pub kind: Kind,
    /// Metres, or seconds of strength.
    pub size: f64,
    /// How long it takes.
    pub duration_s: f64,
    /// Which workout of the library.
    pub workout: &'static str,
    /// How often its group is repeated.
    pub repeats: u32,
    /// How much of it is hard, in the unit of its size.
    pub hard: f64,
    /// What held it back.
    pub because: Option<Because>,
}

/// What became of a wish.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = TrainingOutcome)]
pub enum Outcome {
    /// It can be done with good sense.
    Ready {
        /// Calendar weeks of training.
        weeks: u32,
    },
    /// The race is within a week: rest is the best training now.
    RaceSoon {
        /// Days until then; 0 is today.
        days: u32,
        /// The longest session of the last thirty days.
        longest_m: f64,
        /// Whether that is enough to enjoy the race.
        prepared: bool,
    },
    /// The race has been.
    RacePast {
        /// When it was.
        on: Day,
    },
    /// The race is more than a year ahead.
    FarAway {
        /// From which day on a plan makes sense.
        from_on: Day,
    },
    /// Growing with good sense, the goal is not reached by then.
    FarBeyond {
        /// The longest session that is sensible before the race.
        reachable_m: f64,
        /// How long it would have to be for this race.
        needed_m: f64,
        /// A race that fits to the same day.
        realistic_m: f64,
        /// When the wished race would fit; none when the time in a week is what is missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        realistic_on: Option<Day>,
        /// Minutes that the long session would need.
        minutes_needed: u32,
    },
}

/// A wish, answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Whether it can be done.
    pub outcome: Outcome,
    /// The layout; empty when there is nothing to plan.
    pub slots: Vec<Slot>,
    /// The same sessions, settled.
    pub settled: Vec<Settled>,
    /// Speed of easy sessions.
    pub easy_mps: f64,
}

/// Answers a wish: lays a plan out and says what is realistic.
pub fn propose(goal: &Goal, past: &[Past], today: Day) -> Proposal {
    let easy_mps = easy_mps(goal.sport, past, today);
    let nothing = |outcome| Proposal { outcome, slots: Vec::new(), settled: Vec::new(), easy_mps };
    if let Aim::Race { on, .. } = goal.aim {
        if on < today {
            return nothing(Outcome::RacePast { on });
        }
        if on.days_since(today) > FARTHEST_DAYS {
            return nothing(Outcome::FarAway { from_on: on.plus_days(-280) });
        }
    }
    let slots = lay_out(goal, past, today, easy_mps);
    let settled = settle(goal, &slots, &[], past, today, easy_mps);
    let outcome = judge(goal, past, today, &slots, &settled, easy_mps);
    Proposal { outcome, slots, settled, easy_mps }
}

/// Speed of easy sessions: that of the last sixty days, within human bounds.
fn easy_mps(sport: Sport, past: &[Past], today: Day) -> f64 {
    let usual = sport.usual_mps();
    let (mut metres, mut seconds) = (0.0, 0.0);
    for activity in past {
        if activity.on.days_since(today) >= -60 && activity.moving_s > 0.0 {
            metres += activity.size;
            seconds += activity.moving_s;
        }
    }
    if !sport.in_metres() || seconds < 600.0 {
        return usual;
    }
    let speed = (metres / seconds).clamp(usual * 0.6, usual * 1.9);
    (speed * 1_000.0).round() / 1_000.0
}

/// The longest activity that counts among the days from `SPIKE_DAYS` before a day to its eve.
fn longest_before(sport: Sport, chain: &[(Day, f64)], day: Day) -> Option<f64> {
    let mut longest: Option<f64> = None;
    for &(on, size) in chain {
        let ago = day.days_since(on);
        if (1..=SPIKE_DAYS).contains(&ago) && size >= sport.least_counted() {
            longest = Some(longest.map_or(size, |held| held.max(size)));
        }
    }
    longest
}

/// How long a session on a day may be at most; the race is not asked.
pub fn limit(sport: Sport, chain: &[(Day, f64)], day: Day) -> f64 {
    longest_before(sport, chain, day).map_or(sport.starter(), longest_sensible)
}

/// Sizes of the days on which something was done.
pub fn chain_of(past: &[Past]) -> Vec<(Day, f64)> {
    past.iter().map(|activity| (activity.on, activity.size)).collect()
}

/// How long a long session before a race should get, and how long it must be to enjoy it.
fn long_goal(sport: Sport, distance_m: f64) -> (f64, f64) {
    let (most, enough) = match sport {
        Sport::Running => (32_000.0, 30_000.0),
        Sport::Cycling => (160_000.0, 150_000.0),
        Sport::Walking | Sport::Strength => (42_000.0, 40_000.0),
    };
    let share: f64 = match distance_m {
        d if d <= 12_000.0 && sport == Sport::Running => 1.3,
        d if d <= 25_000.0 => 0.95,
        _ => 0.75,
    };
    ((share * distance_m).min(most), (0.6 * distance_m).min(enough))
}

fn judge(
    goal: &Goal,
    past: &[Past],
    today: Day,
    slots: &[Slot],
    settled: &[Settled],
    easy_mps: f64,
) -> Outcome {
    let Aim::Race { distance_m, on, .. } = goal.aim else {
        return Outcome::Ready { weeks: FITNESS_WEEKS as u32 };
    };
    let (_, needed_m) = long_goal(goal.sport, distance_m);
    let longest_m = longest_before(goal.sport, &chain_of(past), today.plus_days(1)).unwrap_or(0.0);
    let days = on.days_since(today);
    if days < 7 {
        let prepared = longest_m >= needed_m;
        return Outcome::RaceSoon { days: days as u32, longest_m, prepared };
    }
    let reachable_m = longest_session(slots, settled).max(longest_m);
    if reachable_m >= needed_m {
        let weeks = on.monday().days_since(today.monday()) / 7 + 1;
        return Outcome::Ready { weeks: weeks as u32 };
    }
    let fits_m = reachable_m * distance_m / needed_m;
    let standard = [42_195.0, 21_097.5, 10_000.0, 5_000.0];
    let known = standard.into_iter().find(|known| goal.sport != Sport::Cycling && *known <= fits_m);
    let realistic_m = known.unwrap_or((fits_m / 1_000.0).floor() * 1_000.0).max(1_000.0);
    let minutes_needed = (needed_m / easy_mps / 60.0).ceil();
    // Three weeks of four grow.
    let loading_weeks = (needed_m / reachable_m.max(1.0)).ln() / GROWTH.ln();
    let more_days = (loading_weeks * 4.0 / 3.0).ceil().clamp(1.0, 520.0) as i64 * 7;
    let has_time = f64::from(goal.long_minutes) >= minutes_needed;
    // An estimate; whoever wishes for that day should hear that it is enough, so it is tried.
    let mut realistic_on = on.plus_days(more_days);
    while has_time && realistic_on.days_since(today) <= FARTHEST_DAYS - 7 {
        let Aim::Race { name, .. } = &goal.aim else { break };
        let aim = Aim::Race { distance_m, on: realistic_on, name: name.clone() };
        let later = Goal { aim, ..goal.clone() };
        let slots = lay_out(&later, past, today, easy_mps);
        let settled = settle(&later, &slots, &[], past, today, easy_mps);
        if longest_session(&slots, &settled) >= needed_m {
            break;
        }
        realistic_on = realistic_on.plus_days(7);
    }
    Outcome::FarBeyond {
        reachable_m,
        needed_m,
        realistic_m,
        realistic_on: has_time.then_some(realistic_on),
        minutes_needed: minutes_needed as u32,
    }
}

/// The longest session of a layout, the race aside.
fn longest_session(slots: &[Slot], settled: &[Settled]) -> f64 {
    let trained = slots.iter().zip(settled).filter(|(slot, _)| slot.kind != Kind::Race);
    trained.map(|(_, session)| session.size).fold(0.0, f64::max)
}

/// How far two weekdays are apart, round the week.
fn apart(one: u8, other: u8) -> u8 {
    let ahead = one.abs_diff(other);
    ahead.min(7 - ahead)
}

/// The layout: days, purposes and wished sizes.
fn lay_out(goal: &Goal, past: &[Past], today: Day, easy_mps: f64) -> Vec<Slot> {
    let race = match &goal.aim {
        Aim::Race { distance_m, on, .. } => Some((*distance_m, *on)),
        Aim::Fitness => None,
    };
    let monday = today.monday();
    let last = race.map_or(monday.plus_days(FITNESS_WEEKS * 7 - 1), |(_, on)| on);
    let weeks = last.monday().days_since(monday) / 7 + 1;
    let room = Room::of(goal, easy_mps);
    let chain = chain_of(past);
    let known = longest_before(goal.sport, &chain, today);
    let start = known.unwrap_or(goal.sport.starter());
    let target = match race {
        Some((distance_m, _)) => long_goal(goal.sport, distance_m).0,
        None => start * 1.8,
    };
    let mut long = start.min(target).min(room.long);
    let mut week_cap = (recent_week(past, today) * 1.1).max(start * 2.5);
    let recent = past.iter().filter(|p| (0..=30).contains(&today.days_since(p.on))).count();
    let quality_from = if recent < 4 { 3 } else { 0 };
    let mut slots = Vec::new();
    for week in 0..weeks {
        let phase = phase_of(week, weeks, race, goal.sport);
        let step_back = phase != Phase::Taper && week % 4 == 3;
        if week > 0 && !step_back && phase != Phase::Taper {
            long = (long * GROWTH).min(target).min(room.long);
            week_cap *= GROWTH;
        }
        let share = match phase {
            Phase::Taper if week + 1 == weeks => 0.5,
            Phase::Taper => 0.7,
            _ if step_back => STEP_BACK,
            _ => 1.0,
        };
        let wanted = Wanted::of(goal, long * share, week_cap * share, &room);
        let plan = Week { index: week, phase, step_back, allow_quality: week >= quality_from };
        for (number, kind) in kinds_of_week(goal, &plan) {
            let on = monday.plus_days(week * 7 + i64::from(number) - 1);
            if on >= today && on <= last {
                let variety = week as u32 + u32::from(number);
                let wanted = wanted.size_of(kind);
                slots.push(Slot { on, kind, wanted, phase, step_back, variety });
            }
        }
    }
    if let Some((distance_m, on)) = race {
        make_way_for_the_race(&mut slots, on);
        let (kind, phase) = (Kind::Race, Phase::Taper);
        let slot = Slot { on, kind, wanted: distance_m, phase, step_back: false, variety: 0 };
        slots.push(slot);
    }
    slots.sort_by_key(|slot| slot.on);
    keep_hard_days_apart(&mut slots);
    slots
}

/// The most that fits into a day: metres, or seconds of strength.
struct Room {
    usual: f64,
    long: f64,
}

impl Room {
    fn of(goal: &Goal, easy_mps: f64) -> Room {
        let speed = if goal.sport.in_metres() { easy_mps } else { 1.0 };
        Room {
            usual: f64::from(goal.minutes) * 60.0 * speed,
            long: f64::from(goal.long_minutes) * 60.0 * speed,
        }
    }

    fn for_kind(&self, kind: Kind) -> f64 {
        if kind == Kind::Long { self.long } else { self.usual }
    }
}

/// The largest week of the last four.
fn recent_week(past: &[Past], today: Day) -> f64 {
    let mut weeks = [0.0; 4];
    for activity in past {
        let ago = today.days_since(activity.on);
        if let Some(week) = usize::try_from(ago / 7).ok().and_then(|week| weeks.get_mut(week))
            && ago >= 0
        {
            *week += activity.size;
        }
    }
    weeks.into_iter().fold(0.0, f64::max)
}

fn phase_of(week: i64, weeks: i64, race: Option<(f64, Day)>, sport: Sport) -> Phase {
    let Some((distance_m, _)) = race else {
        return if week < 4 { Phase::Base } else { Phase::Build };
    };
    let long_taper = match sport {
        Sport::Running if distance_m >= 30_000.0 => 3,
        Sport::Running if distance_m >= 15_000.0 => 2,
        Sport::Cycling if distance_m >= 100_000.0 => 2,
        _ => 1,
    };
    let taper = if weeks <= 4 { 1 } else { long_taper };
    let training = weeks - taper;
    if week >= training {
        return Phase::Taper;
    }
    let peak = training / 5;
    let build = training * 2 / 5;
    match training - week {
        left if left <= peak => Phase::Peak,
        left if left <= peak + build => Phase::Build,
        _ => Phase::Base,
    }
}

struct Week {
    index: i64,
    phase: Phase,
    step_back: bool,
    allow_quality: bool,
}

/// What each chosen weekday is for.
fn kinds_of_week(goal: &Goal, week: &Week) -> Vec<(u8, Kind)> {
    if goal.sport == Sport::Strength {
        return kinds_of_strength(&goal.days);
    }
    let count = goal.days.len();
    let mut long_day = goal.days.last().copied().unwrap_or(7);
    for favourite in [6, 7] {
        if goal.days.contains(&favourite) {
            long_day = favourite;
        }
    }
    let hard_kinds: &[Kind] = match (week.phase, count) {
        _ if !week.allow_quality => &[],
        (_, 1) => &[],
        (Phase::Taper, _) => &[Kind::Sharpen],
        (Phase::Base, 2) => &[],
        (Phase::Base, 3) if week.index % 2 == 0 => &[],
        (Phase::Base, _) => &[Kind::Light],
        _ if week.step_back => &[Kind::Light],
        (Phase::Build, 2..=4) if week.index % 2 == 0 => &[Kind::Tempo],
        (Phase::Build, 2..=4) => &[Kind::Intervals],
        (Phase::Peak, 2..=4) => &[Kind::Intervals],
        (Phase::Build, _) => &[Kind::Tempo, Kind::Intervals],
        (Phase::Peak, _) => &[Kind::Intervals, Kind::Tempo],
    };
    let mut hard_days: Vec<u8> = Vec::new();
    for day in &goal.days {
        let clear =
            apart(*day, long_day) >= 2 && hard_days.iter().all(|hard| apart(*day, *hard) >= 2);
        if clear && hard_days.len() < hard_kinds.len() {
            hard_days.push(*day);
        }
    }
    let mut kinds = Vec::with_capacity(count);
    for day in &goal.days {
        let hard = hard_days.iter().position(|hard| hard == day);
        let after_hard =
            hard_days.iter().any(|hard| *day == hard % 7 + 1) || *day == long_day % 7 + 1;
        let kind = match hard.and_then(|index| hard_kinds.get(index)) {
            Some(kind) => *kind,
            None if *day == long_day => Kind::Long,
            None if after_hard && count >= 5 => Kind::Recovery,
            None => Kind::Easy,
        };
        kinds.push((*day, kind));
    }
    kinds
}

fn kinds_of_strength(days: &[u8]) -> Vec<(u8, Kind)> {
    let mut hard: Vec<u8> = Vec::new();
    for day in days {
        if hard.len() < 3 && hard.iter().all(|other| apart(*day, *other) >= 2) {
            hard.push(*day);
        }
    }
    let kind = |day: &u8| if hard.contains(day) { Kind::Strength } else { Kind::Mobility };
    days.iter().map(|day| (*day, kind(day))).collect()
}

/// Wished sizes of a week.
struct Wanted {
    long: f64,
    usual: f64,
}

impl Wanted {
    fn of(goal: &Goal, long: f64, week_cap: f64, room: &Room) -> Wanted {
        let others = goal.days.len().saturating_sub(1).max(1) as f64;
        if goal.sport == Sport::Strength {
            return Wanted { long, usual: long.min(room.usual) };
        }
        let spread = ((week_cap - long) / others).max(long * 0.25);
        Wanted { long, usual: (long * 0.65).min(spread).min(room.usual) }
    }

    fn size_of(&self, kind: Kind) -> f64 {
        match kind {
            Kind::Long => self.long,
            Kind::Recovery => self.usual * 0.7,
            Kind::Mobility => self.usual * 0.6,
            _ => self.usual,
        }
    }
}

/// Nothing hard within two days before, nothing long within a week, the eve short, the day itself free.
fn make_way_for_the_race(slots: &mut Vec<Slot>, race_on: Day) {
    slots.retain(|slot| slot.on < race_on);
    for slot in slots.iter_mut() {
        let ahead = race_on.days_since(slot.on);
        if ahead <= 6 && slot.phase != Phase::Taper {
            // The race is early in its week: the taper begins in the one before.
            slot.phase = Phase::Taper;
            slot.wanted *= 0.7;
            if slot.kind.is_hard() && slot.kind != Kind::Long {
                slot.kind = Kind::Sharpen;
            }
        }
        if slot.kind == Kind::Long && ahead <= 6 {
            slot.kind = Kind::Easy;
            slot.wanted *= 0.6;
        }
        if ahead <= 2 && slot.kind.is_hard() {
            slot.kind = slot.kind.eased();
        }
        if ahead == 1 {
            slot.kind = Kind::Recovery;
            slot.wanted *= 0.6;
        }
    }
}

/// Of two hard days side by side one becomes easy: never the race, rather not the long one.
fn keep_hard_days_apart(slots: &mut [Slot]) {
    for next in 1..slots.len() {
        let before = next - 1;
        let close = slots[next].on.days_since(slots[before].on) <= 1;
        if !(close && slots[before].kind.is_hard() && slots[next].kind.is_hard()) {
            continue;
        }
        let ease = match (slots[before].kind, slots[next].kind) {
            (Kind::Race, _) => next,
            (_, Kind::Race | Kind::Long) => before,
            _ => next,
        };
        slots[ease].kind = slots[ease].kind.eased();
    }
}

/// A session that is over or fixed: its day, purpose and planned size.
pub type Earlier = (Day, Kind, f64);

/// Makes sessions to measure, in the order of their days. `slots` are those that are still to come, `earlier`
/// what was planned before them, `past` what was really done.
pub fn settle(
    goal: &Goal,
    slots: &[Slot],
    earlier: &[Earlier],
    past: &[Past],
    today: Day,
    easy_mps: f64,
) -> Vec<Settled> {
    let sport = goal.sport;
    let scale = Scale { in_metres: sport.in_metres(), easy_mps };
    let room = Room::of(goal, easy_mps);
    let easy_until = easy_until(sport, past, today);
    let mut chain = chain_of(past);
    let mut planned: Vec<Earlier> = earlier.to_vec();
    let mut settled: Vec<Settled> = Vec::with_capacity(slots.len());
    // Week by week: how much may be hard follows from the whole week, the next week from how this one ended.
    for week in slots.chunk_by(|one, next| one.on.monday() == next.on.monday()) {
        let mut sized = Vec::with_capacity(week.len());
        let mut in_week = chain.clone();
        for slot in week {
            if slot.kind == Kind::Race {
                sized.push((slot.kind, slot.wanted, None));
                continue;
            }
            let (mut kind, mut wanted, mut because) = (slot.kind, slot.wanted, None);
            if easy_until.is_some_and(|until| slot.on <= until) {
                kind = kind.eased();
                wanted *= STEP_BACK;
                because = Some(Because::Break);
            }
            if slot.step_back
                && let Some(mean) = mean_of_week_before(&planned, slot)
            {
                wanted = wanted.min(mean * STEP_BACK);
            }
            let fits = room.for_kind(slot.kind);
            let limit = limit(sport, &in_week, slot.on);
            let mut size = wanted.min(fits);
            if size > limit {
                size = limit;
                because = because.or(Some(Because::Spike));
            }
            // Less than this is no session; the limit never is.
            let size = tidy(size.max(sport.least_counted().min(fits)), sport);
            in_week.push((slot.on, size));
            sized.push((kind, size, because));
        }
        let mut budget: f64 = match sport {
            Sport::Strength => f64::INFINITY,
            _ => {
                sized
                    .iter()
                    .filter(|(kind, ..)| *kind != Kind::Race)
                    .map(|(_, size, _)| size)
                    .sum::<f64>()
                    * HARD_SHARE
            }
        };
        for (slot, (kind, size, because)) in week.iter().zip(sized) {
            let most_s = room.for_kind(slot.kind) / if scale.in_metres { easy_mps } else { 1.0 };
            // The sizes of the week were worked out from each other; one that gave way to the clock counts.
            let size = match kind {
                Kind::Race => size,
                _ => size.min(tidy(limit(sport, &chain, slot.on), sport)),
            };
            let want = Want { sport, kind, size, most_hard: budget, most_s, variety: slot.variety };
            let (kind, workout, size, fitted) = choose(&want, scale);
            if kind != Kind::Race {
                budget -= fitted.hard;
                planned.push((slot.on, slot.kind, size));
                chain.push((slot.on, size));
            }
            settled.push(Settled {
                kind,
                size,
                duration_s: fitted.duration_s.round(),
                workout,
                repeats: fitted.repeats,
                hard: fitted.hard,
                because,
            });
        }
    }
    settled
}

struct Want {
    sport: Sport,
    kind: Kind,
    size: f64,
    most_hard: f64,
    most_s: f64,
    variety: u32,
}

/// A workout for the purpose; one that is easier when none fits.
fn choose(want: &Want, scale: Scale) -> (Kind, &'static str, f64, Fitted) {
    for kind in [want.kind, want.kind.eased(), Kind::Recovery] {
        let candidates = library::of(want.sport, kind);
        for offset in 0..candidates.len() {
            let workout = candidates[(want.variety as usize + offset) % candidates.len()];
            let mut size = want.size;
            // Slow rests take longer than easy metres: a little shorter, then it fits into the day.
            for _ in 0..12 {
                let Some(fitted) = workout.fit(size, want.most_hard, scale) else { break };
                if fitted.duration_s <= want.most_s + 1.0 || kind == Kind::Race {
                    return (kind, &workout.id, size, fitted);
                }
                size = tidy(size * 0.97, want.sport);
            }
        }
    }
    let nothing = Fitted { repeats: 0, parts: Vec::new(), duration_s: want.most_s, hard: 0.0 };
    (want.kind.eased(), "", want.size, nothing)
}

/// Down to what people say: hundreds of metres, minutes.
fn tidy(size: f64, sport: Sport) -> f64 {
    let step = match sport.in_metres() {
        true if size < 2_000.0 => 10.0,
        true => 100.0,
        false if size < 600.0 => 10.0,
        false => 60.0,
    };
    ((size + 1e-6) / step).floor() * step
}

/// The mean size of the sessions of the same rank in the week before.
fn mean_of_week_before(planned: &[Earlier], slot: &Slot) -> Option<f64> {
    let monday = slot.on.monday().plus_days(-7);
    let (mut sum, mut count) = (0.0, 0.0);
    for (on, kind, size) in planned {
        let same_rank = (*kind == Kind::Long) == (slot.kind == Kind::Long);
        if on.monday() == monday && same_rank {
            sum += size;
            count += 1.0;
        }
    }
    (count > 0.0).then(|| sum / count)
}

/// Until which day it stays easy because of a break: a week from today while it lasts, a week from the return.
fn easy_until(sport: Sport, past: &[Past], today: Day) -> Option<Day> {
    let mut days = Vec::new();
    for activity in past {
        if activity.size >= sport.least_counted() && activity.on <= today {
            days.push(activity.on);
        }
    }
    days.sort_unstable();
    let last = *days.last()?;
    if today.days_since(last) >= BREAK_DAYS {
        return Some(today.plus_days(6));
    }
    for pair in days.windows(2) {
        let returned = pair[1];
        if returned.days_since(pair[0]) >= BREAK_DAYS && today.days_since(returned) < 7 {
            return Some(returned.plus_days(6));
        }
    }
    None
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
