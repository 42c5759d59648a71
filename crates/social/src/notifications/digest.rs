//! The letter about what somebody did not see: daily, weekly, or never, which is what everybody begins with.
//!
//! It comes in the morning of the athlete's own clock and says in numbers what is unread and moved since the letter before.
//! When there is nothing, none is sent. The letter is a row of the same transaction that moves the next one ahead, so none is
//! written twice and none is lost.
use jiff::civil;
use kernel::athlete::{self, Athlete};
use kernel::db::{Column, DbError, LiteValue, PgRow};
use kernel::{App, AthleteId, Language, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::channels::Channel;
use super::saying::{Reader, list_unread_between};
use super::{Kind, words};
use crate::Needs;
use crate::letters::Stop;

/// The hour of the athlete's morning at which a letter is due.
const MORNING_HOUR: i8 = 8;
/// Letters of one look.
const AT_ONCE: i64 = 50;

/// How often somebody wants a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DigestRhythm)]
pub enum Rhythm {
    /// Never. So everybody begins.
    Off,
    /// Each morning on which there is something.
    Daily,
    /// On Monday mornings.
    Weekly,
}

impl Rhythm {
    fn word(self) -> &'static str {
        match self {
            Rhythm::Off => "off",
            Rhythm::Daily => "daily",
            Rhythm::Weekly => "weekly",
        }
    }

    fn of(word: &str) -> Result<Rhythm, DbError> {
        let all = [Rhythm::Daily, Rhythm::Weekly];
        let found = all.into_iter().find(|rhythm| rhythm.word() == word);
        found.ok_or_else(|| DbError::Shape("an unknown rhythm of letters".into()))
    }
}
impl Column for Rhythm {
    fn from_lite(value: &LiteValue) -> Result<Rhythm, DbError> {
        Rhythm::of(&String::from_lite(value)?)
    }
    fn from_pg(row: &PgRow, index: usize) -> Result<Rhythm, DbError> {
        Rhythm::of(&String::from_pg(row, index)?)
    }
}

/// The next morning of a rhythm after a moment, by a clock of a time zone. Where that morning does not exist, because
/// clocks are put forward, it is the moment after.
fn next_morning(rhythm: Rhythm, now: Timestamp, time_zone: &str) -> Timestamp {
    let local = now.zoned(time_zone);
    let zone = local.time_zone().clone();
    let today = now.day_in(time_zone);
    let (mut day, step) = match rhythm {
        Rhythm::Weekly => (today.monday(), 7),
        Rhythm::Daily | Rhythm::Off => (today, 1),
    };
    loop {
        let morning = day.0.to_datetime(civil::time(MORNING_HOUR, 0, 0, 0)).to_zoned(zone.clone());
        // The calendar ends in the year 9999; nobody waits for a letter then.
        let Ok(morning) = morning else { return Timestamp(i64::MAX) };
        let at = Timestamp(morning.timestamp().as_millisecond());
        if at > now {
            return at;
        }
        day = day.plus_days(step);
    }
}

/// How often somebody wants a letter.
pub(crate) fn rhythm(tx: &mut Tx, athlete: AthleteId) -> Result<Rhythm> {
    let chosen = tx.find::<(Rhythm,)>(
        "SELECT rhythm FROM social_digest WHERE athlete_id = $1",
        args![athlete],
    )?;
    Ok(chosen.map_or(Rhythm::Off, |(rhythm,)| rhythm))
}

/// Writes down how often somebody wants a letter. Choosing the same again changes nothing.
pub(crate) fn choose(tx: &mut Tx, athlete: &Athlete, rhythm: Rhythm, now: Timestamp) -> Result<()> {
    if rhythm == Rhythm::Off {
        tx.exec("DELETE FROM social_digest WHERE athlete_id = $1", args![athlete.id])?;
        return Ok(());
    }
    let next_at = next_morning(rhythm, now, &athlete.time_zone);
    // What happened before somebody asked for letters is not in the first one.
    tx.exec(
        "INSERT INTO social_digest (athlete_id, rhythm, next_at, told_until_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (athlete_id) DO UPDATE SET rhythm = excluded.rhythm, next_at = excluded.next_at
         WHERE social_digest.rhythm <> excluded.rhythm",
        args![athlete.id, rhythm.word(), next_at, now],
    )?;
    Ok(())
}

/// Writes the letters that are due. Returns how many. Run it all the time, in as many processes as there are.
pub async fn write_due(app: &App, needs: &Needs) -> Result<u64> {
    let mut written = 0;
    loop {
        let now = app.clock.now();
        let look = app.db.read(move |tx| {
            tx.list::<(AthleteId, Timestamp)>(
                "SELECT athlete_id, next_at FROM social_digest WHERE next_at <= $1 ORDER BY next_at LIMIT $2",
                args![now, AT_ONCE],
            )
        });
        let due = look.await?;
        if due.is_empty() {
            return Ok(written);
        }
        for (athlete, was_due) in due {
            let (needs, vault) = (needs.clone(), app.vault.clone());
            let write = app.db.write(move |tx| {
                let stop = Stop::Digest(athlete).token(&vault);
                write_one(tx, &needs, athlete, was_due, &stop, now)
            });
            written += u64::from(write.await?);
        }
    }
}

/// Writes somebody's letter if there is anything to say, and sets the time of the next. Says whether there was.
fn write_one(
    tx: &mut Tx,
    needs: &Needs,
    id: AthleteId,
    was_due: Timestamp,
    stop: &str,
    now: Timestamp,
) -> Result<bool> {
    // An account that is being erased gets no letters; if it is kept after all, they go on tomorrow.
    let athlete = athlete::find(tx, id)?;
    let zone = athlete.as_ref().map_or("UTC", |athlete| athlete.time_zone.as_str());
    let Some((rhythm, told_until)) = tx.find::<(Rhythm, Timestamp)>(
        "SELECT rhythm, told_until_at FROM social_digest WHERE athlete_id = $1 AND next_at = $2",
        args![id, was_due],
    )?
    else {
        return Ok(false);
    };
    // Another process that is as far does not come through here.
    let taken = tx.exec(
        "UPDATE social_digest SET next_at = $3, told_until_at = $4 WHERE athlete_id = $1 AND next_at = $2",
        args![id, was_due, next_morning(rhythm, now, zone), now],
    )?;
    let Some(athlete) = athlete.filter(|_| taken == 1) else { return Ok(false) };
    let lines = say(tx, needs, &athlete, told_until, now)?;
    if lines.is_empty() {
        return Ok(false);
    }
    needs.post.write_digest(tx, &athlete, lines, stop, now)
}

/// What is unread and moved since a moment, kind by kind. What moves in this very moment is for the next letter, so that
/// nothing is told twice and nothing is passed over.
fn say(
    tx: &mut Tx,
    needs: &Needs,
    athlete: &Athlete,
    since: Timestamp,
    now: Timestamp,
) -> Result<Vec<String>> {
    let reader = Reader::new(tx, needs, athlete, Channel::Mail, now)?;
    let mut counts = [0_u64; Kind::ALL.len()];
    for line in list_unread_between(tx, athlete.id, since, now)? {
        let Some(says) = reader.say(tx, &line)? else { continue };
        let Some(place) = Kind::ALL.iter().position(|kind| *kind == line.kind) else { continue };
        match says.level {
            Some(level) => counts[place] = counts[place].max(u64::from(level)),
            None => counts[place] += words::weight(&says),
        }
    }
    let language = Language::of(&athlete.language);
    let told = Kind::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    Ok(told.map(|(kind, count)| words::counted(kind, language, count)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_due_at_eight_by_the_clock_of_its_reader() {
        let check = |rhythm, now: &str, zone: &str, expected: &str| {
            let next = next_morning(rhythm, now.parse().unwrap(), zone);
            assert_eq!(next, expected.parse().unwrap(), "{rhythm:?} after {now} in {zone}");
        };
        // A Friday.
        check(Rhythm::Daily, "2027-05-07T09:00:00Z", "Europe/Rome", "2027-05-08T06:00:00Z");
        check(Rhythm::Daily, "2027-05-07T05:59:59Z", "Europe/Rome", "2027-05-07T06:00:00Z");
        check(Rhythm::Daily, "2027-05-07T06:00:00Z", "Europe/Rome", "2027-05-08T06:00:00Z");
        check(Rhythm::Weekly, "2027-05-07T09:00:00Z", "Europe/Rome", "2027-05-10T06:00:00Z");
        check(Rhythm::Weekly, "2027-05-10T05:00:00Z", "Europe/Rome", "2027-05-10T06:00:00Z");
        check(Rhythm::Weekly, "2027-05-10T06:00:00Z", "Europe/Rome", "2027-05-17T06:00:00Z");
        // Another day already, and a zone that nobody knows.
        check(Rhythm::Daily, "2027-05-07T23:30:00Z", "Asia/Tokyo", "2027-05-08T23:00:00Z");
        check(Rhythm::Daily, "2027-05-07T09:00:00Z", "Moon/Base", "2027-05-08T08:00:00Z");
        // Clocks go forward on 28 March: the morning comes an hour earlier, and is at eight.
        check(Rhythm::Daily, "2027-03-27T12:00:00Z", "Europe/Rome", "2027-03-28T06:00:00Z");
    }
}
