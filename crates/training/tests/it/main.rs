//! Training as people meet it: facts come in as recordings arrive, days go by, and the API answers.
#![allow(clippy::unwrap_used, reason = "a helper of a test that finds nothing should end it")]
mod life;
mod stories;
