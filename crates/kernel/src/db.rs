//! One SQL text on two engines: SQLite inside the process, PostgreSQL when one machine is outgrown.
//!
//! A write is one closure over [`Tx`]. It is plain, synchronous code, so it cannot wait for anything but
//! the database: on SQLite it runs on the writer's own thread and shares a commit with its neighbours, on
//! PostgreSQL it runs between BEGIN and COMMIT on a blocking thread. It may run more than once (a
//! serialisation failure is retried), so it changes nothing but the database.
//!
//! SQL is constant text with `$1` parameters, in the dialect both engines share; `docs/decisions/0002` has
//! the rules. Nothing else in Stadion speaks to a database driver.
mod args;
pub mod faults;
mod lite;
pub mod migrate;
mod pg;
mod row;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

pub use args::{Arg, ToArg, sixteen_args};
pub use row::{Column, FromRow, Row};
/// A value as SQLite gives it.
pub use rusqlite::types::Value as LiteValue;
/// A row as PostgreSQL gives it.
pub use tokio_postgres::Row as PgRow;
use tracing::Instrument;

use crate::facts::Listeners;
use crate::hub::{Hub, Topic};
use crate::{Error, Result, args};

/// The usual deadline of one read or write.
const DEADLINE: Duration = Duration::from_secs(10);

/// What can go wrong between us and a database.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The queue in front of the database is full.
    #[error("the database is busy")]
    Busy,
    /// It took longer than the deadline.
    #[error("the database took too long")]
    Deadline,
    /// The database is shutting down or gone.
    #[error("the database is closed")]
    Closed,
    /// A row has another shape than the code expects.
    #[error("unexpected shape: {0}")]
    Shape(String),
    /// A commit failed, so nothing of the write was kept.
    #[error("the write could not be kept: {0}")]
    NotKept(String),
    /// A write panicked; it was rolled back.
    #[error("a write panicked: {0}")]
    Panicked(String),
    /// The embedded engine says no.
    #[error("sqlite: {0}")]
    Lite(#[from] rusqlite::Error),
    /// The server says no. Its `detail` stays out of the text: it quotes people's data.
    #[error("postgresql: {}", pg::describe(.0))]
    Pg(#[from] tokio_postgres::Error),
    /// No connection to the server could be had.
    #[error("no connection to postgresql: {0}")]
    Pool(String),
    /// The schema cannot be brought to what this binary needs.
    #[error("{0}")]
    Migration(String),
}

/// How to reach and tune a database.
#[derive(Debug, Clone)]
pub struct DbOptions {
    /// `sqlite:PATH` or `postgres://...`.
    pub url: String,
    /// SQLite reader threads, or PostgreSQL connections.
    pub pool: usize,
    /// Whether a commit waits for the disk (`synchronous=FULL`). Only tests turn it off.
    pub durable: bool,
    /// How long one read or write may take before we give up on it, waiting included.
    pub deadline: Duration,
    /// PostgreSQL schema to work in, instead of the default one. Tests use it to stay apart.
    pub pg_schema: Option<String>,
}

impl DbOptions {
    /// Sensible settings for an address.
    pub fn new(url: impl Into<String>) -> DbOptions {
        let url = url.into();
        let pool = if url.starts_with("postgres") { 16 } else { 4 };
        DbOptions { url, pool, durable: true, deadline: DEADLINE, pg_schema: None }
    }
}

/// A handle to the database; clones share it.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    deadline: Duration,
    /// Who listens to which facts; set once when the app is wired.
    listeners: Arc<OnceLock<Listeners>>,
    /// Rings after commits.
    hub: Hub,
}

#[derive(Clone)]
enum Engine {
    Lite(lite::Lite),
    Pg(pg::Pg),
}

/// Which engine stands behind a [`Db`], for the few places where two texts stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineKind {
    /// SQLite in this process.
    Sqlite,
    /// A PostgreSQL server.
    Postgres,
}

impl Db {
    /// Opens the database. It does not migrate it: see [`migrate::run`].
    pub async fn open(options: &DbOptions) -> Result<Db, DbError> {
        let engine = if options.url.starts_with("postgres") {
            Engine::Pg(pg::Pg::open(options).await?)
        } else {
            Engine::Lite(lite::Lite::open(options)?)
        };
        Ok(Db {
            engine,
            deadline: options.deadline,
            listeners: Arc::default(),
            hub: Hub::in_process(),
        })
    }

    /// Names the listeners to whom facts are delivered. Call once, before the first write that publishes.
    pub fn listen(&self, listeners: Listeners) {
        assert!(self.listeners.set(listeners).is_ok(), "listeners are named once");
    }

    /// How this process and others are told that something is new.
    pub fn hub(&self) -> &Hub {
        &self.hub
    }

    pub(crate) fn listeners(&self) -> &Listeners {
        static NONE: Listeners = Listeners::none();
        self.listeners.get().unwrap_or(&NONE)
    }

    /// The engine behind this handle.
    pub fn kind(&self) -> EngineKind {
        match self.engine {
            Engine::Lite(_) => EngineKind::Sqlite,
            Engine::Pg(_) => EngineKind::Postgres,
        }
    }

    /// Runs a write to its end: everything in it is kept, or nothing. Returns only when it is durable.
    pub async fn write<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut Tx) -> Result<T> + Send + 'static,
    {
        self.write_within(self.deadline, work).await
    }

    async fn write_within<T, F>(&self, deadline: Duration, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&mut Tx) -> Result<T> + Send + 'static,
    {
        let (db, faults) = (self.clone(), faults::planned());
        let work = move |connection: Connection<'_>| {
            let mut tx = Tx { connection, db: &db, rings: Vec::new(), faults: faults.clone() };
            let outcome = work(&mut tx)?;
            tx.step()?;
            Ok((outcome, tx.rings))
        };
        let run = async {
            match &self.engine {
                Engine::Lite(lite) => lite.write(work).await,
                Engine::Pg(pg) => pg.write(work).await,
            }
        };
        let run = tokio::time::timeout(deadline, run).instrument(crate::span!("db.write"));
        let (outcome, rings) = run.await.map_err(|_| Error::Deadline)??;
        for topic in rings {
            self.hub.publish(&topic, b"");
        }
        Ok(outcome)
    }

    /// Runs several queries on one unchanging view of the data.
    pub async fn read<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx) -> Result<T> + Send + 'static,
    {
        let (db, faults) = (self.clone(), faults::planned());
        let work = move |connection: Connection<'_>| {
            work(&mut Tx { connection, db: &db, rings: Vec::new(), faults })
        };
        let run = async {
            match &self.engine {
                Engine::Lite(lite) => lite.read(self.deadline, work).await,
                Engine::Pg(pg) => pg.read(work).await,
            }
        };
        let run = tokio::time::timeout(self.deadline, run).instrument(crate::span!("db.read"));
        run.await.map_err(|_| Error::Deadline)?
    }

    /// Waits for writes under way, then closes every connection.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Lite(lite) => lite.close().await,
            Engine::Pg(pg) => pg.close(),
        }
    }

    /// Cuts the log of the embedded database, in which deleted rows can be read until it is overwritten. PostgreSQL keeps
    /// its own log: see the manual for operators.
    pub async fn cut_log(&self) -> Result<()> {
        match &self.engine {
            Engine::Lite(lite) => lite.cut_log().await,
            Engine::Pg(_) => Ok(()),
        }
    }

    /// Copies the embedded database into a new file, as it is at one moment. A server has tools of its own for that.
    pub async fn copy_to(&self, to: PathBuf) -> Result<()> {
        match &self.engine {
            Engine::Lite(lite) => lite.copy_to(to).await,
            Engine::Pg(_) => Err(Error::internal("a server is copied with its own tools")),
        }
    }

    /// Whether nothing was ever written: not even a schema is there.
    pub async fn is_empty(&self) -> Result<bool> {
        let look = |tx: &mut Tx| {
            let tables = match tx.kind() {
                EngineKind::Sqlite => "SELECT COUNT(*) FROM sqlite_master",
                EngineKind::Postgres => {
                    "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema()"
                }
            };
            Ok(tx.one::<(i64,)>(tables, args![])?.0 == 0)
        };
        self.read(look).await
    }

    /// Whether the pages of the embedded database fit together. A server looks after its own.
    pub async fn is_sound(&self) -> Result<bool> {
        match &self.engine {
            Engine::Lite(lite) => lite.is_sound().await,
            Engine::Pg(_) => Ok(true),
        }
    }

    /// Connections or reader threads busy now, and how many there are.
    pub fn pool_use(&self) -> (usize, usize) {
        match &self.engine {
            Engine::Lite(lite) => lite.pool_use(),
            Engine::Pg(pg) => pg.pool_use(),
        }
    }
}

pub(crate) enum Connection<'c> {
    Lite(&'c rusqlite::Connection),
    Pg(pg::Session<'c>),
}

/// What a closure in [`Db::write`] or [`Db::read`] works with.
pub struct Tx<'c> {
    connection: Connection<'c>,
    db: &'c Db,
    /// What is rung once this is kept.
    rings: Vec<Topic>,
    /// Set by tests alone.
    faults: Option<faults::Plan>,
}

impl Tx<'_> {
    /// All rows of a query.
    pub fn list<T: FromRow>(&mut self, sql: &'static str, args: &[Arg<'_>]) -> Result<Vec<T>> {
        let rows = self.rows(sql, args)?;
        let mut list = Vec::with_capacity(rows.len());
        for row in &rows {
            list.push(T::from_row(row)?);
        }
        Ok(list)
    }

    /// All rows of a query as they are, for whoever knows their shape only while running.
    pub(crate) fn rows(&mut self, sql: &'static str, args: &[Arg<'_>]) -> Result<Vec<Row>> {
        self.step()?;
        Ok(match &self.connection {
            Connection::Lite(lite) => lite::query(lite, sql, args)?,
            Connection::Pg(pg) => pg.query(sql, args)?,
        })
    }

    /// The first row of a query, if there is one.
    pub fn find<T: FromRow>(&mut self, sql: &'static str, args: &[Arg<'_>]) -> Result<Option<T>> {
        Ok(self.list(sql, args)?.into_iter().next())
    }

    /// The only row of a query that always has one, such as a COUNT.
    pub fn one<T: FromRow>(&mut self, sql: &'static str, args: &[Arg<'_>]) -> Result<T> {
        let missing = || DbError::Shape("a row was expected and there is none".into());
        Ok(self.find(sql, args)?.ok_or_else(missing)?)
    }

    /// Runs a statement and returns how many rows it changed.
    pub fn exec(&mut self, sql: &'static str, args: &[Arg<'_>]) -> Result<u64> {
        self.step()?;
        Ok(match &self.connection {
            Connection::Lite(lite) => lite::exec(lite, sql, args)?,
            Connection::Pg(pg) => pg.exec(sql, args)?,
        })
    }

    /// Runs a statement once for each row of arguments, in as few round trips as the engine allows.
    pub fn exec_many(&mut self, sql: &'static str, rows: &[Vec<Arg<'_>>]) -> Result<u64> {
        self.step()?;
        Ok(match &self.connection {
            Connection::Lite(lite) => {
                let mut changed = 0;
                for row in rows {
                    changed += lite::exec(lite, sql, row)?;
                }
                changed
            }
            Connection::Pg(pg) => pg.exec_many(sql, rows)?,
        })
    }

    /// The engine behind this transaction, for the few places where two texts stand side by side.
    pub fn kind(&self) -> EngineKind {
        match self.connection {
            Connection::Lite(_) => EngineKind::Sqlite,
            Connection::Pg(_) => EngineKind::Postgres,
        }
    }

    /// What goes to the database goes past here, so that a test can let it fail.
    fn step(&self) -> Result<(), DbError> {
        self.faults.as_ref().map_or(Ok(()), faults::Plan::step)
    }

    pub(crate) fn listeners(&self) -> &Listeners {
        self.db.listeners()
    }

    /// Rings whoever listens to a topic, in every process, once this write is kept; if it is not, nobody hears of it. Many
    /// times is once.
    pub fn ring(&mut self, topic: Topic) {
        if !self.rings.contains(&topic) {
            self.rings.push(topic);
        }
    }
}

/// Builds the arguments of a statement: `args![id, name, now]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { &[$($crate::db::ToArg::to_arg(&$value)),*] };
}

/// Reads a struct from a row, column by column in the order named:
/// `from_row!(Challenge { id, title, opens_at })`.
#[macro_export]
macro_rules! from_row {
    ($type:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::db::FromRow for $type {
            fn from_row(row: &$crate::db::Row) -> Result<Self, $crate::db::DbError> {
                let mut columns = 0..;
                let mut next = || columns.next().expect("endless");
                Ok($type { $($field: row.get(next())?),+ })
            }
        }
    };
}
