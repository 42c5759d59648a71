//! Taking it back: `DELETE /api/v1/coaches/{athlete_id}`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Me, Result};

use super::delete;
use crate::needs::Needs;
use crate::ties;

/// They look as anybody else from now on. They are not told.
#[utoipa::path(delete, path = "/api/v1/coaches/{athlete_id}", tag = "friends",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "They are no coach of yours."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn end_coach(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(them): Path<AthleteId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let ended = app.db.write(move |tx| {
        ties::lock(tx, me.id, them, now)?;
        if delete(tx, me.id, them)? {
            needs.consents.end_coach(tx, &me, them, now)?;
        }
        Ok(())
    });
    ended.await?;
    Ok(StatusCode::NO_CONTENT)
}
