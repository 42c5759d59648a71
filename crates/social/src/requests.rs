//! Asking somebody to be friends, and the requests that wait for an answer.
pub mod ask;
pub mod end;
pub mod list;
