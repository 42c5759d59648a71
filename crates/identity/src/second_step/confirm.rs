//! The first code of an app: `PUT /api/v1/me/second_step`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result, args};
use serde::{Deserialize, Serialize};

use crate::accounts::{self, fields};
use crate::budgets::Budgets;
use crate::sessions;

/// A code.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeOfApp {
    /// What the app shows now, with or without spaces.
    #[schema(example = "287 082")]
    pub code: String,
}

/// Codes for paper. They are shown this once.
#[derive(Serialize, utoipa::ToSchema)]
pub struct RecoveryCodes {
    /// Each opens the second step once.
    pub codes: Vec<String>,
}

/// Turn the second step on.
///
/// From now on signing in with the password asks for a code.
#[utoipa::path(put, path = "/api/v1/me/second_step", tag = "me", request_body = CodeOfApp,
    responses(
        (status = 200, description = "It is on. Ten codes for when the app is out of reach.", body = RecoveryCodes),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`wrong_code` or `sign_in_again`", body = Problem),
        (status = 409, description = "`second_step_on`: it is on already. `not_begun`: no app was given anything.", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
pub async fn confirm_second_step(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    from: ClientAddress,
    me: Me,
    Json(asked): Json<CodeOfApp>,
) -> Result<Json<RecoveryCodes>> {
    let now = app.clock.now();
    let id = me.id;
    let account = app.db.read(move |tx| accounts::find(tx, id)).await?.ok_or(Error::SignedOut)?;
    let tried = budgets.try_password(&fields::email_key(&account.email), from, now)?;
    let code = super::tidied(&asked.code);
    let write = app.db.write(move |tx| {
        sessions::require_fresh(tx, &me, now)?;
        let Some(row) = super::find(tx, me.id)? else {
            let detail = "please begin anew, and give the app the code shown then";
            return Err(Error::refused("not_begun", detail));
        };
        if row.confirmed_at.is_some() {
            return Err(Error::refused("second_step_on", "a second step is on already"));
        }
        if !super::take_from_app(tx, me.id, &row, &code, now)? {
            return Err(super::wrong_code(StatusCode::FORBIDDEN));
        }
        tx.exec(
            "UPDATE second_step SET confirmed_at = $2 WHERE athlete_id = $1",
            args![me.id, now],
        )?;
        // The password opened this session within the hour, and now there is a code.
        sessions::note_two_factors(tx, me.id, me.session, now)?;
        super::replace_codes(tx, me.id)
    });
    let outcome = write.await;
    if !outcome.as_ref().is_err_and(|error| error.code() == "wrong_code") {
        tried.give_back();
    }
    let codes = outcome?;
    tracing::info!(event = "second_step_on", "identity");
    Ok(Json(RecoveryCodes { codes }))
}
