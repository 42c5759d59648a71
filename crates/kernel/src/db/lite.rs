//! SQLite on threads of its own: one writer that commits in groups, several readers, one checkpointer.
//!
//! One commit costs one wait for the disk (2-3 ms). Many clients write at once, so the writer runs every
//! closure that is waiting inside a savepoint of its own, commits them together, and only then answers.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, TryRecvError, TrySendError, bounded};
use rusqlite::Connection as Lite3;
use tokio::sync::oneshot;

use super::{Arg, Connection, DbError, DbOptions, Row};
use crate::{Error, Result};

/// Writes that may wait; more are told that we are busy.
const WRITE_QUEUE: usize = 4096;
/// Reads that may wait for a reader.
const READ_QUEUE: usize = 4096;
/// Most writes that share one commit.
const GROUP: usize = 512;
/// Longest time a group gathers before it commits, so that the first in it does not wait for ever.
const GATHER: Duration = Duration::from_millis(10);
/// How often the log is tried to be cut before we say that it cannot be. Each try waits up to five seconds.
const CUTS: u32 = 3;
const CHECKPOINT_EVERY: Duration = Duration::from_millis(500);

type ReadJob = Box<dyn FnOnce(&Lite3) + Send>;
/// Runs the write and returns what to do once the fate of the commit is known.
type WriteJob = Box<dyn FnOnce(&Lite3) -> Answer + Send>;
type Answer = Box<dyn FnOnce(Result<(), &str>) + Send>;

#[derive(Clone)]
pub(crate) struct Lite {
    shared: Arc<Shared>,
}

struct Shared {
    path: PathBuf,
    durable: bool,
    queues: Mutex<Option<Queues>>,
    /// The writer first: it is the last to leave.
    threads: Mutex<Vec<JoinHandle<()>>>,
    readers: usize,
    busy_readers: Arc<AtomicUsize>,
}

#[derive(Clone)]
struct Queues {
    read: Sender<ReadJob>,
    write: Sender<WriteJob>,
    /// Dropped to stop the checkpointer.
    checkpointer: Sender<()>,
}

impl Lite {
    pub fn open(options: &DbOptions) -> Result<Lite, DbError> {
        let path = PathBuf::from(options.url.strip_prefix("sqlite:").unwrap_or(&options.url));
        let (read, reads) = bounded::<ReadJob>(READ_QUEUE);
        let (write, writes) = bounded::<WriteJob>(WRITE_QUEUE);
        let (stop_checkpointer, checkpointer_stops) = bounded::<()>(0);
        let busy_readers = Arc::new(AtomicUsize::new(0));

        let mut threads = Vec::new();
        let writer = connect(&path, options.durable)?;
        threads.push(spawn("db-writer", move || serve_writes(&writer, &writes))?);
        for _ in 0..options.pool.max(1) {
            let reader = connect(&path, options.durable)?;
            reader.pragma_update(None, "query_only", true)?;
            let reads = reads.clone();
            let busy = busy_readers.clone();
            threads.push(spawn("db-reader", move || serve_reads(&reader, &reads, &busy))?);
        }
        let checkpointer = connect(&path, options.durable)?;
        threads.push(spawn("db-checkpoint", move || {
            serve_checkpoints(&checkpointer, &checkpointer_stops);
        })?);

        let queues = Queues { read, write, checkpointer: stop_checkpointer };
        Ok(Lite {
            shared: Arc::new(Shared {
                path,
                durable: options.durable,
                queues: Mutex::new(Some(queues)),
                threads: Mutex::new(threads),
                readers: options.pool.max(1),
                busy_readers,
            }),
        })
    }

    fn queues(&self) -> Result<Queues, DbError> {
        self.shared.queues.lock().expect("not poisoned").clone().ok_or(DbError::Closed)
    }

    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(Connection<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (answer, outcome) = oneshot::channel::<Result<T>>();
        let job: WriteJob = Box::new(move |lite| {
            // Nobody waits for the answer any more: leave the work undone rather than surprise them later.
            if answer.is_closed() {
                return Box::new(|_| {});
            }
            let outcome = in_savepoint(lite, || work(Connection::Lite(lite)));
            Box::new(move |commit| {
                let _ = answer.send(match commit {
                    Ok(()) => outcome,
                    Err(why) => outcome.and(Err(DbError::NotKept(why.to_owned()).into())),
                });
            })
        });
        send(&self.queues()?.write, job)?;
        outcome.await.map_err(|_| DbError::Closed)?
    }

    pub async fn read<T: Send + 'static>(
        &self,
        within: Duration,
        work: impl FnOnce(Connection<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (answer, outcome) = oneshot::channel::<Result<T>>();
        let deadline = Instant::now() + within;
        let job: ReadJob = Box::new(move |lite| {
            if answer.is_closed() {
                return;
            }
            let _ = answer.send(in_snapshot(lite, deadline, || work(Connection::Lite(lite))));
        });
        send(&self.queues()?.read, job)?;
        outcome.await.map_err(|_| DbError::Closed)?
    }

    pub async fn close(&self) {
        let Some(queues) = self.shared.queues.lock().expect("not poisoned").take() else { return };
        let threads = std::mem::take(&mut *self.shared.threads.lock().expect("not poisoned"));
        let joined = tokio::task::spawn_blocking(move || {
            let Queues { read, write, checkpointer } = queues;
            drop((read, checkpointer));
            let mut threads = threads.into_iter();
            let writer = threads.next();
            for thread in threads {
                let _ = thread.join();
            }
            // Whoever closes a file last moves its log into it, and two who close at once each believe
            // that the other will. So the writer leaves alone, after everyone else.
            drop(write);
            let _ = writer.map(JoinHandle::join);
        });
        let _ = joined.await;
    }

    /// Moves the whole log into the database and empties its file. Readers may hold it up for a moment.
    pub async fn cut_log(&self) -> Result<()> {
        let (path, durable) = (self.shared.path.clone(), self.shared.durable);
        let cut = tokio::task::spawn_blocking(move || {
            let lite = connect(&path, durable)?;
            for _ in 0..CUTS {
                let busy: i64 =
                    lite.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
                if busy == 0 {
                    return Ok(());
                }
            }
            Err(DbError::Busy)
        });
        Ok(cut.await.map_err(Error::internal)??)
    }

    /// Copies the database into a new file as it is at one moment. Writes go on meanwhile.
    pub async fn copy_to(&self, to: PathBuf) -> Result<()> {
        let path = self.shared.path.clone();
        let copy = tokio::task::spawn_blocking(move || {
            let from = Lite3::open(&path)?;
            let mut copy = Lite3::open(&to)?;
            let backup = rusqlite::backup::Backup::new(&from, &mut copy)?;
            // All pages in one step: a copy in several begins anew with every write of another connection.
            backup.step(-1)?;
            drop(backup);
            copy.pragma_update(None, "journal_mode", "DELETE")?;
            Ok::<_, DbError>(())
        });
        Ok(copy.await.map_err(Error::internal)??)
    }

    /// Reads every page. Takes as long as that takes.
    pub async fn is_sound(&self) -> Result<bool> {
        let path = self.shared.path.clone();
        let look = tokio::task::spawn_blocking(move || {
            let lite = Lite3::open(&path)?;
            lite.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))
        });
        let found = look.await.map_err(Error::internal)?.map_err(DbError::from)?;
        Ok(found == "ok")
    }

    pub fn pool_use(&self) -> (usize, usize) {
        (self.shared.busy_readers.load(Ordering::Relaxed), self.shared.readers)
    }
}

pub(super) fn connect(path: &Path, durable: bool) -> Result<Lite3, DbError> {
    let lite = Lite3::open(path)?;
    lite.set_prepared_statement_cache_capacity(512);
    lite.busy_timeout(Duration::from_secs(5))?;
    let synchronous = if durable { "FULL" } else { "OFF" };
    // What is deleted is overwritten, so that nothing of it can be read in the file.
    // The checkpointer does the usual work; the automatic one is only a net below it. The file is not mapped
    // into memory: after every commit each reader would let go of the map and make it anew, which cost a
    // third of an upload's CPU.
    lite.execute_batch(&format!(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA foreign_keys=ON;
         PRAGMA secure_delete=ON; PRAGMA cache_size=-8192; PRAGMA wal_autocheckpoint=20000; PRAGMA temp_store=MEMORY;"
    ))?;
    Ok(lite)
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, DbError> {
    let thread = std::thread::Builder::new().name(name.to_owned()).spawn(work);
    thread.map_err(|e| DbError::Pool(format!("no thread: {e}")))
}

fn send<J>(queue: &Sender<J>, job: J) -> Result<(), DbError> {
    queue.try_send(job).map_err(|refused| match refused {
        TrySendError::Full(_) => DbError::Busy,
        TrySendError::Disconnected(_) => DbError::Closed,
    })
}

fn serve_writes(lite: &Lite3, jobs: &Receiver<WriteJob>) {
    let answer_all = |answers: Vec<Answer>, fate: Result<(), &str>| {
        for answer in answers {
            answer(fate);
        }
    };
    let (mut commit_took, mut expected) = (Duration::ZERO, 1);
    while let Ok(first) = jobs.recv() {
        if let Err(error) = lite.execute_batch("BEGIN IMMEDIATE") {
            // The jobs were not run, so they answer as if their commit had failed.
            tracing::error!(%error, "the database does not take writes");
            drop(first); // Its waiting caller sees a closed channel.
            continue;
        }
        let started = Instant::now();
        let mut group = vec![first(lite)];
        // Whoever was answered by the last commit is likely back in a moment with the next write. Half a
        // commit's time is worth waiting for them: otherwise two halves of the crowd take turns.
        let patience = GATHER.min(commit_took / 2);
        // SQLite itself rolls back everything on a full disk or an I/O error; then nothing of the group is kept.
        while group.len() < GROUP && started.elapsed() < GATHER && !lite.is_autocommit() {
            let next = match jobs.try_recv() {
                Err(TryRecvError::Empty) if group.len() < expected => {
                    jobs.recv_deadline(started + patience).ok()
                }
                next => next.ok(),
            };
            match next {
                Some(job) => group.push(job(lite)),
                None => break,
            }
        }
        metrics::histogram!("db_group_commit_writes").record(group.len() as f64);
        if lite.is_autocommit() {
            answer_all(group, Err("the database rolled the whole group back"));
            continue;
        }
        let commits = Instant::now();
        let committed = lite.execute_batch("COMMIT");
        commit_took = commits.elapsed();
        expected = group.len() + jobs.len();
        match committed {
            Ok(()) => answer_all(group, Ok(())),
            Err(error) => {
                let _ = lite.execute_batch("ROLLBACK");
                answer_all(group, Err(&error.to_string()));
            }
        }
    }
    let _ = lite.execute_batch("PRAGMA optimize");
}

fn serve_reads(lite: &Lite3, jobs: &Receiver<ReadJob>, busy: &AtomicUsize) {
    while let Ok(job) = jobs.recv() {
        busy.fetch_add(1, Ordering::Relaxed);
        job(lite);
        busy.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Moves committed pages from the log into the database, off the writer's path.
fn serve_checkpoints(lite: &Lite3, stop: &Receiver<()>) {
    while let Err(RecvTimeoutError::Timeout) = stop.recv_timeout(CHECKPOINT_EVERY) {
        let _ = lite.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
    }
}

fn in_savepoint<T>(lite: &Lite3, work: impl FnOnce() -> Result<T>) -> Result<T> {
    if lite.is_autocommit() {
        return Err(DbError::NotKept("the group was rolled back".into()).into());
    }
    exec(lite, "SAVEPOINT w", &[])?;
    let outcome = catch(work);
    if lite.is_autocommit() {
        return outcome.and(Err(DbError::NotKept("the database rolled back".into()).into()));
    }
    if outcome.is_err() {
        exec(lite, "ROLLBACK TO w", &[])?;
    }
    exec(lite, "RELEASE w", &[])?;
    outcome
}

fn in_snapshot<T>(lite: &Lite3, deadline: Instant, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let late = move || Instant::now() >= deadline;
    lite.progress_handler(20_000, Some(late)).map_err(DbError::from)?;
    exec(lite, "BEGIN", &[])?;
    let outcome = catch(work);
    if !lite.is_autocommit() {
        exec(lite, "COMMIT", &[])?;
    }
    if late() { Err(Error::Deadline) } else { outcome }
}

/// A panic in a closure is a failure of that closure, not of the thread that serves everyone.
pub(super) fn catch<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
        Err(DbError::Panicked(text.unwrap_or_else(|| "no message".into())).into())
    })
}

pub(super) fn query(lite: &Lite3, sql: &str, args: &[Arg<'_>]) -> Result<Vec<Row>, DbError> {
    let mut statement = lite.prepare_cached(sql)?;
    bind(&mut statement, args)?;
    let columns = statement.column_count();
    let mut rows = statement.raw_query();
    let mut list = Vec::new();
    while let Some(row) = rows.next()? {
        let mut values = Vec::with_capacity(columns);
        for index in 0..columns {
            values.push(row.get(index)?);
        }
        list.push(Row::Lite(values));
    }
    Ok(list)
}

pub(super) fn exec(lite: &Lite3, sql: &str, args: &[Arg<'_>]) -> Result<u64, DbError> {
    let mut statement = lite.prepare_cached(sql)?;
    bind(&mut statement, args)?;
    // A statement with RETURNING has columns; its rows are stepped through and not kept.
    if statement.column_count() > 0 {
        let mut changed = 0;
        let mut rows = statement.raw_query();
        while rows.next()?.is_some() {
            changed += 1;
        }
        return Ok(changed);
    }
    Ok(statement.raw_execute()? as u64)
}

/// To SQLite `$2` is a name, numbered by its first appearance; this maps it back to the second argument.
fn bind(statement: &mut rusqlite::CachedStatement<'_>, args: &[Arg<'_>]) -> Result<(), DbError> {
    for index in 1..=statement.parameter_count() {
        let name = statement.parameter_name(index).unwrap_or_default();
        let number: usize = name.trim_start_matches('$').parse().unwrap_or(index);
        let missing = || DbError::Shape(format!("${number} has no argument"));
        let arg = number.checked_sub(1).and_then(|at| args.get(at)).ok_or_else(missing)?;
        statement.raw_bind_parameter(index, arg)?;
    }
    Ok(())
}

pub(super) fn batch(lite: &Lite3, sql: &str) -> Result<(), DbError> {
    Ok(lite.execute_batch(sql)?)
}
