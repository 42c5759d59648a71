//! Another code for an address: `POST /api/v1/me/email/code`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result};

use super::change::already_proven;
use super::show::{Security, shown};
use crate::Settings;
use crate::accounts::{self, fields};
use crate::budgets::Budgets;
use crate::mail::{self, proofs};

/// Send a code to my address.
///
/// To the one that is to be new while its code is awaited, else to the present one. The code of before is worth
/// nothing from then on.
#[utoipa::path(post, path = "/api/v1/me/email/code", tag = "me",
    responses(
        (status = 202, description = "A code is on its way; it works for ten minutes.", body = Security),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 409, description = "`no_mail`: this installation sends none. `email_proven`: there is nothing to prove.", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
pub async fn send_email_code(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    Extension(settings): Extension<Settings>,
    from: ClientAddress,
    me: Me,
) -> Result<(StatusCode, Json<Security>)> {
    let now = app.clock.now();
    mail::require_mail(&settings)?;
    let id = me.id;
    let read = app.db.read(move |tx| {
        let current = accounts::find_proof(tx, id)?;
        match proofs::find_code(tx, id, now)? {
            Some(code) => Ok(code.email),
            None if current.email_proven_at.is_some() => Err(already_proven()),
            None => Ok(current.email),
        }
    });
    let to = read.await?;
    budgets.pay_mail(&fields::email_key(&to), Some(me.id), from, now)?;
    let write = app.db.write(move |tx| {
        super::ask_for_code(tx, &settings, me.id, &to, now)?;
        shown(tx, &settings, &me, now)
    });
    Ok((StatusCode::ACCEPTED, Json(write.await?)))
}
