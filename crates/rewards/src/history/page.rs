//! One month of activities, packed. Little-endian, after a byte that tells the version:
//!
//! ```text
//! activity:  id (16)  started_at ms (8)  day of month (1)  minute of day (2)  sport (text)
//!            moving s (8)  what follows (1: bit 0 distance, bit 1 climb)  distance m (8)  climb m (8)
//!            number of efforts (1), each: name (text)  length m (8)  time ms (4)
//! text:      length (1)  UTF-8
//! ```
//!
//! An effort that an earlier activity of the same month matched or beat can never be a personal best in the
//! order of history, so it is left out: that is nine of ten.
use std::collections::HashMap;

use kernel::{ActivityId, Timestamp};
use physiology::Sport;

use super::{Counted, Effort};
use crate::calendar::Month;

const VERSION: u8 = 1;

/// Packs activities of one month, given in the order of history.
pub(super) fn encode(activities: &[Counted]) -> Vec<u8> {
    let mut page = Vec::with_capacity(1 + activities.len() * 72);
    page.push(VERSION);
    let mut fastest_ms = HashMap::new();
    for activity in activities {
        page.extend(activity.activity.0.as_bytes());
        page.extend(activity.started_at.0.to_le_bytes());
        page.push(activity.started_on.0.day().unsigned_abs());
        page.extend(activity.started_minute.to_le_bytes());
        push_text(&mut page, activity.sport.name());
        page.extend(activity.moving_s.to_le_bytes());
        let has_distance = u8::from(activity.distance_m.is_some());
        let has_ascent = u8::from(activity.ascent_m.is_some());
        page.push(has_distance | has_ascent << 1);
        for amount in [activity.distance_m, activity.ascent_m].into_iter().flatten() {
            page.extend(amount.to_le_bytes());
        }
        let mut faster = Vec::new();
        for effort in &activity.efforts {
            let held = fastest_ms.entry((activity.sport, &effort.name)).or_insert(u32::MAX);
            if effort.elapsed_ms < *held {
                *held = effort.elapsed_ms;
                faster.push(effort);
            }
        }
        faster.truncate(usize::from(u8::MAX));
        page.push(faster.len() as u8);
        for effort in faster {
            push_text(&mut page, &effort.name);
            page.extend(effort.distance_m.to_le_bytes());
            page.extend(effort.elapsed_ms.to_le_bytes());
        }
    }
    page
}

fn push_text(page: &mut Vec<u8>, text: &str) {
    let length = u8::try_from(text.len()).unwrap_or(0);
    page.push(length);
    page.extend(&text.as_bytes()[..usize::from(length)]);
}

/// Unpacks a month. `None` when the page is of another version or damaged: then the rows tell.
pub(super) fn decode(page: &[u8], month: Month) -> Option<Vec<Counted>> {
    let mut rest = Reader(page);
    if rest.byte()? != VERSION {
        return None;
    }
    let mut activities = Vec::with_capacity(page.len() / 64);
    while !rest.0.is_empty() {
        activities.push(rest.activity(month)?);
    }
    Some(activities)
}

struct Reader<'p>(&'p [u8]);

impl<'p> Reader<'p> {
    fn activity(&mut self, month: Month) -> Option<Counted> {
        let activity = ActivityId(kernel::ids::Uuid::from_bytes(self.array()?));
        let started_at = Timestamp(i64::from_le_bytes(self.array()?));
        let started_on = month.day(self.byte()?)?;
        let started_minute = u16::from_le_bytes(self.array()?);
        let sport = Sport::named(self.text()?);
        let moving_s = self.amount()?;
        let follows = self.byte()?;
        let distance_m = if follows & 1 != 0 { Some(self.amount()?) } else { None };
        let ascent_m = if follows & 2 != 0 { Some(self.amount()?) } else { None };
        let count = self.byte()?;
        let mut efforts = Vec::with_capacity(usize::from(count));
        for _ in 0..count {
            efforts.push(Effort {
                name: self.text()?.to_owned(),
                distance_m: self.amount()?,
                elapsed_ms: u32::from_le_bytes(self.array()?),
            });
        }
        Some(Counted {
            activity,
            sport,
            started_at,
            started_on,
            started_minute,
            moving_s,
            distance_m,
            ascent_m,
            efforts,
        })
    }

    fn take(&mut self, length: usize) -> Option<&'p [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn byte(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    fn amount(&mut self) -> Option<f64> {
        self.array().map(f64::from_le_bytes)
    }

    fn text(&mut self) -> Option<&'p str> {
        let length = self.byte()?;
        std::str::from_utf8(self.take(usize::from(length))?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month() -> Month {
        Month::named("2028-02").unwrap()
    }

    fn activities() -> Vec<Counted> {
        let five_k = |elapsed_ms| Effort { name: "5k".into(), distance_m: 5000.0, elapsed_ms };
        vec![
            Counted {
                moving_s: 1800.25,
                distance_m: Some(5123.4),
                efforts: vec![five_k(1_500_000)],
                ..Counted::sample(Sport::Running, "2028-02-01")
            },
            Counted {
                ascent_m: Some(311.7),
                efforts: vec![five_k(1_499_999)],
                ..Counted::sample(Sport::Running, "2028-02-29")
            },
            Counted::sample(Sport::Yoga, "2028-02-29"),
        ]
    }

    #[test]
    fn a_month_comes_back_as_it_was_packed() {
        let activities = activities();
        assert_eq!(decode(&encode(&activities), month()), Some(activities));
        assert_eq!(decode(&encode(&[]), month()), Some(Vec::new()));
    }

    #[test]
    fn efforts_that_can_be_no_best_are_left_out() {
        let mut activities = activities();
        activities[1].efforts[0].elapsed_ms = 1_500_000;
        let unpacked = decode(&encode(&activities), month()).unwrap();
        assert_eq!((unpacked[0].efforts.len(), unpacked[1].efforts.len()), (1, 0));
    }

    #[test]
    fn a_damaged_page_is_noticed_at_every_length() {
        let page = encode(&activities());
        assert_eq!(decode(&[], month()), None);
        assert_eq!(decode(&[VERSION + 1], month()), None);
        let mut whole_activities = 0;
        for length in 1..page.len() {
            // A cut between two activities reads as fewer of them; every other cut is noticed.
            whole_activities += usize::from(decode(&page[..length], month()).is_some());
        }
        assert_eq!(whole_activities, 3);
    }
}
