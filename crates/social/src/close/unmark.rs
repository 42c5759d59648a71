//! Taking the mark of a close friend: `DELETE /api/v1/friends/{athlete_id}/close`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Me, Result};

use super::delete;

/// A friend like any other again. Doing it twice is doing it once.
#[utoipa::path(delete, path = "/api/v1/friends/{athlete_id}/close", tag = "friends",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "No close friend."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn unmark_close_friend(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<StatusCode> {
    app.db.write(move |tx| delete(tx, me.id, them)).await?;
    Ok(StatusCode::NO_CONTENT)
}
