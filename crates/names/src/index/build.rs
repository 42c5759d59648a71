//! Laying everybody's words, person by person in the order of ids.
//!
//! It takes about one and a half times what it leaves: lists grow in the packed form, and handles are sorted in parts, each a
//! transducer already, which are walked together at the end.
use std::collections::HashMap;

use fst::map::OpBuilder;
use fst::{MapBuilder, Streamer};

use super::lists::{Growing, Lists};
use super::{Bits, Country, Fst, Index, Laid, Person, SEVERAL, Words, country};
use crate::spelling::{by_sound, consonants, pieces, plain, words_of_name};

/// Handles sorted at a time.
const PART: usize = 500_000;
/// What one different word costs beside its letters and bearers: its entry in the table, and what the heap needs for it.
const WORD_BYTES: usize = 128;
/// The lowest byte tells handles apart that are the same without their signs.
const AGAIN: char = '\u{1}';

/// Takes in everybody, then makes the index.
#[derive(Debug, Default)]
pub struct Builder {
    laid: Laid,
    countries: HashMap<Country, u8>,
    words: HashMap<Box<str>, u32>,
    /// By word.
    about: Vec<About>,
    handles: Vec<(String, u32)>,
    parts: Vec<Fst>,
    list_bytes: usize,
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
    /// For about so many people.
    pub fn for_people(count: usize) -> Builder {
        let laid = Laid {
            ids: Vec::with_capacity(count),
            countries: Vec::with_capacity(count),
            ..Laid::default()
        };
        Builder { laid, ..Builder::default() }
    }

    /// Takes in the next person, whose id is greater than every one before. Others are left out: they are told of later.
    pub fn push(&mut self, person: Person<'_>) {
        if self.laid.ids.last().is_some_and(|last| *last >= person.id) {
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
            self.handles.push((handle, number));
        }
        if self.handles.len() == PART {
            self.end_part();
        }
    }

    /// Bytes held so far, and about what the rest will take, so that whoever builds can stop in time.
    pub fn bytes(&self) -> usize {
        let parts: usize = self.parts.iter().map(|part| part.as_fst().as_bytes().len()).sum();
        self.laid.bytes() + self.words.len() * WORD_BYTES + self.list_bytes + parts
    }

    /// The finished index.
    pub fn finish(mut self) -> Index {
        // One table after the other, each freeing what it was made of, so that little stands twice.
        self.end_part();
        drop(std::mem::take(&mut self.handles));
        let mut bearers = Lists::default();
        let mut spelt = Vec::with_capacity(self.about.len());
        for about in self.about {
            bearers.push(&about.bearers);
            spelt.push((about.no_vowels, about.bare));
        }
        bearers.fit();
        let handles = together(self.parts);
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
        Index { laid: laid.into(), late: HashMap::new(), gone: Bits::default() }
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

    fn end_part(&mut self) {
        let mut handles = std::mem::take(&mut self.handles);
        handles.sort_unstable();
        for at in 1..handles.len() {
            let (before, from_here) = handles.split_at_mut(at);
            let ((last, _), (handle, _)) = (&before[at - 1], &mut from_here[0]);
            if last.trim_end_matches(AGAIN) == handle.as_str() {
                *handle = format!("{last}{AGAIN}");
            }
        }
        self.parts.push(map(handles
            .iter()
            .map(|(handle, number)| (handle.as_str(), u64::from(*number)))));
        handles.clear();
        self.handles = handles;
    }
}

/// A transducer of keys that come in order.
fn map<'a>(entries: impl Iterator<Item = (&'a str, u64)>) -> Fst {
    let mut builder = MapBuilder::memory();
    for (key, value) in entries {
        builder.insert(key, value).expect("keys come in order, into memory");
    }
    builder.into_map()
}

/// One transducer of several.
fn together(mut parts: Vec<Fst>) -> Fst {
    if parts.len() == 1 {
        return parts.remove(0);
    }
    let mut builder = MapBuilder::memory();
    let mut all = OpBuilder::new();
    for part in &parts {
        all = all.add(part);
    }
    let mut all = all.union();
    let mut last: Vec<u8> = Vec::new();
    while let Some((key, values)) = all.next() {
        for value in values {
            // The same handle of two parts; keys in between are their own.
            let mut key = key.to_vec();
            if last.starts_with(&key) && last[key.len()..].iter().all(|byte| *byte == AGAIN as u8) {
                key = [&last, [AGAIN as u8].as_slice()].concat();
            }
            builder.insert(&key, value.value).expect("keys come in order, into memory");
            last = key;
        }
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
