//! Months as this room counts them.
use jiff::civil::Date;
use kernel::Day;
use serde::{Deserialize, Serialize};

/// A calendar month: months since January of year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Month(i32);

impl Month {
    /// The month of a day.
    pub(crate) fn of(day: Day) -> Month {
        Month(i32::from(day.0.year()) * 12 + i32::from(day.0.month()) - 1)
    }

    /// The month of the week that begins on a Monday: the one that holds its Thursday, and so most of its
    /// days. The same rule gives ISO 8601 weeks their year.
    pub(crate) fn of_week(monday: Day) -> Month {
        Month::of(monday.plus_days(3))
    }

    /// `YYYY-MM`.
    pub(crate) fn key(self) -> String {
        format!("{:04}-{:02}", self.0.div_euclid(12), self.0.rem_euclid(12) + 1)
    }

    /// The month behind a key.
    pub(crate) fn named(key: &str) -> Option<Month> {
        format!("{key}-01").parse().ok().map(Month::of)
    }

    /// A day of this month, by its number from 1.
    pub(crate) fn day(self, number: u8) -> Option<Day> {
        let year = i16::try_from(self.0.div_euclid(12)).ok()?;
        let month = i8::try_from(self.0.rem_euclid(12) + 1).ok()?;
        Date::new(year, month, i8::try_from(number).ok()?).ok().map(Day)
    }

    /// Its first and its last day.
    pub(crate) fn days(self) -> Option<(Day, Day)> {
        let first = self.day(1)?;
        Some((first, Day(first.0.last_of_month())))
    }

    /// 1 for January.
    pub(crate) fn of_year(self) -> u8 {
        (self.0.rem_euclid(12) + 1) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_knows_its_key_and_its_days() {
        let month = Month::of("2028-02-17".parse().unwrap());
        assert_eq!(month.key(), "2028-02");
        assert_eq!(Month::named("2028-02"), Some(month));
        let (first, last) = month.days().unwrap();
        assert_eq!(
            (first.to_string(), last.to_string()),
            ("2028-02-01".into(), "2028-02-29".into())
        );
        assert_eq!(month.day(30), None);
        assert_eq!(month.of_year(), 2);
    }

    #[test]
    fn a_week_belongs_to_the_month_of_its_thursday() {
        let check = |monday: &str, month: &str| {
            assert_eq!(Month::of_week(monday.parse().unwrap()).key(), month, "{monday}");
        };
        check("2026-12-28", "2026-12");
        check("2027-12-27", "2027-12");
        check("2025-12-29", "2026-01");
        check("2027-04-26", "2027-04");
    }
}
