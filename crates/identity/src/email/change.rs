//! Moving to another address: `PUT /api/v1/me/email`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result};
use serde::Deserialize;

use super::show::{Security, shown};
use crate::accounts::{self, fields};
use crate::budgets::Budgets;
use crate::mail;
use crate::{Settings, sessions};

/// An address.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeEmail {
    /// Where the code goes.
    #[schema(example = "anna@example.net")]
    pub email: String,
}

/// Begin to move to another address.
///
/// A code goes there. Until it has come back (`confirm_email`) the address of before stays. Whether somebody else has
/// the address is not told.
#[utoipa::path(put, path = "/api/v1/me/email", tag = "me", request_body = ChangeEmail,
    responses(
        (status = 202, description = "A code is on its way; it works for ten minutes.", body = Security),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`sign_in_again`, or `frozen` after a recovery by e-mail.", body = Problem),
        (status = 409, description = "`no_mail`: this installation sends none. `email_proven`: it is your address already.", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
pub async fn change_email(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    Extension(settings): Extension<Settings>,
    from: ClientAddress,
    me: Me,
    Json(asked): Json<ChangeEmail>,
) -> Result<(StatusCode, Json<Security>)> {
    let now = app.clock.now();
    mail::require_mail(&settings)?;
    let email = fields::email(&asked.email).map_err(|fault| Error::invalid("email", fault))?;
    let caller = me.clone();
    // Whoever may not change it anyway costs nobody a mail.
    app.db.read(move |tx| sessions::require_fresh(tx, &caller, now)).await?;
    budgets.pay_mail(&fields::email_key(&email), Some(me.id), from, now)?;
    let write = app.db.write(move |tx| {
        sessions::require_fresh(tx, &me, now)?;
        let current = accounts::find_proof(tx, me.id)?;
        let is_same = fields::email_key(&current.email) == fields::email_key(&email);
        if is_same && current.email_proven_at.is_some() {
            return Err(already_proven());
        }
        super::ask_for_code(tx, &settings, me.id, &email, now)?;
        shown(tx, &settings, &me, now)
    });
    Ok((StatusCode::ACCEPTED, Json(write.await?)))
}

pub(super) fn already_proven() -> Error {
    Error::refused("email_proven", "this is your address already, and it is confirmed")
}
