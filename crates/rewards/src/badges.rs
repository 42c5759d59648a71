//! Badges: the catalogue is data (`data/badges.toml`), and the few kinds of rule it uses are interpreted here.
//!
//! A badge is earned on the local day of the activity that completed it, and it stands on that ground: when
//! activities are edited or removed, it moves to the activity that completes it now, or goes. Only what was
//! published stays published.
use std::sync::LazyLock;

use kernel::{ActivityId, Day};
use physiology::Sport;
use serde::{Deserialize, Serialize};

use crate::calendar::Month;
use crate::history::Counted;
use crate::results::ChallengeResult;

const DATA: &str = include_str!("../data/badges.toml");

/// All badges, in the order in which they are shown.
pub(crate) static CATALOGUE: LazyLock<Vec<Definition>> =
    LazyLock::new(|| read(DATA).expect("a test reads the catalogue that is compiled in"));

/// Tells one catalogue from another, so that a changed one recounts everybody (FNV-1a, 64 bits).
pub(crate) const CATALOGUE_MARK: u64 = {
    let bytes = DATA.as_bytes();
    let mut mark: u64 = 0xcbf2_9ce4_8422_2325;
    let mut at = 0;
    while at < bytes.len() {
        mark = (mark ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    mark
};

/// How much of a badge is earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = BadgeTier)]
pub enum Tier {
    /// The first of three.
    Bronze,
    /// The second of three.
    Silver,
    /// The last of three.
    Gold,
}

impl Tier {
    /// The word of the API.
    pub fn name(self) -> &'static str {
        match self {
            Tier::Bronze => "bronze",
            Tier::Silver => "silver",
            Tier::Gold => "gold",
        }
    }
}

/// What a badge counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = BadgeUnit)]
pub enum Unit {
    /// Activities.
    Activities,
    /// Metres.
    M,
    /// Seconds.
    S,
    /// Sports.
    Sports,
    /// Months of the year.
    Months,
    /// Weekends.
    Weekends,
    /// Weeks in a row.
    Weeks,
    /// Challenges.
    Challenges,
}

/// A badge: earned, or on the way with `progress`. Its name and description are texts of the web app.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Badge {
    /// Its id in the catalogue.
    #[schema(example = "first_steps")]
    pub id: String,
    /// For badges in three steps: which one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// The local day of the activity that completed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earned_on: Option<Day>,
    /// The activity that completed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity_id: Option<ActivityId>,
    /// How far it is, when it is not earned yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<BadgeProgress>,
}

/// How far a badge is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BadgeProgress {
    /// So much is there.
    #[schema(example = 640.0)]
    pub value: f64,
    /// So much is needed.
    #[schema(example = 1000.0)]
    pub goal: f64,
    /// Of this.
    pub unit: Unit,
}

/// A badge as the catalogue defines it.
#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) id: String,
    pub(crate) rule: Rule,
    of: Filter,
    /// Goals in rising order; one without a tier, or three with.
    pub(crate) steps: Vec<(Option<Tier>, f64)>,
    pub(crate) surprise: bool,
}

/// What is counted over the activities that match.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Rule {
    Count,
    Total(Measure),
    MonthTotal(Measure),
    DistinctSports,
    DistinctMonths,
    Weekends,
    WeekStreak,
    Comeback { pause_days: i64 },
    ChallengesCompleted,
    ChallengesWon,
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Measure {
    DistanceM,
    AscentM,
    MovingS,
}

impl Measure {
    fn of(self, activity: &Counted) -> f64 {
        match self {
            Measure::DistanceM => activity.distance_m.unwrap_or(0.0),
            Measure::AscentM => activity.ascent_m.unwrap_or(0.0),
            Measure::MovingS => activity.moving_s,
        }
    }
}

impl Rule {
    pub(crate) fn unit(self) -> Unit {
        match self {
            Rule::Count | Rule::Comeback { .. } => Unit::Activities,
            Rule::Total(Measure::MovingS) | Rule::MonthTotal(Measure::MovingS) => Unit::S,
            Rule::Total(_) | Rule::MonthTotal(_) => Unit::M,
            Rule::DistinctSports => Unit::Sports,
            Rule::DistinctMonths => Unit::Months,
            Rule::Weekends => Unit::Weekends,
            Rule::WeekStreak => Unit::Weeks,
            Rule::ChallengesCompleted | Rule::ChallengesWon => Unit::Challenges,
        }
    }
}

/// Which activities match: all conditions that are given.
#[derive(Debug, Default)]
struct Filter {
    /// One bit for each sport; none means any.
    sports: u32,
    min_distance_m: f64,
    min_moving_s: f64,
    /// From a minute of the day, before another; the window may span midnight.
    minutes: Option<(u16, u16)>,
    /// Month and day of month.
    on: Option<(i8, i8)>,
}

fn bit(sport: Sport) -> u32 {
    1 << sport as u32
}

impl Filter {
    fn matches(&self, activity: &Counted) -> bool {
        if self.sports != 0 && self.sports & bit(activity.sport) == 0 {
            return false;
        }
        if self.min_distance_m > 0.0 && activity.distance_m.unwrap_or(0.0) < self.min_distance_m {
            return false;
        }
        if activity.moving_s < self.min_moving_s {
            return false;
        }
        if let Some((from, before)) = self.minutes {
            let at = activity.started_minute;
            let inside =
                if from < before { from <= at && at < before } else { from <= at || at < before };
            if !inside {
                return false;
            }
        }
        match self.on {
            Some((month, day)) => {
                let date = activity.started_on.0;
                date.month() == month && date.day() == day
            }
            None => true,
        }
    }
}

/// How far one badge is, while activities are counted in the order of history.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meter {
    pub(crate) value: f64,
    /// The month to which `value` belongs, for rules that begin anew each month.
    pub(crate) month: Option<Month>,
    /// Steps completed.
    pub(crate) steps: usize,
    seen: u32,
    last_on: Option<Day>,
}

impl Definition {
    /// Counts an activity, with the streak as it stands after it. Returns the steps it completed.
    pub(crate) fn count(
        &self,
        meter: &mut Meter,
        activity: &Counted,
        streak_weeks: u32,
    ) -> &[(Option<Tier>, f64)] {
        if meter.steps == self.steps.len() || !self.of.matches(activity) {
            return &[];
        }
        self.advance(meter, activity, streak_weeks);
        self.climb(meter)
    }

    /// Counts the result of a challenge. Returns the steps it completed.
    pub(crate) fn count_result(
        &self,
        meter: &mut Meter,
        result: &ChallengeResult,
    ) -> &[(Option<Tier>, f64)] {
        let counts = match self.rule {
            Rule::ChallengesCompleted => result.completed,
            Rule::ChallengesWon => result.won,
            _ => false,
        };
        if !counts || meter.steps == self.steps.len() {
            return &[];
        }
        meter.value += 1.0;
        self.climb(meter)
    }

    /// The steps that the meter has newly reached.
    fn climb(&self, meter: &mut Meter) -> &[(Option<Tier>, f64)] {
        let from = meter.steps;
        while self.steps.get(meter.steps).is_some_and(|(_, goal)| meter.value >= *goal) {
            meter.steps += 1;
        }
        &self.steps[from..meter.steps]
    }

    fn advance(&self, meter: &mut Meter, activity: &Counted, streak_weeks: u32) {
        let on = activity.started_on;
        match self.rule {
            Rule::Count => meter.value += 1.0,
            Rule::Total(measure) => meter.value += measure.of(activity),
            Rule::MonthTotal(measure) => {
                let month = Some(Month::of(on));
                if meter.month != month {
                    meter.month = month;
                    meter.value = 0.0;
                }
                meter.value += measure.of(activity);
            }
            Rule::DistinctSports => {
                if activity.sport != Sport::Other {
                    meter.seen |= bit(activity.sport);
                }
                meter.value = f64::from(meter.seen.count_ones());
            }
            Rule::DistinctMonths => {
                meter.seen |= 1 << Month::of(on).of_year();
                meter.value = f64::from(meter.seen.count_ones());
            }
            Rule::Weekends => match on.0.weekday() {
                jiff::civil::Weekday::Saturday => meter.last_on = Some(on),
                // Taking the Saturday makes a second run on the Sunday count no second weekend.
                jiff::civil::Weekday::Sunday => {
                    let saturday = meter.last_on.take();
                    if saturday == Some(on.plus_days(-1)) {
                        meter.value += 1.0;
                    }
                }
                _ => {}
            },
            Rule::WeekStreak => meter.value = f64::from(streak_weeks),
            Rule::Comeback { pause_days } => {
                let last_on = meter.last_on.replace(on);
                if last_on.is_some_and(|last_on| on.days_since(last_on) > pause_days) {
                    meter.value += 1.0;
                }
            }
            Rule::ChallengesCompleted | Rule::ChallengesWon => {}
        }
    }
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    badge: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    kind: String,
    measure: Option<Measure>,
    pause_days: Option<i64>,
    #[serde(default)]
    of: Of,
    goal: Option<f64>,
    tiers: Option<Tiers>,
    #[serde(default)]
    surprise: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Of {
    #[serde(default)]
    sports: Vec<String>,
    #[serde(default)]
    min_distance_m: f64,
    #[serde(default)]
    min_moving_s: f64,
    from_minute: Option<u16>,
    before_minute: Option<u16>,
    on: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tiers {
    bronze: f64,
    silver: f64,
    gold: f64,
}

fn read(text: &str) -> Result<Vec<Definition>, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut badges: Vec<Definition> = Vec::with_capacity(file.badge.len());
    for entry in file.badge {
        let id = entry.id.clone();
        if badges.iter().any(|other| other.id == id) {
            return Err(format!("{id}: there are two of this id"));
        }
        badges.push(define(entry).map_err(|why| format!("{id}: {why}"))?);
    }
    Ok(badges)
}

fn define(entry: Entry) -> Result<Definition, String> {
    let measure = || entry.measure.ok_or("`measure` is missing");
    let rule = match entry.kind.as_str() {
        "count" => Rule::Count,
        "total" => Rule::Total(measure()?),
        "month_total" => Rule::MonthTotal(measure()?),
        "distinct_sports" => Rule::DistinctSports,
        "distinct_months" => Rule::DistinctMonths,
        "weekends" => Rule::Weekends,
        "week_streak" => Rule::WeekStreak,
        "challenges_completed" => Rule::ChallengesCompleted,
        "challenges_won" => Rule::ChallengesWon,
        "comeback" => {
            Rule::Comeback { pause_days: entry.pause_days.ok_or("`pause_days` is missing")? }
        }
        other => return Err(format!("there is no kind `{other}`")),
    };
    let steps = match (entry.goal, entry.tiers) {
        (Some(goal), None) => vec![(None, goal)],
        (None, Some(tiers)) => vec![
            (Some(Tier::Bronze), tiers.bronze),
            (Some(Tier::Silver), tiers.silver),
            (Some(Tier::Gold), tiers.gold),
        ],
        _ => return Err("it takes either `goal` or `tiers`".into()),
    };
    if steps[0].1 <= 0.0 || steps.windows(2).any(|pair| pair[0].1 >= pair[1].1) {
        return Err("goals rise from above 0".into());
    }
    Ok(Definition { id: entry.id, rule, of: filter(entry.of)?, steps, surprise: entry.surprise })
}

fn filter(of: Of) -> Result<Filter, String> {
    let mut sports = 0;
    for word in &of.sports {
        let sport = Sport::named(word);
        if sport.name() != word {
            return Err(format!("there is no sport `{word}`"));
        }
        sports |= bit(sport);
    }
    let minutes = match (of.from_minute, of.before_minute) {
        (Some(from), Some(before)) if from < 1440 && before <= 1440 => Some((from, before)),
        (None, None) => None,
        _ => return Err("a window takes `from_minute` and `before_minute` below 1440".into()),
    };
    let on = match of.on {
        // A leap year, so that 29 February is a day.
        Some(text) => match format!("2028-{text}").parse::<Day>() {
            Ok(day) => Some((day.0.month(), day.0.day())),
            Err(_) => return Err(format!("`{text}` is no day of the year")),
        },
        None => None,
    };
    Ok(Filter {
        sports,
        min_distance_m: of.min_distance_m,
        min_moving_s: of.min_moving_s,
        minutes,
        on,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_can_be_read() {
        let badges = read(DATA).unwrap();
        assert!(badges.len() >= 14, "{}", badges.len());
        for badge in &badges {
            let plain = badge.id.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            assert!(plain, "{} is a key of texts in every language", badge.id);
        }
    }

    #[test]
    fn a_faulty_catalogue_says_what_is_wrong() {
        let check = |text: &str, expected: &str| {
            let given = read(text).map(|badges| badges.len()).unwrap_err();
            assert!(given.contains(expected), "{text}: {given}");
        };
        check("[[badge]]\nid='a'\nkind='luck'\ngoal=1", "a: there is no kind `luck`");
        check("[[badge]]\nid='a'\nkind='total'\ngoal=1", "a: `measure` is missing");
        check("[[badge]]\nid='a'\nkind='count'", "either `goal` or `tiers`");
        check("[[badge]]\nid='a'\nkind='count'\ngoal=0", "goals rise");
        check(
            "[[badge]]\nid='a'\nkind='count'\ntiers={bronze=2,silver=2,gold=3}",
            "goals rise from above 0",
        );
        check("[[badge]]\nid='a'\nkind='count'\ngoal=1\nof={sports=['chess']}", "no sport `chess`");
        check("[[badge]]\nid='a'\nkind='count'\ngoal=1\nof={on='02-30'}", "no day of the year");
        check("[[badge]]\nid='a'\nkind='count'\ngoal=1\nof={from_minute=5}", "a window takes");
        check("[[badge]]\nid='a'\nkind='count'\ngoal=1\nof={pulse=120}", "unknown field `pulse`");
        let twice = "[[badge]]\nid='a'\nkind='count'\ngoal=1\n".repeat(2);
        check(&twice, "two of this id");
    }

    /// What a badge's meter shows and which tiers it has after some activities.
    #[track_caller]
    fn check(id: &str, history: &[Counted], value: f64, steps: usize) {
        let badge = CATALOGUE.iter().find(|badge| badge.id == id).unwrap();
        let mut meter = Meter::default();
        for activity in history {
            badge.count(&mut meter, activity, 0);
        }
        assert_eq!((meter.value, meter.steps), (value, steps), "{id}");
    }

    fn run(on: &str) -> Counted {
        Counted { moving_s: 1800.0, ..Counted::sample(Sport::Running, on) }
    }

    #[test]
    fn a_weekend_takes_both_days_and_counts_once() {
        let both = [run("2027-05-08"), run("2027-05-08"), run("2027-05-09"), run("2027-05-09")];
        check("weekender", &both, 1.0, 1);
        check("weekender", &[run("2027-05-08"), run("2027-05-16")], 0.0, 0);
        check("weekender", &[run("2027-05-09"), run("2027-05-15")], 0.0, 0);
    }

    #[test]
    fn the_night_spans_midnight() {
        let at = |minute: u16| Counted { started_minute: minute, ..run("2027-05-08") };
        check("night_owl", &[at(1289), at(180)], 0.0, 0);
        check("night_owl", &[at(1290), at(1439), at(0), at(179)], 4.0, 1);
        check("early_bird", &[at(239), at(360)], 0.0, 0);
        check("early_bird", &[at(240), at(359)], 2.0, 1);
    }

    #[test]
    fn everest_is_climbed_within_one_month() {
        let climb = |on: &str, ascent_m: f64| Counted { ascent_m: Some(ascent_m), ..run(on) };
        check("everest", &[climb("2027-05-20", 5000.0), climb("2027-06-01", 4000.0)], 4000.0, 0);
        check("everest", &[climb("2027-05-01", 5000.0), climb("2027-05-31", 3848.0)], 8848.0, 1);
        check("climber", &[climb("2027-05-01", 5000.0), climb("2027-05-31", 5000.0)], 10_000.0, 2);
    }

    #[test]
    fn a_ski_lift_climbs_nothing() {
        let lift =
            Counted { ascent_m: Some(9000.0), ..Counted::sample(Sport::Skiing, "2027-01-09") };
        check("everest", &[lift], 0.0, 0);
    }

    #[test]
    fn coming_back_takes_a_pause_of_more_than_four_weeks() {
        check("comeback", &[run("2027-01-01"), run("2027-01-29")], 0.0, 0);
        check("comeback", &[run("2027-01-01"), run("2027-01-30")], 1.0, 1);
    }

    #[test]
    fn all_seasons_may_take_years() {
        let months: Vec<Counted> =
            (1..=12).rev().map(|month| run(&format!("{}-{month:02}-15", 2030 - month))).collect();
        check("all_seasons", &months[..11], 11.0, 0);
        check("all_seasons", &months, 12.0, 1);
    }

    #[test]
    fn exploring_takes_sports_that_have_a_name() {
        let mut history = Vec::new();
        for word in ["running", "yoga", "fencing", "curling"] {
            history.push(Counted { sport: Sport::named(word), ..run("2027-05-08") });
        }
        check("explorer", &history, 2.0, 0);
    }

    #[test]
    fn leap_day_is_the_29th_of_february() {
        check("leap_day", &[run("2027-02-28"), run("2027-03-01")], 0.0, 0);
        check("leap_day", &[run("2028-02-29")], 1.0, 1);
    }
}
