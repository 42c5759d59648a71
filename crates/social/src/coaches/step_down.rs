//! Coaching somebody no more: `DELETE /api/v1/coached/{athlete_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Me, Result};

use super::lapse;
use crate::ties;

/// You look at them as anybody else from now on.
#[utoipa::path(delete, path = "/api/v1/coached/{athlete_id}", tag = "friends",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "You are no coach of theirs."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn step_down_as_coach(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete.id;
    let ended = app.db.write(move |tx| {
        ties::lock(tx, me, them, now)?;
        lapse(tx, them, me, now)
    });
    ended.await?;
    Ok(StatusCode::NO_CONTENT)
}
