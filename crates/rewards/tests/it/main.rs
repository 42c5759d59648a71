//! Rewards as people meet them: facts come in as recordings arrive, and progress is what the API shows.
#![allow(clippy::unwrap_used, reason = "a helper of a test that finds nothing should end it")]
mod life;
mod recounting;
mod stories;
