//! One bit for each person.
use std::sync::Arc;

/// A set of numbers. Clones share it until one of them changes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks(Arc<Vec<u64>>);

impl Marks {
    /// The first `count` numbers are marked.
    pub(crate) fn all(count: usize) -> Marks {
        let mut words = vec![u64::MAX; count / 64];
        if !count.is_multiple_of(64) {
            words.push((1 << (count % 64)) - 1);
        }
        Marks(Arc::new(words))
    }

    pub(crate) fn get(&self, number: u32) -> bool {
        let word = self.0.get(number as usize / 64).copied().unwrap_or(0);
        word >> (number % 64) & 1 == 1
    }

    /// Sets or clears a mark. Nothing is copied when it stands so already.
    pub(crate) fn set(&mut self, number: u32, marked: bool) {
        if self.get(number) == marked {
            return;
        }
        let words = Arc::make_mut(&mut self.0);
        let at = number as usize / 64;
        if words.len() <= at {
            words.resize(at + 1, 0);
        }
        words[at] ^= 1 << (number % 64);
    }

    pub(crate) fn bytes(&self) -> usize {
        self.0.capacity() * 8
    }
}
