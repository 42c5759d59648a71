//! Cancelling a recovery from its mail: `POST /api/v1/recoveries/cancel`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Result, args};
use serde::Deserialize;

use crate::mail::proofs;

/// What the link holds.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelRecovery {
    /// What stands after the `#`.
    pub token: String,
}

/// Cancel a recovery with the link from its mail.
#[utoipa::path(post, path = "/api/v1/recoveries/cancel", tag = "sessions", request_body = CancelRecovery,
    responses(
        (status = 204, description = "Nobody gets in by it."),
        (status = 409, description = "`recovery_over`: it was cancelled before, or is done.", body = Problem)))]
pub async fn cancel_recovery(
    State(app): State<App>,
    Json(asked): Json<CancelRecovery>,
) -> Result<StatusCode> {
    let (athlete, hash) = proofs::read_token(&asked.token).ok_or_else(over)?;
    let write = app.db.write(move |tx| {
        let sql = "DELETE FROM recovery WHERE athlete_id = $1 AND cancel_hash = $2";
        tx.exec(sql, args![athlete, hash])
    });
    if write.await? == 0 {
        return Err(over());
    }
    tracing::info!(event = "recovery_cancelled", "identity");
    Ok(StatusCode::NO_CONTENT)
}

fn over() -> Error {
    let detail = "there is no recovery to cancel: it was cancelled before, or it is done";
    Error::refused("recovery_over", detail)
}
