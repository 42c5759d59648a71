//! Time is a value that callers pass in; only [`Clock`] knows what time it is.
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex};

use crate::db::{Arg, Column, DbError, ToArg};

/// An instant: milliseconds since 1970 in UTC. In JSON it is RFC 3339 text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, utoipa::ToSchema)]
#[schema(value_type = String, format = DateTime, example = "2026-05-01T09:00:00Z")]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// This instant moved by so many milliseconds.
    pub fn plus_ms(self, ms: i64) -> Timestamp {
        Timestamp(self.0.saturating_add(ms))
    }

    /// The calendar day on which this instant falls in a time zone. An unknown zone counts as UTC.
    pub fn day_in(self, time_zone: &str) -> Day {
        Day(self.zoned(time_zone).date())
    }

    /// The same instant with the clock and calendar of a time zone. An unknown zone counts as UTC.
    pub fn zoned(self, time_zone: &str) -> jiff::Zoned {
        let zone = jiff::tz::TimeZone::get(time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        jiff::Timestamp::from_millisecond(self.0).unwrap_or_default().to_zoned(zone)
    }
}
impl FromStr for Timestamp {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        Ok(Timestamp(text.parse::<jiff::Timestamp>()?.as_millisecond()))
    }
}
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        jiff::Timestamp::from_millisecond(self.0).map_err(|_| fmt::Error)?.fmt(f)
    }
}
impl serde::Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> serde::Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}
impl ToArg for Timestamp {
    fn to_arg(&self) -> Arg<'_> {
        Arg::Int(self.0)
    }
}
impl Column for Timestamp {
    fn from_lite(value: &rusqlite::types::Value) -> Result<Self, DbError> {
        i64::from_lite(value).map(Timestamp)
    }
    fn from_pg(row: &tokio_postgres::Row, index: usize) -> Result<Self, DbError> {
        i64::from_pg(row, index).map(Timestamp)
    }
}

/// A calendar day without a time, as the athlete's own calendar shows it. Text `YYYY-MM-DD` in JSON and in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, utoipa::ToSchema)]
#[schema(value_type = String, format = Date, example = "2026-05-01")]
pub struct Day(pub jiff::civil::Date);

impl Day {
    /// The day so many days later (or earlier, when negative). Stops at the ends of the calendar.
    pub fn plus_days(self, days: i64) -> Day {
        let span = jiff::Span::new().try_days(days).unwrap_or_default();
        Day(self.0.saturating_add(span))
    }

    /// Days from `other` to this day; negative when this day is earlier.
    pub fn days_since(self, other: Day) -> i64 {
        self.0.duration_since(other.0).as_hours() / 24
    }

    /// The Monday of this day's week (ISO 8601).
    pub fn monday(self) -> Day {
        self.plus_days(-i64::from(self.0.weekday().to_monday_zero_offset()))
    }

    /// The first instant of this day in a time zone. An unknown zone counts as UTC.
    pub fn starts_at(self, time_zone: &str) -> Timestamp {
        let zone = jiff::tz::TimeZone::get(time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let start = self.0.to_zoned(zone).map(|z| z.timestamp().as_millisecond());
        Timestamp(start.unwrap_or_default())
    }
}
impl FromStr for Day {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        text.parse().map(Day)
    }
}
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}
impl ToArg for Day {
    fn to_arg(&self) -> Arg<'_> {
        Arg::OwnedText(self.to_string())
    }
}
impl Column for Day {
    fn from_lite(value: &rusqlite::types::Value) -> Result<Self, DbError> {
        String::from_lite(value)?.parse().map_err(|e| DbError::Shape(format!("not a day: {e}")))
    }
    fn from_pg(row: &tokio_postgres::Row, index: usize) -> Result<Self, DbError> {
        String::from_pg(row, index)?.parse().map_err(|e| DbError::Shape(format!("not a day: {e}")))
    }
}

/// Knows what time it is. Tests hold one that stands still until they move it.
#[derive(Clone, Default)]
pub struct Clock(Option<Arc<Mutex<Timestamp>>>);

impl Clock {
    /// A clock that stands still at an instant.
    pub fn fixed(at: Timestamp) -> Clock {
        Clock(Some(Arc::new(Mutex::new(at))))
    }

    /// Moves a fixed clock to an RFC 3339 instant. Panics on a running clock: only tests move time.
    pub fn set(&self, at: &str) {
        let at = at.parse().expect("an RFC 3339 instant");
        *self.0.as_ref().expect("only a fixed clock can be set").lock().expect("not poisoned") = at;
    }

    /// Moves a fixed clock forward.
    pub fn advance_ms(&self, ms: i64) {
        let mut now =
            self.0.as_ref().expect("only a fixed clock can be moved").lock().expect("not poisoned");
        *now = now.plus_ms(ms);
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Some(fixed) => *fixed.lock().expect("not poisoned"),
            None => Timestamp(jiff::Timestamp::now().as_millisecond()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_run_in_tokyo_belongs_to_the_next_day() {
        let at: Timestamp = "2026-03-31T20:00:00Z".parse().unwrap();
        assert_eq!(at.day_in("Asia/Tokyo").to_string(), "2026-04-01");
        assert_eq!(at.day_in("America/New_York").to_string(), "2026-03-31");
    }

    #[test]
    fn weeks_start_on_monday() {
        let sunday: Day = "2026-11-22".parse().unwrap();
        assert_eq!(sunday.monday().to_string(), "2026-11-16");
        assert_eq!(sunday.monday().monday(), sunday.monday());
        assert_eq!(sunday.days_since(sunday.monday()), 6);
    }

    #[test]
    fn a_day_starts_when_the_clocks_of_its_zone_say_so() {
        let day: Day = "2026-03-29".parse().unwrap();
        assert_eq!(day.starts_at("Europe/Berlin").to_string(), "2026-03-28T23:00:00Z");
        assert_eq!(day.plus_days(1).starts_at("Europe/Berlin").to_string(), "2026-03-29T22:00:00Z");
    }
}
