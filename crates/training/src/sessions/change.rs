//! Moving a session to another day, or letting it be: `PATCH /api/v1/training/sessions/{id}`.
//!
//! The rules say what they think of it; the person decides. Asking for the same again changes nothing.
use axum::Extension;
use axum::extract::State;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Day, Error, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::Stored;
use super::show::{Session, view};
use crate::library::Kind;
use crate::needs::Needs;
use crate::{TrainingSessionId, adapt, plan};

/// What to change; what is left out stays.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionChange {
    /// Move it to this day: today or later.
    pub on: Option<Day>,
    /// Let it be, or take that back.
    pub skipped: Option<bool>,
}

/// The session as it is now, and what the rules think of its day.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ChangedSession {
    /// The session.
    pub session: Session,
    /// Friendly remarks; none when all is well.
    pub advice: Vec<Advice>,
}

/// A remark on the day of a session.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = TrainingAdvice)]
pub enum Advice {
    /// There is another hard day beside it.
    HardDaysTogether {
        /// The day of the other one.
        on: Day,
    },
    /// There is another session on the same day.
    TwoOnOneDay {
        /// That day.
        on: Day,
    },
    /// A race is close behind it.
    CloseToRace {
        /// The day of the race.
        on: Day,
    },
}

/// Move a session to another day, or skip it.
#[utoipa::path(patch, path = "/api/v1/training/sessions/{id}", tag = "training",
    params(("id" = TrainingSessionId, Path)), request_body = SessionChange,
    responses((status = 200, body = ChangedSession), (status = 401, description = "signed_out"),
        (status = 404, description = "not_found: there is none, or it is not yours"),
        (status = 409, description = "race_stays, session_done"),
        (status = 422, description = "invalid_input, invalid_json")))]
pub async fn change_session(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<TrainingSessionId>,
    Json(change): Json<SessionChange>,
) -> Result<Json<ChangedSession>> {
    let today = adapt::bring_up_to_date(&app, &me.athlete).await?;
    let now = app.clock.now();
    let athlete = me.athlete;
    let changed = app.db.write(move |tx| {
        plan::lock(tx, athlete.id)?;
        let session = super::find(tx, athlete.id, id)?.ok_or(Error::NotFound("session"))?;
        if let Some(on) = change.on {
            may_move(tx, athlete.id, &session, on, today)?;
        }
        if session.activity.is_some() && change.skipped == Some(true) {
            return Err(done_already());
        }
        apply(tx, athlete.id, &session, &change, now)?;
        for day in [session.due_on, change.on.unwrap_or(session.due_on)] {
            adapt::rematch(tx, athlete.id, day, now)?;
        }
        adapt::settle(tx, athlete.id, today, now)?;
        let advice = advice_on(tx, athlete.id, id)?;
        Ok(ChangedSession { session: view(tx, &athlete, &needs, id, today)?, advice })
    });
    Ok(Json(changed.await?))
}

fn done_already() -> Error {
    let detail = "this session is done; take it apart from its activity first";
    Error::refused("session_done", detail)
}

fn may_move(tx: &mut Tx, athlete: AthleteId, session: &Stored, on: Day, today: Day) -> Result<()> {
    if on == session.due_on {
        return Ok(());
    }
    if session.kind() == Kind::Race {
        let detail = "the day of the race belongs to your goal; change the goal to move it";
        return Err(Error::refused("race_stays", detail));
    }
    if session.activity.is_some() {
        return Err(done_already());
    }
    let ends_on = plan::find_active(tx, athlete)?.map_or(today, |kept| kept.ends_on);
    if on < today {
        return Err(Error::invalid("on", "choose today or a day to come"));
    }
    if on > ends_on.monday().plus_days(6) {
        return Err(Error::invalid(
            "on",
            format!("your plan ends on {ends_on}; choose a day before"),
        ));
    }
    Ok(())
}

fn apply(
    tx: &mut Tx,
    athlete: AthleteId,
    session: &Stored,
    change: &SessionChange,
    now: Timestamp,
) -> Result<()> {
    // Who moves a session means to do it.
    let skipped = change.skipped.unwrap_or(session.skipped && change.on.is_none());
    let due_on = change.on.unwrap_or(session.due_on);
    if skipped == session.skipped && due_on == session.due_on {
        return Ok(());
    }
    tx.exec(
        "UPDATE training_session SET due_on = $3, skipped = $4, changed_at = $5
         WHERE athlete_id = $1 AND session_id = $2",
        args![athlete, session.id, due_on, skipped, now],
    )?;
    Ok(())
}

fn advice_on(tx: &mut Tx, athlete: AthleteId, id: TrainingSessionId) -> Result<Vec<Advice>> {
    let Some(session) = super::find(tx, athlete, id)? else { return Ok(Vec::new()) };
    let around = super::list_days(
        tx,
        athlete,
        session.due_on.plus_days(-1),
        session.due_on.plus_days(RACE_DAYS),
    )?;
    Ok(advice(&session, &around))
}

/// Hard sessions this close before a race are remarked on.
const RACE_DAYS: i64 = 2;

/// What the rules think of the day of a session, given those around it.
fn advice(session: &Stored, around: &[Stored]) -> Vec<Advice> {
    let mut advice = Vec::new();
    for other in around {
        if other.id == session.id || other.skipped || session.skipped {
            continue;
        }
        let (on, days) = (other.due_on, other.due_on.days_since(session.due_on));
        let both_hard = other.kind().is_hard() && session.kind().is_hard();
        if days == 0 {
            advice.push(Advice::TwoOnOneDay { on });
        } else if other.kind() == Kind::Race && session.kind().is_hard() {
            advice.push(Advice::CloseToRace { on });
        } else if days.abs() == 1 && both_hard {
            advice.push(Advice::HardDaysTogether { on });
        }
    }
    advice
}
