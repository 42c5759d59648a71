//! Keeping plans true to what happens: finding which activity was which session, and settling what is left.
//!
//! Both can run at any time and any number of times: they work from the first layout and from what was done,
//! never from their own last result.
use kernel::athlete::Athlete;
use kernel::{ActivityId, App, AthleteId, Day, Result, Timestamp, Tx, args};

use crate::goal::Sport;
use crate::matching::{Likeness, Offered, Wanted, pairs};
use crate::plan::{Kept, because_word};
use crate::rules::{self, Settled};
use crate::sessions::{self, Stored};
use crate::{TrainingSessionId, history, plan};

/// Settles a plan when a new day began on the athlete's calendar. Says which day is today.
pub(crate) async fn bring_up_to_date(app: &App, athlete: &Athlete) -> Result<Day> {
    let now = app.clock.now();
    let today = now.day_in(&athlete.time_zone);
    let id = athlete.id;
    let is_behind = app.db.read(move |tx| {
        let kept = plan::find_active(tx, id)?;
        Ok(kept.is_some_and(|kept| kept.settled_on < today))
    });
    if is_behind.await? {
        let settle = app.db.write(move |tx| {
            plan::lock(tx, id)?;
            settle(tx, id, today, now)
        });
        settle.await?;
    }
    Ok(today)
}

/// Finds anew which activities of a day were which sessions. What was chosen by hand stays.
pub(crate) fn rematch(tx: &mut Tx, athlete: AthleteId, on: Day, now: Timestamp) -> Result<()> {
    let all = sessions::list_days(tx, athlete, on, on)?;
    let is_by_hand = |session: &&Stored| session.matched_by.as_deref() == Some("hand");
    let free: Vec<&Stored> = all.iter().filter(|session| !is_by_hand(session)).collect();
    if free.is_empty() {
        return Ok(());
    }
    let mut offered = Vec::new();
    for done in history::list(tx, athlete, on, on)? {
        if !is_chosen_by_hand(tx, athlete, done.activity)? {
            offered.push(Offered {
                activity: done.activity,
                sport: Sport::of_activity(&done.sport),
                started_at: done.started_at,
                distance_m: done.distance_m,
                moving_s: done.moving_s,
            });
        }
    }
    let mut wanted = Vec::with_capacity(free.len());
    let mut apart = Vec::new();
    for session in &free {
        wanted.push(wanted_of(session));
        for activity in list_apart(tx, athlete, session.id)? {
            apart.push((session.id, activity));
        }
    }
    let found = pairs(&wanted, &offered, &apart);
    // First apart, then together: an activity is never two sessions, not even in between.
    for session in &free {
        let now_is = found.iter().find(|(id, ..)| *id == session.id).map(|pair| pair.1);
        if session.activity.is_some() && session.activity != now_is {
            sessions::clear_activity(tx, athlete, session.id, now)?;
        }
    }
    for (id, activity, likeness) in found {
        let held = free.iter().find(|session| session.id == id);
        let same = held.is_some_and(|held| {
            held.activity == Some(activity) && held.matched_done == Some(likeness.done)
        });
        if !same {
            sessions::set_activity(tx, athlete, id, activity, "rule", likeness, now)?;
        }
    }
    Ok(())
}

/// A session as the matching rules see it.
pub(crate) fn wanted_of(session: &Stored) -> Wanted {
    Wanted {
        session: session.id,
        sport: session.sport(),
        distance_m: session.distance_m(),
        duration_s: session.duration_s,
    }
}

/// By what an activity is compared with a session.
pub(crate) fn likeness(session: &Stored, done: &history::Done) -> Likeness {
    let offered = Offered {
        activity: done.activity,
        sport: Sport::of_activity(&done.sport),
        started_at: done.started_at,
        distance_m: done.distance_m,
        moving_s: done.moving_s,
    };
    crate::matching::likeness(&wanted_of(session), &offered)
}

fn is_chosen_by_hand(tx: &mut Tx, athlete: AthleteId, activity: ActivityId) -> Result<bool> {
    let session = sessions::find_of_activity(tx, athlete, activity)?;
    Ok(session.is_some_and(|session| session.matched_by.as_deref() == Some("hand")))
}

fn list_apart(
    tx: &mut Tx,
    athlete: AthleteId,
    session: TrainingSessionId,
) -> Result<Vec<ActivityId>> {
    let rows = tx.list::<(ActivityId,)>(
        "SELECT activity_id FROM training_unmatched WHERE athlete_id = $1 AND session_id = $2",
        args![athlete, session],
    )?;
    Ok(rows.into_iter().map(|(activity,)| activity).collect())
}

/// Settles what is still to come of the plan against what was done, and notes what changed.
pub(crate) fn settle(tx: &mut Tx, athlete: AthleteId, today: Day, now: Timestamp) -> Result<()> {
    let Some(kept) = plan::find_active(tx, athlete)? else { return Ok(()) };
    let goal = kept.goal()?;
    let all = sessions::list_of_plan(tx, athlete, kept.plan)?;
    let (mut coming, mut earlier) = (Vec::new(), Vec::new());
    for session in &all {
        if session.due_on >= today && session.activity.is_none() && !session.skipped {
            coming.push(session);
        } else {
            earlier.push((session.due_on, session.slot().kind, session.size));
        }
    }
    note_missed(tx, athlete, &kept, &all, today)?;
    let past = history::past(tx, athlete, goal.sport, today, kept.easy_mps)?;
    let slots: Vec<rules::Slot> = coming.iter().map(|session| session.slot()).collect();
    let settled = rules::settle(&goal, &slots, &earlier, &past, today, kept.easy_mps);
    for (session, settled) in coming.into_iter().zip(settled) {
        if is_same(session, &settled) {
            continue;
        }
        update(tx, athlete, session, &settled, now)?;
        note_change(tx, athlete, &kept, session, &settled, today)?;
    }
    tx.exec(
        "UPDATE training_plan SET settled_on = $3 WHERE athlete_id = $1 AND plan_id = $2",
        args![athlete, kept.plan, today],
    )?;
    Ok(())
}

fn is_same(session: &Stored, settled: &Settled) -> bool {
    (session.size - settled.size).abs() < 0.5
        && session.kind() == settled.kind
        && session.workout == settled.workout
        && session.repeats == i64::from(settled.repeats)
        && session.because.as_deref() == settled.because.map(because_word)
}

fn update(
    tx: &mut Tx,
    athlete: AthleteId,
    session: &Stored,
    settled: &Settled,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "UPDATE training_session
         SET kind = $3, size = $4, duration_s = $5, workout = $6, repeats = $7, because = $8,
             changed_at = $9
         WHERE athlete_id = $1 AND session_id = $2",
        args![
            athlete,
            session.id,
            settled.kind.word(),
            settled.size,
            settled.duration_s,
            settled.workout,
            settled.repeats,
            settled.because.map(because_word),
            now
        ],
    )?;
    Ok(())
}

/// What was missed longer ago is no news.
const NEWS_DAYS: i64 = 7;

/// Days that passed since the plan was last settled, and went by without their session.
fn note_missed(
    tx: &mut Tx,
    athlete: AthleteId,
    kept: &Kept,
    all: &[Stored],
    today: Day,
) -> Result<()> {
    let from = kept.settled_on.max(today.plus_days(-NEWS_DAYS));
    for session in all {
        let passed = session.due_on >= from && session.due_on < today;
        if passed && session.activity.is_none() && !session.skipped {
            note(tx, athlete, kept, session, today, "missed", session.size, None)?;
        }
    }
    Ok(())
}

/// Less than this is not worth a word.
const WORTH_A_WORD: f64 = 0.05;

fn note_change(
    tx: &mut Tx,
    athlete: AthleteId,
    kept: &Kept,
    session: &Stored,
    settled: &Settled,
    today: Day,
) -> Result<()> {
    let because = settled.because.map(because_word);
    let eased = session.kind().is_hard() && !settled.kind.is_hard();
    let resized = (settled.size - session.size).abs() > session.size * WORTH_A_WORD;
    match (eased, resized) {
        (true, _) => note(tx, athlete, kept, session, today, "eased", settled.size, because),
        (false, true) => note(tx, athlete, kept, session, today, "resized", settled.size, because),
        (false, false) => Ok(()),
    }
}

/// Several changes of one day are one: from what it was in the morning to what it is now.
#[allow(clippy::too_many_arguments, reason = "a row has these columns")]
fn note(
    tx: &mut Tx,
    athlete: AthleteId,
    kept: &Kept,
    session: &Stored,
    today: Day,
    what: &str,
    after: f64,
    because: Option<&str>,
) -> Result<()> {
    tx.exec(
        "INSERT INTO training_change (athlete_id, plan_id, noted_on, session_id, what, before_size,
                                      after_size, because)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (athlete_id, plan_id, noted_on, session_id, what) DO UPDATE
         SET after_size = excluded.after_size, because = excluded.because",
        args![athlete, kept.plan, today, session.id, what, session.size, after, because],
    )?;
    Ok(())
}
