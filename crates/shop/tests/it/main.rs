//! Shops, feeds and suggestions, through the public door, on both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test ends when something is missing"
)]
mod bad_feeds;
mod feeds;
mod market;
mod reading;
mod shops;
mod suggestions;
