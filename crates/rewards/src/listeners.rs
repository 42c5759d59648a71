//! What this room listens to.
use events::{ActivityChanged, ActivityRecorded, ActivityRemoved, ChallengeFinished, ChallengeWon};
use kernel::facts::Listeners;

use crate::{history, results, standing};

/// The name under which this room's deliveries are stored; it never changes.
const NAME: &str = "rewards";

/// Counts every activity that is recorded, changed or removed, and every official challenge that is over.
///
/// Told twice is told once. A removed activity stays removed and a changed one stays changed, even when the
/// news that it was recorded comes last.
pub fn listeners(listeners: Listeners) -> Listeners {
    listeners
        .on(NAME, |tx, fact: &ActivityRecorded, now| {
            standing::lock(tx, fact.athlete)?;
            let Some(month) = history::insert(tx, fact.athlete, fact.activity, &fact.summary)?
            else {
                return Ok(());
            };
            history::pack(tx, fact.athlete, month)?;
            standing::settle(tx, fact.athlete, now).map(|_| ())
        })
        .on(NAME, |tx, fact: &ActivityChanged, now| {
            standing::lock(tx, fact.athlete)?;
            let months = history::replace(tx, fact.athlete, fact.activity, &fact.summary)?;
            if months.is_empty() {
                return Ok(());
            }
            for month in months {
                history::pack(tx, fact.athlete, month)?;
            }
            standing::settle(tx, fact.athlete, now).map(|_| ())
        })
        .on(NAME, |tx, fact: &ActivityRemoved, now| {
            standing::lock(tx, fact.athlete)?;
            let Some(month) = history::remove(tx, fact.athlete, fact.activity)? else {
                return Ok(());
            };
            history::pack(tx, fact.athlete, month)?;
            standing::settle(tx, fact.athlete, now).map(|_| ())
        })
        .on(NAME, |tx, fact: &ChallengeFinished, now| {
            if !fact.official {
                return Ok(());
            }
            standing::lock(tx, fact.athlete)?;
            let (challenge, completed) = (fact.challenge, fact.completed);
            results::keep_finished(tx, fact.athlete, challenge, completed, fact.ended_on)?;
            standing::settle(tx, fact.athlete, now).map(|_| ())
        })
        .on(NAME, |tx, fact: &ChallengeWon, now| {
            if !fact.official {
                return Ok(());
            }
            standing::lock(tx, fact.athlete)?;
            results::keep_won(tx, fact.athlete, fact.challenge, fact.ended_on)?;
            standing::settle(tx, fact.athlete, now).map(|_| ())
        })
}
