//! Names of any script as words of Latin letters.
//!
//! A word has up to three spellings. The plain one (`Михаил` as `mikhail`) keeps what somebody types letter by letter; the one by
//! sound (`mihail`) makes the usual ways to write a name in Latin letters the same; its consonants (`mhl`) are what is left of
//! names in scripts that leave short vowels out, so that `محمد` is `Mohamed`, `Muhammad` and `Mehmed`.

/// Words of one name that are looked at.
const MOST_WORDS: usize = 12;
/// Signs of one word that are written out one by one.
const MOST_SIGNS: usize = 8;

/// Letters and digits of any script as plain Latin ones, in lower case.
pub fn plain(text: &str) -> String {
    let letters: String = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    any_ascii::any_ascii(&letters)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// The same for spellings that sound alike; works on what [`plain`] made.
pub fn by_sound(plain: &str) -> String {
    const ALIKE: &[(&str, &str)] = &[
        ("shch", "s"),
        ("sch", "s"),
        ("sh", "s"),
        ("ch", "c"),
        ("kh", "h"),
        ("zh", "z"),
        ("ts", "c"),
        ("tz", "c"),
        ("ph", "f"),
        ("ks", "x"),
        ("yo", "e"),
        ("ou", "u"),
        ("oy", "u"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
        ("y", "i"),
        ("j", "i"),
        ("w", "v"),
    ];
    let mut text = plain.to_owned();
    for (spelt, sounds) in ALIKE {
        if text.contains(spelt) {
            text = text.replace(spelt, sounds);
        }
    }
    without_doubles(&text)
}

/// What is left of a word when its vowels go, and the letters that may stand for one; works on what [`plain`] made. Empty for
/// a word without any other.
pub fn consonants(plain: &str) -> String {
    const ALIKE: &[(&str, &str)] = &[
        ("sh", "s"),
        ("ch", "c"),
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "f"),
        ("ck", "k"),
        ("q", "k"),
    ];
    let mut text = plain.to_owned();
    for (spelt, alike) in ALIKE {
        if text.contains(spelt) {
            text = text.replace(spelt, alike);
        }
    }
    // An h at the end is written or not: Fatima, Fatimah.
    let text = without_doubles(text.strip_suffix('h').unwrap_or(&text));
    text.chars().filter(|letter| !"aeiouyw".contains(*letter)).collect()
}

fn without_doubles(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        // Not of digits: 1988 is another year than 198.
        if letter.is_ascii_digit() || !folded.ends_with(letter) {
            folded.push(letter);
        }
    }
    folded
}

/// The words of a text: pieces between spaces and signs, in the order written.
pub fn pieces(text: &str) -> impl Iterator<Item = String> + '_ {
    split(text).map(plain).filter(|piece| !piece.is_empty())
}

/// The same as they are written.
pub(crate) fn split(text: &str) -> impl Iterator<Item = &str> {
    let ends = |letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                '-' | '_' | '.' | '@' | '/' | ',' | '·' | '・' | '\u{2010}' | '\u{2011}'
            )
    };
    text.split(ends).filter(|piece| !piece.is_empty())
}

/// Whether a text is in a script that leaves vowels out: Hebrew, Arabic and those made of it.
pub(crate) fn leaves_vowels_out(text: &str) -> bool {
    let is_one = |letter| {
        matches!(letter, '\u{0590}'..='\u{077f}' | '\u{0870}'..='\u{08ff}'
            | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
    };
    text.chars().any(is_one)
}

/// One sign a syllable, one word of the name each: Chinese and Korean write names without spaces, and Latin letters with.
/// Empty for a word of another script, or of one sign.
pub(crate) fn syllables(piece: &str) -> Vec<String> {
    let is_sign = |sign: char| matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}');
    let count = piece.chars().count();
    if !(2..=MOST_SIGNS).contains(&count) || !piece.chars().all(is_sign) {
        return Vec::new();
    }
    let mut buffer = [0; 4];
    piece.chars().map(|sign| plain(sign.encode_utf8(&mut buffer))).collect()
}

/// One word by which somebody is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spelt {
    /// As [`plain`] has it.
    pub(crate) plain: String,
    /// Its other consonants, for a word whose article is written together with it.
    pub(crate) bare: Option<String>,
    /// Whether it was written without its vowels.
    pub(crate) no_vowels: bool,
}

/// The words of a name. A name in signs is found by each of them, by the family name and the given one, and by both together.
pub(crate) fn words_of_name(name: &str) -> Vec<Spelt> {
    let mut words: Vec<Spelt> = Vec::new();
    let mut put = |plain: String, written: &str| {
        if !plain.is_empty() && !words.iter().any(|word| word.plain == plain) {
            let no_vowels = leaves_vowels_out(written);
            words.push(Spelt { bare: without_article(written), plain, no_vowels });
        }
    };
    for written in split(name).take(MOST_WORDS) {
        put(plain(written), written);
        let syllables = syllables(written);
        if let Some((_, given)) = syllables.split_first() {
            put(given.concat(), written);
        }
        for one in syllables {
            put(one, written);
        }
    }
    words
}

/// The consonants of an Arabic word without its article, which Latin letters often leave out or write apart.
fn without_article(written: &str) -> Option<String> {
    let word = written.strip_prefix("ال")?;
    let consonants = consonants(&plain(word));
    (consonants.len() > 1).then_some(consonants)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_sounds_the_same_in_many_spellings() {
        let same = |spellings: &[&str]| {
            let first = by_sound(&plain(spellings[0]));
            for other in spellings {
                assert_eq!(by_sound(&plain(other)), first, "{other}");
            }
        };
        same(&["Иванов", "Ivanov", "IVANOV", "Iwanow"]);
        same(&["Щукин", "Shchukin", "Schukin"]);
        same(&["Семён", "Семен", "Semyon", "Semen"]);
        same(&["Сергей", "Sergey", "Sergei", "Sergej"]);
        same(&["Юлия", "Yulia", "Yuliya", "Julia", "Iulia"]);
        same(&["Михаил", "Mikhail", "Mihail"]);
        same(&["Müller", "Mueller", "Muller"]);
        same(&["Παπαδοπούλου", "Papadopoulou"]);
        same(&["José", "Jose"]);
        same(&["Łukasz", "Lukasz"]);
    }

    #[test]
    fn different_names_stay_different() {
        for (one, other) in [
            ("Ivanov", "Ivanova"),
            ("Anna", "Inna"),
            ("Marko", "Marco Polo"),
            ("anna1988", "anna198"),
        ] {
            assert_ne!(by_sound(&plain(one)), by_sound(&plain(other)), "{one} {other}");
        }
    }

    #[test]
    fn names_without_vowels_have_the_consonants_of_those_with() {
        let same = |spellings: &[&str]| {
            let first = consonants(&plain(spellings[0]));
            for other in spellings {
                assert_eq!(consonants(&plain(other)), first, "{other}");
            }
        };
        same(&["محمد", "Mohamed", "Muhammad", "Mehmed", "Mohammed"]);
        same(&["أحمد", "Ahmed", "Ahmad"]);
        same(&["حسين", "Hussein", "Husayn", "Hossein"]);
        same(&["يوسف", "Yusuf", "Youssef"]);
        same(&["فاطمة", "Fatima", "Fatimah"]);
        same(&["خالد", "Khaled", "Khalid"]);
        same(&["علي", "Ali", "Aly"]);
        same(&["משה", "Moshe"]);
        assert_ne!(consonants("ahmed"), consonants("mohamed"));
    }

    #[test]
    fn marks_that_nobody_sees_and_pictures_are_no_letters() {
        assert_eq!(plain("\u{202e}An\u{200d}na\u{2066} \u{1f3c3}\u{fe0f}"), "anna");
        assert_eq!(plain("Zoe\u{308} \u{1d400}\u{1d427}\u{1d427}\u{1d41a}"), "zoeanna");
        assert!(words_of_name("🏃\u{200d}♀\u{fe0f} \u{200f}").is_empty());
        let words: Vec<String> = pieces("ジョン・スミス, Anna\u{2011}Maria").collect();
        assert_eq!(words.len(), 4);
    }

    #[test]
    fn a_name_in_signs_is_several_words() {
        let words = |name| -> Vec<String> {
            words_of_name(name).into_iter().map(|word| word.plain).collect()
        };
        assert_eq!(words("李小龙"), ["lixiaolong", "xiaolong", "li", "xiao", "long"]);
        assert_eq!(words("김민수"), ["gimminsu", "minsu", "gim", "min", "su"]);
        assert_eq!(words("Anna-Maria Rossi"), ["anna", "maria", "rossi"]);
        assert_eq!(words("さとう"), ["satou"]);
        let rahman = words_of_name("عبد الرحمن");
        assert_eq!((rahman[1].plain.as_str(), rahman[1].bare.as_deref()), ("lrhmn", Some("rhmn")));
    }
}
