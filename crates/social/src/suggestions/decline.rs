//! Saying no to a suggestion: `DELETE /api/v1/suggestions/{athlete_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Me, Result};

use super::dismiss;
use crate::people;

/// Suggest somebody no more. Nobody is told, and they can still be found by name.
#[utoipa::path(delete, path = "/api/v1/suggestions/{athlete_id}", tag = "friends",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "They are not suggested any more."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`yourself`", body = Problem, content_type = "application/problem+json")))]
pub async fn decline_person(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete.id;
    let declined = app.db.write(move |tx| {
        let them = people::find_other(tx, me, them)?.id;
        dismiss(tx, me, them, now)
    });
    declined.await?;
    Ok(StatusCode::NO_CONTENT)
}
