//! New codes for paper: `POST /api/v1/me/second_step/codes`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result};

use super::confirm::RecoveryCodes;
use crate::sessions;

/// Make new codes for paper. Those of before are worth nothing from then on.
#[utoipa::path(post, path = "/api/v1/me/second_step/codes", tag = "me",
    responses(
        (status = 200, description = "Ten new codes.", body = RecoveryCodes),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`sign_in_again`: you signed in more than an hour ago.", body = Problem),
        (status = 409, description = "`second_step_off`: there is no second step.", body = Problem)))]
pub async fn renew_codes(State(app): State<App>, me: Me) -> Result<Json<RecoveryCodes>> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        sessions::require_fresh(tx, &me, now)?;
        if super::find(tx, me.id)?.is_none_or(|row| row.confirmed_at.is_none()) {
            let detail = "turn the second step on first";
            return Err(Error::refused("second_step_off", detail));
        }
        super::replace_codes(tx, me.id)
    });
    let codes = write.await?;
    tracing::info!(event = "recovery_codes_renewed", "identity");
    Ok(Json(RecoveryCodes { codes }))
}
