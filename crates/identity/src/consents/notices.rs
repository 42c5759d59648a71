//! The words about every purpose, in every version: `GET /api/v1/notices`.
use axum::http::header;
use axum::response::IntoResponse;
use kernel::consent::notices;
use kernel::http::Json;
use serde::Serialize;

use super::ShownNotice;

/// Notices.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Notices {
    /// Every version of each; those of before, too, so that what somebody read can be read again.
    pub items: Vec<ShownNotice>,
}

/// List the notices: what is processed, what for, how long, who gets it, how to stop it.
#[utoipa::path(get, path = "/api/v1/notices", tag = "accounts",
    responses((status = 200, description = "Every version of each notice.", body = Notices)))]
pub async fn list_notices() -> impl IntoResponse {
    let items = notices::all().iter().map(ShownNotice::of).collect();
    // The same for everybody until the next release.
    ([(header::CACHE_CONTROL, "public, max-age=300")], Json(Notices { items }))
}
