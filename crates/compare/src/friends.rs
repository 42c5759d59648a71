//! Somebody beside a friend who agreed to it: sums of the same days, best times of the year, levels.
//!
//! Of the friend there is what they show the viewer, and of the viewer what they show the friend: both see the same numbers, and
//! neither learns anything that no list would tell.
pub mod beside;
pub mod show;
