//! Where files are read and numbers are worked out: off the async threads, two at a time.
//!
//! One recording of 25 MB may take a hundred megabytes while it is read, so the number at once bounds the
//! memory of the process however many people upload.
use kernel::{Error, Result};
use tokio::sync::Semaphore;

static PLACES: Semaphore = Semaphore::const_new(2);

/// Runs heavy work on a blocking thread when one of the places is free; first come, first served.
pub(crate) async fn run<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let place = PLACES.acquire().await.map_err(Error::internal)?;
    let run = tokio::task::spawn_blocking(move || {
        // The place is given back by the thread itself: a caller who goes away does not free it early.
        let _place = place;
        work()
    });
    run.await.map_err(Error::internal)?
}

/// Runs work that waits for the disk and needs no place.
pub(crate) async fn disk<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}
