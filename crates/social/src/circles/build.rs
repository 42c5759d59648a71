//! Bringing the whole graph into memory: from the last snapshot, or row by row from the database.
//!
//! Reading everything takes many short transactions, so what is read may have changed meanwhile. It does not matter: the mark
//! is taken before, and whoever changed since is read again by the first look.
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;

use graph::snapshot::Unusable;
use graph::{Builder, Graph, Name};
use kernel::athlete::age_on;
use kernel::{AthleteId, Day, Db, Error, Result, Timestamp, Tx, args, from_row};

use super::name;
use crate::people::ADULT_YEARS;

/// Rows of one transaction.
const PAGE: usize = 10_000;

/// Reads everything there is, with the mark from which changes are to be looked for. `None` if it would take more memory than
/// it may.
pub(super) async fn from_database(
    db: &Db,
    most_bytes: usize,
    now: Timestamp,
) -> Result<Option<(Graph, i64)>> {
    let upto = db.read(latest_change).await?;
    let mut names: Vec<Name> = Vec::new();
    let mut after = AthleteId(kernel::ids::Uuid::nil());
    loop {
        let page = db.read(move |tx| list_people(tx, after)).await?;
        names.extend(page.iter().map(|(id,)| name(*id)));
        match page.last() {
            Some((last,)) if page.len() == PAGE => after = *last,
            _ => break,
        }
    }
    let mut builder = Builder::new(names);
    let nil = AthleteId(kernel::ids::Uuid::nil());
    let (mut after, mut who, mut friends) = ((nil, nil), nil, Vec::new());
    loop {
        let page = db.read(move |tx| list_friendships(tx, after)).await?;
        for (athlete, other) in &page {
            if *athlete != who {
                builder.push(name(who), friends.drain(..));
                who = *athlete;
            }
            friends.push(name(*other));
        }
        if builder.bytes() > most_bytes {
            return Ok(None);
        }
        match page.last() {
            Some(last) if page.len() == PAGE => after = *last,
            _ => break,
        }
    }
    builder.push(name(who), friends.drain(..));
    let mut graph = builder.finish();
    graph.shelter_all();
    let mut after = nil;
    loop {
        let page = db.read(move |tx| list_cards(tx, after)).await?;
        for card in &page {
            if card.is_open(now) {
                graph.shelter(name(card.id), false);
            }
        }
        match page.last() {
            Some(last) if page.len() == PAGE => after = last.id,
            _ => return Ok(Some((graph, upto))),
        }
    }
}

/// Reads the snapshot of this very database, if there is one of use.
pub(super) async fn from_snapshot(
    db: &Db,
    path: &Path,
    most_bytes: usize,
) -> Result<Option<(Graph, i64)>> {
    if !path.exists() {
        return Ok(None);
    }
    let path = path.to_owned();
    let read = tokio::task::spawn_blocking(move || {
        let file = File::open(path)?;
        Graph::read_from(&mut BufReader::with_capacity(1 << 18, file), most_bytes)
    });
    let (graph, [of, upto]) = match read.await.map_err(Error::internal)? {
        Ok(read) => read,
        Err(why) => {
            tracing::warn!(why = %why, "the snapshot of who knows whom is not used");
            return Ok(None);
        }
    };
    let (here, latest) = db.read(|tx| Ok((first_made(tx)?, latest_change(tx)?))).await?;
    // A database that came back from a backup knows less than a snapshot written after it.
    if of != here || upto > latest {
        tracing::info!("the snapshot of who knows whom is of another time, and is not used");
        return Ok(None);
    }
    Ok(Some((graph, upto)))
}

/// Writes a snapshot beside the last one and puts it in its place.
pub(super) async fn write_snapshot(
    db: &Db,
    graph: std::sync::Arc<Graph>,
    upto: i64,
    path: &Path,
) -> Result<()> {
    let of = db.read(first_made).await?;
    let path = path.to_owned();
    let write = tokio::task::spawn_blocking(move || -> Result<(), Unusable> {
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let beside = tempfile::NamedTempFile::new_in(folder)?;
        graph.write_to([of, upto], &mut BufWriter::with_capacity(1 << 18, beside.as_file()))?;
        beside.as_file().sync_all()?;
        beside.persist(&path).map_err(|error| error.error)?;
        Ok(())
    });
    write.await.map_err(Error::internal)?.map_err(Error::internal)
}

/// When this database was made: its first migration. It tells one database from another.
fn first_made(tx: &mut Tx) -> Result<i64> {
    let sql = "SELECT applied_at FROM schema_migration ORDER BY version LIMIT 1";
    Ok(tx.one::<(i64,)>(sql, args![])?.0)
}

fn latest_change(tx: &mut Tx) -> Result<i64> {
    let sql = "SELECT changed_at FROM social_circle ORDER BY changed_at DESC LIMIT 1";
    Ok(tx.find::<(i64,)>(sql, args![])?.map_or(0, |(at,)| at))
}

fn list_people(tx: &mut Tx, after: AthleteId) -> Result<Vec<(AthleteId,)>> {
    tx.list(
        "SELECT athlete_id FROM social_circle WHERE athlete_id > $1 ORDER BY athlete_id LIMIT $2",
        args![after, PAGE],
    )
}

fn list_friendships(
    tx: &mut Tx,
    (athlete, other): (AthleteId, AthleteId),
) -> Result<Vec<(AthleteId, AthleteId)>> {
    tx.list(
        "SELECT athlete_id, other_id FROM social_tie
         WHERE (athlete_id, other_id) > ($1, $2) AND tie = 'friend'
         ORDER BY athlete_id, other_id LIMIT $3",
        args![athlete, other, PAGE],
    )
}

/// What tells whether somebody may be found. Those who are at risk are found out when they are looked at again, or shown.
struct Card {
    id: AthleteId,
    birth_on: Day,
    time_zone: String,
    closed_at: Option<Timestamp>,
}
from_row!(Card { id, birth_on, time_zone, closed_at });

impl Card {
    fn is_open(&self, now: Timestamp) -> bool {
        let years = age_on(self.birth_on, now.day_in(&self.time_zone));
        self.closed_at.is_none() && years >= ADULT_YEARS
    }
}

fn list_cards(tx: &mut Tx, after: AthleteId) -> Result<Vec<Card>> {
    tx.list(
        "SELECT athlete_id, birth_on, time_zone, closed_at FROM athlete
         WHERE athlete_id > $1 ORDER BY athlete_id LIMIT $2",
        args![after, PAGE],
    )
}
