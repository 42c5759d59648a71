//! What operators see and do: all regional challenges with their counts, every entry, an early close.
pub mod close;
pub mod entries;
pub mod list;
