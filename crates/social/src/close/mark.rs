//! Marking a close friend: `PUT /api/v1/friends/{athlete_id}/close`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Error, Me, Result};

use super::insert;
use crate::ties::{self, Relation};

/// Mark a friend as close. Nobody but you sees it; it changes what comes first for you, and nothing that they see.
#[utoipa::path(put, path = "/api/v1/friends/{athlete_id}/close", tag = "friends",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "A close friend."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: you are no friends", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`close_full`", body = Problem, content_type = "application/problem+json")))]
pub async fn mark_close_friend(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let marked = app.db.write(move |tx| {
        // Whoever ends the friendship takes this row, too, so no mark outlives it.
        ties::lock_one(tx, me.id, now)?;
        if ties::relation(tx, me.id, them)? != Relation::Friend {
            return Err(Error::NotFound("friend"));
        }
        insert(tx, me.id, them, now)
    });
    marked.await?;
    Ok(StatusCode::NO_CONTENT)
}
