//! Accounts elsewhere that open one's account: which there are, one more, one less.
pub mod begin;
pub mod finish;
pub mod list;
pub mod remove;
