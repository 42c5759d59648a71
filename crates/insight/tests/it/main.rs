//! The room's tests: stories of people who tell us something, and of the one who answers; and what is counted.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "these are tests")]
mod desk;
mod feedback;
mod figures;
