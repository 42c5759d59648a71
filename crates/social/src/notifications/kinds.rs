//! What there is to tell.
use kernel::db::{Column, DbError, LiteValue, PgRow};
use serde::{Deserialize, Serialize};

/// What a line is about.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = NotificationKind)]
pub enum Kind {
    /// People ask to be friends.
    FriendRequest,
    /// People whom you asked are friends now. One line for each day.
    FriendAccepted,
    /// People let you look as their coach. One line for each day.
    Coach,
    /// Friends would like to be compared with you.
    ComparisonRequest,
    /// Friends whom you asked are compared with you now. One line for each day.
    ComparisonAgreed,
    /// Kudos on one of your activities.
    Kudos,
    /// Comments on one of your activities.
    Comment,
    /// Comments that name you.
    Mention,
    /// Replies to one of your posts in a group.
    Reply,
    /// Badges and their tiers. One line for each day.
    Badge,
    /// A level that you reached.
    Level,
    /// A challenge that you took part in is over.
    ChallengeFinished,
    /// You won a challenge.
    ChallengeWon,
    /// A promotion has an offer for you.
    Offer,
}

impl Kind {
    /// All of them, in the order in which people are asked.
    pub const ALL: [Kind; 14] = [
        Kind::FriendRequest,
        Kind::FriendAccepted,
        Kind::Coach,
        Kind::ComparisonRequest,
        Kind::ComparisonAgreed,
        Kind::Kudos,
        Kind::Comment,
        Kind::Mention,
        Kind::Reply,
        Kind::Badge,
        Kind::Level,
        Kind::ChallengeFinished,
        Kind::ChallengeWon,
        Kind::Offer,
    ];

    /// The word that is stored.
    pub fn word(self) -> &'static str {
        match self {
            Kind::FriendRequest => "friend_request",
            Kind::FriendAccepted => "friend_accepted",
            Kind::Coach => "coach",
            Kind::ComparisonRequest => "comparison_request",
            Kind::ComparisonAgreed => "comparison_agreed",
            Kind::Kudos => "kudos",
            Kind::Comment => "comment",
            Kind::Mention => "mention",
            Kind::Reply => "reply",
            Kind::Badge => "badge",
            Kind::Level => "level",
            Kind::ChallengeFinished => "challenge_finished",
            Kind::ChallengeWon => "challenge_won",
            Kind::Offer => "offer",
        }
    }

    fn of(word: &str) -> Result<Kind, DbError> {
        let found = Kind::ALL.into_iter().find(|kind| kind.word() == word);
        found.ok_or_else(|| DbError::Shape("an unknown kind of notification".into()))
    }
}
impl Column for Kind {
    fn from_lite(value: &LiteValue) -> Result<Kind, DbError> {
        Kind::of(&String::from_lite(value)?)
    }
    fn from_pg(row: &PgRow, index: usize) -> Result<Kind, DbError> {
        Kind::of(&String::from_pg(row, index)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_what_is_told() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.word()).unwrap(), kind);
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
        }
        assert!(Kind::of("poke").is_err());
    }
}
