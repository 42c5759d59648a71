//! Bringing the words of everybody, or of those in one range of ids, into memory: page by page, and part by part, so that never
//! more than one part stands in the tables from which it is laid.
//!
//! What is read may change meanwhile. It does not matter: the mark is taken before, and whoever changed since is read again by the
//! first look.
use kernel::athlete::age_on;
use kernel::{AthleteId, Day, Db, Result, Timestamp, Tx, args, from_row};
use names::{Builder, Part, Person, Range};

use crate::circles::{id, name};
use crate::people::ADULT_YEARS;

/// Rows of one transaction.
const PAGE: usize = 10_000;

/// Parts of everybody in a range, with the mark from which changes are to be looked for.
pub(super) struct Laid {
    pub(super) parts: Vec<Part>,
    pub(super) upto: i64,
}

/// Lays everybody in a range, in parts of `part` people or somewhat less. `None` if that would take more memory than it may.
pub(super) async fn lay(
    db: &Db,
    range: Range,
    part: usize,
    most_bytes: usize,
    now: Timestamp,
) -> Result<Option<Laid>> {
    let (upto, count) =
        db.read(move |tx| Ok((latest_change(tx)?, count_people(tx, range)?))).await?;
    // What the ids alone would take.
    if count.saturating_mul(size_of::<names::Id>()) > most_bytes {
        return Ok(None);
    }
    // As many in each, so that no small part is left at the end.
    let each = count.div_ceil(count.div_ceil(part).max(1)).max(1);
    let (mut parts, mut parts_bytes) = (Vec::new(), 0);
    let mut builder = Builder::new(range.from, each);
    // Nobody's id is 0.
    let mut after = id(range.from.saturating_sub(1));
    loop {
        let page = db.read(move |tx| list_cards(tx, after, range)).await?;
        for card in &page {
            if builder.people() == each {
                let next = Builder::new(name(card.id), each);
                let part = finish(std::mem::replace(&mut builder, next)).await?;
                parts_bytes += part.bytes();
                parts.push(part);
            }
            builder.push(Person {
                id: name(card.id),
                name: &card.name,
                handle: &card.handle,
                country: &card.country,
                open: age_on(card.birth_on, now.day_in(&card.time_zone)) >= ADULT_YEARS,
            });
        }
        if parts_bytes + builder.bytes() > most_bytes {
            return Ok(None);
        }
        match page.last() {
            Some(last) if page.len() == PAGE => after = last.id,
            _ => break,
        }
    }
    parts.push(finish(builder).await?);
    Ok(Some(Laid { parts, upto }))
}

/// Putting millions of words in order takes seconds, which no other task should wait for.
async fn finish(builder: Builder) -> Result<Part> {
    let laid = tokio::task::spawn_blocking(move || builder.finish()).await;
    laid.map_err(kernel::Error::internal)
}

/// The last id that belongs to a range.
fn last_of(range: Range) -> AthleteId {
    id(range.until.map_or(names::Id::MAX, |until| until.saturating_sub(1)))
}

fn latest_change(tx: &mut Tx) -> Result<i64> {
    let sql = "SELECT changed_at FROM social_person ORDER BY changed_at DESC LIMIT 1";
    Ok(tx.find::<(i64,)>(sql, args![])?.map_or(0, |(at,)| at))
}

fn count_people(tx: &mut Tx, range: Range) -> Result<usize> {
    let (count,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM athlete WHERE athlete_id >= $1 AND athlete_id <= $2",
        args![id(range.from), last_of(range)],
    )?;
    Ok(usize::try_from(count).unwrap_or(0))
}

struct Card {
    id: AthleteId,
    name: String,
    handle: String,
    country: String,
    birth_on: Day,
    time_zone: String,
}
from_row!(Card { id, name, handle, country, birth_on, time_zone });

fn list_cards(tx: &mut Tx, after: AthleteId, range: Range) -> Result<Vec<Card>> {
    tx.list(
        "SELECT athlete_id, name, handle, country, birth_on, time_zone FROM athlete
         WHERE athlete_id > $1 AND athlete_id <= $2 AND closed_at IS NULL ORDER BY athlete_id LIMIT $3",
        args![after, last_of(range), PAGE],
    )
}
