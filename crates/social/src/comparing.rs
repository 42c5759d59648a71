//! Friends who are compared with each other: one asks, the other agrees, and either ends it.
//!
//! Here it is only known who agreed with whom. What they see side by side is made by the room that compares, out of what each
//! may see of the other. It ends with the friendship.
pub mod ask;
pub mod end;
pub mod list;

use kernel::db::{Column, DbError, LiteValue, PgRow};
use kernel::{AthleteId, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

/// How somebody stands to being compared with a friend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Comparing {
    /// I asked, and there is no answer yet.
    Asked,
    /// They ask me.
    Asks,
    /// Both want it.
    Agreed,
}

impl Comparing {
    const ALL: [Comparing; 3] = [Comparing::Asked, Comparing::Asks, Comparing::Agreed];

    /// The word that is stored.
    fn word(self) -> &'static str {
        match self {
            Comparing::Asked => "asked",
            Comparing::Asks => "asks",
            Comparing::Agreed => "agreed",
        }
    }

    fn of(word: &str) -> Result<Comparing, DbError> {
        let found = Comparing::ALL.into_iter().find(|state| state.word() == word);
        found.ok_or_else(|| DbError::Shape("an unknown state of comparing".into()))
    }

    /// Where both stand after I said that I want it; `None` if nothing changes.
    fn wanted(before: Option<Comparing>) -> Option<(Comparing, Comparing)> {
        match before {
            None => Some((Comparing::Asked, Comparing::Asks)),
            Some(Comparing::Asks) => Some((Comparing::Agreed, Comparing::Agreed)),
            Some(Comparing::Asked | Comparing::Agreed) => None,
        }
    }
}

impl Column for Comparing {
    fn from_lite(value: &LiteValue) -> Result<Comparing, DbError> {
        Comparing::of(&String::from_lite(value)?)
    }
    fn from_pg(row: &PgRow, index: usize) -> Result<Comparing, DbError> {
        Comparing::of(&String::from_pg(row, index)?)
    }
}

/// How `me` stands to being compared with somebody, if at all.
pub(crate) fn find(tx: &mut Tx, me: AthleteId, them: AthleteId) -> Result<Option<Comparing>> {
    let found = tx.find::<(Comparing,)>(
        "SELECT state FROM social_comparing WHERE athlete_id = $1 AND other_id = $2",
        args![me, them],
    )?;
    Ok(found.map(|(state,)| state))
}

/// Whether two people agreed to be compared with each other, for other rooms.
pub fn are_compared(tx: &mut Tx, me: AthleteId, them: AthleteId) -> Result<bool> {
    Ok(find(tx, me, them)? == Some(Comparing::Agreed))
}

fn put(
    tx: &mut Tx,
    athlete: AthleteId,
    other: AthleteId,
    state: Comparing,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "INSERT INTO social_comparing (athlete_id, other_id, state, since_at)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (athlete_id, other_id) DO UPDATE SET state = $3, since_at = $4",
        args![athlete, other, state.word(), now],
    )?;
    Ok(())
}

/// Removes what stands between two people, on both sides.
pub(crate) fn part(tx: &mut Tx, one: AthleteId, other: AthleteId) -> Result<u64> {
    let sql = "DELETE FROM social_comparing WHERE athlete_id = $1 AND other_id = $2";
    Ok(tx.exec(sql, args![one, other])? + tx.exec(sql, args![other, one])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_asks_the_other_agrees_and_saying_it_again_changes_nothing() {
        use Comparing::{Agreed, Asked, Asks};
        assert_eq!(Comparing::wanted(None), Some((Asked, Asks)));
        assert_eq!(Comparing::wanted(Some(Asks)), Some((Agreed, Agreed)));
        assert_eq!(Comparing::wanted(Some(Asked)), None);
        assert_eq!(Comparing::wanted(Some(Agreed)), None);
    }

    #[test]
    fn what_is_stored_is_what_is_told() {
        for state in Comparing::ALL {
            assert_eq!(Comparing::of(state.word()).unwrap(), state);
            assert_eq!(serde_json::to_value(state).unwrap(), state.word());
        }
        assert!(Comparing::of("wants").is_err());
    }
}
