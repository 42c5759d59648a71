//! Begin to sign in with a passkey.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Result};

use crate::budgets::Budgets;
use crate::passkeys::{self, CeremonyOptions, Purpose};

/// Ask for what a device needs to sign in with one of its passkeys.
///
/// Nobody is named: the device offers the passkeys it has for Stadion, also while the e-mail field is filled in.
#[utoipa::path(post, path = "/api/v1/sessions/passkey_options", tag = "sessions",
    responses(
        (status = 200, description = "Give `options` to `navigator.credentials.get` within five minutes.",
         body = CeremonyOptions),
        (status = 409, description = "`passkeys_unavailable`", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
pub async fn passkey_options_for_session(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    from: ClientAddress,
) -> Result<Json<CeremonyOptions>> {
    budgets.pay_ceremony(from, app.clock.now())?;
    let (options, state) = passkeys::start_sign_in(&app)?;
    Ok(Json(passkeys::begin(&app, Purpose::SignIn, None, &state, options).await?))
}
