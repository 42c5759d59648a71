//! Putting somebody out of a group for good: for them it does not exist any more.
pub mod ban;
pub mod list;
pub mod unban;
