//! Steps that fail because a test asks for it. What a request leaves behind when its second statement fails, or its
//! seventh, or the end of its write, is seen only by letting exactly that one fail.
//!
//! It holds for the task that asks: whatever else runs on the database goes on undisturbed. Release builds have no such
//! door, see [`planned`].
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::DbError;

tokio::task_local! {
    static PLAN: Plan;
}

/// Which step is to fail.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// Steps up to it, itself included; 0 when it has failed.
    left: Arc<AtomicU64>,
}

impl Plan {
    /// Counts a step, and fails if it is the one.
    pub fn step(&self) -> Result<(), DbError> {
        let one_less = |left: u64| left.checked_sub(1);
        match self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less) {
            Ok(1) => Err(DbError::NotKept("a test lets this step fail".into())),
            _ => Ok(()),
        }
    }
}

/// Runs `work` and lets its `nth` step with the database fail, counted from 1. A step is a query, a change, or the end of a
/// write. Says whether it came to that many.
pub async fn failing_at<T>(nth: u64, work: impl Future<Output = T>) -> (T, bool) {
    let left = Arc::new(AtomicU64::new(nth));
    let done = PLAN.scope(Plan { left: left.clone() }, work).await;
    (done, left.load(Ordering::Relaxed) == 0)
}

/// What the task that runs now asked for; in a release build nothing.
pub(super) fn planned() -> Option<Plan> {
    if cfg!(debug_assertions) { PLAN.try_with(Plan::clone).ok() } else { None }
}
