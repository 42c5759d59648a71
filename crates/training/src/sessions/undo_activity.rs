//! Saying that a session was not that activity: `DELETE /api/v1/training/sessions/{id}/activity`.
//!
//! The pair is remembered, so that no rule puts it together again; another activity of the day may take its place.
use axum::Extension;
use axum::extract::State;
use kernel::http::{Json, Path};
use kernel::{App, Error, Me, Result, args};

use super::show::{Session, view};
use crate::needs::Needs;
use crate::{TrainingSessionId, adapt, plan};

/// Take a session and its activity apart. Doing it again changes nothing.
#[utoipa::path(delete, path = "/api/v1/training/sessions/{id}/activity", tag = "training",
    params(("id" = TrainingSessionId, Path)),
    responses((status = 200, body = Session), (status = 401, description = "signed_out"),
        (status = 404, description = "not_found: there is none, or it is not yours")))]
pub async fn undo_activity(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<TrainingSessionId>,
) -> Result<Json<Session>> {
    let now = app.clock.now();
    let today = now.day_in(&me.time_zone);
    let athlete = me.athlete;
    let session = app.db.write(move |tx| {
        plan::lock(tx, athlete.id)?;
        let session = super::find(tx, athlete.id, id)?.ok_or(Error::NotFound("session"))?;
        if let Some(activity) = session.activity {
            tx.exec(
                "INSERT INTO training_unmatched (athlete_id, session_id, activity_id)
                 VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                args![athlete.id, id, activity],
            )?;
            super::clear_activity(tx, athlete.id, id, now)?;
            adapt::rematch(tx, athlete.id, session.due_on, now)?;
            adapt::settle(tx, athlete.id, today, now)?;
        }
        view(tx, &athlete, &needs, id, today)
    });
    Ok(Json(session.await?))
}
