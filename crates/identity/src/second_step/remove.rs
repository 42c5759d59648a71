//! Doing without a second step: `DELETE /api/v1/me/second_step`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::{App, Me, Result, args};

use crate::sessions;

/// Turn the second step off.
///
/// The app's codes and those on paper are worth nothing from then on. Turning off what is off is harmless.
#[utoipa::path(delete, path = "/api/v1/me/second_step", tag = "me",
    responses(
        (status = 204, description = "Your password alone opens your account."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`sign_in_again`: you signed in more than an hour ago.", body = Problem)))]
pub async fn remove_second_step(State(app): State<App>, me: Me) -> Result<StatusCode> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        sessions::require_fresh(tx, &me, now)?;
        tx.exec("DELETE FROM recovery_code WHERE athlete_id = $1", args![me.id])?;
        tx.exec("DELETE FROM second_step WHERE athlete_id = $1", args![me.id])
    });
    if write.await? == 1 {
        tracing::info!(event = "second_step_off", "identity");
    }
    Ok(StatusCode::NO_CONTENT)
}
