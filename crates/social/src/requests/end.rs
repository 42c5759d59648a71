//! Withdrawing or declining a request: `DELETE /api/v1/friends/requests/{athlete_id}`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Me, Result};

use crate::ties::{self, TieNow};

/// Withdraw your request, or decline theirs, whichever there is. Declining is not told to them.
#[utoipa::path(delete, path = "/api/v1/friends/requests/{athlete_id}", tag = "friends",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 200, description = "How you stand now.", body = TieNow),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn end_request(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<Json<TieNow>> {
    let now = app.clock.now();
    let me = me.athlete.id;
    let ended = app.db.write(move |tx| {
        ties::lock(tx, me, them, now)?;
        ties::change_by_ending_request(tx, me, them, now)
    });
    Ok(Json(TieNow { relation: ended.await? }))
}
