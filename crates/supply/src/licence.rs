//! Licence expressions as SPDX writes them (`(MIT OR Apache-2.0) AND Unicode-3.0`), and as crates wrote them before
//! (`MIT/Apache-2.0`). SPDX 3.0, annex "SPDX License Expressions": AND binds tighter than OR.
use std::fmt;

use crate::Outcome;

/// Under which terms something may be used.
#[derive(Debug, PartialEq, Eq)]
pub enum Licence {
    /// One licence, with its exception, if it has one: `Apache-2.0 WITH LLVM-exception`.
    One(String),
    /// All of them at once.
    All(Vec<Licence>),
    /// Whichever one chooses.
    Any(Vec<Licence>),
}

impl Licence {
    /// Understands an expression, or says what is wrong with it.
    pub fn read(text: &str) -> Outcome<Licence> {
        let spaced = text.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
        let mut words = spaced.split_whitespace().peekable();
        let wrong = || format!("`{text}` is no licence expression");
        let licence = any(&mut words).ok_or_else(wrong)?;
        if words.next().is_some() {
            return Err(wrong());
        }
        Ok(licence)
    }

    /// Whether there is a way to use it under terms that are fine.
    pub fn is_fine(&self, fine: &impl Fn(&str) -> bool) -> bool {
        match self {
            Licence::One(id) => fine(id),
            Licence::All(parts) => parts.iter().all(|part| part.is_fine(fine)),
            Licence::Any(parts) => parts.iter().any(|part| part.is_fine(fine)),
        }
    }
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any(words: &mut Words) -> Option<Licence> {
    let mut parts = vec![all(words)?];
    while words.next_if_eq(&"OR").is_some() {
        parts.push(all(words)?);
    }
    Some(if parts.len() == 1 { parts.remove(0) } else { Licence::Any(parts) })
}

fn all(words: &mut Words) -> Option<Licence> {
    let mut parts = vec![one(words)?];
    while words.next_if_eq(&"AND").is_some() {
        parts.push(one(words)?);
    }
    Some(if parts.len() == 1 { parts.remove(0) } else { Licence::All(parts) })
}

fn one(words: &mut Words) -> Option<Licence> {
    let word = words.next()?;
    if word == "(" {
        let inner = any(words)?;
        return words.next_if_eq(&")").map(|_| inner);
    }
    let is_name = |word: &str| !["(", ")", "AND", "OR", "WITH"].contains(&word);
    if !is_name(word) {
        return None;
    }
    if words.next_if_eq(&"WITH").is_none() {
        return Some(Licence::One(word.to_owned()));
    }
    let exception = words.next().filter(|exception| is_name(exception))?;
    Some(Licence::One(format!("{word} WITH {exception}")))
}

impl fmt::Display for Licence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parts, between) = match self {
            Licence::One(id) => return f.write_str(id),
            Licence::All(parts) => (parts, " AND "),
            Licence::Any(parts) => (parts, " OR "),
        };
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                f.write_str(between)?;
            }
            match (self, part) {
                (Licence::All(_), Licence::Any(_)) => write!(f, "({part})")?,
                _ => write!(f, "{part}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_may_choose_where_it_says_or_and_keeps_all_where_it_says_and() {
        let check = |text: &str, fine: bool| {
            let usual = |id: &str| ["MIT", "BSD-3-Clause"].contains(&id);
            assert_eq!(Licence::read(text).unwrap().is_fine(&usual), fine, "{text}");
        };
        check("MIT", true);
        check("GPL-3.0-only", false);
        check("GPL-3.0-only OR MIT", true);
        check("GPL-3.0-only/MIT", true);
        check("MIT AND GPL-3.0-only", false);
        check("MIT AND BSD-3-Clause", true);
        check("(GPL-3.0-only OR MIT) AND BSD-3-Clause", true);
        // AND binds tighter, so that MIT is a way out of both others.
        check("GPL-3.0-only AND BSD-3-Clause OR MIT", true);
        check("GPL-3.0-only AND (BSD-3-Clause OR MIT)", false);
        // What follows WITH belongs to the name: it may allow more, or less.
        check("MIT WITH Commons-Clause", false);
    }

    #[test]
    fn what_is_no_expression_is_not_guessed_at() {
        for text in ["", "MIT OR", "(MIT", "MIT)", "MIT Apache-2.0", "AND MIT", "MIT WITH", "()"] {
            assert!(Licence::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_old_spelling_is_written_as_spdx_has_it() {
        let check = |text: &str, written: &str| {
            assert_eq!(Licence::read(text).unwrap().to_string(), written);
        };
        check("MIT/Apache-2.0", "MIT OR Apache-2.0");
        check("(MIT OR CC0-1.0)", "MIT OR CC0-1.0");
        check("(MIT OR Apache-2.0) AND Unicode-3.0", "(MIT OR Apache-2.0) AND Unicode-3.0");
        check("Apache-2.0  WITH LLVM-exception OR MIT", "Apache-2.0 WITH LLVM-exception OR MIT");
    }
}
