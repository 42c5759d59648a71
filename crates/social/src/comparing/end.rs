//! Not being compared, or no longer: `DELETE /api/v1/comparisons/friends/{athlete_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Me, Result};

use super::part;
use crate::ties;

/// Take back a question, say no to one, or end it: neither sees the other side by side any more. They are not told.
#[utoipa::path(delete, path = "/api/v1/comparisons/friends/{athlete_id}", tag = "comparisons",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "You are not compared with each other."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn end_comparing(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let ended = app.db.write(move |tx| {
        ties::lock(tx, me.id, them, now)?;
        part(tx, me.id, them)
    });
    ended.await?;
    Ok(StatusCode::NO_CONTENT)
}
