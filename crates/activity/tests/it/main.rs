//! Stories about activities, told through the public door.
#![allow(clippy::unwrap_used, reason = "a test that finds nothing there should say so and end")]
mod bad_input;
mod consent;
mod faults;
mod files;
mod gear;
mod journey;
mod manifest;
mod others;
mod reach;
mod restore;
mod rooms;
mod support;
mod visibility;
mod zips;
mod zones;
