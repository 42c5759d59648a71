//! The maths of sport: distance, climb, moving time, grade, power, load, fitness, energy,
//! prediction, best efforts, splits and the outline of a track.
//!
//! Everything here is a pure function over columns: no files, no clock, no async, no tables.
//!
//! **Columns.** An activity is a set of slices of equal length, one entry for each sample.
//! `time_ms` is `&[i64]`, milliseconds since 1970, ascending (a step back counts as no time).
//! Measurements are `f32` or `f64` slices; `NaN` means that the sample has no such value. An
//! empty slice means that the activity has no such column at all. Cumulative columns
//! (`distance_m`, `moving_s`, `ascent_m`) start at 0 with the first sample and never fall.
//!
//! **Pauses** are `(start_ms, end_ms)`, in any order; overlapping ones are merged.
//!
//! **Versions.** Every algorithm has an id such as `distance/track-1` in [`ALGORITHMS`]. Store it
//! beside the value it produced: when an algorithm gets better its number rises, and recomputing
//! becomes a decision instead of a surprise.
//!
//! A typical import calls, in this order: [`distance::track`] or [`distance::device`], then
//! [`elevation::profile`], [`moving::moving`], [`grade::along_track`] and
//! [`grade::adjusted_distance`], and from those columns [`splits::splits`],
//! [`efforts::best_efforts`], [`load::session_load`] and [`polyline::outline`].

pub mod age_grade;
pub mod body;
pub mod distance;
pub mod efforts;
pub mod elevation;
pub mod energy;
pub mod fitness;
pub mod grade;
pub mod load;
pub mod moving;
pub mod polyline;
pub mod power;
pub mod prediction;
pub mod splits;
pub mod sport;
pub mod summary;
pub mod time;
pub mod training;

pub use body::{Body, Sex};
pub use sport::Sport;
pub use time::Pause;

/// The id of every algorithm in this crate, for "which version made this number".
pub const ALGORITHMS: &[&str] = &[
    age_grade::ROAD,
    distance::GEODESIC,
    distance::TRACK,
    distance::DEVICE,
    elevation::CLIMB,
    elevation::HYSTERESIS,
    moving::MOVING,
    grade::ALONG_TRACK,
    grade::ADJUSTED,
    power::WEIGHTED,
    power::LOAD,
    power::BEST_MEAN,
    load::BANISTER,
    load::EDWARDS,
    load::ZONES,
    load::SESSION,
    fitness::FITNESS,
    fitness::MONOTONY,
    fitness::IMPULSE_RESPONSE,
    energy::ENERGY,
    prediction::RIEGEL,
    prediction::VDOT,
    prediction::CRITICAL_SPEED,
    efforts::BEST_EFFORTS,
    splits::SPLITS,
    polyline::OUTLINE,
    training::SPEEDS,
    training::POWERS,
    training::HEART_RATES,
    training::SPIKE,
];
