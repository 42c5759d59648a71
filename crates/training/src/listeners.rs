//! What this room listens to.
use events::{ActivityChanged, ActivityRecorded, ActivityRemoved};
use kernel::facts::Listeners;
use kernel::{ActivityId, AthleteId, Day, Result, Timestamp, Tx};

use crate::sessions::{self, Stored};
use crate::{adapt, history, plan};

/// The name under which this room's deliveries are stored; it never changes.
const NAME: &str = "training";

/// Finds the session of every activity that is recorded, changed or removed, and settles the plan anew.
///
/// Told twice is told once; in which order it is told makes no difference to what is there at the end.
pub fn listeners(listeners: Listeners) -> Listeners {
    listeners
        .on(NAME, |tx, fact: &ActivityRecorded, now| {
            plan::lock(tx, fact.athlete)?;
            let before = history::keep(tx, fact.athlete, fact.activity, &fact.summary, true)?;
            follow(tx, fact.athlete, &[before, Some(fact.summary.started_on)], now)
        })
        .on(NAME, |tx, fact: &ActivityChanged, now| {
            plan::lock(tx, fact.athlete)?;
            let before = history::keep(tx, fact.athlete, fact.activity, &fact.summary, false)?;
            if let Some(session) = sessions::find_of_activity(tx, fact.athlete, fact.activity)? {
                still_matches(tx, fact.athlete, fact.activity, &session, now)?;
            }
            follow(tx, fact.athlete, &[before, Some(fact.summary.started_on)], now)
        })
        .on(NAME, |tx, fact: &ActivityRemoved, now| {
            plan::lock(tx, fact.athlete)?;
            let before = history::forget(tx, fact.athlete, fact.activity)?;
            let session = sessions::find_of_activity(tx, fact.athlete, fact.activity)?;
            if let Some(session) = &session {
                sessions::clear_activity(tx, fact.athlete, session.id, now)?;
            }
            follow(tx, fact.athlete, &[before, session.map(|session| session.due_on)], now)
        })
}

/// What was chosen by hand stays chosen, with its new numbers. What a rule found is found anew, perhaps on
/// another day.
fn still_matches(
    tx: &mut Tx,
    athlete: AthleteId,
    activity: ActivityId,
    session: &Stored,
    now: Timestamp,
) -> Result<()> {
    match history::find(tx, athlete, activity)? {
        Some(done) if session.matched_by.as_deref() == Some("hand") => {
            let likeness = adapt::likeness(session, &done);
            sessions::set_activity(tx, athlete, session.id, activity, "hand", likeness, now)
        }
        _ => sessions::clear_activity(tx, athlete, session.id, now),
    }
}

/// Matches the days that are concerned and settles the plan there is.
fn follow(tx: &mut Tx, athlete: AthleteId, days: &[Option<Day>], now: Timestamp) -> Result<()> {
    let mut days: Vec<Day> = days.iter().flatten().copied().collect();
    days.sort_unstable();
    days.dedup();
    for day in days {
        adapt::rematch(tx, athlete, day, now)?;
    }
    if plan::find_active(tx, athlete)?.is_none() {
        return Ok(());
    }
    let Some(card) = kernel::athlete::find_closed_too(tx, athlete)? else { return Ok(()) };
    adapt::settle(tx, athlete, now.day_in(&card.time_zone), now)
}
