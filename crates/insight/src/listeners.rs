//! What this room listens to: the steps of the journey. Each is kept with the instant at which it happened, so
//! that news which come late, twice or in another order amount to the same.
use events::{
    ActivityRecorded, AthleteJoined, BadgeEarned, CodeTaken, ConsentChanged, LevelReached,
    OrderRefunded, PlannedSessionDone, ProductsBought, PromotionGranted,
};
use kernel::consent::Purpose;
use kernel::facts::Listeners;
use kernel::{AthleteId, Result, Timestamp, Tx, athlete};

use crate::journey::{self, Step};
use crate::visits;

/// The name under which this room's deliveries are stored; it never changes.
const NAME: &str = "insight";

/// Notes who joined, each first time, and the days on which activities arrived.
pub fn listeners(listeners: Listeners) -> Listeners {
    listeners
        .on(NAME, |tx, fact: &ConsentChanged, _| heard_of_consent(tx, fact))
        .on(NAME, |tx, fact: &AthleteJoined, _| journey::lock(tx, fact.athlete).map(|_| ()))
        .on_dated(NAME, |tx, fact: &ActivityRecorded, at, _| {
            journey::note(tx, fact.athlete, Step::FirstActivity, at)?;
            was_here(tx, fact.athlete, at)
        })
        .on_dated(NAME, |tx, fact: &PlannedSessionDone, at, _| {
            journey::note(tx, fact.athlete, Step::PlannedDone, at)
        })
        .on_dated(NAME, |tx, fact: &BadgeEarned, at, _| {
            journey::note(tx, fact.athlete, Step::Achievement, at)
        })
        .on_dated(NAME, |tx, fact: &LevelReached, at, _| {
            journey::note(tx, fact.athlete, Step::Achievement, at)
        })
        .on(NAME, |tx, fact: &PromotionGranted, _| {
            journey::note(tx, fact.athlete, Step::PromotionGranted, fact.at)
        })
        .on(NAME, |tx, fact: &CodeTaken, _| {
            journey::note(tx, fact.athlete, Step::CodeTaken, fact.at)
        })
        .on(NAME, |tx, fact: &ProductsBought, _| {
            journey::note_order(tx, fact.athlete, fact.order, Some(fact.placed_at), false)
        })
        .on(NAME, |tx, fact: &OrderRefunded, _| match fact.wholly {
            true => journey::note_order(tx, fact.athlete, fact.order, None, true),
            false => Ok(()),
        })
}

/// Who allows it is counted from now on; of who takes it back nothing stays.
fn heard_of_consent(tx: &mut Tx, fact: &ConsentChanged) -> Result<()> {
    if fact.purpose != Purpose::Analytics.word() {
        return Ok(());
    }
    match fact.allowed {
        true => journey::lock(tx, fact.athlete).map(|_| ()),
        false => journey::forget(tx, fact.athlete),
    }
}

/// Whose activity arrives is here on that day, whenever the activity itself was.
fn was_here(tx: &mut Tx, athlete: AthleteId, at: Timestamp) -> Result<()> {
    let Some(card) = athlete::find_closed_too(tx, athlete)? else { return Ok(()) };
    visits::note(tx, athlete, at.day_in(&card.time_zone), None)
}
