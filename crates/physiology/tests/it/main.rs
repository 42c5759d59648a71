//! The maths, through its public door: published figures, synthetic athletes, random activities
//! and, when they are there, real recordings.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data has to stop")]

mod athletes;
mod distance_and_climb;
mod efforts_and_splits;
mod moving_and_grade;
mod numbers;
mod outline;
mod power_and_load;
mod random_activities;
mod real_recordings;

/// Fails with both numbers when they differ by more than `tolerance`.
#[track_caller]
fn check(given: f64, expected: f64, tolerance: f64) {
    let difference = (given - expected).abs();
    assert!(difference <= tolerance, "{given} is not {expected} (+-{tolerance})");
}
