//! The room's tests: stories of people who look where they stand, and of those who try to learn more than that.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "these are tests")]
mod region;
mod town;
