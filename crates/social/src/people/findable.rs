//! By whom somebody is found in a search. Friends find each other always; of the young and of those whose work makes them worth
//! finding nobody else does, whatever they chose.
use std::collections::HashMap;

use kernel::db::{Column, DbError, LiteValue, PgRow, sixteen_args};
use kernel::{AthleteId, Error, Result, Tx, args};
use serde::{Deserialize, Serialize};

/// Who finds somebody beside their friends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// Everybody who is signed in.
    #[default]
    Everyone,
    /// Who has a friend in common with them.
    FriendsOfFriends,
    /// Nobody.
    Nobody,
}

impl FoundBy {
    fn word(self) -> &'static str {
        match self {
            FoundBy::Everyone => "everyone",
            FoundBy::FriendsOfFriends => "friends_of_friends",
            FoundBy::Nobody => "nobody",
        }
    }

    /// Whatever is not plainly more is nobody.
    fn of(word: &str) -> FoundBy {
        match word {
            "everyone" => FoundBy::Everyone,
            "friends_of_friends" => FoundBy::FriendsOfFriends,
            _ => FoundBy::Nobody,
        }
    }
}
impl Column for FoundBy {
    fn from_lite(value: &LiteValue) -> Result<FoundBy, DbError> {
        Ok(FoundBy::of(&String::from_lite(value)?))
    }
    fn from_pg(row: &PgRow, index: usize) -> Result<FoundBy, DbError> {
        Ok(FoundBy::of(&String::from_pg(row, index)?))
    }
}

/// Says what stands in the way of being found by more than friends.
pub(crate) fn check(wish: FoundBy, young: bool, apart: bool) -> Result<()> {
    if wish == FoundBy::Nobody {
        return Ok(());
    }
    if young {
        let detail = "others than friends can find you when you are 18";
        let status = axum::http::StatusCode::FORBIDDEN;
        return Err(Error::refused_as(status, "too_young_to_be_found", detail));
    }
    if apart {
        let detail =
            "you told us that your work makes you worth finding, so only friends can find you";
        return Err(Error::refused("keeps_apart", detail));
    }
    Ok(())
}

/// What somebody chose.
pub(crate) fn find(tx: &mut Tx, athlete: AthleteId) -> Result<FoundBy> {
    Ok(list(tx, &[athlete])?.remove(&athlete).unwrap_or_default())
}

/// What these people chose; those who chose nothing are missing, and found by everyone.
pub(crate) fn list(tx: &mut Tx, ids: &[AthleteId]) -> Result<HashMap<AthleteId, FoundBy>> {
    let mut found = HashMap::new();
    for some in ids.chunks(16) {
        let rows = tx.list::<(AthleteId, FoundBy)>(
            "SELECT athlete_id, found_by FROM social_searchable
             WHERE athlete_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            &sixteen_args(some),
        )?;
        found.extend(rows);
    }
    Ok(found)
}

/// Keeps what somebody chose.
pub(crate) fn update(tx: &mut Tx, athlete: AthleteId, wish: FoundBy) -> Result<()> {
    match wish {
        FoundBy::Everyone => {
            tx.exec("DELETE FROM social_searchable WHERE athlete_id = $1", args![athlete])?
        }
        FoundBy::FriendsOfFriends | FoundBy::Nobody => tx.exec(
            "INSERT INTO social_searchable (athlete_id, found_by) VALUES ($1, $2)
             ON CONFLICT (athlete_id) DO UPDATE SET found_by = $2",
            args![athlete, wish.word()],
        )?,
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_young_and_those_who_keep_apart_are_found_by_nobody_else() {
        let code = |wish, young, apart| match check(wish, young, apart) {
            Ok(()) => "fine".to_owned(),
            Err(error) => error.to_string(),
        };
        for wish in [FoundBy::Everyone, FoundBy::FriendsOfFriends] {
            assert_eq!(code(wish, false, false), "fine");
            assert!(code(wish, true, false).contains("when you are 18"));
            assert!(code(wish, false, true).contains("only friends"));
        }
        assert_eq!(code(FoundBy::Nobody, true, true), "fine");
    }

    #[test]
    fn a_word_that_nobody_knows_lets_nobody_find() {
        for known in [FoundBy::Everyone, FoundBy::FriendsOfFriends, FoundBy::Nobody] {
            assert_eq!(FoundBy::of(known.word()), known);
        }
        assert_eq!(FoundBy::of("all of them"), FoundBy::Nobody);
    }
}
