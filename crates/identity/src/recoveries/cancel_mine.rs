//! Cancelling a recovery on a device that is signed in: `DELETE /api/v1/me/recovery`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::{App, Me, Result};

/// Cancel the recovery of my account. Cancelling what is not there is harmless.
#[utoipa::path(delete, path = "/api/v1/me/recovery", tag = "me",
    responses(
        (status = 204, description = "Nobody gets in by it."),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn cancel_my_recovery(State(app): State<App>, me: Me) -> Result<StatusCode> {
    if app.db.write(move |tx| super::delete(tx, me.id)).await? {
        tracing::info!(event = "recovery_cancelled", "identity");
    }
    Ok(StatusCode::NO_CONTENT)
}
