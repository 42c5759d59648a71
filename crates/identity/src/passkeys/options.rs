//! Begin to add a passkey to one's account.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result, args};

use super::{CeremonyOptions, Purpose};
use crate::budgets::Budgets;
use crate::{accounts, sessions};

/// Ask for what a device needs to make a passkey for your account.
#[utoipa::path(post, path = "/api/v1/passkeys/options", tag = "passkeys",
    responses(
        (status = 200, description = "Give `options` to `navigator.credentials.create` within five minutes.",
         body = CeremonyOptions),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`sign_in_again`: you signed in more than an hour ago.", body = Problem),
        (status = 409, description = "`passkeys_unavailable` or `too_many_passkeys`", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
pub async fn passkey_options(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    from: ClientAddress,
    me: Me,
) -> Result<Json<CeremonyOptions>> {
    let now = app.clock.now();
    budgets.pay_ceremony(from, now)?;
    let caller = me.clone();
    let read = app.db.read(move |tx| {
        sessions::require_fresh(tx, &caller, now)?;
        let account = accounts::find(tx, caller.id)?.ok_or(Error::SignedOut)?;
        let already = tx.list::<(Vec<u8>,)>(
            "SELECT credential_id FROM passkey WHERE athlete_id = $1",
            args![caller.id],
        )?;
        Ok((account.email, already))
    });
    let (email, already) = read.await?;
    if already.len() as i64 >= super::MOST {
        let detail = "an account has at most 20 passkeys; please remove one first";
        return Err(Error::refused("too_many_passkeys", detail));
    }
    let already = already.into_iter().map(|(id,)| id).collect();
    let (options, state) = super::start_registration(&app, me.id, &email, &me.name, already)?;
    Ok(Json(super::begin(&app, Purpose::AddPasskey, Some(me.id), &state, options).await?))
}
