//! Which number stands for whom. Numbers are dense and never change their meaning while the program runs.
//!
//! The first [`People::ordered`] numbers are in the order of names, so those are found by halving and compared without a look
//! at their names. Who comes later gets the next number, and stands in a small sorted run; two runs of one size become one,
//! so there are few of them and nothing is moved often.
use std::sync::Arc;

/// Whoever a number stands for, as others know them: a UUID read as a number.
pub type Name = u128;

/// Names in one chunk, so that a new one copies little.
const CHUNK: usize = 4096;

/// Names by number, and numbers by name.
#[derive(Debug, Clone, Default)]
pub struct People {
    names: Vec<Arc<Vec<Name>>>,
    ordered: u32,
    runs: Vec<Arc<Vec<u32>>>,
}

impl People {
    /// Numbers people in the order of their names, which are sorted and differ.
    pub(crate) fn in_order(names: &[Name]) -> People {
        let ordered = u32::try_from(names.len()).expect("people are fewer than 2^32");
        let chunks = names.chunks(CHUNK).map(|some| Arc::new(some.to_vec()));
        People { names: chunks.collect(), ordered, runs: Vec::new() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self.names.last() {
            Some(last) => (self.names.len() - 1) * CHUNK + last.len(),
            None => 0,
        }
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// How many of the first numbers are in the order of names.
    pub(crate) fn ordered(&self) -> u32 {
        self.ordered
    }

    /// Whose number it is. The number is one that was given out.
    pub fn name(&self, number: u32) -> Name {
        let number = number as usize;
        self.names[number / CHUNK][number % CHUNK]
    }

    /// The number of a name.
    pub fn find(&self, name: Name) -> Option<u32> {
        let (mut low, mut high) = (0, self.ordered);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.name(middle).cmp(&name) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        for run in &self.runs {
            if let Ok(at) = run.binary_search_by(|number| self.name(*number).cmp(&name)) {
                return Some(run[at]);
            }
        }
        None
    }

    /// The number of a name, a new one if it has none.
    pub(crate) fn number(&mut self, name: Name) -> u32 {
        if let Some(number) = self.find(name) {
            return number;
        }
        let number = u32::try_from(self.len()).expect("people are fewer than 2^32");
        match self.names.last_mut() {
            Some(last) if last.len() < CHUNK => Arc::make_mut(last).push(name),
            _ => self.names.push(Arc::new(vec![name])),
        }
        // Ids grow with time, so most newcomers carry the order on.
        let follows = number == 0 || self.name(number - 1) < name;
        if self.ordered == number && follows {
            self.ordered = number + 1;
            return number;
        }
        let mut run = vec![number];
        while let Some(last) = self.runs.pop_if(|last| last.len() <= run.len()) {
            run.extend(last.iter());
            run.sort_unstable_by_key(|number| self.name(*number));
        }
        self.runs.push(Arc::new(run));
        number
    }

    /// Sorts numbers by the names they stand for.
    pub(crate) fn sort_by_name(&self, numbers: &mut [u32]) {
        if numbers.iter().all(|number| *number < self.ordered) {
            numbers.sort_unstable();
        } else {
            numbers.sort_unstable_by_key(|number| self.name(*number));
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        let names: usize = self.names.iter().map(|chunk| chunk.capacity() * 16).sum();
        let runs: usize = self.runs.iter().map(|run| run.capacity() * 4).sum();
        names + runs
    }
}
