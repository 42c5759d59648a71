//! With one's region: where somebody stands among those who live there, and nobody else's number.
//!
//! Once a month [`release`] counts those who allow it into bars, adds noise, and keeps what may be told; nothing else of it is
//! kept. [`show`] sets one's own number beside it. Asking again shows the same again: noise that is drawn anew each time could be
//! averaged away.
mod circles;
mod noise;
mod percentile;
pub mod release;
pub mod show;

pub use circles::Measure;

use kernel::Day;

/// Days after the end of a month in which uploads may come late, and the month may not be over everywhere.
const GRACE_DAYS: i64 = 3;

/// The month that is due to be published on a day of UTC: its first day.
fn month_due(today: Day) -> Day {
    let this = today.plus_days(-GRACE_DAYS).0.first_of_month();
    Day(Day(this).plus_days(-1).0.first_of_month())
}

/// The last day of a month.
fn last_of(month: Day) -> Day {
    Day(month.0.last_of_month())
}

/// The day a year before a month ends, after which a 5 km still counts.
fn year_before(month: Day) -> Day {
    last_of(month).plus_days(-364)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_published_when_it_is_over_everywhere_and_late_uploads_are_in() {
        let due = |today: &str| month_due(today.parse().unwrap()).to_string();
        assert_eq!(due("2027-05-07"), "2027-04-01");
        assert_eq!(due("2027-05-04"), "2027-04-01");
        assert_eq!(due("2027-05-03"), "2027-03-01");
        assert_eq!(due("2028-01-04"), "2027-12-01");
        assert_eq!(last_of("2028-02-01".parse().unwrap()).to_string(), "2028-02-29");
    }
}
