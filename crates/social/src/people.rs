//! How a person is shown and found.
pub mod findable;
pub mod finder;
pub mod index;
pub mod search;
pub mod settings;

use kernel::athlete::{self, Athlete};
use kernel::{AthleteId, Error, Result, Timestamp, Tx};
use serde::{Deserialize, Serialize};

use crate::ties::{self, Relation};

/// Below this age others see almost nothing.
pub(crate) const ADULT_YEARS: i32 = 18;

/// A person in a list. Of minors, only their friends see the name and nobody sees the country.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Person {
    /// Who.
    pub id: AthleteId,
    /// Unique name in addresses.
    #[schema(example = "anna")]
    pub handle: String,
    /// The name shown.
    #[schema(example = "Anna Rossi")]
    pub name: String,
    /// ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "IT")]
    pub country: Option<String>,
    /// How they stand to you.
    pub relation: Relation,
}

/// Whether somebody is under 18 on their own calendar.
pub(crate) fn is_minor(athlete: &Athlete, now: Timestamp) -> bool {
    athlete.age_on(now.day_in(&athlete.time_zone)) < ADULT_YEARS
}

/// A person as somebody who stands so to them sees them.
pub(crate) fn show(athlete: &Athlete, relation: Relation, now: Timestamp) -> Person {
    let guarded = is_minor(athlete, now) && relation != Relation::You;
    Person {
        id: athlete.id,
        handle: athlete.handle.clone(),
        name: shown_name(athlete, relation, now),
        country: (!guarded).then(|| athlete.country.clone()),
        relation,
    }
}

/// The name, or an initial of minors who are no friends.
pub(crate) fn shown_name(athlete: &Athlete, relation: Relation, now: Timestamp) -> String {
    let close = matches!(relation, Relation::You | Relation::Friend);
    match close || !is_minor(athlete, now) {
        true => athlete.name.clone(),
        false => initial(&athlete.name),
    }
}

fn initial(name: &str) -> String {
    match name.trim().chars().next() {
        Some(first) => format!("{}.", first.to_uppercase()),
        None => String::new(),
    }
}

/// Somebody by id, as `me` sees them; `None` for an account that is gone.
pub(crate) fn find(
    tx: &mut Tx,
    me: AthleteId,
    id: AthleteId,
    now: Timestamp,
) -> Result<Option<Person>> {
    let Some(athlete) = athlete::find(tx, id)? else { return Ok(None) };
    let relation = ties::relation(tx, me, id)?;
    Ok(Some(show(&athlete, relation, now)))
}

/// Somebody else whom `me` wants something of. People who block each other do not exist for each other, and
/// that sounds exactly like somebody who never existed.
pub(crate) fn find_other(tx: &mut Tx, me: AthleteId, id: AthleteId) -> Result<Athlete> {
    const NO_SUCH: Error = Error::NotFound("athlete");
    if me == id {
        return Err(Error::refused("yourself", "this is you"));
    }
    if ties::is_blocked(tx, me, id)? {
        return Err(NO_SUCH);
    }
    athlete::find(tx, id)?.ok_or(NO_SUCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_initial_is_one_letter_of_any_script() {
        let check = |name: &str, expected: &str| assert_eq!(initial(name), expected, "{name}");
        check("Anna Rossi", "A.");
        check(" щукин", "Щ.");
        check("", "");
    }
}
