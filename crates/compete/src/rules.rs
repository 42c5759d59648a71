//! What a challenge asks for, and the judgement of one activity. Pure: everything is passed in.
use kernel::{ActivityId, Day, Timestamp};
use physiology::Sport;
use serde::{Deserialize, Serialize};

/// What is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ChallengeMeasure)]
pub enum Measure {
    /// Metres.
    Distance,
    /// Seconds in motion.
    Time,
    /// Metres climbed.
    Climb,
    /// Activities.
    Count,
    /// Days with at least one activity that counts.
    ActiveDays,
}

/// One version of what a challenge asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = ChallengeRules)]
pub struct Rules {
    /// What is added up.
    pub measure: Measure,
    /// How much is to be reached, in metres, seconds, activities or days; absent: as much as one likes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<i64>,
    /// The sports that count; empty: every sport.
    pub sports: Vec<String>,
    /// The first day, on everybody's own calendar.
    pub starts_on: Day,
    /// The last day, on everybody's own calendar.
    pub ends_on: Day,
    /// Hours after the last day is over everywhere in which late uploads still count.
    pub grace_hours: i64,
    /// Shorter activities do not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_distance_m: Option<f64>,
    /// Briefer activities do not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_moving_s: Option<f64>,
    /// Whether days of the challenge before the day of joining count.
    pub counts_before_joining: bool,
}

impl Rules {
    /// When the last day is over for everybody on Earth and the hours of grace have passed.
    pub fn closes_at(&self) -> Timestamp {
        self.over_everywhere_at().plus_ms(self.grace_hours * 3_600_000)
    }

    /// When the last day is over for everybody on Earth: the last zone is twelve hours behind UTC.
    pub fn over_everywhere_at(&self) -> Timestamp {
        const LAST_ZONE_MS: i64 = 12 * 3_600_000;
        self.ends_on.plus_days(1).starts_at("UTC").plus_ms(LAST_ZONE_MS)
    }

    /// Days around the window whose activities get a receipt too: it answers "why does yesterday's run not
    /// count?". What is further away needs no answer.
    pub(crate) fn receipts_from_to(&self) -> (Day, Day) {
        const DAYS_AROUND: i64 = 7;
        (self.starts_on.plus_days(-DAYS_AROUND), self.ends_on.plus_days(DAYS_AROUND))
    }
}

/// An activity, as far as it is judged.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Done {
    pub activity: ActivityId,
    pub sport: String,
    pub started_on: Day,
    pub ended_at: Timestamp,
    pub moving_s: f64,
    pub distance_m: Option<f64>,
    pub ascent_m: Option<f64>,
    /// When it was recorded or uploaded here.
    pub arrived_at: Timestamp,
}

/// What became of an activity, and by which rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ChallengeVerdict)]
pub enum Verdict {
    /// It counts.
    Counted,
    /// It began before the first day.
    BeforeWindow,
    /// It began after the last day.
    AfterWindow,
    /// It began before the day of joining.
    BeforeJoining,
    /// It arrived after the hours of grace.
    ArrivedLate,
    /// Its sport is not part of the challenge.
    WrongSport,
    /// Its distance is below the least that counts.
    TooShort,
    /// Its moving time is below the least that counts.
    TooBrief,
    /// Its average speed is beyond what is possible in its sport.
    TooFast,
    /// It has nothing of what the challenge adds up.
    NothingMeasured,
}

impl Verdict {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Counted => "counted",
            Verdict::BeforeWindow => "before_window",
            Verdict::AfterWindow => "after_window",
            Verdict::BeforeJoining => "before_joining",
            Verdict::ArrivedLate => "arrived_late",
            Verdict::WrongSport => "wrong_sport",
            Verdict::TooShort => "too_short",
            Verdict::TooBrief => "too_brief",
            Verdict::TooFast => "too_fast",
            Verdict::NothingMeasured => "nothing_measured",
        }
    }

    /// The verdict of a stored word.
    pub(crate) fn named(word: &str) -> Option<Verdict> {
        const ALL: [Verdict; 10] = [
            Verdict::Counted,
            Verdict::BeforeWindow,
            Verdict::AfterWindow,
            Verdict::BeforeJoining,
            Verdict::ArrivedLate,
            Verdict::WrongSport,
            Verdict::TooShort,
            Verdict::TooBrief,
            Verdict::TooFast,
            Verdict::NothingMeasured,
        ];
        ALL.into_iter().find(|verdict| verdict.word() == word)
    }
}

/// A judgement: the verdict, what was measured, and what it was measured against.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Judgement {
    pub verdict: Verdict,
    /// What it adds, in the unit of the challenge.
    pub value: i64,
    /// Metres, seconds or metres a second, as the rule has it.
    pub measured: Option<f64>,
    pub threshold: Option<f64>,
    pub threshold_on: Option<Day>,
}

/// Judges an activity of somebody who joined on a day of their own calendar. The first rule that says no is
/// the answer, from the plainest to the finest.
///
/// Window, measure and goal are those of the version in force; what makes an activity eligible is that of the
/// version for its day. The challenge closes when its grace is spent, or when its operator says so.
pub(crate) fn judge(
    in_force: &Rules,
    for_day: &Rules,
    closes_at: Timestamp,
    joined_on: Day,
    done: &Done,
) -> Judgement {
    let against_day = |verdict, day| Judgement {
        verdict,
        value: 0,
        measured: None,
        threshold: None,
        threshold_on: Some(day),
    };
    let against = |verdict, measured: Option<f64>, threshold: Option<f64>| Judgement {
        verdict,
        value: 0,
        measured,
        threshold,
        threshold_on: None,
    };
    if done.started_on < in_force.starts_on {
        return against_day(Verdict::BeforeWindow, in_force.starts_on);
    }
    if in_force.ends_on < done.started_on {
        return against_day(Verdict::AfterWindow, in_force.ends_on);
    }
    if !for_day.counts_before_joining && done.started_on < joined_on {
        return against_day(Verdict::BeforeJoining, joined_on);
    }
    if closes_at <= done.arrived_at {
        return against_day(Verdict::ArrivedLate, in_force.ends_on);
    }
    if !for_day.sports.is_empty() && !for_day.sports.contains(&done.sport) {
        return against(Verdict::WrongSport, None, None);
    }
    if let Some(least_m) = for_day.min_distance_m {
        let distance_m = done.distance_m.unwrap_or(0.0);
        if distance_m < least_m {
            return against(Verdict::TooShort, Some(distance_m), Some(least_m));
        }
    }
    if let Some(least_s) = for_day.min_moving_s
        && done.moving_s < least_s
    {
        return against(Verdict::TooBrief, Some(done.moving_s), Some(least_s));
    }
    if let Some(distance_m) = done.distance_m
        && distance_m > 0.0
    {
        let fastest_mps = fastest_average_mps(Sport::named(&done.sport), distance_m);
        let average_mps = distance_m / done.moving_s.max(1.0);
        if fastest_mps < average_mps {
            return against(Verdict::TooFast, Some(average_mps), Some(fastest_mps));
        }
    }
    let measured = match in_force.measure {
        Measure::Distance => done.distance_m.unwrap_or(0.0),
        Measure::Time => done.moving_s,
        Measure::Climb => done.ascent_m.unwrap_or(0.0),
        Measure::Count | Measure::ActiveDays => 1.0,
    };
    let value = whole(measured);
    if value == 0 {
        return against(Verdict::NothingMeasured, Some(0.0), None);
    }
    Judgement {
        verdict: Verdict::Counted,
        value,
        measured: Some(measured),
        threshold: None,
        threshold_on: None,
    }
}

/// Whole metres or seconds, so that a sum is the same in whatever order it is made. What is no amount is
/// nothing, and no odd recording is beyond measure.
fn whole(amount: f64) -> i64 {
    const MOST: f64 = 1e8;
    if amount > 0.0 { amount.min(MOST).round() as i64 } else { 0 }
}

/// The fastest average that a whole activity can have: world records with a margin of 5 % for the distance a
/// watch adds. Below a kilometre (in water 400 m) noise weighs more and the limit of single fixes holds.
///
/// 1000 m in 2:11.96 on foot, 5 km of race walking in 18:05, 56.792 km in an hour on a bicycle, 400 m free
/// style in 3:39.96, 10 km on ice in 12:25.69, 2 km in an eight in 5:18.68. Skis have gravity instead of such a
/// record: 25 m/s for a whole day is beyond any.
fn fastest_average_mps(sport: Sport, distance_m: f64) -> f64 {
    const MARGIN: f64 = 1.05;
    let from_m = if sport == Sport::Swimming { 400.0 } else { 1000.0 };
    if distance_m < from_m {
        return sport.impossible_above_mps();
    }
    match sport {
        Sport::Running | Sport::Hiking => MARGIN * 1000.0 / 131.96,
        Sport::Walking => MARGIN * 5000.0 / 1085.0,
        Sport::Cycling => MARGIN * 56_792.0 / 3600.0,
        Sport::Swimming => MARGIN * 400.0 / 219.96,
        Sport::Skating => MARGIN * 10_000.0 / 745.69,
        Sport::Rowing => MARGIN * 2000.0 / 318.0,
        Sport::Skiing => 25.0,
        Sport::Strength | Sport::Yoga | Sport::Other => sport.impossible_above_mps(),
    }
}

/// A receipt that counts, as far as the score needs it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Counted {
    pub started_on: Day,
    pub ended_at: Timestamp,
    pub activity: ActivityId,
    pub value: i64,
}

/// Where somebody stands in a challenge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Score {
    pub score: i64,
    /// When the score was reached: ties go to the earlier.
    pub achieved_at: Timestamp,
    pub goal_reached_at: Option<Timestamp>,
}

/// Adds up what counts, in the order in which it was achieved.
pub(crate) fn score(rules: &Rules, joined_at: Timestamp, mut counted: Vec<Counted>) -> Score {
    counted.sort_by_key(|one| (one.ended_at, one.activity));
    let mut days = std::collections::HashSet::new();
    let mut sum = Score { score: 0, achieved_at: joined_at, goal_reached_at: None };
    for one in counted {
        let adds = match rules.measure {
            Measure::ActiveDays => i64::from(days.insert(one.started_on)),
            _ => one.value,
        };
        if adds == 0 {
            continue;
        }
        sum.score = sum.score.saturating_add(adds);
        sum.achieved_at = one.ended_at;
        if sum.goal_reached_at.is_none() && rules.goal.is_some_and(|goal| goal <= sum.score) {
            sum.goal_reached_at = Some(one.ended_at);
        }
    }
    sum
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn rules(measure: Measure) -> Rules {
        Rules {
            measure,
            goal: None,
            sports: vec!["running".into()],
            starts_on: "2027-05-01".parse().unwrap(),
            ends_on: "2027-05-31".parse().unwrap(),
            grace_hours: 24,
            min_distance_m: Some(2000.0),
            min_moving_s: Some(600.0),
            counts_before_joining: false,
        }
    }

    fn run(on: &str) -> Done {
        let started_on: Day = on.parse().unwrap();
        Done {
            activity: ActivityId::new(),
            sport: "running".into(),
            started_on,
            ended_at: started_on.starts_at("UTC").plus_ms(8 * 3_600_000),
            moving_s: 3000.0,
            distance_m: Some(10_200.4),
            ascent_m: Some(80.0),
            arrived_at: started_on.starts_at("UTC").plus_ms(9 * 3_600_000),
        }
    }

    #[test]
    fn each_rule_says_no_with_what_was_measured_and_what_was_asked_for() {
        let check = |done: Done, verdict: Verdict, value: i64, against: Option<f64>| {
            let rules = rules(Measure::Distance);
            let judged =
                judge(&rules, &rules, rules.closes_at(), "2027-05-03".parse().unwrap(), &done);
            assert_eq!((judged.verdict, judged.value), (verdict, value), "{done:?}");
            let threshold = judged.threshold.map(|limit| (limit * 100.0).round() / 100.0);
            assert_eq!(threshold, against, "{done:?}");
        };
        check(run("2027-05-10"), Verdict::Counted, 10_200, None);
        check(run("2027-05-03"), Verdict::Counted, 10_200, None);
        check(run("2027-05-31"), Verdict::Counted, 10_200, None);
        check(run("2027-04-30"), Verdict::BeforeWindow, 0, None);
        check(run("2027-06-01"), Verdict::AfterWindow, 0, None);
        check(run("2027-05-02"), Verdict::BeforeJoining, 0, None);
        let walk = Done { sport: "walking".into(), ..run("2027-05-10") };
        check(walk, Verdict::WrongSport, 0, None);
        let short = Done { distance_m: Some(1999.9), ..run("2027-05-10") };
        check(short, Verdict::TooShort, 0, Some(2000.0));
        let unmeasured = Done { distance_m: None, ..run("2027-05-10") };
        check(unmeasured, Verdict::TooShort, 0, Some(2000.0));
        let brief = Done { moving_s: 599.0, distance_m: Some(2500.0), ..run("2027-05-10") };
        check(brief, Verdict::TooBrief, 0, Some(600.0));
        let driven = Done { moving_s: 1200.0, ..run("2027-05-10") };
        check(driven, Verdict::TooFast, 0, Some(7.96));
        let odd = Done { distance_m: Some(f64::INFINITY), ..run("2027-05-10") };
        check(odd, Verdict::TooFast, 0, Some(7.96));
        let at = |text: &str| Done { arrived_at: text.parse().unwrap(), ..run("2027-05-31") };
        check(at("2027-06-02T11:59:59.999Z"), Verdict::Counted, 10_200, None);
        check(at("2027-06-02T12:00:00Z"), Verdict::ArrivedLate, 0, None);
    }

    #[test]
    fn what_the_challenge_adds_up_has_to_be_there() {
        let mut rules = rules(Measure::Climb);
        rules.min_distance_m = None;
        let joined_on = rules.starts_on;
        let flat = Done { ascent_m: None, ..run("2027-05-10") };
        let judged = judge(&rules, &rules, rules.closes_at(), joined_on, &flat);
        assert_eq!(judged.verdict, Verdict::NothingMeasured);
        assert_eq!(
            judge(&rules, &rules, rules.closes_at(), joined_on, &run("2027-05-10")).value,
            80
        );
        rules.measure = Measure::Time;
        assert_eq!(
            judge(&rules, &rules, rules.closes_at(), joined_on, &run("2027-05-10")).value,
            3000
        );
    }

    #[test]
    fn records_are_possible_and_cars_are_not() {
        let check = |sport: Sport, distance_m: f64, moving_s: f64, possible: bool| {
            let fits = distance_m / moving_s <= fastest_average_mps(sport, distance_m);
            assert_eq!(fits, possible, "{sport:?}, {distance_m} m in {moving_s} s");
        };
        check(Sport::Running, 42_195.0, 7235.0, true);
        check(Sport::Running, 100.0, 9.58, true);
        check(Sport::Running, 10_000.0, 1200.0, false);
        check(Sport::Walking, 20_000.0, 4600.0, true);
        check(Sport::Walking, 5000.0, 900.0, false);
        check(Sport::Cycling, 56_792.0, 3600.0, true);
        check(Sport::Cycling, 90_000.0, 3600.0, false);
        check(Sport::Swimming, 1500.0, 870.67, true);
        check(Sport::Swimming, 1500.0, 600.0, false);
    }

    #[test]
    fn a_score_is_achieved_by_the_activity_that_last_added_to_it() {
        let counted = |on: &str, hour: i64, value: i64| Counted {
            started_on: on.parse().unwrap(),
            ended_at: on.parse::<Day>().unwrap().starts_at("UTC").plus_ms(hour * 3_600_000),
            activity: ActivityId::new(),
            value,
        };
        let joined_at: Timestamp = "2027-05-01T00:00:00Z".parse().unwrap();
        let mut rules = rules(Measure::ActiveDays);
        rules.goal = Some(2);
        // Told in another order than it was done.
        let all = [
            counted("2027-05-04", 18, 1),
            counted("2027-05-02", 8, 1),
            counted("2027-05-04", 7, 1),
            counted("2027-05-02", 19, 1),
        ];
        let sum = score(&rules, joined_at, all.to_vec());
        assert_eq!(sum.score, 2);
        assert_eq!(sum.achieved_at, all[2].ended_at, "the second on a day adds nothing");
        assert_eq!(sum.goal_reached_at, Some(all[2].ended_at));
        rules.measure = Measure::Count;
        let sum = score(&rules, joined_at, all.to_vec());
        assert_eq!((sum.score, sum.achieved_at), (4, all[0].ended_at));
        assert_eq!(sum.goal_reached_at, Some(all[3].ended_at));
        assert_eq!(score(&rules, joined_at, Vec::new()).achieved_at, joined_at);
    }
}
