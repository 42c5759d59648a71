//! How names are written, and who bears them.
//!
//! Read in this order: [`spelling`] (a name of any script as words of Latin letters, letter by letter, by sound, by its
//! consonants), [`wanted`] (what somebody typed), [`typos`] (how far one word is from another), [`index`] (everybody's words in
//! memory, and the question who is meant).
//!
//! Nothing here decides who may be shown to whom: whoever asks looks at that for each person found.
pub mod index;
pub mod spelling;
pub mod typos;
pub mod wanted;

pub use index::{
    Builder, Found, Id, Index, PEOPLE_OF_A_PART, Part, Person, Question, Range, Scratch, Standing,
};
pub use wanted::Wanted;
