//! Stories about activities, told through the public door.
mod bad_input;
mod files;
mod journey;
mod manifest;
mod others;
mod support;
mod zips;
