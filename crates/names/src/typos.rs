//! How far a word is from the one that was typed: letters missing, too many, other ones, or two changed round.
//!
//! Levenshtein automata (Schulz and Mihov 2002) from `levenshtein_automata`; a change of two neighbours counts as one (Damerau
//! 1964). One typo is forgiven from four letters, two from eight: in shorter words nearly everything is near everything.
use std::sync::LazyLock;

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};

const ONE_FROM: usize = 4;
const TWO_FROM: usize = 8;

/// Building the tables takes milliseconds, so it is done once.
static TABLES: LazyLock<[LevenshteinAutomatonBuilder; 2]> = LazyLock::new(|| {
    [LevenshteinAutomatonBuilder::new(1, true), LevenshteinAutomatonBuilder::new(2, true)]
});

/// Reads words and says how far they are from one that was typed.
pub struct Typos {
    /// Of words.
    pub(crate) whole: DFA,
    /// Of their beginnings.
    pub(crate) begin: DFA,
    /// Letters that were typed.
    length: usize,
}

impl Typos {
    /// For a word that was typed, in lower case Latin letters and digits; `None` when it is too short for typos.
    pub fn of(typed: &str) -> Option<Typos> {
        let tables = match typed.len() {
            ..ONE_FROM => return None,
            ONE_FROM..TWO_FROM => &TABLES[0],
            TWO_FROM.. => &TABLES[1],
        };
        let (whole, begin) = (tables.build_dfa(typed), tables.build_prefix_dfa(typed));
        Some(Typos { whole, begin, length: typed.len() })
    }

    /// How many typos are between the typed word and this one; `None` if too many.
    pub fn in_word(&self, word: &[u8]) -> Option<u8> {
        // Words are longer or shorter by a letter for each typo at most.
        match word.len().abs_diff(self.length) <= 2 {
            true => exact(self.whole.eval(word)),
            false => None,
        }
    }

    /// The same for the beginning that `begin` has read up to this state.
    pub(crate) fn at(&self, state: u32) -> Option<u8> {
        exact(self.begin.distance(state))
    }

    /// The same for the beginning of this word that is nearest.
    pub fn in_beginning(&self, word: &[u8]) -> Option<u8> {
        exact(self.begin.eval(word))
    }
}

fn exact(distance: Distance) -> Option<u8> {
    match distance {
        Distance::Exact(typos) => Some(typos),
        Distance::AtLeast(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typos_are_forgiven_by_the_length_of_what_was_typed() {
        let check = |typed: &str, word: &str, expected: (Option<u8>, Option<u8>)| {
            let typos = Typos::of(typed).unwrap();
            let got = (typos.in_word(word.as_bytes()), typos.in_beginning(word.as_bytes()));
            assert_eq!(got, expected, "{typed} {word}");
        };
        check("anna", "anna", (Some(0), Some(0)));
        check("anan", "anna", (Some(1), Some(1)));
        check("jonson", "johnson", (Some(1), Some(1)));
        check("jonso", "johnsonson", (None, Some(1)));
        check("jonsn", "johnson", (None, None));
        check("shmidtke", "schmidke", (Some(2), Some(2)));
        assert!(Typos::of("ann").is_none());
    }
}
