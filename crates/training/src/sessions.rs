//! Sessions on the calendar.
pub mod change;
pub mod choose_activity;
pub mod list;
pub mod show;
pub mod undo_activity;
pub mod workout_file;

use events::PlannedSessionDone;
use kernel::{ActivityId, AthleteId, Day, Result, Timestamp, Tx, args, from_row};
use serde::Serialize;

use crate::goal::{Goal, Sport};
use crate::library::{self, Kind, Words};
use crate::matching::Likeness;
use crate::rules::{Because, Phase, Settled, Slot};
use crate::{PlanId, TrainingSessionId, history, plan};

/// What became of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SessionStatus)]
pub enum Status {
    /// It is still to come.
    Planned,
    /// An activity is it.
    Done,
    /// The athlete let it be.
    Skipped,
    /// Its day passed without it. Nothing is caught up.
    Missed,
}

/// A session in a list or on a calendar.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct SessionCard {
    /// Which one.
    pub id: TrainingSessionId,
    /// On which day.
    pub on: Day,
    /// The day of the plan, when it was moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_from: Option<Day>,
    /// In which sport.
    pub sport: Sport,
    /// What for.
    pub kind: Kind,
    /// Whether it is a hard day.
    pub hard: bool,
    /// In which phase of the plan.
    pub phase: Phase,
    /// Id in the library.
    pub workout: String,
    /// What it is called.
    pub name: Words,
    /// What it is about.
    pub about: Words,
    /// Metres planned; none for strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<f64>,
    /// Seconds it takes.
    pub duration_s: f64,
    /// What became of it.
    pub status: Status,
    /// Why it is shorter or easier than it was first laid out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Because>,
    /// The activity that it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matched: Option<Matched>,
}

/// The activity that a session was, and why we think so.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Matched {
    /// Which activity.
    pub activity_id: ActivityId,
    /// `rule` (same sport, same day, alike) or `hand` (chosen).
    #[schema(example = "rule")]
    pub by: String,
    /// `distance` (metres) or `duration` (seconds).
    #[schema(example = "distance")]
    pub basis: String,
    /// How much was done.
    #[schema(example = 9800.0)]
    pub done: f64,
    /// How much was planned.
    #[schema(example = 10000.0)]
    pub planned: f64,
}

/// A session as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) id: TrainingSessionId,
    pub(crate) plan: PlanId,
    pub(crate) sport: String,
    pub(crate) easy_mps: f64,
    pub(crate) planned_on: Day,
    pub(crate) planned_kind: String,
    pub(crate) planned_size: f64,
    pub(crate) phase: String,
    pub(crate) step_back: bool,
    pub(crate) variety: i64,
    pub(crate) due_on: Day,
    pub(crate) kind: String,
    pub(crate) size: f64,
    pub(crate) duration_s: f64,
    pub(crate) workout: String,
    pub(crate) repeats: i64,
    pub(crate) because: Option<String>,
    pub(crate) skipped: bool,
    pub(crate) activity: Option<ActivityId>,
    pub(crate) matched_by: Option<String>,
    pub(crate) matched_basis: Option<String>,
    pub(crate) matched_done: Option<f64>,
    pub(crate) matched_wanted: Option<f64>,
}
from_row!(Stored {
    id,
    plan,
    sport,
    easy_mps,
    planned_on,
    planned_kind,
    planned_size,
    phase,
    step_back,
    variety,
    due_on,
    kind,
    size,
    duration_s,
    workout,
    repeats,
    because,
    skipped,
    activity,
    matched_by,
    matched_basis,
    matched_done,
    matched_wanted
});

impl Stored {
    /// A session as the rules made it.
    pub(crate) fn new(
        plan: PlanId,
        goal: &Goal,
        slot: &Slot,
        settled: &Settled,
        easy_mps: f64,
    ) -> Stored {
        Stored {
            id: TrainingSessionId::new(),
            plan,
            sport: goal.sport.word().to_owned(),
            easy_mps,
            planned_on: slot.on,
            planned_kind: slot.kind.word().to_owned(),
            planned_size: slot.wanted,
            phase: slot.phase.word().to_owned(),
            step_back: slot.step_back,
            variety: i64::from(slot.variety),
            due_on: slot.on,
            kind: settled.kind.word().to_owned(),
            size: settled.size,
            duration_s: settled.duration_s,
            workout: settled.workout.to_owned(),
            repeats: i64::from(settled.repeats),
            because: settled.because.map(|because| plan::because_word(because).to_owned()),
            skipped: false,
            activity: None,
            matched_by: None,
            matched_basis: None,
            matched_done: None,
            matched_wanted: None,
        }
    }

    pub(crate) fn sport(&self) -> Sport {
        Sport::of_activity(&self.sport).unwrap_or(Sport::Running)
    }

    pub(crate) fn kind(&self) -> Kind {
        Kind::named(&self.kind)
    }

    /// Metres; none for strength.
    pub(crate) fn distance_m(&self) -> Option<f64> {
        self.sport().in_metres().then_some(self.size)
    }

    /// The session as it was first laid out, on the day it is now.
    pub(crate) fn slot(&self) -> Slot {
        Slot {
            on: self.due_on,
            kind: Kind::named(&self.planned_kind),
            wanted: self.planned_size,
            phase: Phase::named(&self.phase),
            step_back: self.step_back,
            variety: u32::try_from(self.variety).unwrap_or(0),
        }
    }

    pub(crate) fn status(&self, today: Day) -> Status {
        match self {
            session if session.activity.is_some() => Status::Done,
            session if session.skipped => Status::Skipped,
            session if session.due_on < today => Status::Missed,
            _ => Status::Planned,
        }
    }

    /// As lists show it.
    pub(crate) fn card(&self, today: Day) -> SessionCard {
        let workout = library::find(&self.workout);
        let words = |words: Option<&Words>| words.cloned().unwrap_or_default();
        SessionCard {
            id: self.id,
            on: self.due_on,
            moved_from: (self.due_on != self.planned_on).then_some(self.planned_on),
            sport: self.sport(),
            kind: self.kind(),
            hard: self.kind().is_hard(),
            phase: Phase::named(&self.phase),
            workout: self.workout.clone(),
            name: words(workout.map(|workout| &workout.name)),
            about: words(workout.map(|workout| &workout.about)),
            distance_m: self.distance_m(),
            duration_s: self.duration_s,
            status: self.status(today),
            because: self.because.as_deref().and_then(plan::because_of),
            matched: self.matched(),
        }
    }

    fn matched(&self) -> Option<Matched> {
        Some(Matched {
            activity_id: self.activity?,
            by: self.matched_by.clone()?,
            basis: self.matched_basis.clone()?,
            done: self.matched_done?,
            planned: self.matched_wanted?,
        })
    }
}

/// A query for whole sessions.
macro_rules! select_sessions {
    ($rest:literal) => {
        concat!(
            "SELECT session_id, plan_id, sport, easy_mps, planned_on, planned_kind, planned_size,
                    phase, step_back, variety, due_on, kind, size, duration_s, workout, repeats,
                    because, skipped, activity_id, matched_by, matched_basis, matched_done,
                    matched_wanted
             FROM training_session ",
            $rest
        )
    };
}

/// One session of an athlete.
pub(crate) fn find(
    tx: &mut Tx,
    athlete: AthleteId,
    session: TrainingSessionId,
) -> Result<Option<Stored>> {
    tx.find(select_sessions!("WHERE athlete_id = $1 AND session_id = $2"), args![athlete, session])
}

/// The session that an activity was.
pub(crate) fn find_of_activity(
    tx: &mut Tx,
    athlete: AthleteId,
    activity: ActivityId,
) -> Result<Option<Stored>> {
    tx.find(
        select_sessions!("WHERE athlete_id = $1 AND activity_id = $2"),
        args![athlete, activity],
    )
}

/// Sessions between two days, both included, in the order of their days.
pub(crate) fn list_days(
    tx: &mut Tx,
    athlete: AthleteId,
    from: Day,
    to: Day,
) -> Result<Vec<Stored>> {
    tx.list(
        select_sessions!(
            "WHERE athlete_id = $1 AND due_on >= $2 AND due_on <= $3 ORDER BY due_on, session_id"
        ),
        args![athlete, from, to],
    )
}

/// All sessions of a plan, in the order of their days.
pub(crate) fn list_of_plan(tx: &mut Tx, athlete: AthleteId, plan: PlanId) -> Result<Vec<Stored>> {
    tx.list(
        select_sessions!("WHERE athlete_id = $1 AND plan_id = $2 ORDER BY due_on, session_id"),
        args![athlete, plan],
    )
}

/// Keeps a new session.
pub(crate) fn insert(
    tx: &mut Tx,
    athlete: AthleteId,
    session: &Stored,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "INSERT INTO training_session
           (athlete_id, session_id, plan_id, sport, easy_mps, planned_on, planned_kind,
            planned_size, phase, step_back, variety, due_on, kind, size, duration_s, workout,
            repeats, because, skipped, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20)",
        args![
            athlete,
            session.id,
            session.plan,
            session.sport,
            session.easy_mps,
            session.planned_on,
            session.planned_kind,
            session.planned_size,
            session.phase,
            session.step_back,
            session.variety,
            session.due_on,
            session.kind,
            session.size,
            session.duration_s,
            session.workout,
            session.repeats,
            session.because,
            session.skipped,
            now
        ],
    )?;
    Ok(())
}

/// Says which activity a session was; a session that was done is no longer skipped.
pub(crate) fn set_activity(
    tx: &mut Tx,
    athlete: AthleteId,
    session: TrainingSessionId,
    activity: ActivityId,
    by: &str,
    likeness: Likeness,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "UPDATE training_session
         SET activity_id = $3, matched_by = $4, matched_basis = $5, matched_done = $6,
             matched_wanted = $7, skipped = FALSE, changed_at = $8
         WHERE athlete_id = $1 AND session_id = $2",
        args![athlete, session, activity, by, likeness.basis, likeness.done, likeness.wanted, now],
    )?;
    tell_done(tx, athlete, session, activity, now)
}

/// Tells once for each session that it was done, however often its activity is found, undone and found again.
fn tell_done(
    tx: &mut Tx,
    athlete: AthleteId,
    session: TrainingSessionId,
    activity: ActivityId,
    now: Timestamp,
) -> Result<()> {
    let Some(done) = history::find(tx, athlete, activity)? else { return Ok(()) };
    let is_news = tx.exec(
        "INSERT INTO training_session_told (athlete_id, session_id, told_at) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING",
        args![athlete, session, now],
    )?;
    if is_news == 1 {
        let fact = PlannedSessionDone { athlete, session, activity, done_on: done.started_on };
        tx.publish(&fact, now)?;
    }
    Ok(())
}

/// Says that a session was no activity.
pub(crate) fn clear_activity(
    tx: &mut Tx,
    athlete: AthleteId,
    session: TrainingSessionId,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "UPDATE training_session
         SET activity_id = NULL, matched_by = NULL, matched_basis = NULL, matched_done = NULL,
             matched_wanted = NULL, changed_at = $3
         WHERE athlete_id = $1 AND session_id = $2",
        args![athlete, session, now],
    )?;
    Ok(())
}
