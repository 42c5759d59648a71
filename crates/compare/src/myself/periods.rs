//! A week, a month and a year so far, and what stands beside them: the same days of the one before, and the whole of it.
//!
//! Whoever looks on the tenth compares ten days with ten days. The whole one before is shown beside it as what there is to
//! reach, never as what was missed.
use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::Day;
use serde::Serialize;

use crate::needs::DaySum;

/// How long the compared spans are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ComparedPeriod)]
pub enum PeriodKind {
    /// From Monday on.
    Week,
    /// From the first on.
    Month,
    /// From 1 January on.
    Year,
}

impl PeriodKind {
    /// All of them, the shortest first.
    pub const ALL: [PeriodKind; 3] = [PeriodKind::Week, PeriodKind::Month, PeriodKind::Year];
}

/// Sums over some days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = ComparedSums)]
pub struct Sums {
    /// How many activities.
    pub activities: i64,
    /// Seconds in motion.
    pub moving_s: f64,
    /// Metres.
    pub distance_m: f64,
    /// Metres of climb.
    pub ascent_m: f64,
}

impl Sums {
    fn add(&mut self, day: &DaySum) {
        self.activities += day.activities;
        self.moving_s += day.moving_s;
        self.distance_m += day.distance_m;
        self.ascent_m += day.ascent_m;
    }
}

/// The three sums of one sport.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = ComparedSport)]
pub struct SportSums {
    /// `running`, `cycling`, ...
    #[schema(example = "running")]
    pub sport: String,
    /// So far.
    pub now: Sums,
    /// The same days of the one before.
    pub before: Sums,
    /// The whole one before.
    pub whole_before: Sums,
}

/// One span so far, beside the one before.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = ComparedSpan)]
pub struct Comparison {
    /// Which.
    pub period: PeriodKind,
    /// Its first day; the last is today.
    pub from_on: Day,
    /// The first day of the one before.
    pub before_from_on: Day,
    /// The day of the one before up to which it is compared.
    pub before_to_on: Day,
    /// The last day of the one before.
    pub whole_before_to_on: Day,
    /// So far.
    pub now: Sums,
    /// The same days of the one before.
    pub before: Sums,
    /// The whole one before.
    pub whole_before: Sums,
    /// The same by sport: whatever has any, the most time so far first.
    pub sports: Vec<SportSums>,
}

/// The first day of a span that holds today.
pub(crate) fn first_day(kind: PeriodKind, today: Day) -> Day {
    Spans::of(kind, today).from_on
}

/// The first day that any of the spans before holds.
pub(super) fn earliest(today: Day) -> Day {
    PeriodKind::ALL
        .map(|kind| Spans::of(kind, today).before_from_on)
        .into_iter()
        .min()
        .unwrap_or(today)
}

/// One kind of span on a day, out of the sums of days.
pub(super) fn compare(kind: PeriodKind, today: Day, days: &[DaySum]) -> Comparison {
    let spans = Spans::of(kind, today);
    let mut all = SportSums::of("");
    let mut sports: BTreeMap<&str, SportSums> = BTreeMap::new();
    for day in days {
        if day.on < spans.before_from_on || today < day.on {
            continue;
        }
        let of_sport = sports.entry(&day.sport).or_insert_with(|| SportSums::of(&day.sport));
        for sums in [&mut all, of_sport] {
            if spans.from_on <= day.on {
                sums.now.add(day);
                continue;
            }
            sums.whole_before.add(day);
            if day.on <= spans.before_to_on {
                sums.before.add(day);
            }
        }
    }
    let mut sports: Vec<SportSums> = sports.into_values().collect();
    let time = |sums: &SportSums| (sums.now.moving_s, sums.whole_before.moving_s);
    sports.sort_by(|a, b| {
        let ((a_now, a_before), (b_now, b_before)) = (time(a), time(b));
        b_now.total_cmp(&a_now).then(b_before.total_cmp(&a_before)).then(a.sport.cmp(&b.sport))
    });
    Comparison {
        period: kind,
        from_on: spans.from_on,
        before_from_on: spans.before_from_on,
        before_to_on: spans.before_to_on,
        whole_before_to_on: spans.from_on.plus_days(-1),
        now: all.now,
        before: all.before,
        whole_before: all.whole_before,
        sports,
    }
}

impl SportSums {
    fn of(sport: &str) -> SportSums {
        let none = Sums::default();
        SportSums { sport: sport.to_owned(), now: none, before: none, whole_before: none }
    }
}

struct Spans {
    from_on: Day,
    before_from_on: Day,
    before_to_on: Day,
}

impl Spans {
    /// The same day of a shorter month is its last: on 31 March the whole of February is compared.
    fn of(kind: PeriodKind, today: Day) -> Spans {
        let date = today.0;
        match kind {
            PeriodKind::Week => {
                let monday = today.monday();
                Spans {
                    from_on: monday,
                    before_from_on: monday.plus_days(-7),
                    before_to_on: today.plus_days(-7),
                }
            }
            PeriodKind::Month => {
                let first = date.first_of_month();
                let last_of_before = Day(first).plus_days(-1).0;
                let same = last_of_before.day().min(date.day());
                Spans {
                    from_on: Day(first),
                    before_from_on: Day(last_of_before.first_of_month()),
                    before_to_on: day_of(last_of_before, same),
                }
            }
            PeriodKind::Year => {
                let first = date.first_of_year();
                let last_of_before = Day(first).plus_days(-1).0;
                let same_month =
                    Date::new(last_of_before.year(), date.month(), 1).unwrap_or(last_of_before);
                let same = same_month.last_of_month().day().min(date.day());
                Spans {
                    from_on: Day(first),
                    before_from_on: Day(last_of_before.first_of_year()),
                    before_to_on: day_of(same_month, same),
                }
            }
        }
    }
}

/// A day of a date's month, by its number from 1; the month is known to have it.
fn day_of(date: Date, number: i8) -> Day {
    Day(Date::new(date.year(), date.month(), number).unwrap_or(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: PeriodKind, today: &str, expected: [&str; 4]) {
        let found = compare(kind, today.parse().unwrap(), &[]);
        let days =
            [found.from_on, found.before_from_on, found.before_to_on, found.whole_before_to_on];
        assert_eq!(days.map(|day| day.to_string()), expected, "{kind:?} on {today}");
    }

    #[test]
    fn as_many_days_are_compared_as_have_passed() {
        use PeriodKind::{Month, Week, Year};
        check(Week, "2027-05-07", ["2027-05-03", "2027-04-26", "2027-04-30", "2027-05-02"]);
        check(Week, "2027-05-03", ["2027-05-03", "2027-04-26", "2027-04-26", "2027-05-02"]);
        check(Month, "2027-05-07", ["2027-05-01", "2027-04-01", "2027-04-07", "2027-04-30"]);
        check(Month, "2027-01-31", ["2027-01-01", "2026-12-01", "2026-12-31", "2026-12-31"]);
        check(Year, "2027-05-07", ["2027-01-01", "2026-01-01", "2026-05-07", "2026-12-31"]);
    }

    #[test]
    fn a_day_that_the_one_before_does_not_have_is_its_last() {
        use PeriodKind::{Month, Year};
        check(Month, "2027-03-31", ["2027-03-01", "2027-02-01", "2027-02-28", "2027-02-28"]);
        check(Year, "2028-02-29", ["2028-01-01", "2027-01-01", "2027-02-28", "2027-12-31"]);
    }

    #[test]
    fn the_first_day_asked_for_reaches_back_to_the_year_before() {
        assert_eq!(earliest("2027-05-07".parse().unwrap()).to_string(), "2026-01-01");
        // In the first days of January the week before begins in the year before anyway.
        assert_eq!(earliest("2027-01-02".parse().unwrap()).to_string(), "2026-01-01");
    }
}
