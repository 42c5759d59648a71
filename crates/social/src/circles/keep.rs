//! What a node does beside answering: it builds the graph at its start, keeps it close to the truth, and writes it down.
use std::time::Duration;

use kernel::{App, AthleteId, Result};
use tokio::sync::watch;
use tokio::time::Instant;

use super::{Circles, build, memory};

/// The longest time between two looks at what has changed. A new friendship is known on every node within it, and to
/// every question at once.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// Looks in a row, so that a long absence is made up for in one go.
const LOOKS: usize = 10_000;
/// People looked at again with each look, so that everybody comes round: a million in six hours.
const AGAIN: usize = 25;
/// How often a snapshot is written, and once more at the end.
const WRITE_EVERY: Duration = Duration::from_secs(3600);
/// The pause after a fault.
const AFTER_A_FAULT: Duration = Duration::from_secs(10);

impl Circles {
    /// Keeps the graph until the process stops. Without memory for it this ends at once, and questions go to the database.
    pub async fn keep(&self, app: &App, mut stopping: watch::Receiver<bool>) {
        while !*stopping.borrow() {
            let turned = tokio::select! {
                turned = self.turn(app) => turned,
                _ = stopping.wait_for(|stopping| *stopping) => break,
            };
            match turned {
                Ok(()) => return,
                Err(error) => {
                    let causes = kernel::error::causes(&error);
                    tracing::error!(causes, "the graph of who knows whom could not be kept");
                    tokio::time::sleep(AFTER_A_FAULT).await;
                }
            }
        }
        self.write(app).await;
    }

    /// Builds the graph, if there is none, and looks after it. Ends well only if there is no room for it.
    async fn turn(&self, app: &App) -> Result<()> {
        if !self.in_memory() && !self.build(app).await? {
            return Ok(());
        }
        let mut written = Instant::now();
        let mut after = AthleteId(kernel::ids::Uuid::nil());
        loop {
            after = self.follow(app, after).await?;
            if self.outgrew() {
                self.0.memory.put(None);
                self.throw_away();
                return Ok(());
            }
            if written.elapsed() > WRITE_EVERY {
                self.write(app).await;
                written = Instant::now();
            }
            let rung = self.0.bell.notified();
            let _ = tokio::time::timeout(LOOK_EVERY, rung).await;
        }
    }

    /// Brings the graph into memory: from the snapshot and what has changed since, or all of it from the database. Says whether
    /// there was room for it.
    pub async fn build(&self, app: &App) -> Result<bool> {
        let most = self.most_bytes();
        if most == 0 {
            self.throw_away();
            return Ok(false);
        }
        let began = Instant::now();
        let mut built = None;
        if let Some(path) = &self.0.settings.snapshot {
            built = build::from_snapshot(&app.db, path, most).await?;
        }
        let from_snapshot = built.is_some();
        if built.is_none() {
            built = build::from_database(&app.db, most, app.clock.now()).await?;
        }
        let Some((graph, upto)) = built else {
            tracing::warn!(
                graph_memory_mib = self.0.settings.memory_mib,
                "who knows whom does not fit into the memory for it, and is asked of the database"
            );
            self.throw_away();
            return Ok(false);
        };
        let (people, bytes) = (graph.people(), graph.bytes());
        self.0.memory.put(Some((graph, upto)));
        let took_ms = began.elapsed().as_millis() as u64;
        tracing::info!(people, bytes, from_snapshot, took_ms, "who knows whom is in memory");
        Ok(true)
    }

    /// One look at what has changed, and at a few people again. Returns after whom to go on.
    async fn follow(&self, app: &App, after: AthleteId) -> Result<AthleteId> {
        let (circles, now) = (self.clone(), app.clock.now());
        let read = app.db.read(move |tx| {
            memory::catch_up(&circles, tx, now, LOOKS)?;
            memory::look_again(&circles, tx, after, AGAIN, now)
        });
        let next = read.await?.unwrap_or(AthleteId(kernel::ids::Uuid::nil()));
        self.0.memory.merge();
        if let Some(graph) = self.0.memory.graph() {
            metrics::gauge!("graph_bytes").set(graph.bytes() as f64);
            metrics::gauge!("graph_friendships").set(graph.friendships() as f64);
        }
        Ok(next)
    }

    fn outgrew(&self) -> bool {
        let bytes = self.0.memory.graph().map_or(0, |graph| graph.bytes());
        let outgrew = bytes > self.most_bytes();
        if outgrew {
            tracing::warn!(
                bytes,
                graph_memory_mib = self.0.settings.memory_mib,
                "who knows whom has outgrown the memory for it, and is asked of the database"
            );
        }
        outgrew
    }

    /// Writes the snapshot, if there is a place for it. A failure is logged: without one the next start takes longer.
    pub async fn write(&self, app: &App) {
        let Some(path) = &self.0.settings.snapshot else { return };
        let kept = self.0.memory.kept().as_ref().map(|kept| (kept.graph.clone(), kept.upto));
        let Some((graph, upto)) = kept else { return };
        if let Err(error) = build::write_snapshot(&app.db, graph.into(), upto, path).await {
            let causes = kernel::error::causes(&error);
            tracing::error!(causes, "the snapshot of who knows whom was not written");
        }
    }

    /// Nobody writes the snapshot any more, so nobody would take out of it who leaves.
    fn throw_away(&self) {
        if let Some(path) = self.0.settings.snapshot.as_ref().filter(|path| path.exists())
            && let Err(error) = std::fs::remove_file(path)
        {
            tracing::error!(%error, "the old snapshot of who knows whom could not be removed");
        }
    }

    fn most_bytes(&self) -> usize {
        self.0.settings.memory_mib << 20
    }
}
