//! The athlete card: the one row about a person that every room may read. Identity keeps it.
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::db::sixteen_args;
use crate::{AthleteId, Day, Result, Timestamp, Tx, args, from_row};

/// What every room may know of a person.
#[derive(Debug, Clone)]
pub struct Athlete {
    /// Who.
    pub id: AthleteId,
    /// Unique name in addresses, lowercase.
    pub handle: String,
    /// The name shown.
    pub name: String,
    /// ISO 3166-1 alpha-2 code of the country of residence.
    pub country: String,
    /// ISO 3166-2 code of the part of the country, such as `DE-BY`, if the athlete told it.
    pub region: Option<String>,
    /// IANA time zone in which days and streaks are counted.
    pub time_zone: String,
    /// `en` or `ru`.
    pub language: String,
    /// `metric` or `imperial`.
    pub units: String,
    /// Birthday, for age rules and age-based estimates. Never shown to others.
    pub birth_on: Day,
    /// Who sees new activities: `everyone`, `groups`, `friends`, `coach` or `only_me`.
    pub default_audience: String,
    /// Member since.
    pub created_at: Timestamp,
}
from_row!(Athlete {
    id,
    handle,
    name,
    country,
    region,
    time_zone,
    language,
    units,
    birth_on,
    default_audience,
    created_at
});

/// What others see of a person beside anything that person did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AthleteCard {
    /// Who.
    pub id: AthleteId,
    /// Unique name in addresses.
    #[schema(example = "anna")]
    pub handle: String,
    /// The name shown.
    #[schema(example = "Anna Rossi")]
    pub name: String,
    /// ISO 3166-1 alpha-2 code.
    #[schema(example = "IT")]
    pub country: String,
}

impl Athlete {
    /// The public part.
    pub fn card(&self) -> AthleteCard {
        AthleteCard {
            id: self.id,
            handle: self.handle.clone(),
            name: self.name.clone(),
            country: self.country.clone(),
        }
    }

    /// Whole years on a day.
    pub fn age_on(&self, day: Day) -> i32 {
        age_on(self.birth_on, day)
    }
}

/// Whole years between a birthday and a day. Someone born on 29 February ages on 1 March in common years.
pub fn age_on(birth_on: Day, day: Day) -> i32 {
    let had_birthday = (day.0.month(), day.0.day()) >= (birth_on.0.month(), birth_on.0.day());
    i32::from(day.0.year()) - i32::from(birth_on.0.year()) - i32::from(!had_birthday)
}

/// The athlete with an id. One whose account is closed is not found: to every room they are gone.
pub fn find(tx: &mut Tx, id: AthleteId) -> Result<Option<Athlete>> {
    tx.find(
        "SELECT athlete_id, handle, name, country, region, time_zone, language, units, birth_on,
                default_audience, created_at
         FROM athlete WHERE athlete_id = $1 AND closed_at IS NULL",
        args![id],
    )
}

/// The same, also when the account is closed: for staff, and for what goes on behind a closed door.
pub fn find_closed_too(tx: &mut Tx, id: AthleteId) -> Result<Option<Athlete>> {
    tx.find(
        "SELECT athlete_id, handle, name, country, region, time_zone, language, units, birth_on,
                default_audience, created_at
         FROM athlete WHERE athlete_id = $1",
        args![id],
    )
}

/// Closes an account to every room, or opens it again. Says whether that changed anything.
pub fn close(tx: &mut Tx, id: AthleteId, closed_at: Option<Timestamp>) -> Result<bool> {
    let changed = match closed_at {
        Some(at) => tx.exec(
            "UPDATE athlete SET closed_at = $2 WHERE athlete_id = $1 AND closed_at IS NULL",
            args![id, at],
        )?,
        None => tx.exec(
            "UPDATE athlete SET closed_at = NULL WHERE athlete_id = $1 AND closed_at IS NOT NULL",
            args![id],
        )?,
    };
    Ok(changed == 1)
}

/// Whose handle this is, also when the account is closed.
pub fn id_of_handle(tx: &mut Tx, handle: &str) -> Result<Option<AthleteId>> {
    let found = tx.find::<(AthleteId,)>(
        "SELECT athlete_id FROM athlete_handle WHERE handle = $1",
        args![handle.to_lowercase()],
    )?;
    Ok(found.map(|(id,)| id))
}

/// The cards of these athletes, for a page of people; those who are gone are missing.
pub fn find_all(
    tx: &mut Tx,
    ids: impl IntoIterator<Item = AthleteId>,
) -> Result<HashMap<AthleteId, Athlete>> {
    let ids: Vec<AthleteId> = ids.into_iter().collect();
    let mut cards = HashMap::with_capacity(ids.len());
    for sixteen in ids.chunks(16) {
        let found = tx.list::<Athlete>(
            "SELECT athlete_id, handle, name, country, region, time_zone, language, units, birth_on,
                    default_audience, created_at
             FROM athlete
             WHERE athlete_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
               AND closed_at IS NULL",
            &sixteen_args(sixteen),
        )?;
        for athlete in found {
            cards.insert(athlete.id, athlete);
        }
    }
    Ok(cards)
}

/// The athlete with a handle, in any spelling of case.
pub fn find_by_handle(tx: &mut Tx, handle: &str) -> Result<Option<Athlete>> {
    match id_of_handle(tx, handle)? {
        Some(id) => find(tx, id),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birthday_makes_one_year_older_on_the_day_itself() {
        let check = |birth: &str, on: &str, years: i32| {
            assert_eq!(
                age_on(birth.parse().unwrap(), on.parse().unwrap()),
                years,
                "{birth} on {on}"
            );
        };
        check("2010-06-15", "2026-06-14", 15);
        check("2010-06-15", "2026-06-15", 16);
        check("2008-02-29", "2026-02-28", 17);
        check("2008-02-29", "2026-03-01", 18);
    }
}
