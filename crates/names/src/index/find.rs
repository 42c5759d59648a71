//! The question who is meant.
//!
//! Of several words the one that fewest people bear goes first: its bearers are noted in a table with one byte for each person,
//! and the other words only look whether somebody stands in it. So nothing is sorted, and a question costs as much as the lists
//! that it reads. Who comes first is decided by how near somebody is to the one who asks, then by how well the words fit.
use std::cmp::{Ordering, Reverse};
use std::collections::HashSet;

use fst::automaton::{Automaton, Str};
use fst::{IntoStreamer, Streamer};

use super::{Country, Id, Index, Laid, Part, country};
use crate::typos::Typos;
use crate::wanted::{Wanted, Word};

/// Handles of a part that are read for one word: who types on gets nearer.
const MOST_HANDLES: usize = 1_000;

/// Whom somebody looks for, and what stands near them.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What they typed.
    pub wanted: &'a Wanted,
    /// Who is near them, the nearest with the greatest number: these come first, and are found also if they are not open.
    pub near: &'a [(Id, u32)],
    /// Where they are, as an ISO 3166-1 alpha-2 code: people there come before others.
    pub country: &'a str,
    /// Who answers to some of the words by something else than a name, such as a club: one bit for each word, the first one
    /// lowest.
    pub also: &'a [(Id, u8)],
    /// How many are wanted.
    pub most: usize,
}

/// Somebody who fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Who.
    pub id: Id,
    /// How near they are, as the question said; 0 for others.
    pub near: u32,
    /// How badly the words fit: 0 when all of them are whole words without a typo.
    pub cost: u8,
}

/// Tables for one question at a time, kept between questions so that none makes its own.
#[derive(Debug, Default)]
pub struct Scratch {
    /// By number, zero between questions: how many words were found (three bits), and their cost (five bits).
    states: Vec<u8>,
    /// Whose state is not zero.
    touched: Vec<u32>,
    /// One bit a number: who is near.
    near: Vec<u64>,
}

const COST_BITS: u8 = 5;
const COST: u8 = (1 << COST_BITS) - 1;

/// How well one word fits one spelling. The sum of four words stays below 32.
pub(super) mod cost {
    use super::{Typos, Word};

    pub(in super::super) const WHOLE: u8 = 0;
    pub(in super::super) const BEGIN: u8 = 1;
    /// For each typo.
    const TYPO: u8 = 2;
    /// When only the consonants are the same.
    const CONSONANTS: u8 = 2;
    /// Consonants of a beginning tell little when they are few.
    pub(in super::super) const FEWEST_CONSONANTS: usize = 3;

    /// Of a word as it is spelt.
    pub(in super::super) fn of_spelling(
        spelling: &[u8],
        wanted: &Word,
        typos: Option<&Typos>,
    ) -> Option<u8> {
        without_typos(spelling, wanted).or_else(|| with_typos(spelling, typos?))
    }

    /// Of a handle: without typos its beginning is enough, with them it is all of it.
    pub(in super::super) fn of_handle(
        handle: &[u8],
        wanted: &Word,
        typos: Option<&Typos>,
    ) -> Option<u8> {
        let in_whole = |typos: &Typos| Some(WHOLE + typos.in_word(handle)? * TYPO);
        without_typos(handle, wanted).or_else(|| in_whole(typos?))
    }

    fn without_typos(spelling: &[u8], wanted: &Word) -> Option<u8> {
        let either = [wanted.plain.as_bytes(), wanted.sound.as_bytes()];
        match spelling {
            whole if either.contains(&whole) => Some(WHOLE),
            word if either.iter().any(|begin| word.starts_with(begin)) => Some(BEGIN),
            _ => None,
        }
    }

    /// Of a word that is not spelt so.
    fn with_typos(spelling: &[u8], typos: &Typos) -> Option<u8> {
        whole_or_begin(typos.in_word(spelling), typos.in_beginning(spelling))
    }

    /// The same when the beginning was read already, up to this state.
    pub(in super::super) fn at_state(spelling: &[u8], typos: &Typos, state: u32) -> Option<u8> {
        whole_or_begin(typos.in_word(spelling), typos.at(state))
    }

    fn whole_or_begin(in_word: Option<u8>, in_beginning: Option<u8>) -> Option<u8> {
        let whole = in_word.map(|typos| WHOLE + typos * TYPO);
        let begin = in_beginning.map(|typos| BEGIN + typos * TYPO);
        whole.into_iter().chain(begin).min()
    }

    /// Of what is left of a word without its vowels; told only where one of the two was written so.
    pub(in super::super) fn of_consonants(
        consonants: &[u8],
        no_vowels: bool,
        wanted: &Word,
    ) -> Option<u8> {
        let typed = wanted.consonants.as_bytes();
        match typed {
            _ if !no_vowels && !wanted.no_vowels || typed.is_empty() => None,
            _ if consonants == typed => Some(WHOLE + CONSONANTS),
            _ if typed.len() >= FEWEST_CONSONANTS && consonants.starts_with(typed) => {
                Some(BEGIN + CONSONANTS)
            }
            _ => None,
        }
    }
}

/// Who answers to one word of a question.
#[derive(Default)]
struct Answers {
    /// Words, with what each costs, the cheapest first and each once.
    words: Vec<(u8, u32)>,
    /// People, by their handles or by something else.
    people: Vec<(u8, u32)>,
    /// About how many.
    count: usize,
}

/// Who comes first: nearer, then of the same country, then by cost, then by number or id.
type Rank = (Reverse<u32>, bool, u8, Id);

/// One way to understand what was typed.
struct Reading<'a> {
    words: &'a [Word],
    typos: Vec<Option<Typos>>,
    /// As in the question.
    also: &'a [(Id, u8)],
    country: Country,
}

impl<'a> Reading<'a> {
    fn of(words: &'a [Word], also: &'a [(Id, u8)], question: &Question<'_>) -> Reading<'a> {
        let typos = words.iter().map(|word| Typos::of(&word.plain)).collect();
        Reading { words, typos, also, country: country(question.country) }
    }
}

impl Index {
    /// Who fits, the best first, and whether there may be more.
    pub fn find(&self, question: Question<'_>, scratch: &mut Scratch) -> (Vec<Found>, bool) {
        let wanted = question.wanted;
        let mut near: Vec<(Id, u32)> = question.near.to_vec();
        near.sort_unstable();
        let mut first = First::of(question.most);
        let mut readings = Vec::new();
        for words in wanted.readings() {
            let also = if words == wanted.words() { question.also } else { &[] };
            readings.push(Reading::of(words, also, &question));
        }
        self.read(&readings, &near, scratch, &mut first);
        if first.ranks.is_empty() {
            let halves = wanted.halves();
            let known = halves.iter().filter(|halves| self.has_words(*halves));
            let readings: Vec<Reading<'_>> =
                known.map(|halves| Reading::of(halves, &[], &question)).collect();
            self.read(&readings, &near, scratch, &mut first);
        }
        first.found()
    }

    /// Whether one part has all of these words as they are.
    fn has_words(&self, words: &[Word]) -> bool {
        let in_part = |part: &Part| {
            words.iter().all(|word| part.laid.spellings.fst.contains_key(&word.plain))
        };
        self.parts.iter().any(in_part)
    }

    fn read<'a>(
        &'a self,
        readings: &[Reading<'_>],
        near: &[(Id, u32)],
        scratch: &mut Scratch,
        first: &mut First<'a>,
    ) {
        if readings.is_empty() {
            return;
        }
        for part in &self.parts {
            let near = Near(part.laid.numbers(near));
            scratch.begin(part.laid.ids.len());
            near.0.iter().for_each(|(number, _)| scratch.mark_near(*number));
            first.enter(&part.laid.ids);
            for reading in readings {
                part.read(reading, &near, scratch, first);
            }
            near.0.iter().for_each(|(number, _)| scratch.unmark_near(*number));
        }
        for reading in readings {
            self.read_late(reading, near, first);
        }
    }

    fn read_late(&self, reading: &Reading<'_>, near: &[(Id, u32)], first: &mut First<'_>) {
        for late in self.late.values() {
            let how_near = how_near(near, late.id);
            if how_near == 0 && !late.open {
                continue;
            }
            let by_else = reading.also.iter().find(|(id, _)| *id == late.id);
            let by_else = by_else.map_or(0, |(_, bits)| *bits);
            let of_word = |(place, word): (usize, &Word)| match by_else >> place & 1 {
                1 => Some(cost::WHOLE),
                _ => late.cost(word, reading.typos[place].as_ref()),
            };
            let cost: Option<u8> = reading.words.iter().enumerate().map(of_word).sum();
            if let Some(cost) = cost {
                first.offer(how_near, late.country != reading.country, cost, late.id);
            }
        }
    }
}

impl Part {
    fn read(
        &self,
        reading: &Reading<'_>,
        near: &Near,
        scratch: &mut Scratch,
        first: &mut First<'_>,
    ) {
        let laid = &*self.laid;
        let home = laid.country_codes.iter().position(|code| *code == reading.country);
        let home = home.and_then(|home| u8::try_from(home).ok());
        let mut answers = Vec::with_capacity(reading.words.len());
        for (place, word) in reading.words.iter().enumerate() {
            let mut of_word = laid.answers(word, reading.typos[place].as_ref());
            for (id, _) in reading.also.iter().filter(|(_, bits)| bits >> place & 1 == 1) {
                of_word.people.extend(laid.number(*id).map(|number| (cost::WHOLE, number)));
            }
            of_word.count += of_word.people.len();
            answers.push(of_word);
        }
        answers.sort_by_key(|of_word| of_word.count);
        let mut offer = |number: u32, cost: u8, is_near: bool| {
            let is_late = !is_near && first.is_too_late(number, cost);
            if is_late || self.gone.get(number) || !is_near && !laid.open.get(number) {
                return;
            }
            let how_near = if is_near { near.of(number) } else { 0 };
            let abroad = home != Some(laid.countries[number as usize]);
            first.offer(how_near, abroad, cost, laid.ids[number as usize]);
        };
        match answers.as_slice() {
            // Whoever answers to the only word fits: nothing needs to be noted.
            [only] => only.each(laid, |number, cost| {
                offer(number, cost, scratch.is_near(number));
            }),
            several => {
                for (found, of_word) in several.iter().enumerate() {
                    scratch.take(laid, of_word, found as u8);
                }
                let mut touched = std::mem::take(&mut scratch.touched);
                for number in touched.drain(..) {
                    let state = std::mem::take(&mut scratch.states[number as usize]);
                    if usize::from(state >> COST_BITS) == several.len() {
                        offer(number, state & COST, scratch.is_near(number));
                    }
                }
                scratch.touched = touched;
            }
        }
    }
}

/// How near somebody is; 0 for who is not.
fn how_near(near: &[(Id, u32)], id: Id) -> u32 {
    let at = near.binary_search_by_key(&id, |(id, _)| *id);
    at.map_or(0, |at| near[at].1)
}

/// Who of a part is near, by number and in order.
struct Near(Vec<(u32, u32)>);

impl Near {
    fn of(&self, number: u32) -> u32 {
        let at = self.0.binary_search_by_key(&number, |(number, _)| *number);
        at.map_or(0, |at| self.0[at].1)
    }
}

impl Answers {
    /// Gives everybody with what they cost, the cheapest first; some more than once.
    fn each(&self, laid: &Laid, mut told: impl FnMut(u32, u8)) {
        let mut people = self.people.iter().peekable();
        for (cost, word) in &self.words {
            while let Some((cost, number)) = people.next_if(|(of_one, _)| of_one <= cost) {
                told(*number, *cost);
            }
            laid.bearers.each(*word, |number| told(number, *cost));
        }
        people.for_each(|(cost, number)| told(*number, *cost));
    }
}

impl Laid {
    /// Everything that one word may mean.
    fn answers(&self, word: &Word, typos: Option<&Typos>) -> Answers {
        let mut words: Vec<(u32, u8)> = Vec::new();
        let spellings = &self.spellings;
        for begin in word.beginnings(typos.is_some()) {
            let mut found = spellings.fst.search(Str::new(begin).starts_with()).into_stream();
            while let Some((key, value)) = found.next() {
                let cost = if key == begin.as_bytes() { cost::WHOLE } else { cost::BEGIN };
                spellings.each(value, |number| words.push((number, cost)));
            }
        }
        // This walk also finds what is typed without a typo, for no more.
        if let Some(typos) = typos {
            let mut found = spellings.fst.search_with_state(&typos.begin).into_stream();
            while let Some((key, value, state)) = found.next() {
                if let Some(cost) = cost::at_state(key, typos, state) {
                    spellings.each(value, |number| words.push((number, cost)));
                }
            }
        }
        self.add_by_consonants(word, &mut words);
        words.sort_unstable();
        words.dedup_by_key(|(number, _)| *number);
        let mut answers = Answers::default();
        for (number, cost) in words {
            answers.count += self.bearers.length(number);
            answers.words.push((cost, number));
        }
        answers.words.sort_unstable();
        self.add_by_handles(word, typos, &mut answers.people);
        answers
    }

    fn add_by_consonants(&self, word: &Word, words: &mut Vec<(u32, u8)>) {
        if word.consonants.is_empty() {
            return;
        }
        let mut told = |key: &[u8], value| {
            self.consonants.each(value, |doubled| {
                if let Some(cost) = cost::of_consonants(key, doubled % 2 == 1, word) {
                    words.push((doubled / 2, cost));
                }
            });
        };
        if word.consonants.len() < cost::FEWEST_CONSONANTS {
            if let Some(value) = self.consonants.fst.get(&word.consonants) {
                told(word.consonants.as_bytes(), value);
            }
            return;
        }
        let begin = Str::new(&word.consonants).starts_with();
        let mut found = self.consonants.fst.search(begin).into_stream();
        while let Some((key, value)) = found.next() {
            told(key, value);
        }
    }

    fn add_by_handles(&self, word: &Word, typos: Option<&Typos>, people: &mut Vec<(u8, u32)>) {
        let mut put = |key: &[u8], value: u64, left: &mut usize| {
            let end = key.iter().rposition(|byte| *byte > 1).map_or(0, |last| last + 1);
            if let Some(cost) = cost::of_handle(&key[..end], word, typos) {
                people.push((cost, value as u32));
            }
            *left -= 1;
            *left > 0
        };
        for begin in word.beginnings(false) {
            let mut left = MOST_HANDLES;
            let mut found = self.handles.search(Str::new(begin).starts_with()).into_stream();
            while let Some((key, value)) = found.next() {
                if !put(key, value, &mut left) {
                    break;
                }
            }
        }
        if let Some(typos) = typos {
            let mut left = MOST_HANDLES;
            let mut found = self.handles.search(&typos.whole).into_stream();
            while let Some((key, value)) = found.next() {
                if !put(key, value, &mut left) {
                    break;
                }
            }
        }
        people.sort_unstable();
    }

    /// The numbers of people who come in the order of ids. From one to the next we look 1, 2, 4, ... places ahead, then halve.
    fn numbers(&self, people: &[(Id, u32)]) -> Vec<(u32, u32)> {
        let mut numbers = Vec::with_capacity(people.len());
        let mut from = 0;
        for (id, what) in people {
            let mut reach = 1;
            while from + reach < self.ids.len() && self.ids[from + reach] < *id {
                reach *= 2;
            }
            let end = self.ids.len().min(from + reach + 1);
            from += self.ids[from..end].partition_point(|other| other < id);
            if self.ids.get(from) == Some(id) {
                numbers.push((from as u32, *what));
            }
        }
        numbers
    }
}

impl Scratch {
    fn begin(&mut self, people: usize) {
        if self.states.len() < people {
            self.states.resize(people, 0);
            self.near.resize(people.div_ceil(64), 0);
        }
    }

    /// Whether it is as it was between two questions.
    #[cfg(test)]
    pub(super) fn is_clean(&self) -> bool {
        let all_zero = self.states.iter().all(|state| *state == 0);
        all_zero && self.near.iter().all(|bits| *bits == 0) && self.touched.is_empty()
    }

    fn mark_near(&mut self, number: u32) {
        self.near[number as usize / 64] |= 1 << (number % 64);
    }

    fn unmark_near(&mut self, number: u32) {
        self.near[number as usize / 64] = 0;
    }

    fn is_near(&self, number: u32) -> bool {
        self.near[number as usize / 64] >> (number % 64) & 1 == 1
    }

    /// Notes who answers to one word more, after `found` words. Cheap answers come first, so nobody's is noted twice.
    fn take(&mut self, laid: &Laid, answers: &Answers, found: u8) {
        let (states, touched) = (&mut self.states, &mut self.touched);
        answers.each(laid, |number, cost| {
            let state = &mut states[number as usize];
            if *state >> COST_BITS != found {
                return;
            }
            if found == 0 {
                touched.push(number);
            }
            *state = (found + 1) << COST_BITS | ((*state & COST) + cost);
        });
    }
}

/// The best so far.
struct First<'a> {
    /// Ids of the part that is read, by number.
    ids: &'a [Id],
    most: usize,
    ranks: Vec<Rank>,
    /// The last of as many as are wanted, once there are so many: who ranks after it need not be kept.
    last: Option<Rank>,
    /// From this number of the part on people come after it by their ids.
    after_last: u32,
    /// Some were left out.
    cut: bool,
}

impl<'a> First<'a> {
    fn of(most: usize) -> First<'a> {
        First { ids: &[], most, ranks: Vec::new(), last: None, after_last: 0, cut: false }
    }

    /// From now on numbers are those of this part.
    fn enter(&mut self, ids: &'a [Id]) {
        self.ids = ids;
        self.note_last();
    }

    /// Whether a stranger of this cost comes too late, wherever they are. Most are asked no more than this.
    fn is_too_late(&mut self, number: u32, cost: u8) -> bool {
        let Some((near, abroad, last_cost, _)) = self.last else { return false };
        let too_late = match (near, abroad, last_cost).cmp(&(Reverse(0), false, cost)) {
            Ordering::Less => true,
            Ordering::Equal => number >= self.after_last,
            Ordering::Greater => false,
        };
        self.cut |= too_late;
        too_late
    }

    fn offer(&mut self, near: u32, abroad: bool, cost: u8, id: Id) {
        let near = Reverse(near);
        if self.last.is_some_and(|last| (last.0, last.1, last.2) < (near, abroad, cost)) {
            self.cut = true;
            return;
        }
        self.ranks.push((near, abroad, cost, id));
        // More are kept at times, so that putting them in order is rare.
        if self.ranks.len() >= self.most.max(8) * 4 {
            self.settle();
        }
    }

    fn settle(&mut self) {
        self.ranks.sort_unstable();
        // Two readings may find one person: the better one counts.
        let mut seen = HashSet::with_capacity(self.ranks.len());
        self.ranks.retain(|(.., id)| seen.insert(*id));
        self.cut |= self.ranks.len() > self.most;
        self.ranks.truncate(self.most);
        if self.ranks.len() == self.most {
            self.last = self.ranks.last().copied();
            self.note_last();
        }
    }

    fn note_last(&mut self) {
        let last = self.last.map_or(Id::MAX, |(.., id)| id);
        self.after_last = self.ids.partition_point(|id| *id <= last) as u32;
    }

    fn found(mut self) -> (Vec<Found>, bool) {
        self.settle();
        let found = self.ranks.into_iter();
        let found = found.map(|(near, _, cost, id)| Found { id, near: near.0, cost });
        (found.collect(), self.cut)
    }
}
