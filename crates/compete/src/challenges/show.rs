//! Looking at a challenge: `GET /api/v1/challenges/{id}`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::{App, ChallengeId, Me, Result};
use serde::Deserialize;

use super::Shown;
use crate::Needs;

/// The code of an invitation, for who has no other way to know of the challenge.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Code {
    /// As the creator of a challenge among friends gave it.
    pub code: Option<String>,
}

/// A challenge: what it asks for, and how I stand.
#[utoipa::path(get, path = "/api/v1/challenges/{id}", tag = "challenges", params(("id" = ChallengeId, Path, description = "Which challenge."), Code),
    responses(
        (status = 200, description = "What you may know of it.", body = Shown),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: also for one among friends to which you are not invited.",
            body = Problem)))]
pub async fn show_challenge(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ChallengeId>,
    Query(code): Query<Code>,
) -> Result<Json<Shown>> {
    let now = app.clock.now();
    let shown = app.db.read(move |tx| {
        let row = super::find_visible(tx, id, me.id, code.code.as_deref())?;
        super::shown(tx, &needs, &row, &me.athlete, now)
    });
    Ok(Json(shown.await?))
}
