//! The rules for each field of a form, as pure functions: what is kept, or what is wrong in the person's words.
use std::collections::BTreeMap;

use kernel::{Day, Error, Language, Result, athlete};

use crate::regions;

/// What is wrong with a form, field by field, so that a person hears everything at once.
#[derive(Default)]
pub(crate) struct Faults(BTreeMap<&'static str, String>);

impl Faults {
    /// Keeps the value, or notes what is wrong with it.
    pub fn take<T>(&mut self, field: &'static str, checked: Result<T, &'static str>) -> Option<T> {
        match checked {
            Ok(value) => Some(value),
            Err(fault) => {
                self.note(field, fault);
                None
            }
        }
    }

    pub fn note(&mut self, field: &'static str, fault: &str) {
        self.0.insert(field, fault.to_owned());
    }

    pub fn refuse(self) -> Error {
        Error::invalid_fields(self.0)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An address as it is kept: as written, without surrounding space. We only check what every address has in
/// common; whether it can be reached shows when mail is sent.
pub(crate) fn email(text: &str) -> Result<String, &'static str> {
    const FAULT: &str = "please give an e-mail address like anna@example.org";
    let text = text.trim();
    let (mailbox, domain) = text.rsplit_once('@').ok_or(FAULT)?;
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"@<>()[],;:\\\"".contains(c);
    let label = |l: &str| (1..=63).contains(&l.len()) && !l.starts_with('-') && !l.ends_with('-');
    let dots_stand_alone = |part: &str| part.split('.').all(|piece| !piece.is_empty());
    let good = text.len() <= 254
        && (1..=64).contains(&mailbox.len())
        && mailbox.chars().all(plain)
        && dots_stand_alone(mailbox)
        && domain.chars().all(|c| c == '-' || c == '.' || c.is_alphanumeric())
        && domain.contains('.')
        && domain.split('.').all(label);
    if good { Ok(text.to_owned()) } else { Err(FAULT) }
}

/// Under which an address is found: two addresses that differ in case only are one.
pub(crate) fn email_key(text: &str) -> String {
    text.trim().to_lowercase()
}

/// A name to be shown: 1 to 60 letters on one line, spaces tidied.
pub(crate) fn name(text: &str) -> Result<String, &'static str> {
    let tidy = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !is_shown(&tidy) {
        return Err("a name is made of letters that can be seen");
    }
    match tidy.chars().count() {
        0 => Err("please tell us a name to show"),
        1..=60 => Ok(tidy),
        _ => Err("a name has at most 60 letters"),
    }
}

/// Whether every letter is one that people see.
pub(crate) fn is_shown(text: &str) -> bool {
    !text.chars().any(|c| c.is_control() || is_invisible(c))
}

/// Letters that show nothing or turn the text around them. A joiner inside a word is part of several scripts.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{115f}' | '\u{1160}' | '\u{3164}')
}

/// A unique name in addresses, in lower case.
pub(crate) fn handle(text: &str) -> Result<String, &'static str> {
    let handle = text.trim().to_ascii_lowercase();
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if !(3..=30).contains(&handle.len()) {
        return Err("a handle has 3 to 30 letters");
    }
    if !handle.bytes().all(plain) || !handle.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err("a handle is made of a to z, 0 to 9 and _, and starts with a letter");
    }
    if RESERVED.contains(&handle.as_str()) {
        return Err("this handle is kept for Stadion itself");
    }
    Ok(handle)
}

/// Words that lead somewhere in our own addresses, or that would let somebody speak in our name.
const RESERVED: &[&str] = &[
    "about",
    "abuse",
    "account",
    "accounts",
    "activities",
    "activity",
    "admin",
    "administrator",
    "anonymous",
    "api",
    "app",
    "assets",
    "athlete",
    "athletes",
    "badge",
    "badges",
    "billing",
    "blog",
    "challenge",
    "challenges",
    "club",
    "clubs",
    "coach",
    "coaches",
    "compete",
    "contact",
    "dashboard",
    "deleted",
    "design",
    "developer",
    "developers",
    "docs",
    "download",
    "explore",
    "export",
    "federation",
    "feed",
    "friends",
    "groups",
    "health",
    "help",
    "home",
    "imprint",
    "info",
    "insight",
    "invite",
    "join",
    "legal",
    "login",
    "logout",
    "mail",
    "map",
    "maps",
    "me",
    "metrics",
    "moderator",
    "news",
    "notifications",
    "null",
    "official",
    "operator",
    "owner",
    "postmaster",
    "press",
    "privacy",
    "problems",
    "profile",
    "register",
    "rewards",
    "root",
    "search",
    "security",
    "segments",
    "self",
    "sessions",
    "settings",
    "shop",
    "sign_in",
    "sign_out",
    "sign_up",
    "signin",
    "signout",
    "signup",
    "social",
    "stadion",
    "staff",
    "static",
    "status",
    "support",
    "system",
    "team",
    "terms",
    "training",
    "undefined",
    "unknown",
    "upload",
    "webmaster",
    "welcome",
    "you",
];

/// An ISO 3166-1 alpha-2 code. Whether we are open there is another question.
pub(crate) fn country(text: &str) -> Result<String, &'static str> {
    let code = text.trim().to_ascii_uppercase();
    if code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Ok(code);
    }
    Err("please choose the country you live in")
}

/// An ISO 3166-2 code of a region of this country.
pub(crate) fn region_of(country: &str, text: &str) -> Result<String, &'static str> {
    let code = text.trim().to_ascii_uppercase();
    match regions::find(&code) {
        Some(region) if regions::country_of(region.code) == Some(country) => Ok(code),
        _ => Err("please choose a region of the country you live in"),
    }
}

/// A birthday that a living person can have.
pub(crate) fn birth_on(text: &str, today: Day) -> Result<Day, &'static str> {
    let day: Day = text.trim().parse().map_err(|_| "please give your birthday as YYYY-MM-DD")?;
    if day > today {
        return Err("this birthday is in the future");
    }
    if athlete::age_on(day, today) > 120 {
        return Err("this birthday is more than 120 years ago");
    }
    Ok(day)
}

/// An IANA time zone, in the database's own spelling.
pub(crate) fn time_zone(text: &str) -> Result<String, &'static str> {
    const FAULT: &str = "please choose a time zone like Europe/Berlin";
    let zone = jiff::tz::TimeZone::get(text.trim()).map_err(|_| FAULT)?;
    if zone.is_unknown() {
        return Err(FAULT);
    }
    Ok(zone.iana_name().ok_or(FAULT)?.to_owned())
}

/// `metric` or `imperial`.
pub(crate) fn units(text: &str) -> Result<String, &'static str> {
    one_of(text, &["metric", "imperial"], "units are metric or imperial")
}

/// One of the languages of the app.
pub(crate) fn language(text: &str) -> Result<String, &'static str> {
    one_of(text, &Language::ALL.map(Language::code), "we speak en, ru and ar")
}

/// `everyone`, `groups`, `friends`, `coach` or `only_me`.
pub(crate) fn audience(text: &str) -> Result<String, &'static str> {
    const FAULT: &str =
        "activities are for everyone, for groups, for friends, for coach or for only_me";
    one_of(text, &["everyone", "groups", "friends", "coach", "only_me"], FAULT)
}

/// Whether one audience holds people whom another does not.
pub(crate) fn is_wider(audience: &str, than: &str) -> bool {
    let reach = |audience: &str| match audience {
        "everyone" => 4,
        "groups" => 3,
        "friends" => 2,
        "coach" => 1,
        _ => 0,
    };
    reach(audience) > reach(than)
}

fn one_of(text: &str, known: &[&str], fault: &'static str) -> Result<String, &'static str> {
    if known.contains(&text) { Ok(text.to_owned()) } else { Err(fault) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_as_people_write_them() {
        for good in
            ["anna@example.org", " Anna.Rossi+run@Example.ORG ", "ян@пример.рф", "o'neil@a-b.co"]
        {
            assert_eq!(email(good).as_deref(), Ok(good.trim()));
        }
        let long = format!("{}@example.org", "a".repeat(65));
        for bad in [
            "",
            "anna",
            "anna@",
            "@example.org",
            "anna@example",
            "an na@example.org",
            "anna@exa mple.org",
            "anna@@example.org",
            ".anna@example.org",
            "an..na@example.org",
            "anna@-a.org",
            "anna@a..org",
            "Anna <anna@example.org>",
            "anna@example.org\nbcc: x@example.org",
            &long,
        ] {
            assert!(email(bad).is_err(), "{bad}");
        }
        assert_eq!(email_key(" Anna@Example.ORG "), "anna@example.org");
    }

    #[test]
    fn names_are_shown_as_given_but_tidy() {
        assert_eq!(name("  Анна   Росси ").as_deref(), Ok("Анна Росси"));
        assert_eq!(name(&"я".repeat(60)).map(|n| n.chars().count()), Ok(60));
        for bad in ["", "   ", "a\u{202e}b", "\u{200b}", "a\0b", &"я".repeat(61)] {
            assert!(name(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn handles_fit_into_addresses() {
        assert_eq!(handle(" Anna_77 ").as_deref(), Ok("anna_77"));
        let long = "a".repeat(31);
        for bad in [
            "",
            "an",
            "7anna",
            "_anna",
            "anna-rossi",
            "анна",
            "anna rossi",
            "admin",
            "Support",
            &long,
        ] {
            assert!(handle(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn birthdays_are_those_of_living_people() {
        let today: Day = "2027-05-07".parse().unwrap();
        for good in ["2027-05-07", "1990-02-28", "1906-05-08", "2008-02-29"] {
            assert!(birth_on(good, today).is_ok(), "{good}");
        }
        for bad in [
            "2027-05-08",
            "1906-05-07",
            "1990-02-30",
            "2007-02-29",
            "",
            "07.05.1990",
            "-000001-01-01",
        ] {
            assert!(birth_on(bad, today).is_err(), "{bad}");
        }
    }

    #[test]
    fn time_zones_are_those_of_the_database() {
        assert_eq!(time_zone("Europe/Berlin").as_deref(), Ok("Europe/Berlin"));
        assert_eq!(time_zone("europe/berlin").as_deref(), Ok("Europe/Berlin"));
        assert!(time_zone("UTC").is_ok());
        for bad in [
            "",
            "Europe/Atlantis",
            "../../etc/passwd",
            "Berlin",
            "+02:00",
            "right/UTC",
            "Etc/Unknown",
        ] {
            assert!(time_zone(bad).is_err(), "{bad}");
        }
    }
}
