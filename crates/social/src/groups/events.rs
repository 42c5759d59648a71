//! When and where a group meets, and who comes.
pub mod answer;
pub mod answers;
pub mod calendar;
pub mod create;
pub mod delete;
pub mod edit;
pub mod ics;
pub mod list;

use std::collections::{BTreeMap, HashSet};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use kernel::{AthleteId, Error, GroupId, Result, Timestamp, Tx, args, from_row};
use serde::{Deserialize, Serialize};

use super::fields::{lines, one_line};

kernel::id!(
    /// One event of a group.
    EventId,
);

/// Events of one group that are made within a day.
const MOST_A_DAY: i64 = 20;
const DAY_MS: i64 = 24 * 3_600_000;
/// Minutes that an event lasts at most: a week.
const LONGEST_MIN: i64 = 7 * 24 * 60;

/// Whether somebody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = EventAnswer)]
pub enum Answer {
    /// They come.
    Yes,
    /// Perhaps.
    Maybe,
    /// They do not come.
    No,
}

impl Answer {
    /// All of them, in the order of lists.
    const ALL: [Answer; 3] = [Answer::Yes, Answer::Maybe, Answer::No];

    fn word(self) -> &'static str {
        match self {
            Answer::Yes => "yes",
            Answer::Maybe => "maybe",
            Answer::No => "no",
        }
    }

    fn of(word: &str) -> Option<Answer> {
        Answer::ALL.into_iter().find(|answer| answer.word() == word)
    }
}

/// When and where a group meets.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GroupEvent {
    /// Which one.
    pub id: EventId,
    /// What it is called.
    #[schema(example = "Long run")]
    pub title: String,
    /// What it is about; may be empty.
    pub about: String,
    /// Where, in words; may be empty.
    #[schema(example = "By the bridge")]
    pub place: String,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// When it begins on the clock of its place.
    #[schema(example = "2027-05-09T09:00")]
    pub local_start: String,
    /// The IANA time zone of its place.
    #[schema(example = "Europe/Berlin")]
    pub time_zone: String,
    /// Whether it was called off.
    pub cancelled: bool,
    /// How many come.
    pub yes: i64,
    /// How many come perhaps.
    pub maybe: i64,
    /// What you answered, if you did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// What an event should be like.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GroupEventDraft)]
pub struct Draft {
    /// What it is called, 3 to 80 letters.
    #[schema(example = "Long run")]
    pub title: String,
    /// What it is about, up to 2,000 letters.
    #[serde(default)]
    pub about: String,
    /// Where, in words, up to 120 letters.
    #[serde(default)]
    #[schema(example = "By the bridge")]
    pub place: String,
    /// When it begins on the clock of its place.
    #[schema(example = "2027-05-09T09:00")]
    pub local_start: String,
    /// The IANA time zone of its place.
    #[schema(example = "Europe/Berlin")]
    pub time_zone: String,
    /// How many minutes it lasts, 5 to 10,080.
    #[schema(example = 90)]
    pub minutes: i64,
    /// Whether it is called off.
    #[serde(default)]
    pub cancelled: bool,
}

/// A draft that was checked: its words tidied, its hour an instant.
#[derive(Debug, Clone)]
struct Checked {
    draft: Draft,
    starts_at: Timestamp,
    ends_at: Timestamp,
}

impl Draft {
    /// The draft as it is kept, or what is wrong with it in the words of who filled it in.
    fn check(mut self) -> Result<Checked> {
        let mut faults: BTreeMap<&'static str, String> = BTreeMap::new();
        let mut fault = |field, text: &str| {
            faults.insert(field, text.to_owned());
        };
        self.title = one_line(&self.title);
        self.place = one_line(&self.place);
        self.about = lines(&self.about);
        if !(3..=80).contains(&self.title.chars().count()) {
            fault("title", "an event's name has 3 to 80 letters");
        }
        if self.about.chars().count() > 2_000 {
            fault("about", "what an event is about has up to 2,000 letters");
        }
        if self.place.chars().count() > 120 {
            fault("place", "a place has up to 120 letters");
        }
        if !(5..=LONGEST_MIN).contains(&self.minutes) {
            fault("minutes", "an event lasts from five minutes to a week");
        }
        let starts_at = match instant_of(&self.local_start, &self.time_zone) {
            Ok(at) => at,
            Err((field, text)) => {
                fault(field, text);
                Timestamp(0)
            }
        };
        if !faults.is_empty() {
            return Err(Error::invalid_fields(faults));
        }
        let ends_at = starts_at.plus_ms(self.minutes * 60_000);
        Ok(Checked { draft: self, starts_at, ends_at })
    }
}

/// The instant at which a clock of a place shows this. An hour that the clock skips is the one after it, of one that it shows
/// twice it is the first.
fn instant_of(local: &str, time_zone: &str) -> Result<Timestamp, (&'static str, &'static str)> {
    const NO_TIME: (&str, &str) =
        ("local_start", "say a day and an hour, such as 2027-05-09T09:00");
    let local: DateTime = local.parse().map_err(|_| NO_TIME)?;
    let zone = TimeZone::get(time_zone)
        .map_err(|_| ("time_zone", "this is a time zone that we do not know"))?;
    if !(2000..=2200).contains(&local.year()) {
        return Err(NO_TIME);
    }
    let at = local.to_zoned(zone).map_err(|_| NO_TIME)?;
    Ok(Timestamp(at.timestamp().as_millisecond()))
}

/// An event as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    event_id: EventId,
    title: String,
    about: String,
    place: String,
    starts_at: Timestamp,
    ends_at: Timestamp,
    time_zone: String,
    cancelled: bool,
    sequence: i64,
    changed_at: Timestamp,
}
from_row!(Row {
    event_id,
    title,
    about,
    place,
    starts_at,
    ends_at,
    time_zone,
    cancelled,
    sequence,
    changed_at
});

impl Row {
    /// As somebody sees it who does not see `hidden`.
    fn show(
        self,
        tx: &mut Tx,
        group: GroupId,
        me: AthleteId,
        hidden: &HashSet<AthleteId>,
    ) -> Result<GroupEvent> {
        let id = self.event_id;
        let local = self.starts_at.zoned(&self.time_zone).datetime();
        Ok(GroupEvent {
            id,
            local_start: local.strftime("%Y-%m-%dT%H:%M").to_string(),
            yes: count(tx, group, id, Answer::Yes, hidden)?,
            maybe: count(tx, group, id, Answer::Maybe, hidden)?,
            answer: answer_of(tx, group, id, me)?,
            title: self.title,
            about: self.about,
            place: self.place,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            time_zone: self.time_zone,
            cancelled: self.cancelled,
        })
    }
}

fn find(tx: &mut Tx, group: GroupId, event: EventId) -> Result<Row> {
    let found = tx.find::<Row>(
        "SELECT event_id, title, about, place, starts_at, ends_at, time_zone, cancelled, sequence, changed_at
         FROM social_group_event WHERE group_id = $1 AND event_id = $2",
        args![group, event],
    )?;
    found.ok_or(Error::NotFound("event"))
}

/// What somebody answered.
fn answer_of(
    tx: &mut Tx,
    group: GroupId,
    event: EventId,
    who: AthleteId,
) -> Result<Option<Answer>> {
    let found = tx.find::<(String,)>(
        "SELECT answer FROM social_group_answer
         WHERE group_id = $1 AND event_id = $2 AND athlete_id = $3",
        args![group, event, who],
    )?;
    Ok(found.and_then(|(word,)| Answer::of(&word)))
}

/// How many answered so, without those whom the viewer does not see.
fn count(
    tx: &mut Tx,
    group: GroupId,
    event: EventId,
    answer: Answer,
    hidden: &HashSet<AthleteId>,
) -> Result<i64> {
    let (mut count,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM social_group_answer
         WHERE group_id = $1 AND event_id = $2 AND answer = $3",
        args![group, event, answer.word()],
    )?;
    for who in hidden {
        count -= i64::from(answer_of(tx, group, event, *who)? == Some(answer));
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft {
            title: " Long  run ".into(),
            about: String::new(),
            place: "By the bridge".into(),
            local_start: "2027-05-09T09:00".into(),
            time_zone: "Europe/Berlin".into(),
            minutes: 90,
            cancelled: false,
        }
    }

    #[test]
    fn the_clock_of_the_place_says_when_it_begins() {
        let check = |local: &str, zone: &str, expected: &str| {
            assert_eq!(instant_of(local, zone).unwrap().to_string(), expected, "{local} {zone}");
        };
        check("2027-05-09T09:00", "Europe/Berlin", "2027-05-09T07:00:00Z");
        check("2027-01-09T09:00", "Europe/Berlin", "2027-01-09T08:00:00Z");
        check("2027-05-09T09:00", "Asia/Kolkata", "2027-05-09T03:30:00Z");
        // The clock skips from two to three, and shows the hour after two twice.
        check("2027-03-28T02:30", "Europe/Berlin", "2027-03-28T01:30:00Z");
        check("2027-10-31T02:30", "Europe/Berlin", "2027-10-31T00:30:00Z");
    }

    #[test]
    fn a_draft_is_tidied_or_says_what_is_wrong() {
        let checked = draft().check().unwrap();
        assert_eq!(checked.draft.title, "Long run");
        assert_eq!(checked.ends_at.0 - checked.starts_at.0, 90 * 60_000);
        let wrong = Draft {
            title: "x".into(),
            about: "a".repeat(2_001),
            place: "p".repeat(121),
            local_start: "tomorrow".into(),
            time_zone: "Moon/Base".into(),
            minutes: 1,
            cancelled: false,
        };
        let Err(Error::Refused(no)) = wrong.check() else { panic!("it was taken") };
        let fields: Vec<_> = no.fields.keys().copied().collect();
        assert_eq!(fields, ["about", "local_start", "minutes", "place", "title"]);
        let nowhere = Draft { time_zone: "Moon/Base".into(), ..draft() }.check().unwrap_err();
        assert_eq!(nowhere.to_string(), "this is a time zone that we do not know");
    }
}
