//! Removing a follower: `DELETE /api/v1/followers/{athlete_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Me, Result};

use super::delete;
use crate::ties;

/// Remove somebody from those who follow you. They are not told; a block keeps them away.
#[utoipa::path(delete, path = "/api/v1/followers/{athlete_id}", tag = "following",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "They do not follow you."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn remove_follower(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let removed = app.db.write(move |tx| {
        // The row of the follower, as in every change of following; for an id that is nobody's there is nothing to lock.
        if super::is_following(tx, them, me.id)? {
            ties::lock_one(tx, them, now)?;
            delete(tx, them, me.id)?;
        }
        Ok(())
    });
    removed.await?;
    Ok(StatusCode::NO_CONTENT)
}
