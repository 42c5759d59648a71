//! Saying which activity a session was: `PUT /api/v1/training/sessions/{id}/activity`.
use axum::Extension;
use axum::extract::State;
use kernel::http::{Json, Path};
use kernel::{ActivityId, App, Error, Me, Result, args};
use serde::Deserialize;

use super::show::{Session, view};
use crate::goal::Sport;
use crate::needs::Needs;
use crate::{TrainingSessionId, adapt, history, plan};

/// An own activity.
#[derive(Debug, Clone, Copy, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChosenActivity {
    /// Which one.
    pub activity_id: ActivityId,
}

/// Choose by hand which of your activities a session was.
#[utoipa::path(put, path = "/api/v1/training/sessions/{id}/activity", tag = "training",
    params(("id" = TrainingSessionId, Path)), request_body = ChosenActivity,
    responses((status = 200, body = Session), (status = 401, description = "signed_out"),
        (status = 404, description = "not_found: there is no such session or activity of yours"),
        (status = 422, description = "invalid_input, invalid_json")))]
pub async fn choose_activity(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<TrainingSessionId>,
    Json(chosen): Json<ChosenActivity>,
) -> Result<Json<Session>> {
    let now = app.clock.now();
    let today = now.day_in(&me.time_zone);
    let athlete = me.athlete;
    let session = app.db.write(move |tx| {
        plan::lock(tx, athlete.id)?;
        let session = super::find(tx, athlete.id, id)?.ok_or(Error::NotFound("session"))?;
        let done = history::find(tx, athlete.id, chosen.activity_id)?;
        let done = done.ok_or(Error::NotFound("activity"))?;
        if Sport::of_activity(&done.sport) != Some(session.sport()) {
            return Err(Error::invalid("activity_id", "choose an activity of the same sport"));
        }
        if let Some(other) = super::find_of_activity(tx, athlete.id, chosen.activity_id)? {
            super::clear_activity(tx, athlete.id, other.id, now)?;
        }
        let likeness = adapt::likeness(&session, &done);
        super::set_activity(tx, athlete.id, id, chosen.activity_id, "hand", likeness, now)?;
        // Whoever puts them together again has changed their mind about taking them apart.
        tx.exec(
            "DELETE FROM training_unmatched
             WHERE athlete_id = $1 AND session_id = $2 AND activity_id = $3",
            args![athlete.id, id, chosen.activity_id],
        )?;
        for day in [session.due_on, done.started_on] {
            adapt::rematch(tx, athlete.id, day, now)?;
        }
        adapt::settle(tx, athlete.id, today, now)?;
        view(tx, &athlete, &needs, id, today)
    });
    Ok(Json(session.await?))
}
