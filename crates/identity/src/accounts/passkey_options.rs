//! Begin to open an account with a passkey.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, AthleteId, Result};
use serde::Deserialize;

use super::fields::{self, Faults};
use crate::budgets::Budgets;
use crate::passkeys::{self, CeremonyOptions, Purpose};

/// What the device shows beside the passkey.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountPasskeyOptions {
    /// The e-mail address of the account to be.
    #[schema(example = "anna@example.org")]
    pub email: String,
    /// The name of the person.
    #[schema(example = "Anna Rossi")]
    pub name: String,
}

/// Ask for what a device needs to make the passkey of a new account.
#[utoipa::path(post, path = "/api/v1/accounts/passkey_options", tag = "accounts",
    request_body = AccountPasskeyOptions,
    responses(
        (status = 200, description = "Give `options` to `navigator.credentials.create` within five minutes.",
         body = CeremonyOptions),
        (status = 409, description = "`passkeys_unavailable`", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
pub async fn passkey_options_for_account(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    from: ClientAddress,
    Json(asked): Json<AccountPasskeyOptions>,
) -> Result<Json<CeremonyOptions>> {
    budgets.pay_ceremony(from, app.clock.now())?;
    let mut faults = Faults::default();
    let email = faults.take("email", fields::email(&asked.email));
    let name = faults.take("name", fields::name(&asked.name));
    let (Some(email), Some(name)) = (email, name) else { return Err(faults.refuse()) };
    // The id that the account will have, if it opens: devices keep it with the passkey.
    let athlete = AthleteId::new();
    let (options, state) = passkeys::start_registration(&app, athlete, &email, &name, Vec::new())?;
    Ok(Json(passkeys::begin(&app, Purpose::OpenAccount, Some(athlete), &state, options).await?))
}
