//! Suggestions: what of the shops' goods suits an athlete now, and why.
//!
//! What goes in is [`signals::Signals`]: sports done, gear in use, the level, what friends wear, the country.
//! None of its types has room for anything about health. [`rules`] decides, and is pure. Nothing is even looked for unless
//! the athlete allows [`kernel::consent::Purpose::ProductRecommendations`].
pub mod hide;
pub mod list;
pub mod rules;
#[cfg(test)]
mod rules_tests;
mod shelves;
pub mod signals;
pub mod unhide;
