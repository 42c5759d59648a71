//! Everybody's words in memory.
//!
//! People stand in parts, each for a range of ids. In a part they are numbered in the order of their ids, and each different word
//! has a list of the people who bear it ([`lists`]); three finite state transducers (crate `fst`) lead from the spellings of a word
//! to its list, from consonants to words, and from handles, which are each somebody's own, straight to people. They answer by
//! beginnings and with typos in one walk. A part is laid once and never changed ([`build`]); who is new or has changed since stands
//! beside it ([`late`]) and is looked through one by one, until the part is laid anew. Laying takes several times what it leaves:
//! that is why not all are laid at once.
//!
//! An [`Index`] is a value whose clones share everything, so nobody who asks waits for who changes it.
mod build;
mod find;
mod late;
mod lists;

use std::collections::HashMap;
use std::sync::Arc;

pub use build::{Builder, PEOPLE_OF_A_PART, Part};
pub use find::{Found, Question, Scratch};

use late::Late;
use lists::Lists;

/// Whom a row stands for, as others know them: a UUID read as a number.
pub type Id = u128;

/// Somebody who can be found.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// Who.
    pub id: Id,
    /// The name shown.
    pub name: &'a str,
    /// The unique name in addresses.
    pub handle: &'a str,
    /// ISO 3166-1 alpha-2 code.
    pub country: &'a str,
    /// Whether strangers may find them; others are found by those near them alone.
    pub open: bool,
}

/// Finds people by their names and handles.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// In the order of ids.
    parts: Vec<Part>,
    /// Who came later or has changed, by id; a change of somebody laid takes their old words out.
    late: HashMap<Id, Arc<Late>>,
}

/// One part as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whom it is for.
    pub range: Range,
    /// How many stand beside it.
    pub late: usize,
}

/// From one id on, and before another one or to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The first.
    pub from: Id,
    /// The one behind the last; nothing ends it if there is none.
    pub until: Option<Id>,
}

impl Range {
    /// Everybody.
    pub const ALL: Range = Range { from: 0, until: None };

    /// Whether somebody belongs to it.
    pub fn has(&self, id: Id) -> bool {
        self.from <= id && self.until.is_none_or(|until| id < until)
    }
}

/// What does not change of a part.
#[derive(Debug, Default)]
struct Laid {
    /// By number, in order.
    ids: Vec<Id>,
    /// By number: where in `country_codes`; 255 for all beyond the first 255.
    countries: Vec<u8>,
    country_codes: Vec<Country>,
    open: Bits,
    /// Spelling -> words, plain and by sound.
    spellings: Words,
    /// Consonants -> words, doubled, and one more for a word that is written without its vowels.
    consonants: Words,
    /// Handle -> number; one that is the same without its signs has more bytes, below any letter.
    handles: Fst,
    /// Word -> numbers.
    bearers: Lists,
}

type Fst = fst::Map<Vec<u8>>;
type Country = [u8; 2];

/// From spellings to words: each leads to one word, or to a list of several.
#[derive(Debug, Default)]
struct Words {
    fst: Fst,
    several: Lists,
}

/// A spelling that leads to several words, as told apart from a word in the value of a transducer.
const SEVERAL: u64 = 1 << 40;

impl Words {
    /// The words to which a value of the transducer leads.
    fn each(&self, value: u64, mut told: impl FnMut(u32)) {
        match value & SEVERAL {
            0 => told(value as u32),
            _ => self.several.each((value & !SEVERAL) as u32, told),
        }
    }

    fn bytes(&self) -> usize {
        self.fst.as_fst().as_bytes().len() + self.several.bytes()
    }
}

impl Index {
    /// Puts what was laid for a range in the place of what stood for it, and of who stood beside that. The range is that of one
    /// part, or [`Range::ALL`].
    pub fn lay(&mut self, range: Range, parts: Vec<Part>) {
        self.parts.retain(|part| !range.has(part.from));
        self.parts.extend(parts);
        self.parts.sort_by_key(|part| part.from);
        self.late.retain(|id, _| !range.has(*id));
    }

    /// The parts, in the order of ids.
    pub fn parts(&self) -> Vec<Standing> {
        let mut late = vec![0; self.parts.len()];
        for part in self.late.keys().filter_map(|id| self.part_of(*id)) {
            late[part] += 1;
        }
        let ends = self.parts.iter().skip(1).map(|part| Some(part.from)).chain([None]);
        let ranges = self.parts.iter().zip(ends);
        let ranges = ranges.map(|(part, until)| Range { from: part.from, until });
        ranges.zip(late).map(|(range, late)| Standing { range, late }).collect()
    }

    /// Takes in somebody who is new or has changed.
    pub fn put(&mut self, person: Person<'_>) {
        self.take_out(person.id);
        self.late.insert(person.id, Arc::new(Late::of(person)));
    }

    /// Takes somebody out. Their words stay in memory until their part is laid anew, and find nobody.
    pub fn remove(&mut self, id: Id) {
        self.late.remove(&id);
        self.take_out(id);
    }

    fn take_out(&mut self, id: Id) {
        let Some(part) = self.part_of(id) else { return };
        let part = &mut self.parts[part];
        if let Some(number) = part.laid.number(id) {
            part.gone.set(number);
        }
    }

    /// To which part somebody belongs.
    fn part_of(&self, id: Id) -> Option<usize> {
        self.parts.partition_point(|part| part.from <= id).checked_sub(1)
    }

    /// Whether this is what is known of somebody already. Of those who were laid only what is not a word is compared.
    pub fn knows(&self, person: Person<'_>) -> bool {
        if let Some(late) = self.late.get(&person.id) {
            return **late == Late::of(person);
        }
        let Some(Part { laid, gone, .. }) = self.part_of(person.id).map(|at| &self.parts[at])
        else {
            return false;
        };
        let Some(number) = laid.number(person.id) else { return false };
        !gone.get(number)
            && laid.open.get(number) == person.open
            && laid.country(number) == country(person.country)
    }

    /// How many people can be found.
    pub fn people(&self) -> usize {
        let laid = self.parts.iter().map(|part| part.laid.ids.len() - part.gone.count());
        laid.sum::<usize>() + self.late.len()
    }

    /// How many stand beside what is laid. Each costs every question a look, so when they are many a part is laid anew.
    pub fn late(&self) -> usize {
        self.late.len()
    }

    /// Bytes held, all tables together.
    pub fn bytes(&self) -> usize {
        let late: usize = self.late.values().map(|late| late.bytes()).sum();
        self.parts.iter().map(Part::bytes).sum::<usize>() + late
    }
}

impl Laid {
    fn number(&self, id: Id) -> Option<u32> {
        self.ids.binary_search(&id).ok().map(|number| number as u32)
    }

    fn country(&self, number: u32) -> Country {
        let at = self.countries[number as usize];
        self.country_codes.get(usize::from(at)).copied().unwrap_or_default()
    }

    fn bytes(&self) -> usize {
        self.ids.capacity() * size_of::<Id>()
            + self.countries.capacity()
            + self.open.bytes()
            + self.spellings.bytes()
            + self.consonants.bytes()
            + self.handles.as_fst().as_bytes().len()
            + self.bearers.bytes()
    }
}

/// A code of two letters; of anything else, nobody's.
fn country(code: &str) -> Country {
    code.as_bytes().try_into().unwrap_or_default()
}

/// A set of numbers, one bit each.
#[derive(Debug, Clone, Default)]
struct Bits {
    words: Arc<Vec<u64>>,
    count: usize,
}

impl Bits {
    fn get(&self, number: u32) -> bool {
        let word = self.words.get(number as usize / 64).copied().unwrap_or(0);
        word >> (number % 64) & 1 == 1
    }

    fn set(&mut self, number: u32) {
        if self.get(number) {
            return;
        }
        let words = Arc::make_mut(&mut self.words);
        let at = number as usize / 64;
        if words.len() <= at {
            words.resize(at + 1, 0);
        }
        words[at] |= 1 << (number % 64);
        self.count += 1;
    }

    fn count(&self) -> usize {
        self.count
    }

    fn bytes(&self) -> usize {
        self.words.capacity() * 8
    }
}

#[cfg(test)]
mod tests;
