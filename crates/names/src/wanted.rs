//! What somebody typed to find somebody.
use crate::spelling::{by_sound, consonants, leaves_vowels_out, pieces, plain, split, syllables};

/// Letters from which a search begins, once brought to Latin ones.
const FEWEST_LETTERS: usize = 2;
/// Letters of a search that are read.
const LONGEST: usize = 60;
/// Letters of one word that are read: nobody types more than this of a name.
const LONGEST_WORD: usize = 24;
/// Words of a search that are read.
pub(crate) const MOST_WORDS: usize = 4;

/// One word that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Letter by letter.
    pub plain: String,
    /// By sound.
    pub sound: String,
    /// Its consonants.
    pub(crate) consonants: String,
    /// Whether it was typed in a script that leaves vowels out.
    pub(crate) no_vowels: bool,
}

impl Word {
    fn new(mut plain: String, no_vowels: bool) -> Word {
        plain.truncate(LONGEST_WORD);
        // One letter would be the beginning of too many words: `ou` is not everything with u.
        let sound = Some(by_sound(&plain)).filter(|sound| sound.len() >= FEWEST_LETTERS);
        let sound = sound.unwrap_or_else(|| plain.clone());
        Word { sound, consonants: consonants(&plain), plain, no_vowels }
    }

    /// What words may begin with: as it is typed, unless that is looked for in another way, and as it sounds.
    pub(crate) fn beginnings(&self, without_plain: bool) -> impl Iterator<Item = &str> {
        let plain = Some(self.plain.as_str()).filter(|_| !without_plain);
        let sound = Some(self.sound.as_str()).filter(|sound| *sound != self.plain);
        plain.into_iter().chain(sound)
    }
}

/// The words of a search. All of them have to be found in somebody's name or handle, each as a word or its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    words: Vec<Word>,
    /// The same with words in signs taken apart, if there are any.
    apart: Option<Vec<Word>>,
}

impl Wanted {
    /// Reads what somebody typed; `None` if no word of it has two letters.
    pub fn read(text: &str) -> Option<Wanted> {
        let text: String = text.chars().take(LONGEST).collect();
        let (mut words, mut apart, mut any_apart) = (Vec::new(), Vec::new(), false);
        for written in split(&text) {
            let whole = plain(written);
            if whole.is_empty() || words.len() == MOST_WORDS {
                continue;
            }
            let word = Word::new(whole, leaves_vowels_out(written));
            match syllables(written).split_first() {
                Some((family, given)) => {
                    any_apart = true;
                    apart.push(Word::new(family.clone(), false));
                    apart.push(Word::new(given.concat(), false));
                }
                None => apart.push(word.clone()),
            }
            words.push(word);
        }
        apart.truncate(MOST_WORDS);
        let wanted = Wanted { words, apart: any_apart.then_some(apart) };
        wanted.longest().is_some_and(|word| word.plain.len() >= FEWEST_LETTERS).then_some(wanted)
    }

    /// The words, in the order typed; at most four.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Every way to understand it: any of them may be meant.
    pub(crate) fn readings(&self) -> impl Iterator<Item = &[Word]> {
        std::iter::once(self.words.as_slice()).chain(self.apart.as_deref())
    }

    /// One long word taken for two that were written together, in every way: `zhangwei` for Zhang Wei.
    pub(crate) fn halves(&self) -> Vec<[Word; 2]> {
        const SHORTEST_HALF: usize = 2;
        let [word] = self.words.as_slice() else { return Vec::new() };
        let all = &word.plain;
        let cuts = SHORTEST_HALF..(all.len() + 1).saturating_sub(SHORTEST_HALF);
        let half = |text: &str| Word::new(text.to_owned(), word.no_vowels);
        cuts.map(|at| [half(&all[..at]), half(&all[at..])]).collect()
    }

    /// The word that tells most.
    pub fn longest(&self) -> Option<&Word> {
        self.words.iter().max_by_key(|word| word.plain.len())
    }

    /// Whether every word looked for begins one of these, which stand between spaces.
    pub fn fits(&self, words: &str) -> bool {
        let begins = |wanted: &Word| {
            let is_begun =
                |word: &str| word.starts_with(&wanted.plain) || word.starts_with(&wanted.sound);
            words.split(' ').any(is_begun)
        };
        self.words.iter().all(begins)
    }

    /// Which of the words looked for begin a word of this text: one bit each, the first one lowest.
    pub fn meant_by(&self, text: &str) -> u8 {
        let mut bits = 0;
        for word in pieces(text) {
            let sound = by_sound(&word);
            for (at, wanted) in self.words.iter().enumerate() {
                let begins = word.starts_with(&wanted.plain) || sound.starts_with(&wanted.sound);
                bits |= u8::from(begins && wanted.plain.len() >= FEWEST_LETTERS) << at;
            }
        }
        bits
    }

    /// How many of the words looked for are whole words already.
    pub fn whole(&self, words: &str) -> usize {
        let is_whole = |wanted: &&Word| {
            words.split(' ').any(|word| word == wanted.plain || word == wanted.sound)
        };
        self.words.iter().filter(is_whole).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_has_a_word_of_two_letters_or_is_none() {
        for none in ["", " ", "a", "%", "a b c", "🏃"] {
            assert_eq!(Wanted::read(none), None, "{none}");
        }
        let wanted = Wanted::read("  Anna R. one two three").unwrap();
        let words: Vec<&str> = wanted.words().iter().map(|word| word.plain.as_str()).collect();
        assert_eq!(words, ["anna", "r", "one", "two"]);
        let long = Wanted::read(&"x".repeat(500)).unwrap();
        assert_eq!(long.words()[0].plain.len(), LONGEST_WORD);
    }

    #[test]
    fn a_text_says_which_words_mean_it() {
        let wanted = Wanted::read("anna lauf k нор").unwrap();
        assert_eq!(wanted.meant_by("Lauftreff Nord Köln"), 0b1010);
        assert_eq!(wanted.meant_by("Anna & Friends"), 0b0001);
        assert_eq!(wanted.meant_by(""), 0);
    }

    #[test]
    fn signs_are_read_together_and_apart() {
        let wanted = Wanted::read("李小龙").unwrap();
        let readings: Vec<Vec<&str>> = wanted
            .readings()
            .map(|words| words.iter().map(|word| word.plain.as_str()).collect())
            .collect();
        assert_eq!(readings, [vec!["lixiaolong"], vec!["li", "xiaolong"]]);
        assert_eq!(Wanted::read("li").unwrap().readings().count(), 1);
    }

    #[test]
    fn one_word_may_be_two() {
        let halves = Wanted::read("zhang").unwrap().halves();
        let halves: Vec<[&str; 2]> =
            halves.iter().map(|[one, other]| [one.plain.as_str(), other.plain.as_str()]).collect();
        assert_eq!(halves, [["zh", "ang"], ["zha", "ng"]]);
        assert_eq!(Wanted::read("zha").unwrap().halves().len(), 0);
        assert_eq!(Wanted::read("zhang wei").unwrap().halves().len(), 0);
    }
}
