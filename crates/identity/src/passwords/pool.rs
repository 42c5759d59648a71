//! A few threads for hashing, a short queue before them, and the memory they work in.
//!
//! A hash takes a core for some thirty milliseconds, and a storm of sign-ins takes all that there are. So all threads but
//! one work on what nobody else wants: the system lets whoever wakes up have such a core at once, as if it were idle, and
//! an answer to somebody else does not wait behind a hash. The one that is left counts like any other, so sign-ins go on
//! however busy the rest is.
//!
//! A hash fills 19 MiB. Asking the system for them, having them cleared and giving them back costs time with every hash,
//! so they are used again while somebody waits; when nobody does they are given back, and a program at rest is small.
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use argon2::Block;
use kernel::{Error, Result};
use tokio::sync::oneshot;

/// Threads, their queue and their memory.
pub(super) struct Pool {
    line: Arc<Line>,
    room: usize,
}

type Job = Box<dyn FnOnce(&mut Vec<Block>) + Send>;

/// Whoever waits for a thread, and threads that wait for work.
#[derive(Default)]
struct Line {
    jobs: Mutex<Jobs>,
    came: Condvar,
}

#[derive(Default)]
struct Jobs {
    waiting: VecDeque<Job>,
    at_work: usize,
    is_over: bool,
}

impl Pool {
    /// So many at once, and so many waiting. Whoever comes beyond is told that we are busy.
    pub fn new(threads: usize, queue: usize) -> Pool {
        let line = Arc::new(Line::default());
        for thread in 0..threads {
            let line = line.clone();
            std::thread::spawn(move || {
                if thread > 0 {
                    step_back();
                }
                line.work();
            });
        }
        Pool { line, room: threads + queue }
    }

    /// Does slow work with memory that may hold anything. It is done to its end even if the caller hangs up.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Vec<Block>) -> T + Send + 'static,
    ) -> Result<T> {
        let (tell, told) = oneshot::channel();
        self.enter(Box::new(move |blocks| {
            // Nobody is there to hear it when the caller hung up.
            let _ = tell.send(work(blocks));
        }))?;
        told.await.map_err(Error::internal)
    }

    fn enter(&self, job: Job) -> Result<()> {
        let mut jobs = self.line.jobs();
        if jobs.waiting.len() + jobs.at_work >= self.room {
            metrics::counter!("identity_passwords_busy_total").increment(1);
            return Err(Error::Busy);
        }
        jobs.waiting.push_back(job);
        self.line.came.notify_one();
        Ok(())
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.line.jobs().is_over = true;
        self.line.came.notify_all();
    }
}

impl Line {
    /// A queue is whole whoever held it.
    fn jobs(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One thread's life: work as long as there is any, then rest with empty hands.
    fn work(&self) {
        let mut blocks = Vec::new();
        while let Some(job) = self.next() {
            // Work that panics is over for its caller, who hears no answer, and for nobody else.
            let _ = catch_unwind(AssertUnwindSafe(|| job(&mut blocks)));
            let mut jobs = self.jobs();
            jobs.at_work -= 1;
            if jobs.waiting.is_empty() {
                blocks = Vec::new();
            }
        }
    }

    fn next(&self) -> Option<Job> {
        let mut jobs = self.jobs();
        loop {
            if let Some(job) = jobs.waiting.pop_front() {
                jobs.at_work += 1;
                return Some(job);
            }
            if jobs.is_over {
                return None;
            }
            jobs = self.came.wait(jobs).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Leaves the core to whoever else wants it. Where the system knows no such thing, or refuses it, hashing goes on like
/// everything else.
fn step_back() {
    #[cfg(target_os = "linux")]
    {
        use thread_priority as system;
        let idle = system::ThreadSchedulePolicy::Normal(system::NormalThreadSchedulePolicy::Idle);
        let thread = system::thread_native_id();
        let min = system::ThreadPriority::Min;
        if let Err(error) = system::set_thread_priority_and_policy(thread, min, idle) {
            tracing::warn!(%error, "hashing cannot step back behind other work");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn a_full_queue_says_busy_and_recovers() {
        let pool = Pool::new(1, 1);
        let (release, wait) = mpsc::channel::<()>();
        let slow = pool.run(move |_| wait.recv().ok());
        let next = pool.run(|_| ());
        let (slow, next, full) = tokio::join!(slow, next, async {
            let full = pool.run(|_| ()).await;
            release.send(()).unwrap();
            full
        });
        assert!(matches!(full, Err(Error::Busy)));
        assert!(slow.is_ok() && next.is_ok());
        assert!(pool.run(|_| ()).await.is_ok());
    }

    #[tokio::test]
    async fn memory_is_used_again_in_a_crowd_and_given_back_after_it() {
        let pool = Pool::new(1, 9);
        let (release, wait) = mpsc::channel::<()>();
        let first = pool.run(move |_| wait.recv().ok());
        let fill = |blocks: &mut Vec<Block>| {
            let before = blocks.len();
            blocks.resize(100, Block::default());
            before
        };
        // All stand in line before the first of them is let go.
        let crowd = futures_util::future::join_all((0..5).map(|_| pool.run(fill)));
        let (_, crowd, ()) = tokio::join!(first, crowd, async { release.send(()).unwrap() });
        let found: Vec<usize> = crowd.into_iter().map(|found| found.unwrap()).collect();
        assert_eq!(found, [0, 100, 100, 100, 100]);
        while pool.line.jobs().at_work > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(pool.run(fill).await.unwrap(), 0, "the last of the crowd gave it back");
    }

    #[tokio::test]
    async fn who_hangs_up_makes_no_room_and_who_panics_stops_nobody() {
        let pool = Pool::new(1, 0);
        let (release, wait) = mpsc::channel::<()>();
        let (begin, began) = mpsc::channel::<()>();
        let impatient = pool.run(move |_| {
            begin.send(()).unwrap();
            wait.recv().ok()
        });
        let gone = tokio::time::timeout(std::time::Duration::ZERO, impatient).await;
        assert!(gone.is_err());
        began.recv().unwrap();
        assert!(
            matches!(pool.run(|_| ()).await, Err(Error::Busy)),
            "the work itself holds the place"
        );
        release.send(()).unwrap();
        let panicked = loop {
            match pool.run(|_| panic!("work that goes wrong")).await {
                Err(Error::Busy) => tokio::task::yield_now().await,
                other => break other,
            }
        };
        assert!(panicked.is_err_and(|error| !matches!(error, Error::Busy)));
        while let Err(Error::Busy) = pool.run(|_| ()).await {
            tokio::task::yield_now().await;
        }
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn all_but_one_leave_their_core_to_others() {
        use thread_priority::{NormalThreadSchedulePolicy, ThreadSchedulePolicy};
        let pool = Pool::new(2, 0);
        // Each waits for the other, so that they are two threads.
        let both = Arc::new(std::sync::Barrier::new(2));
        let policy = |both: Arc<std::sync::Barrier>| {
            pool.run(move |_| {
                both.wait();
                thread_priority::thread_schedule_policy().unwrap()
            })
        };
        let (one, other) = tokio::join!(policy(both.clone()), policy(both.clone()));
        let idle = ThreadSchedulePolicy::Normal(NormalThreadSchedulePolicy::Idle);
        let stepped_back = [one.unwrap(), other.unwrap()].into_iter().filter(|it| *it == idle);
        assert_eq!(stepped_back.count(), 1);
    }
}
