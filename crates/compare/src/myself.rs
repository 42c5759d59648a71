//! With oneself: this week, month and year against the ones before, and the best times of each year as age grades.
mod grades;
pub(crate) mod periods;
pub mod show;

pub use grades::{GradedYear, Grades};
pub use periods::{Comparison, PeriodKind, SportSums, Sums};
