//! Who may reach a handler beside the signed-in athlete: an app that the athlete connected, with scopes.
//!
//! A handler that takes [`crate::Me`] is never reached by an app. One that takes [`Caller`] is, and it cannot get
//! at the athlete without naming the scope it needs.
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;

use crate::athlete::Athlete;
use crate::{App, Error, Me, Result};

/// One thing that an athlete may let an app do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// See what a friend would see of the athlete's own activities.
    ActivityRead,
    /// See the athlete's own activities as the athlete does, but for what is known of the body.
    ActivityReadPrivate,
    /// Bring recordings.
    ActivityWrite,
    /// See what is known of the body: heart rate, zones, load, energy, temperature, measures.
    HealthRead,
    /// See name, handle and country.
    Profile,
}

impl Scope {
    /// All of them, in the order in which people are asked.
    pub const ALL: [Scope; 5] = [
        Scope::Profile,
        Scope::ActivityWrite,
        Scope::ActivityRead,
        Scope::ActivityReadPrivate,
        Scope::HealthRead,
    ];

    /// The word that apps ask with.
    pub fn word(self) -> &'static str {
        match self {
            Scope::ActivityRead => "activity:read",
            Scope::ActivityReadPrivate => "activity:read_private",
            Scope::ActivityWrite => "activity:write",
            Scope::HealthRead => "health:read",
            Scope::Profile => "profile",
        }
    }

    /// The scope behind a word.
    pub fn of(word: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.word() == word)
    }

    /// Whether it is never ticked before somebody ticks it.
    pub fn is_delicate(self) -> bool {
        matches!(self, Scope::ActivityReadPrivate | Scope::HealthRead)
    }
}

/// Some scopes, each once, in the order of [`Scope::ALL`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// These scopes.
    pub fn new(some: impl IntoIterator<Item = Scope>) -> Scopes {
        let some: Vec<Scope> = some.into_iter().collect();
        Scopes(Scope::ALL.into_iter().filter(|scope| some.contains(scope)).collect())
    }

    /// Reads words with spaces between them; `None` if one of them is no scope.
    pub fn parse(words: &str) -> Option<Scopes> {
        let scopes: Option<Vec<Scope>> = words.split_ascii_whitespace().map(Scope::of).collect();
        scopes.map(Scopes::new)
    }

    /// Whether this scope is among them.
    pub fn contains(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Whether all of these are among `others`.
    pub fn are_within(&self, others: &Scopes) -> bool {
        self.0.iter().all(|scope| others.contains(*scope))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = Scope> {
        self.0.iter().copied()
    }
}

/// Words with spaces between them, as OAuth writes them.
impl std::fmt::Display for Scopes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words: Vec<&str> = self.iter().map(Scope::word).collect();
        f.write_str(&words.join(" "))
    }
}

/// The athlete, or an app in the athlete's name.
#[derive(Debug, Clone)]
pub struct Caller {
    athlete: Athlete,
    /// Absent for the athlete in person.
    scopes: Option<Scopes>,
}

impl Caller {
    /// An app that may do so much for an athlete.
    pub fn app(athlete: Athlete, scopes: Scopes) -> Caller {
        Caller { athlete, scopes: Some(scopes) }
    }

    /// Whether it is the athlete in person, or an app with this scope.
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.as_ref().is_none_or(|scopes| scopes.contains(scope))
    }

    /// Whether it is an app, and not the athlete in person.
    pub fn is_app(&self) -> bool {
        self.scopes.is_some()
    }

    /// The athlete, for an app only if it has one of these scopes.
    pub fn with_any(&self, scopes: &[Scope]) -> Result<&Athlete> {
        match scopes.iter().any(|scope| self.may(*scope)) {
            true => Ok(&self.athlete),
            false => Err(insufficient(scopes)),
        }
    }

    /// The athlete, for an app only if it has all of these scopes.
    pub fn with_all(&self, scopes: &[Scope]) -> Result<&Athlete> {
        match scopes.iter().all(|scope| self.may(*scope)) {
            true => Ok(&self.athlete),
            false => Err(insufficient(scopes)),
        }
    }
}

impl From<Me> for Caller {
    fn from(me: Me) -> Caller {
        Caller { athlete: me.athlete, scopes: None }
    }
}

fn insufficient(needed: &[Scope]) -> Error {
    let words: Vec<&str> = needed.iter().map(|scope| scope.word()).collect();
    Error::refused_as(
        StatusCode::FORBIDDEN,
        "insufficient_scope",
        format!("the athlete did not allow this app {}", words.join(", ")),
    )
}

impl FromRequestParts<App> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Caller> {
        app.doorkeeper.clone().admit_caller(app, parts).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_read_back_in_one_order_and_unknown_words_are_none() {
        let check = |words: &str, expected: Option<&str>| {
            let read = Scopes::parse(words).map(|scopes| scopes.to_string());
            assert_eq!(read.as_deref(), expected, "{words}");
        };
        check("activity:write profile", Some("profile activity:write"));
        check("profile profile", Some("profile"));
        check("", Some(""));
        check("activity:read live:write", None);
        check("Activity:Read", None);
        for scope in Scope::ALL {
            assert_eq!(Scope::of(scope.word()), Some(scope));
        }
    }

    #[test]
    fn what_is_private_and_what_is_known_of_a_body_is_never_bundled() {
        let delicate: Vec<Scope> = Scope::ALL.into_iter().filter(|s| s.is_delicate()).collect();
        assert_eq!(delicate, [Scope::ActivityReadPrivate, Scope::HealthRead]);
    }
}
