//! The words that people read before they allow something: what, why, how long, who gets it, how to stop.
//!
//! They are data, `data/notices.json`: one entry for each version of each notice, in every language of the app. A version
//! that somebody may have read is never edited; new words are a new version, and the consents to the old one end with it.
//! The ledger keeps the hash of what was read, so that it can be shown later which words they were.
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Purpose;
use crate::{Language, chain};

/// The notice of what is done because somebody has an account: shown, and no switch.
pub const CORE: &str = "core_service";

/// The notice of what it means to let somebody look as a coach; decided for each person.
pub const COACH: &str = "coach";

/// One version of a notice.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// What it is about: the word of a purpose, [`CORE`] or [`COACH`].
    pub id: String,
    /// From 1.
    pub version: u32,
    /// English.
    pub en: Words,
    /// Russian.
    pub ru: Words,
    /// Arabic.
    pub ar: Words,
}

/// A notice in one language.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NoticeWords)]
pub struct Words {
    /// What the switch is called.
    #[schema(example = "Heart rate and body")]
    pub title: String,
    /// In one sentence.
    pub short: String,
    /// What is processed.
    pub what: String,
    /// What for.
    pub why: String,
    /// For how long.
    pub how_long: String,
    /// Who gets it.
    pub who: String,
    /// How to stop it, and what happens then.
    pub how_to_stop: String,
}

impl Notice {
    /// The words in a language; English for any other.
    pub fn words(&self, locale: &str) -> &Words {
        Language::of(locale).pick(&self.en, &self.ru, &self.ar)
    }

    /// The hash of the words in a language: 64 hexadecimal digits.
    pub fn hash(&self, locale: &str) -> String {
        let Words { title, short, what, why, how_long, who, how_to_stop } = self.words(locale);
        let version = self.version.to_string();
        let texts: [&str; 9] =
            [&self.id, &version, title, short, what, why, how_long, who, how_to_stop];
        chain::hash("notice", locale, &texts.map(Some))
    }
}

static ALL: LazyLock<Vec<Notice>> = LazyLock::new(|| {
    let text = include_str!("../../data/notices.json");
    serde_json::from_str(text).expect("a test reads the same notices")
});

/// Every version of every notice.
pub fn all() -> &'static [Notice] {
    &ALL
}

/// The words about a purpose that hold now.
pub fn current(purpose: Purpose) -> &'static Notice {
    newest(purpose.word()).expect("a test finds a notice for every purpose")
}

/// The words about coaches that hold now.
pub fn coach() -> &'static Notice {
    newest(COACH).expect("a test finds it")
}

/// The words about what an account is for.
pub fn core() -> &'static Notice {
    newest(CORE).expect("a test finds it")
}

fn newest(id: &str) -> Option<&'static Notice> {
    ALL.iter().filter(|notice| notice.id == id).max_by_key(|notice| notice.version)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashSet};

    use super::*;

    #[test]
    fn every_purpose_has_words_in_every_language_and_versions_without_a_gap() {
        let mut versions: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for notice in all() {
            versions.entry(&notice.id).or_default().push(notice.version);
            for words in [&notice.en, &notice.ru, &notice.ar] {
                let Words { title, short, what, why, how_long, who, how_to_stop } = words;
                for text in [title, short, what, why, how_long, who, how_to_stop] {
                    assert!(!text.is_empty() && text.trim() == text, "{}", notice.id);
                    assert!(
                        text.chars().count() <= 600,
                        "short, or nobody reads it: {}",
                        notice.id
                    );
                }
            }
            let in_cyrillic = |text: &str| text.chars().any(|c| ('а'..='я').contains(&c));
            assert!(in_cyrillic(&notice.ru.what) && !in_cyrillic(&notice.en.what));
            assert!(notice.ar.what.chars().any(|c| ('ء'..='ي').contains(&c)));
        }
        for (id, mut found) in versions.clone() {
            found.sort_unstable();
            let expected: Vec<u32> = (1..=found.len() as u32).collect();
            assert_eq!(found, expected, "{id}");
        }
        let mut ids: Vec<&str> = Purpose::ALL.iter().map(|purpose| purpose.word()).collect();
        ids.extend([CORE, COACH]);
        ids.sort_unstable();
        assert_eq!(versions.into_keys().collect::<Vec<_>>(), ids);
    }

    #[test]
    fn a_purpose_has_its_own_words_in_the_newest_version_and_another_language_reads_english() {
        for purpose in Purpose::ALL {
            let notice = current(*purpose);
            assert_eq!(notice.id, purpose.word());
            let newer = |other: &&Notice| other.id == notice.id && other.version > notice.version;
            assert_eq!(all().iter().filter(newer).count(), 0);
            assert_eq!(notice.words("fr").title, notice.en.title);
            assert_eq!(notice.words("ru").title, notice.ru.title);
            assert_eq!(notice.words("ar").title, notice.ar.title);
        }
        assert_eq!(core().id, CORE);
    }

    /// Whoever edits words that somebody may have read fails here: new words are a new version.
    #[test]
    fn words_that_were_read_are_never_edited() {
        let kept = include_str!("../../data/notices.sha256");
        let mut hashes = String::new();
        let mut seen = HashSet::new();
        for notice in all() {
            for locale in Language::ALL.map(Language::code) {
                let hash = notice.hash(locale);
                hashes.push_str(&format!("{hash} {} {} {locale}\n", notice.id, notice.version));
                assert!(seen.insert(hash), "two notices have one hash");
            }
        }
        assert_eq!(hashes, kept, "a new version needs its line in data/notices.sha256");
    }
}
