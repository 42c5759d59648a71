//! Challenges as people meet them: facts come in as recordings arrive, boards and receipts are what the API
//! shows.
#![allow(clippy::unwrap_used, reason = "a helper of a test that finds nothing should end it")]
mod arena;
mod boards;
mod closing;
mod privacy;
mod regions;
mod rules;
mod stories;
