//! Reading feeds whose time has come.
//!
//! A process that reads a feed holds its lease and renews it with every batch it writes, in the same
//! transaction; killed in the middle, its lease runs out and any process begins a new run. What was read is
//! kept either way. Nothing is taken off the list unless the feed was read to its end and is as long as it
//! should be.
use std::fs::File;
use std::time::Duration;

use kernel::files::Incoming;
use kernel::{App, Error, Result, Timestamp, Tx, args, random};
use tokio::sync::mpsc;

use super::fetch::{self, FetchFault, Fetched};
use super::take::{Batch, Figures, take};
use super::{MOST_FAULTS, MOST_RUNS, Row};
use crate::FeedId;
use crate::reading::{self, Expected, Found, Trouble};

/// How long a process keeps a feed before it must renew.
const LEASE_MS: i64 = 60_000;
const RENEW_EVERY: Duration = Duration::from_secs(15);
/// Products of one transaction: small enough that other writes get through in between.
const BATCH: usize = 500;
const UNLIST_BATCH: i64 = 2000;
/// A feed that failed is tried again after so long, or sooner if it is read more often.
const RETRY_MS: i64 = 3_600_000;
const HOUR_MS: i64 = 3_600_000;

/// Reads every feed that is due, one after the other. Returns how many were read. Run it all the time, in as
/// many processes as there are.
pub async fn read_due(app: &App) -> Result<u64> {
    let mut read = 0;
    loop {
        let now = app.clock.now();
        // Looking costs nothing; taking is a write.
        let is_due = app.db.read(move |tx| {
            tx.find::<(FeedId,)>(
                "SELECT feed_id FROM shop_feed WHERE due_at <= $1 AND leased_until <= $1 LIMIT 1",
                args![now],
            )
        });
        if is_due.await?.is_none() {
            return Ok(read);
        }
        let Some(lease) = take_next(app).await? else { return Ok(read) };
        match lease.read(app).await {
            Ok(()) => read += 1,
            Err(error) => {
                tracing::error!(causes = kernel::error::causes(&error), "a feed was not read");
                let ended = Ended {
                    outcome: "failed",
                    message: "something went wrong on our side; we try again in a while".to_owned(),
                    version: None,
                };
                lease.end(app, ended).await?;
            }
        }
    }
}

/// The right to read a feed for a while, and the run that it is.
struct Lease {
    feed: Row,
    owner: String,
    started_at: Timestamp,
}

/// How a run ended.
struct Ended {
    outcome: &'static str,
    message: String,
    /// What the address said about the version that was read.
    version: Option<(Option<String>, Option<String>)>,
}

/// Takes a feed that is due and that nobody holds, and opens a run of it.
async fn take_next(app: &App) -> Result<Option<Lease>> {
    let now = app.clock.now();
    let owner = random::hex::<8>();
    let name = owner.clone();
    let taken = app.db.write(move |tx| {
        // Two processes may see the same row; the second finds it leased when its turn comes.
        let taken = tx.find::<Row>(
            "UPDATE shop_feed SET owner = $1, leased_until = $2, last_run = last_run + 1
             WHERE leased_until <= $3 AND due_at <= $3 AND feed_id = (
               SELECT feed_id FROM shop_feed WHERE due_at <= $3 AND leased_until <= $3
               ORDER BY due_at, feed_id LIMIT 1)
             RETURNING feed_id, shop_id, country, currency, source, address, file, every_hours, etag,
                       last_modified, due_at, last_run, leased_until",
            args![name, now.plus_ms(LEASE_MS), now],
        )?;
        let Some(feed) = taken else { return Ok(None) };
        tx.exec(
            "UPDATE shop_feed_run SET outcome = 'broken_off', ended_at = $2, message = $3
             WHERE feed_id = $1 AND outcome = 'reading'",
            args![feed.id, now, "the reading was interrupted and began anew"],
        )?;
        let listed = super::count_listed(tx, feed.shop, &feed.country)?;
        tx.exec(
            "INSERT INTO shop_feed_run (feed_id, run, started_at, outcome, message, listed_before, items,
                                        added, changed, unchanged, gone, broken)
             VALUES ($1, $2, $3, 'reading', '', $4, 0, 0, 0, 0, 0, 0)",
            args![feed.id, feed.last_run, now, listed],
        )?;
        forget_old_runs(tx, &feed)?;
        Ok(Some(feed))
    });
    Ok(taken.await?.map(|feed| Lease { feed, owner, started_at: now }))
}

fn forget_old_runs(tx: &mut Tx, feed: &Row) -> Result<()> {
    let before = feed.last_run - MOST_RUNS;
    tx.exec("DELETE FROM shop_feed_run WHERE feed_id = $1 AND run <= $2", args![feed.id, before])?;
    tx.exec(
        "DELETE FROM shop_feed_fault WHERE feed_id = $1 AND run <= $2",
        args![feed.id, before],
    )?;
    Ok(())
}

/// Where the bytes are. A fetched file is gone when this is dropped.
enum Source {
    Fetched(Box<Incoming>),
    Kept(File),
}

impl Source {
    fn open(&self) -> std::io::Result<File> {
        match self {
            Source::Fetched(incoming) => File::open(incoming.path()),
            Source::Kept(file) => file.try_clone(),
        }
    }
}

impl Lease {
    async fn read(&self, app: &App) -> Result<()> {
        let (source, version) = match self.obtain(app).await? {
            Ok(obtained) => obtained,
            Err(ended) => return self.end(app, ended).await,
        };
        let Some((figures, trouble)) = self.take_all(app, source).await? else { return Ok(()) };
        let ended = match trouble {
            Some(trouble) => Ended {
                outcome: if figures.good() + figures.broken == 0 { "failed" } else { "broken_off" },
                message: trouble.to_string(),
                version: None,
            },
            None => self.settle(app, figures, version).await?,
        };
        self.end(app, ended).await
    }

    /// The bytes of the feed, or how the run ends without them.
    async fn obtain(&self, app: &App) -> Result<Result<(Source, Version), Ended>> {
        let ended = |outcome, message: String| Ended { outcome, message, version: None };
        let files = app.files.clone();
        let Some(address) = self.feed.address.clone().filter(|_| self.feed.source == "address")
        else {
            let name = self.feed.file.clone().unwrap_or_default();
            let open = tokio::task::spawn_blocking(move || files.read(&name));
            return Ok(match open.await.map_err(Error::internal)?? {
                Some(file) => Ok((Source::Kept(file), (None, None))),
                None => {
                    Err(ended("failed", "the file of this feed is gone; upload it again".into()))
                }
            });
        };
        let (etag, moment) = (self.feed.etag.clone(), self.feed.last_modified.clone());
        let mut fetching = tokio::task::spawn_blocking(move || {
            fetch::fetch(&files, &address, etag.as_deref(), moment.as_deref())
        });
        let fetched = loop {
            tokio::select! {
                fetched = &mut fetching => break fetched.map_err(Error::internal)?,
                () = tokio::time::sleep(RENEW_EVERY) => { self.renew(app).await?; }
            }
        };
        Ok(match fetched {
            Ok(Fetched::File { file, etag, last_modified }) => {
                Ok((Source::Fetched(file), (etag, last_modified)))
            }
            Ok(Fetched::NotNewer) => Err(ended("not_newer", String::new())),
            Err(FetchFault::Disk(error)) => return Err(error.into()),
            Err(fault) => Err(ended("failed", fault.to_string())),
        })
    }

    /// Reads and writes until the end of the feed. `None` when another process has it by now.
    async fn take_all(
        &self,
        app: &App,
        source: Source,
    ) -> Result<Option<(Figures, Option<Trouble>)>> {
        let expected = Expected {
            country: self.feed.country.clone(),
            currency: reading::currency(&self.feed.currency)
                .ok_or_else(|| Error::internal("a feed in a currency that does not exist"))?,
        };
        // Two batches wait at most: the reader is held up by the writer, and memory stays flat.
        let (give, mut batches) = mpsc::channel::<Batch>(2);
        let reader = tokio::task::spawn_blocking(move || {
            let file = source.open()?;
            let outcome = read_in_batches(file, &expected, &give);
            drop(source);
            Ok::<_, std::io::Error>(outcome)
        });
        let mut figures = Figures::default();
        while let Some(batch) = batches.recv().await {
            let Some(some) = self.write(app, batch, figures).await? else { return Ok(None) };
            figures.added += some.added;
            figures.changed += some.changed;
            figures.unchanged += some.unchanged;
            figures.broken += some.broken;
        }
        let outcome = reader.await.map_err(Error::internal)??;
        Ok(Some((figures, outcome.err())))
    }

    /// Writes a batch. `None` when another process has the feed by now.
    async fn write(&self, app: &App, batch: Batch, so_far: Figures) -> Result<Option<Figures>> {
        let batch = std::sync::Arc::new(batch);
        loop {
            let (feed, owner) = (self.feed.clone(), self.owner.clone());
            let (batch, now) = (batch.clone(), app.clock.now());
            let written = app.db.write(move |tx| {
                if !renew(tx, feed.id, &owner, now)? {
                    return Ok(None);
                }
                take(tx, &feed, &batch, so_far, now).map(Some)
            });
            match written.await {
                // A full queue has taken nothing, so the same again is harmless.
                Err(Error::Busy) => tokio::time::sleep(Duration::from_millis(100)).await,
                other => return other,
            }
        }
    }

    async fn renew(&self, app: &App) -> Result<bool> {
        let (id, owner, now) = (self.feed.id, self.owner.clone(), app.clock.now());
        app.db.write(move |tx| renew(tx, id, &owner, now)).await
    }

    /// What becomes of the list after a feed was read to its end.
    async fn settle(&self, app: &App, figures: Figures, version: Version) -> Result<Ended> {
        let (feed, good) = (self.feed.clone(), figures.good());
        let known = app.db.read(move |tx| {
            let (listed,) = tx.one::<(i64,)>(
                "SELECT listed_before FROM shop_feed_run WHERE feed_id = $1 AND run = $2",
                args![feed.id, feed.last_run],
            )?;
            Ok((listed, was_short_before(tx, &feed, good)?))
        });
        let (listed_before, was_short) = known.await?;
        if good == 0 && listed_before == 0 {
            let message = match figures.broken {
                0 => "there is no product in this feed",
                _ => "no product of this feed makes sense; see what is wrong with them",
            };
            return Ok(Ended { outcome: "failed", message: message.to_owned(), version: None });
        }
        if is_too_short(listed_before, good) && !was_short {
            let message = format!(
                "only {good} of {listed_before} products are still in this feed, so none was taken off the list; \
                 say that this is right, or read it once more"
            );
            return Ok(Ended { outcome: "too_short", message, version: None });
        }
        while self.unlist_some(app).await? == UNLIST_BATCH {}
        Ok(Ended { outcome: "done", message: String::new(), version: Some(version) })
    }

    async fn unlist_some(&self, app: &App) -> Result<i64> {
        let (feed, owner, now) = (self.feed.clone(), self.owner.clone(), app.clock.now());
        let unlist = app.db.write(move |tx| {
            if !renew(tx, feed.id, &owner, now)? {
                return Ok(0);
            }
            let run = feed.last_run;
            let gone = super::unlist_some(tx, feed.shop, &feed.country, run, UNLIST_BATCH, now)?;
            tx.exec(
                "UPDATE shop_feed_run SET gone = gone + $3 WHERE feed_id = $1 AND run = $2",
                args![feed.id, run, gone],
            )?;
            Ok(gone)
        });
        unlist.await
    }

    /// Closes the run and gives the feed back, unless another process has it by now.
    async fn end(&self, app: &App, ended: Ended) -> Result<()> {
        let (feed, owner) = (self.feed.clone(), self.owner.clone());
        let (now, started_at) = (app.clock.now(), self.started_at);
        let Ended { outcome, message, version } = ended;
        let every_ms = feed.every_hours * HOUR_MS;
        let pause_ms = if matches!(outcome, "failed" | "broken_off") {
            every_ms.min(RETRY_MS)
        } else {
            every_ms
        };
        let due_at = (feed.source == "address").then(|| started_at.plus_ms(pause_ms));
        let close = app.db.write(move |tx| {
            let ours = tx.exec(
                "UPDATE shop_feed SET owner = '', leased_until = 0, due_at = $3
                 WHERE feed_id = $1 AND owner = $2",
                args![feed.id, owner, due_at],
            )?;
            if ours == 0 {
                return Ok(());
            }
            if let Some((etag, last_modified)) = &version {
                tx.exec(
                    "UPDATE shop_feed SET etag = $2, last_modified = $3 WHERE feed_id = $1",
                    args![feed.id, etag, last_modified],
                )?;
            }
            tx.exec(
                "UPDATE shop_feed_run SET outcome = $3, message = $4, ended_at = $5
                 WHERE feed_id = $1 AND run = $2",
                args![feed.id, feed.last_run, outcome, message, now],
            )?;
            Ok(())
        });
        close.await
    }
}

type Version = (Option<String>, Option<String>);

/// Whether so much is missing that a fault of the shop is likelier than its wish.
fn is_too_short(listed_before: i64, good: i64) -> bool {
    good * 2 < listed_before
}

/// Whether the run before found about as little: then it is the shop's wish.
fn was_short_before(tx: &mut Tx, feed: &Row, good: i64) -> Result<bool> {
    let before = tx.find::<(String, i64)>(
        "SELECT outcome, added + changed + unchanged FROM shop_feed_run
         WHERE feed_id = $1 AND run < $2 ORDER BY run DESC LIMIT 1",
        args![feed.id, feed.last_run],
    )?;
    Ok(before.is_some_and(|(outcome, then)| {
        outcome == "too_short" && (then - good).abs() * 10 <= then.max(good)
    }))
}

fn renew(tx: &mut Tx, feed: FeedId, owner: &str, now: Timestamp) -> Result<bool> {
    let renewed = tx.exec(
        "UPDATE shop_feed SET leased_until = $3 WHERE feed_id = $1 AND owner = $2",
        args![feed, owner, now.plus_ms(LEASE_MS)],
    )?;
    Ok(renewed == 1)
}

fn read_in_batches(
    file: File,
    expected: &Expected,
    give: &mpsc::Sender<Batch>,
) -> Result<(), Trouble> {
    let mut batch = Batch::default();
    let mut broken = 0;
    let outcome = reading::read(file, expected, |found| {
        match found {
            Found::Item(item) => batch.items.push(*item),
            Found::Fault(fault) => {
                broken += 1;
                batch.broken += 1;
                if broken <= MOST_FAULTS {
                    batch.faults.push((broken, fault));
                }
            }
        }
        if batch.items.len() < BATCH && batch.broken < BATCH as i64 {
            return true;
        }
        give.blocking_send(std::mem::take(&mut batch)).is_ok()
    });
    if outcome != Err(Trouble::Stopped) {
        let _ = give.blocking_send(batch);
    }
    outcome
}
