//! What may be reported and decided, by whom and by when. Pure.
use axum::http::StatusCode;
use kernel::{ActivityId, AthleteId, Error, GroupId, Result, Timestamp, ids::Uuid};
use serde::{Deserialize, Serialize};

const HOUR_MS: i64 = 3_600_000;
/// By when a report about a child's safety is decided.
pub const URGENT_MS: i64 = HOUR_MS;
/// By when any other report is decided.
pub const ORDINARY_MS: i64 = 24 * HOUR_MS;
/// By when an appeal is answered.
pub const ANSWER_MS: i64 = 72 * HOUR_MS;
/// For how long somebody may appeal: half a year (Regulation (EU) 2022/2065, article 20).
pub const APPEAL_MS: i64 = 183 * 24 * HOUR_MS;
/// Days without writing to others, unless the decision says otherwise.
pub const RESTRICTED_DAYS: i64 = 7;
/// Days without writing to others, at most.
pub const MOST_DAYS: i64 = 30;
/// Reports of one person within a day.
pub const MOST_REPORTS: i64 = 50;
/// Letters of a statement, an appeal and its answer.
pub const LONGEST: usize = 2_000;

/// Declares an enum whose variants are stored as words.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident as $schema:ident { $($(#[$of:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        #[schema(as = $schema)]
        pub enum $name { $($(#[$of])* $variant),+ }

        impl $name {
            /// The stored word.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The one with this word.
            pub fn named(word: &str) -> Result<$name> {
                match word {
                    $($word => Ok($name::$variant),)+
                    _ => Err(Error::internal(concat!("an unknown word for ", stringify!($name)))),
                }
            }
        }
    };
}

words! {
    /// What kind of thing.
    Kind as ReportedKind {
        /// Somebody's page.
        Profile = "profile",
        /// An activity.
        Activity = "activity",
        /// A comment.
        Comment = "comment",
        /// A group.
        Group = "group",
        /// What somebody wrote in a group.
        GroupPost = "group_post",
    }
}

words! {
    /// What is wrong with it: why it is reported, and which rule a decision names.
    Ground as SafetyRule {
        /// A child may be in danger.
        ChildSafety = "child_safety",
        /// Insults, threats, stalking.
        Harassment = "harassment",
        /// Hatred against a group.
        Hate = "hate",
        /// Sexual content.
        Sexual = "sexual",
        /// It leads to harm.
        Dangerous = "dangerous",
        /// It tells what is private of somebody.
        Privacy = "privacy",
        /// Advertising, or the same again and again.
        Spam = "spam",
        /// Somebody pretends to be somebody else.
        Impersonation = "impersonation",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// What is decided.
    Decision as SafetyDecision {
        /// Nothing is wrong with it.
        NothingWrong = "nothing_wrong",
        /// Nobody but its author sees it.
        Hide = "hide",
        /// Words alone.
        Warn = "warn",
        /// Its author writes nothing to others for some days.
        Restrict = "restrict",
        /// Somebody else is asked to agree that the account is closed.
        ProposeBan = "propose_ban",
    }
}

words! {
    /// What comes of an appeal.
    Outcome as AppealOutcome {
        /// The decision stays.
        Upheld = "upheld",
        /// The decision is taken back.
        Reversed = "reversed",
    }
}

/// Something that somebody made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// Somebody's page.
    Profile(AthleteId),
    /// An activity.
    Activity(ActivityId),
    /// A comment under an activity.
    Comment {
        /// Under which activity.
        under: ActivityId,
        /// Whose activity that is; not known before it was looked up.
        activity_of: Option<AthleteId>,
        /// The comment.
        id: Uuid,
    },
    /// A group.
    Group(GroupId),
    /// What somebody wrote in a group.
    GroupPost {
        /// In which group.
        group: GroupId,
        /// The post.
        id: Uuid,
    },
}

impl Thing {
    /// Of what kind.
    pub fn kind(&self) -> Kind {
        match self {
            Thing::Profile(_) => Kind::Profile,
            Thing::Activity(_) => Kind::Activity,
            Thing::Comment { .. } => Kind::Comment,
            Thing::Group(_) => Kind::Group,
            Thing::GroupPost { .. } => Kind::GroupPost,
        }
    }

    /// Its id, whatever it is.
    pub fn id(&self) -> Uuid {
        match self {
            Thing::Profile(id) => id.0,
            Thing::Activity(id) => id.0,
            Thing::Group(id) => id.0,
            Thing::Comment { id, .. } | Thing::GroupPost { id, .. } => *id,
        }
    }
}

/// Whether it comes first.
pub fn is_urgent(ground: Ground) -> bool {
    ground == Ground::ChildSafety
}

/// By when a report is decided.
pub fn due_at(ground: Ground, now: Timestamp) -> Timestamp {
    now.plus_ms(if is_urgent(ground) { URGENT_MS } else { ORDINARY_MS })
}

/// Whether the person concerned is told of a decision, and may appeal. Of a proposal nothing is told before somebody
/// agreed; the reason for a closed account is read when signing in.
pub fn is_told(decision: Decision) -> bool {
    matches!(decision, Decision::Hide | Decision::Warn | Decision::Restrict)
}

/// Refuses whoever has a part in the matter.
pub fn is_impartial(me: AthleteId, concerned: AthleteId, has_reported: bool) -> Result<()> {
    if me != concerned && !has_reported {
        return Ok(());
    }
    let detail = "you have a part in this, so somebody else decides";
    Err(Error::refused_as(StatusCode::FORBIDDEN, "another_person", detail))
}

/// Refuses the one who took the decision.
pub fn may_answer(me: AthleteId, decided_by: Option<AthleteId>) -> Result<()> {
    if decided_by != Some(me) {
        return Ok(());
    }
    let detail = "you took this decision, so somebody else answers the appeal";
    Err(Error::refused_as(StatusCode::FORBIDDEN, "another_person", detail))
}

/// Words as they are kept: without what cannot be seen.
pub fn tidied(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|letter| *letter == '\n' || !letter.is_control())
        .filter(|letter| !matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    kept.trim().to_owned()
}

/// Words that somebody else will read, of 10 to 2,000 letters.
pub fn statement(field: &'static str, text: &str) -> Result<String> {
    let kept = tidied(text);
    match kept.chars().count() {
        10..=LONGEST => Ok(kept),
        _ => Err(Error::invalid(field, "write 10 to 2,000 letters; somebody will read them")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_comes_first_and_everything_else_within_a_day() {
        let now: Timestamp = "2027-05-07T09:00:00Z".parse().unwrap();
        assert_eq!(due_at(Ground::ChildSafety, now).to_string(), "2027-05-07T10:00:00Z");
        for ground in [Ground::Harassment, Ground::Spam, Ground::Other] {
            assert_eq!(due_at(ground, now).to_string(), "2027-05-08T09:00:00Z");
        }
    }

    #[test]
    fn nobody_decides_in_their_own_matter() {
        let (anna, boris) = (AthleteId::new(), AthleteId::new());
        assert!(is_impartial(anna, boris, false).is_ok());
        assert!(is_impartial(anna, anna, false).is_err());
        assert!(is_impartial(anna, boris, true).is_err(), "who reported it");
        assert!(may_answer(anna, Some(boris)).is_ok());
        assert!(may_answer(anna, Some(anna)).is_err());
    }

    #[test]
    fn words_come_back_as_they_are_stored() {
        for word in ["nothing_wrong", "hide", "warn", "restrict", "propose_ban"] {
            let decision = Decision::named(word).unwrap();
            assert_eq!(decision.word(), word);
            assert_eq!(is_told(decision), ["hide", "warn", "restrict"].contains(&word));
        }
        assert!(Decision::named("ban").is_err());
    }

    #[test]
    fn a_statement_says_something() {
        assert_eq!(
            statement("statement", " No insults\u{202e} please. ").unwrap(),
            "No insults please."
        );
        for text in ["too short".to_owned(), "x".repeat(LONGEST + 1)] {
            let said = statement("statement", &text).unwrap_err().to_string();
            assert_eq!(said, "write 10 to 2,000 letters; somebody will read them");
        }
    }
}
