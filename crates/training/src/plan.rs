//! A plan: a goal, the answer to it, and its weeks.
pub mod end;
pub mod make;
pub mod preview;
pub mod show;

use kernel::{AthleteId, Day, Error, Result, Tx, args, from_row};
use serde::{Deserialize, Serialize};

use crate::goal::Goal;
use crate::rules::{Because, Outcome, Phase};
use crate::sessions::Stored;
use crate::{PlanId, TrainingSessionId, sessions};

/// A wish: the goal, and whether to plan although it is far beyond.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanWish {
    /// The goal.
    pub goal: Goal,
    /// Plan as far as it is sensible although the goal is far beyond.
    #[serde(default)]
    pub anyway: bool,
    /// Begin on an earlier day, at most 84 days ago, so that what was done since then counts; today unless said.
    #[serde(default)]
    pub since: Option<Day>,
}

/// How far back a plan may begin.
const MOST_DAYS_BACK: i64 = 84;

impl PlanWish {
    /// The day on which the plan begins.
    fn starts_on(&self, today: Day) -> Result<Day> {
        let since = self.since.unwrap_or(today);
        if !(0..=MOST_DAYS_BACK).contains(&today.days_since(since)) {
            return Err(Error::invalid("since", "a plan begins today or at most 84 days ago"));
        }
        Ok(since)
    }
}

/// The answer to a wish, or what there is.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct PlanAnswer {
    /// What is realistic; left out when nothing was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The plan, if there is one.
    pub plan: Option<Plan>,
}

/// A plan.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[schema(as = TrainingPlan)]
pub struct Plan {
    /// What it is for.
    pub goal: Goal,
    /// What was answered to the goal.
    pub outcome: Outcome,
    /// The version of the rules that made it.
    pub rules_version: i64,
    /// Its first day.
    pub starts_on: Day,
    /// Its last day.
    pub ends_on: Day,
    /// Today on the athlete's calendar.
    pub today: Day,
    /// Its calendar weeks.
    pub weeks: Vec<PlanWeek>,
    /// What changed by itself in the last two weeks, the latest first.
    pub changes: Vec<Change>,
}

/// A calendar week of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct PlanWeek {
    /// Its Monday.
    pub starts_on: Day,
    /// Its phase.
    pub phase: Phase,
    /// Whether it is a lighter one.
    pub step_back: bool,
    /// Sessions in it.
    pub sessions: u32,
    /// Sessions done.
    pub done: u32,
    /// Metres planned; none for strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<f64>,
    /// Seconds planned.
    pub duration_s: f64,
}

/// Something that changed in a plan by itself.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = TrainingChange)]
pub struct Change {
    /// On which day it was noticed.
    pub noted_on: Day,
    /// Which session.
    pub session_id: TrainingSessionId,
    /// When that session is, or was.
    pub session_on: Day,
    /// `missed` (nothing is caught up), `resized` or `eased`.
    #[schema(example = "resized")]
    pub what: String,
    /// Its size before: metres, or seconds of strength.
    pub before: f64,
    /// Its size now.
    pub after: f64,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Because>,
}

/// A plan as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) plan: PlanId,
    pub(crate) goal: String,
    pub(crate) outcome: String,
    pub(crate) rules_version: i64,
    pub(crate) easy_mps: f64,
    pub(crate) starts_on: Day,
    pub(crate) ends_on: Day,
    pub(crate) settled_on: Day,
}
from_row!(Kept { plan, goal, outcome, rules_version, easy_mps, starts_on, ends_on, settled_on });

impl Kept {
    /// The goal behind the stored text.
    pub(crate) fn goal(&self) -> Result<Goal> {
        Ok(serde_json::from_str(&self.goal)?)
    }
}

/// The plan that has not ended.
pub(crate) fn find_active(tx: &mut Tx, athlete: AthleteId) -> Result<Option<Kept>> {
    tx.find(
        "SELECT plan_id, goal, outcome, rules_version, easy_mps, starts_on, ends_on, settled_on
         FROM training_plan WHERE athlete_id = $1 AND is_active",
        args![athlete],
    )
}

/// Lets one change of an athlete's training wait for the other. Call first in every write.
pub(crate) fn lock(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec(
        "INSERT INTO training_athlete (athlete_id, revision) VALUES ($1, 1)
         ON CONFLICT (athlete_id) DO UPDATE SET revision = training_athlete.revision + 1",
        args![athlete],
    )?;
    Ok(())
}

/// The plan as it is shown.
pub(crate) fn view(tx: &mut Tx, athlete: AthleteId, kept: &Kept, today: Day) -> Result<Plan> {
    let sessions = sessions::list_of_plan(tx, athlete, kept.plan)?;
    Ok(Plan {
        goal: kept.goal()?,
        outcome: serde_json::from_str(&kept.outcome)?,
        rules_version: kept.rules_version,
        starts_on: kept.starts_on,
        ends_on: kept.ends_on,
        today,
        weeks: weeks(&sessions),
        changes: list_changes(tx, athlete, kept.plan, today, &sessions)?,
    })
}

/// Sessions, in the order of their days, as weeks.
pub(crate) fn weeks(sessions: &[Stored]) -> Vec<PlanWeek> {
    let mut weeks: Vec<PlanWeek> = Vec::new();
    for session in sessions {
        let starts_on = session.due_on.monday();
        if weeks.last().is_none_or(|week| week.starts_on != starts_on) {
            weeks.push(PlanWeek {
                starts_on,
                phase: Phase::named(&session.phase),
                step_back: session.step_back,
                sessions: 0,
                done: 0,
                distance_m: session.distance_m().map(|_| 0.0),
                duration_s: 0.0,
            });
        }
        let Some(week) = weeks.last_mut() else { continue };
        week.sessions += 1;
        week.done += u32::from(session.activity.is_some());
        week.duration_s += session.duration_s;
        if let (Some(sum), Some(metres)) = (&mut week.distance_m, session.distance_m()) {
            *sum += metres;
        }
    }
    weeks
}

type ChangeRow = (Day, TrainingSessionId, String, f64, f64, Option<String>);

/// Days back for which changes are told.
const TOLD_DAYS: i64 = 14;

fn list_changes(
    tx: &mut Tx,
    athlete: AthleteId,
    plan: PlanId,
    today: Day,
    sessions: &[Stored],
) -> Result<Vec<Change>> {
    let rows = tx.list::<ChangeRow>(
        "SELECT noted_on, session_id, what, before_size, after_size, because FROM training_change
         WHERE athlete_id = $1 AND plan_id = $2 AND noted_on >= $3
         ORDER BY noted_on DESC, session_id, what",
        args![athlete, plan, today.plus_days(-TOLD_DAYS)],
    )?;
    let mut changes = Vec::with_capacity(rows.len());
    for (noted_on, session_id, what, before, after, because) in rows {
        let Some(session) = sessions.iter().find(|session| session.id == session_id) else {
            continue;
        };
        // What was missed and came late after all, or came back to its size, is no news any more.
        let is_over = session.activity.is_some() || session.skipped;
        let is_undone = what == "resized" && (before - after).abs() < 1.0;
        if is_over || is_undone {
            continue;
        }
        let because = because.as_deref().and_then(because_of);
        let session_on = session.due_on;
        changes.push(Change { noted_on, session_id, session_on, what, before, after, because });
    }
    Ok(changes)
}

/// The reason behind a stored word.
pub(crate) fn because_of(word: &str) -> Option<Because> {
    match word {
        "spike" => Some(Because::Spike),
        "break" => Some(Because::Break),
        _ => None,
    }
}

/// The stored word of a reason.
pub(crate) fn because_word(because: Because) -> &'static str {
    match because {
        Because::Spike => "spike",
        Because::Break => "break",
    }
}
