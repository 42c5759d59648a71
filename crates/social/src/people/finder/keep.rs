//! What a node does beside answering: it builds the index at its start, keeps it close to the truth, and lays it anew.
use std::time::Duration;

use kernel::{App, AthleteId, Result};
use tokio::sync::watch;
use tokio::time::Instant;

use super::{Finder, build};

/// The time between two looks at what has changed. Every question looks, too.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// Looks in a row, so that a long absence is made up for in one go.
const LOOKS: usize = 10_000;
/// People looked at again with each look, so that everybody comes round: a million in six hours.
const AGAIN: usize = 25;
/// People beside what is laid from which all is laid anew: each costs every question a look.
const MOST_LATE: usize = 20_000;
/// All is laid anew after so long in any case: the words of those who left are gone then.
const LONGEST: Duration = Duration::from_secs(24 * 3600);
/// The pause after a fault.
const AFTER_A_FAULT: Duration = Duration::from_secs(10);

impl Finder {
    /// Keeps the index until the process stops. Without memory for it this ends at once, and a table answers.
    pub async fn keep(&self, app: &App, mut stopping: watch::Receiver<bool>) {
        while !*stopping.borrow() {
            let turned = tokio::select! {
                turned = self.turn(app) => turned,
                _ = stopping.wait_for(|stopping| *stopping) => return,
            };
            match turned {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => {
                    let causes = kernel::error::causes(&error);
                    tracing::error!(causes, "the index of people could not be kept");
                    tokio::time::sleep(AFTER_A_FAULT).await;
                }
            }
        }
    }

    /// Lays the index and looks after it until it is to be laid anew. Says whether there was room for it.
    async fn turn(&self, app: &App) -> Result<bool> {
        if !self.build(app).await? {
            return Ok(false);
        }
        let laid = Instant::now();
        let mut after = AthleteId(kernel::ids::Uuid::nil());
        loop {
            after = self.follow(app, after).await?;
            let late = self.index().map_or(0, |index| index.late());
            if late > MOST_LATE || laid.elapsed() > LONGEST {
                return Ok(true);
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Brings everybody into memory. While it works the index from before answers. Says whether there was room for it.
    pub async fn build(&self, app: &App) -> Result<bool> {
        let most = self.0.settings.memory_mib << 20;
        if most == 0 {
            return Ok(false);
        }
        let began = Instant::now();
        let Some((index, upto)) = build::from_database(&app.db, most, app.clock.now()).await?
        else {
            tracing::warn!(
                search_memory_mib = self.0.settings.memory_mib,
                "the index of people does not fit into the memory for it; they are found from a table, without typos"
            );
            self.put(None);
            return Ok(false);
        };
        let (people, bytes) = (index.people(), index.bytes());
        self.put(Some((index, upto)));
        let took_ms = began.elapsed().as_millis() as u64;
        tracing::info!(people, bytes, took_ms, "the index of people is in memory");
        metrics::gauge!("search_bytes").set(bytes as f64);
        Ok(true)
    }

    /// One look at what has changed, and at a few people again. Returns after whom to go on.
    async fn follow(&self, app: &App, after: AthleteId) -> Result<AthleteId> {
        let (finder, now) = (self.clone(), app.clock.now());
        let read = app.db.read(move |tx| {
            finder.catch_up(tx, now, LOOKS)?;
            finder.look_again(tx, after, AGAIN, now)
        });
        Ok(read.await?.unwrap_or(AthleteId(kernel::ids::Uuid::nil())))
    }
}
