//! Which apps an athlete connected, and the end of that.
pub mod end;
pub mod list;
