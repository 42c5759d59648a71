//! The gear that an activity gets by itself.
use kernel::{AthleteId, Day, GearId, Result, Tx, args};

use super::Kind;
use crate::audience::Mine;

/// The default of a sport, unless it is out of use or was first used after this day. Call it before the write
/// touches an activity: it takes the shelf, so that this gear is not deleted under the activity that gets it.
pub(crate) fn usual(
    tx: &mut Tx,
    athlete: AthleteId,
    sport: &str,
    on: Day,
) -> Result<Option<GearId>> {
    if find_default(tx, athlete, sport)?.is_none() {
        return Ok(None);
    }
    super::lock_shelf(tx, athlete)?;
    let Some((gear, first_used_on, retired_on)) = find_default(tx, athlete, sport)? else {
        return Ok(None);
    };
    let takes = retired_on.is_none() && first_used_on.is_none_or(|first_on| on >= first_on);
    Ok(takes.then_some(gear))
}

type Default = (GearId, Option<Day>, Option<Day>);

fn find_default(tx: &mut Tx, athlete: AthleteId, sport: &str) -> Result<Option<Default>> {
    tx.find(
        "SELECT gear.gear_id, gear.first_used_on, gear.retired_on
         FROM gear_default JOIN gear ON gear.athlete_id = gear_default.athlete_id
                                    AND gear.gear_id = gear_default.gear_id
         WHERE gear_default.athlete_id = $1 AND gear_default.sport = $2",
        args![athlete, sport],
    )
}

/// What becomes of the gear of an activity that turns out to be another sport.
#[derive(Debug, PartialEq)]
pub(crate) enum AfterSportChange {
    /// Its athlete decided, and it still fits.
    Stays,
    /// It gets what the other sport gets.
    Becomes(Option<GearId>),
}

/// Chosen gear stays with the activity as long as it goes with the sport, and so does the wish for none.
pub(crate) fn after_sport_change(
    tx: &mut Tx,
    mine: &Mine,
    sport: &str,
) -> Result<AfterSportChange> {
    let gear = match mine.gear_id {
        Some(gear) => super::find(tx, mine.athlete, gear)?.map(|row| row.kind()).transpose()?,
        None => None,
    };
    if stays(mine.gear_chosen, gear, sport) {
        return Ok(AfterSportChange::Stays);
    }
    Ok(AfterSportChange::Becomes(usual(tx, mine.athlete, sport, mine.started_on)?))
}

fn stays(chosen: bool, gear: Option<Kind>, sport: &str) -> bool {
    chosen && gear.is_none_or(|kind| kind.fits(sport))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_stays_as_long_as_it_goes_with_the_sport() {
        for (chosen, gear, sport, expected) in [
            (false, Some(Kind::Shoes), "walking", false),
            (true, Some(Kind::Shoes), "walking", true),
            (true, Some(Kind::Shoes), "cycling", false),
            (true, None, "cycling", true),
            (false, None, "cycling", false),
        ] {
            assert_eq!(stays(chosen, gear, sport), expected, "{chosen} {gear:?} {sport}");
        }
    }
}
