//! What was brought: `GET /api/v1/me/restores`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Restore, Row};

/// Exports that I brought.
#[derive(Debug, Serialize, ToSchema)]
pub struct Restores {
    /// The latest first, twenty at most.
    pub items: Vec<Restore>,
}

/// Exports that you brought, how far they are, and what came of them.
#[utoipa::path(get, path = "/api/v1/me/restores", tag = "me",
    responses(
        (status = 200, description = "What there is.", body = Restores),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn list_restores(State(app): State<App>, me: Me) -> Result<Json<Restores>> {
    let rows = app.db.read(move |tx| super::list_rows(tx, me.id)).await?;
    Ok(Json(Restores { items: rows.into_iter().map(Row::show).collect::<Result<_>>()? }))
}
