//! Following somebody no longer: `DELETE /api/v1/following/{athlete_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Me, Result};

use super::delete;
use crate::ties;

/// Follow somebody no longer. They are not told. Doing it twice is doing it once.
#[utoipa::path(delete, path = "/api/v1/following/{athlete_id}", tag = "following",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "You do not follow them."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn unfollow_athlete(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let ended = app.db.write(move |tx| {
        ties::lock_one(tx, me.id, now)?;
        delete(tx, me.id, them)
    });
    ended.await?;
    Ok(StatusCode::NO_CONTENT)
}
