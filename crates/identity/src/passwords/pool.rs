//! A few threads for hashing, a short queue before them, and the memory they work in.
//!
//! A hash fills 19 MiB. Asking the system for them, having them cleared and giving them back costs time with every hash,
//! so they are used again while somebody waits; when nobody does they are given back, and a program at rest is small.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use argon2::Block;
use kernel::{Error, Result};
use tokio::sync::Semaphore;

/// Threads, their queue and their memory.
pub(super) struct Pool {
    threads: Arc<Semaphore>,
    room: usize,
    inside: AtomicUsize,
    waiting: Arc<AtomicUsize>,
    memory: Arc<Mutex<Vec<Vec<Block>>>>,
}

impl Pool {
    /// So many at once, and so many waiting. Whoever comes beyond is told that we are busy.
    pub fn new(threads: usize, queue: usize) -> Pool {
        Pool {
            threads: Arc::new(Semaphore::new(threads)),
            room: threads + queue,
            inside: AtomicUsize::new(0),
            waiting: Arc::default(),
            memory: Arc::default(),
        }
    }

    /// Does slow work with memory that may hold anything.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Vec<Block>) -> T + Send + 'static,
    ) -> Result<T> {
        let _place = self.enter()?;
        let in_line = Place::take(&self.waiting).0;
        let thread = self.threads.clone().acquire_owned().await.map_err(Error::internal)?;
        drop(in_line);
        let (memory, waiting) = (self.memory.clone(), self.waiting.clone());
        let job = move || {
            // Held by the work itself: a caller who hangs up does not make room for one more.
            let _thread = thread;
            let mut blocks = locked(&memory).pop().unwrap_or_default();
            let outcome = work(&mut blocks);
            if waiting.load(Ordering::Relaxed) > 0 {
                locked(&memory).push(blocks);
            } else {
                locked(&memory).clear();
            }
            outcome
        };
        tokio::task::spawn_blocking(job).await.map_err(Error::internal)
    }

    fn enter(&self) -> Result<Place<'_>> {
        let (place, before) = Place::take(&self.inside);
        if before >= self.room {
            metrics::counter!("identity_passwords_busy_total").increment(1);
            return Err(Error::Busy);
        }
        Ok(place)
    }
}

/// A list of buffers is whole whoever held it.
fn locked(memory: &Mutex<Vec<Vec<Block>>>) -> std::sync::MutexGuard<'_, Vec<Vec<Block>>> {
    memory.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One of those that a number counts, for as long as it lives.
struct Place<'a>(&'a AtomicUsize);

impl Place<'_> {
    /// Takes a place, and says how many were taken before.
    fn take(count: &AtomicUsize) -> (Place<'_>, usize) {
        let before = count.fetch_add(1, Ordering::Relaxed);
        (Place(count), before)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_full_queue_says_busy_and_recovers() {
        let pool = Pool::new(1, 1);
        let (release, wait) = std::sync::mpsc::channel::<()>();
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
        let fill = |blocks: &mut Vec<Block>| {
            let before = blocks.len();
            blocks.resize(100, Block::default());
            before
        };
        let crowd = futures_util::future::join_all((0..5).map(|_| pool.run(fill))).await;
        let found: Vec<usize> = crowd.into_iter().map(|found| found.unwrap()).collect();
        assert_eq!(found, [0, 100, 100, 100, 100]);
        assert!(locked(&pool.memory).is_empty(), "the last of the crowd takes it away");
        assert_eq!(pool.run(fill).await.unwrap(), 0);
    }
}
