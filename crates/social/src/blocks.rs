//! Blocks: two people who do not exist for each other. It is silent, and works both ways at once.
pub mod block;
pub mod list;
pub mod unblock;
