//! Bringing everybody's words into memory, page by page.
//!
//! What is read may change meanwhile. It does not matter: the mark is taken before, and whoever changed since is read again by the
//! first look.
use kernel::athlete::age_on;
use kernel::{AthleteId, Day, Db, Result, Timestamp, Tx, args, from_row};
use names::{Builder, Index, Person};

use crate::circles::name;
use crate::people::ADULT_YEARS;

/// Rows of one transaction.
const PAGE: usize = 10_000;

/// Reads everybody, with the mark from which changes are to be looked for. `None` if it would take more memory than it may.
pub(super) async fn from_database(
    db: &Db,
    most_bytes: usize,
    now: Timestamp,
) -> Result<Option<(Index, i64)>> {
    let (upto, count) = db.read(|tx| Ok((latest_change(tx)?, count_people(tx)?))).await?;
    // What the ids alone would take.
    if count.saturating_mul(size_of::<names::Id>()) > most_bytes {
        return Ok(None);
    }
    let mut builder = Builder::for_people(count);
    let mut after = AthleteId(kernel::ids::Uuid::nil());
    loop {
        let page = db.read(move |tx| list_cards(tx, after)).await?;
        for card in &page {
            builder.push(Person {
                id: name(card.id),
                name: &card.name,
                handle: &card.handle,
                country: &card.country,
                open: age_on(card.birth_on, now.day_in(&card.time_zone)) >= ADULT_YEARS,
            });
        }
        if builder.bytes() > most_bytes {
            return Ok(None);
        }
        match page.last() {
            Some(last) if page.len() == PAGE => after = last.id,
            _ => break,
        }
    }
    // Putting tens of millions of words in order takes seconds, which no other task should wait for.
    let laid = tokio::task::spawn_blocking(move || builder.finish()).await;
    let index = laid.map_err(kernel::Error::internal)?;
    Ok((index.bytes() <= most_bytes).then_some((index, upto)))
}

fn latest_change(tx: &mut Tx) -> Result<i64> {
    let sql = "SELECT changed_at FROM social_person ORDER BY changed_at DESC LIMIT 1";
    Ok(tx.find::<(i64,)>(sql, args![])?.map_or(0, |(at,)| at))
}

fn count_people(tx: &mut Tx) -> Result<usize> {
    let (count,) = tx.one::<(i64,)>("SELECT COUNT(*) FROM athlete", args![])?;
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

fn list_cards(tx: &mut Tx, after: AthleteId) -> Result<Vec<Card>> {
    tx.list(
        "SELECT athlete_id, name, handle, country, birth_on, time_zone FROM athlete
         WHERE athlete_id > $1 AND closed_at IS NULL ORDER BY athlete_id LIMIT $2",
        args![after, PAGE],
    )
}
