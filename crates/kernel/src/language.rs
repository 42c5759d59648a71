//! The languages that Stadion speaks, in one list: what an account may choose, what mails, exports and notices are
//! written in. A language that is added here does not compile until every one of them has its words.

/// A language of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// The language of the sources, and of everybody whose own we do not speak.
    English,
    /// Russian.
    Russian,
    /// Modern Standard Arabic, from right to left.
    Arabic,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 3] = [Language::English, Language::Russian, Language::Arabic];

    /// As accounts and catalogues keep it (ISO 639-1).
    pub const fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Russian => "ru",
            Language::Arabic => "ar",
        }
    }

    /// The language with exactly this code; none when we do not speak it.
    pub fn named(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language to write to an account in: its own, English when we do not speak that.
    pub fn of(code: &str) -> Language {
        Language::named(code).unwrap_or(Language::English)
    }

    /// Which way its lines run, as HTML's `dir` says it.
    pub const fn direction(self) -> &'static str {
        match self {
            Language::English | Language::Russian => "ltr",
            Language::Arabic => "rtl",
        }
    }

    /// The one of these texts that is in this language.
    pub fn pick<T>(self, english: T, russian: T, arabic: T) -> T {
        match self {
            Language::English => english,
            Language::Russian => russian,
            Language::Arabic => arabic,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amal_is_written_to_in_arabic_and_somebody_french_in_english() {
        assert_eq!(Language::of("ar"), Language::Arabic);
        assert_eq!(Language::of("ar").direction(), "rtl");
        assert_eq!(Language::of("fr"), Language::English);
        assert_eq!(Language::of("fr").direction(), "ltr");
        assert_eq!(Language::named("fr"), None);
        for language in Language::ALL {
            assert_eq!(Language::named(language.code()), Some(language));
            assert_eq!(language.pick("en", "ru", "ar"), language.code());
        }
    }
}
