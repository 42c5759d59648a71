//! What was asked for: `GET /api/v1/me/exports`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result};
use serde::Serialize;
use utoipa::ToSchema;

use super::Export;

/// My exports.
#[derive(Debug, Serialize, ToSchema)]
pub struct Exports {
    /// The latest first.
    pub items: Vec<Export>,
}

/// Your exports of the last days, and how far the one is that is being made.
#[utoipa::path(get, path = "/api/v1/me/exports", tag = "me",
    responses(
        (status = 200, description = "What there is.", body = Exports),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn list_exports(State(app): State<App>, me: Me) -> Result<Json<Exports>> {
    let rows = app.db.read(move |tx| super::list(tx, me.id)).await?;
    Ok(Json(Exports { items: rows.iter().map(super::Row::show).collect() }))
}
