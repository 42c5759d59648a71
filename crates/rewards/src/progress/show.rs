//! Seeing one's progress: `GET /api/v1/progress`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result};

use super::Progress;

/// Where I stand: level, streak, badges, personal bests.
#[utoipa::path(get, path = "/api/v1/progress", tag = "progress",
    responses(
        (status = 200, description = "As of today in your own time zone.", body = Progress),
        (status = 401, description = "`signed_out`", body = Problem,
            content_type = "application/problem+json"),
    ))]
pub async fn show_progress(State(app): State<App>, me: Me) -> Result<Json<Progress>> {
    let today = app.clock.now().day_in(&me.time_zone);
    let progress = app.db.read(move |tx| super::progress(tx, &me.athlete, today)).await?;
    Ok(Json(progress))
}
