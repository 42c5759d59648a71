//! Telling a device no more: `DELETE /api/v1/notifications/push`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::{App, Me, Result};

use super::delete;

/// Tell this device no more. What waits to go there does not go.
#[utoipa::path(delete, path = "/api/v1/notifications/push", tag = "notifications",
    responses(
        (status = 204, description = "It is told nothing."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn unsubscribe_push(State(app): State<App>, me: Me) -> Result<StatusCode> {
    app.db.write(move |tx| delete(tx, me.id, me.session)).await?;
    Ok(StatusCode::NO_CONTENT)
}
