//! The wall around what is known of somebody's body.
//!
//! A heart rate, a threshold power, a weight leave the room that keeps them as [`Health`]. It cannot be stored,
//! told in a fact, answered over HTTP or written into a log, because it is neither an argument of a statement
//! nor `Serialize` nor `Display`. Whoever wants the number opens it and says for which [`Purpose`]; there is none
//! for selling, comparing or measuring people, so the rooms that do such things have no word to open it with.
//!
//! A fact must be `Serialize`, so a body does not fit into one:
//!
//! ```compile_fail
//! #[derive(serde::Serialize, serde::Deserialize)]
//! struct RanHard { heart_rate_bpm: kernel::health::Health<f64> }
//! ```
//!
//! It is no argument of a statement:
//!
//! ```compile_fail
//! let threshold_w = kernel::health::Health::new(250.0);
//! let args: &[kernel::db::Arg<'_>] = kernel::args![threshold_w];
//! ```
//!
//! It has no text, and the text for developers shows nothing:
//!
//! ```compile_fail
//! println!("{}", kernel::health::Health::new(250.0));
//! ```
//!
//! ```
//! use kernel::health::{Health, Purpose};
//! let threshold_w = Health::new(250.0);
//! assert_eq!(format!("{threshold_w:?}"), "Health(..)");
//! assert_eq!(threshold_w.open(Purpose::OwnTraining), 250.0);
//! // What fails above does not fail for another reason: a plain number is taken.
//! #[derive(serde::Serialize, serde::Deserialize)]
//! struct Ran { metres: f64 }
//! let args: &[kernel::db::Arg<'_>] = kernel::args![250.0];
//! println!("{}", 250.0);
//! ```
use std::fmt;

/// A value about somebody's body.
#[derive(Clone, Copy)]
pub struct Health<T>(T);

/// What such a value may be opened for. Both serve the person whose body it is, and nobody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To show it to its athlete.
    OwnEyes,
    /// For the targets of the athlete's own plan.
    OwnTraining,
}

impl<T> Health<T> {
    /// Closes a value in.
    pub const fn new(value: T) -> Health<T> {
        Health(value)
    }

    /// The value, for a purpose that serves its athlete.
    pub fn open(self, _for: Purpose) -> T {
        self.0
    }
}

/// Shows that there is something, and not what.
impl<T> fmt::Debug for Health<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Health(..)")
    }
}
