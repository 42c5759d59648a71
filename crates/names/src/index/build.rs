//! Laying the words of a part, person by person in the order of ids.
//!
//! Lists grow in the packed form; the table of words and the handles are what takes room meanwhile, and go when all is in order.
use std::collections::HashMap;
use std::sync::Arc;

use fst::MapBuilder;

use super::lists::{Growing, Lists};
use super::{Bits, Country, Fst, Id, Laid, Person, SEVERAL, Words, country};
use crate::spelling::{by_sound, consonants, pieces, plain, words_of_name};

/// People of one part, as whoever lays parts makes them: laying so many takes some 200 MiB for a moment, and each part costs every
/// question a walk of its own.
pub const PEOPLE_OF_A_PART: usize = 1_000_000;

/// What one different word costs beside its bearers: its entry in the table, its letters, and what the heap needs for them.
const WORD_BYTES: usize = 128;
/// What one handle costs beside its letters.
const HANDLE_BYTES: usize = 48;
/// The lowest byte tells handles apart that are the same without their signs.
const AGAIN: char = '\u{1}';

/// Everybody of a range of ids, laid.
#[derive(Debug, Clone)]
pub struct Part {
    /// Where the range begins; it ends where that of the next part begins.
    pub(super) from: Id,
    pub(super) laid: Arc<Laid>,
    /// Numbers of those in `laid` whose words are no longer theirs.
    pub(super) gone: Bits,
}

impl Part {
    /// Bytes held, all tables together.
    pub fn bytes(&self) -> usize {
        self.laid.bytes() + self.gone.bytes()
    }
}

/// Takes in the people of a part, then lays it.
#[derive(Debug, Default)]
pub struct Builder {
    from: Id,
    laid: Laid,
    countries: HashMap<Country, u8>,
    words: HashMap<Box<str>, u32>,
    /// By word.
    about: Vec<About>,
    handles: Vec<(String, u32)>,
    /// Bytes of all lists, and of all handles.
    list_bytes: usize,
    handle_bytes: usize,
}

#[derive(Debug, Default)]
struct About {
    bearers: Growing,
    /// Somebody writes it without its vowels.
    no_vowels: bool,
    /// Its consonants without the article that somebody writes together with it.
    bare: Option<Box<str>>,
}

impl Builder {
    /// For about so many people, whose ids are not before `from`.
    pub fn new(from: Id, people: usize) -> Builder {
        let laid = Laid {
            ids: Vec::with_capacity(people),
            countries: Vec::with_capacity(people),
            ..Laid::default()
        };
        Builder { from, laid, ..Builder::default() }
    }

    /// How many people are in.
    pub fn people(&self) -> usize {
        self.laid.ids.len()
    }

    /// Takes in the next person, whose id is greater than every one before. Others are left out: they are told of later.
    pub fn push(&mut self, person: Person<'_>) {
        let is_late = |last: &Id| *last >= person.id;
        if person.id < self.from || self.laid.ids.last().is_some_and(is_late) {
            return;
        }
        let Ok(number) = u32::try_from(self.laid.ids.len()) else { return };
        self.laid.ids.push(person.id);
        let code = country(person.country);
        let next = u8::try_from(self.countries.len()).unwrap_or(u8::MAX);
        let at = *self.countries.entry(code).or_insert(next);
        if at == next && at < u8::MAX && self.laid.country_codes.len() == usize::from(at) {
            self.laid.country_codes.push(code);
        }
        self.laid.countries.push(at);
        if person.open {
            self.laid.open.set(number);
        }
        for word in words_of_name(person.name) {
            let about = self.word(&word.plain, number);
            about.no_vowels |= word.no_vowels;
            if let Some(bare) = word.bare {
                about.bare = Some(bare.into());
            }
        }
        let handle = plain(person.handle);
        let mut parts = pieces(person.handle).peekable();
        let first = parts.next();
        if parts.peek().is_some() {
            for part in first.into_iter().chain(parts) {
                self.word(&part, number);
            }
        }
        if !handle.is_empty() {
            self.handle_bytes += handle.capacity() + HANDLE_BYTES;
            self.handles.push((handle, number));
        }
    }

    /// About how many bytes are held so far, so that whoever builds can stop in time.
    pub fn bytes(&self) -> usize {
        self.laid.bytes() + self.words.len() * WORD_BYTES + self.list_bytes + self.handle_bytes
    }

    /// The finished part.
    pub fn finish(self) -> Part {
        // One table after the other, each freeing what it was made of, so that little stands twice.
        let handles = handles(self.handles);
        let mut bearers = Lists::default();
        let mut spelt = Vec::with_capacity(self.about.len());
        for about in self.about {
            bearers.push(&about.bearers);
            spelt.push((about.no_vowels, about.bare));
        }
        bearers.fit();
        let mut plain: Vec<(Box<str>, u32)> = self.words.into_iter().collect();
        let mut by_consonants: Vec<(Box<str>, u32)> = Vec::with_capacity(plain.len());
        for (word, number) in &plain {
            let (no_vowels, bare) = &mut spelt[*number as usize];
            let doubled = number * 2 + u32::from(*no_vowels);
            let left = consonants(word);
            if !left.is_empty() {
                by_consonants.push((left.into(), doubled));
            }
            by_consonants.extend(bare.take().map(|bare| (bare, doubled)));
        }
        let by_consonants = words(by_consonants);
        let sounds: Vec<(Box<str>, u32)> = plain
            .iter()
            .map(|(word, number)| (by_sound(word), word, *number))
            .filter(|(sound, word, _)| **sound != ***word)
            .map(|(sound, _, number)| (sound.into(), number))
            .collect();
        plain.extend(sounds);
        let mut laid = self.laid;
        laid.ids.shrink_to_fit();
        laid.countries.shrink_to_fit();
        laid.bearers = bearers;
        laid.handles = handles;
        laid.spellings = words(plain);
        laid.consonants = by_consonants;
        Part { from: self.from, laid: laid.into(), gone: Bits::default() }
    }

    fn word(&mut self, word: &str, bearer: u32) -> &mut About {
        let number = match self.words.get(word) {
            Some(number) => *number,
            None => {
                let number = self.about.len() as u32;
                self.words.insert(word.into(), number);
                self.about.push(About::default());
                number
            }
        };
        let about = &mut self.about[number as usize];
        let before = about.bearers.bytes();
        about.bearers.push(bearer);
        self.list_bytes += about.bearers.bytes() - before;
        about
    }
}

/// From handles to people. Of those that are the same without their signs each next one gets one more of the lowest byte.
fn handles(mut handles: Vec<(String, u32)>) -> Fst {
    handles.sort_unstable();
    let mut builder = MapBuilder::memory();
    let (mut key, mut last) = (String::new(), "");
    for (handle, number) in &handles {
        if handle.as_str() == last {
            key.push(AGAIN);
        } else {
            handle.clone_into(&mut key);
            last = handle;
        }
        builder.insert(&key, u64::from(*number)).expect("keys come in order, into memory");
    }
    builder.into_map()
}

/// Puts spellings in order, and lists the words of each.
fn words(mut entries: Vec<(Box<str>, u32)>) -> Words {
    entries.sort_unstable();
    entries.dedup();
    let mut several = Lists::default();
    let mut builder = MapBuilder::memory();
    for same in entries.chunk_by(|(one, _), (other, _)| one == other) {
        let value = match same {
            [(_, word)] => Some(u64::from(*word)),
            many => {
                let mut list = Growing::default();
                many.iter().for_each(|(_, word)| list.push(*word));
                several.push(&list).map(|list| SEVERAL | u64::from(list))
            }
        };
        if let Some(value) = value {
            builder.insert(&*same[0].0, value).expect("keys come in order, into memory");
        }
    }
    several.fit();
    Words { fst: builder.into_map(), several }
}
