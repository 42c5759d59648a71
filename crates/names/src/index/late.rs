//! Somebody who came, or changed, after everything was laid.
use super::{Country, Id, Person, country};
use crate::spelling::{by_sound, consonants, pieces, plain, words_of_name};
use crate::typos::Typos;
use crate::wanted::Word;

use super::find::cost;

/// All that is asked of one person.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Late {
    pub(super) id: Id,
    pub(super) country: Country,
    pub(super) open: bool,
    words: Vec<LateWord>,
    handle: String,
}

#[derive(Debug, PartialEq, Eq)]
struct LateWord {
    plain: String,
    sound: String,
    consonants: String,
    bare: Option<String>,
    no_vowels: bool,
}

impl Late {
    pub(super) fn of(person: Person<'_>) -> Late {
        let mut words: Vec<LateWord> = Vec::new();
        for word in words_of_name(person.name) {
            words.push(LateWord {
                sound: by_sound(&word.plain),
                consonants: consonants(&word.plain),
                plain: word.plain,
                bare: word.bare,
                no_vowels: word.no_vowels,
            });
        }
        let parts: Vec<String> = pieces(person.handle).collect();
        // One that is a single piece stands below, as a handle.
        let parts = if parts.len() > 1 { parts } else { Vec::new() };
        for plain in parts {
            words.push(LateWord {
                sound: by_sound(&plain),
                consonants: consonants(&plain),
                plain,
                bare: None,
                no_vowels: false,
            });
        }
        Late {
            id: person.id,
            country: country(person.country),
            open: person.open,
            words,
            handle: plain(person.handle),
        }
    }

    /// What the nearest word costs; `None` if none is near.
    pub(super) fn cost(&self, wanted: &Word, typos: Option<&Typos>) -> Option<u8> {
        let of_words = self.words.iter().filter_map(|word| word.cost(wanted, typos)).min();
        let of_handle = cost::of_handle(self.handle.as_bytes(), wanted, typos);
        of_words.into_iter().chain(of_handle).min()
    }

    pub(super) fn bytes(&self) -> usize {
        let of_word = |word: &LateWord| {
            let bare = word.bare.as_ref().map_or(0, String::capacity);
            size_of::<LateWord>()
                + word.plain.capacity()
                + word.sound.capacity()
                + word.consonants.capacity()
                + bare
        };
        let words: usize = self.words.iter().map(of_word).sum();
        size_of::<Late>() + words + self.handle.capacity()
    }
}

impl LateWord {
    fn cost(&self, wanted: &Word, typos: Option<&Typos>) -> Option<u8> {
        let of_spelling = |spelling: &str| cost::of_spelling(spelling.as_bytes(), wanted, typos);
        let of_consonants =
            |word: &String| cost::of_consonants(word.as_bytes(), self.no_vowels, wanted);
        let spelt = of_spelling(&self.plain).into_iter().chain(of_spelling(&self.sound));
        let consonants = std::iter::once(&self.consonants).chain(&self.bare);
        spelt.chain(consonants.filter_map(of_consonants)).min()
    }
}
