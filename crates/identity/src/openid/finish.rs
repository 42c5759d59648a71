//! Back from a provider, to sign in or to join: `POST /api/v1/sessions/openid`.
//!
//! The address that the provider sends the browser to is a page; the page sends this. A GET changes nothing.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::{App, Error, Result, athlete};
use serde::Serialize;

use super::exchange::{self, ComeBack};
use super::flows::{self, Shown};
use super::{Said, unknown};
use crate::accounts::{self, MyAccount, fields};
use crate::budgets::Budgets;
use crate::erasure::keep::{self, KeepAccount};
use crate::sessions::{self, SignedIn, Token};
use crate::{Settings, devices, operators, second_step, staff};

/// Somebody whom the provider knows and Stadion does not: what the form for joining begins with.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Newcomer {
    /// As the provider told it.
    #[schema(example = "Anna Rossi")]
    pub name: Option<String>,
    /// As the provider told it.
    #[schema(example = "anna@example.org")]
    pub email: Option<String>,
    /// Whether the address needs no further proof, as long as it stays the same.
    pub email_is_proven: bool,
}

/// Sign in with what a provider says.
///
/// Who has a second step is asked for its code, unless the provider asked for two factors and the operator trusts it
/// with that: send all again with the code. Who has no account here gets a form: send the same `provider` and `state`
/// with it to `POST /api/v1/accounts`, within half an hour.
#[utoipa::path(post, path = "/api/v1/sessions/openid", tag = "sessions", request_body = ComeBack,
    params(KeepAccount),
    responses(
        (status = 200, description = "Nobody here is connected with that account.", body = Newcomer),
        (status = 201, description = "You are signed in; the session cookie is set.", body = SignedIn),
        (status = 401, description = "`openid_refused`: the answer proves nothing. `code_needed`, `wrong_code`", body = Problem),
        (status = 403, description = "`account_closed`: by a decision, whose reason the text says. `account_leaving`: it waits to be erased. `account_erased`", body = Problem),
        (status = 404, description = "`not_found`: there is no such provider.", body = Problem),
        (status = 409, description = "`openid_over`: it took too long, was used, or set out in another browser. `connect_first`: an account here has this address; sign in to it and connect the provider in the settings.", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem),
        (status = 502, description = "`openid_away`: the provider does not answer.", body = Problem)))]
pub async fn finish_openid(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    Extension(settings): Extension<Settings>,
    from: ClientAddress,
    headers: HeaderMap,
    Query(keeping): Query<KeepAccount>,
    Json(asked): Json<ComeBack>,
) -> Result<Response> {
    let now = app.clock.now();
    let directory = settings.openid.named(&asked.provider).ok_or_else(unknown)?;
    let shown = Shown::new(&headers, &app.public_url, &asked.provider, &asked.state)?;
    let said = exchange::arrive(&app, directory, &shown, &asked, None).await?;

    let asked_for = said.clone();
    let found = app.db.read(move |tx| {
        let Some((athlete, _)) = super::find_owner(tx, &asked_for.issuer, &asked_for.subject)?
        else {
            let key = asked_for.email.as_deref().filter(|_| asked_for.email_is_proven);
            let has_account = match key.map(fields::email_key) {
                Some(key) => accounts::find_by_email(tx, &key)?.is_some(),
                None => false,
            };
            return Ok((None, has_account));
        };
        Ok((accounts::find(tx, athlete)?, false))
    });
    let account = match found.await? {
        (Some(account), _) => account,
        (None, true) => return Err(connect_first()),
        (None, false) => return Ok(Json(newcomer(said)).into_response()),
    };
    // Only a code can be guessed here. Who brings none is not kept out by those who guess at the password.
    let tried = match asked.code {
        Some(_) => Some(budgets.try_password(&fields::email_key(&account.email), from, now)?),
        None => None,
    };
    let token = Token::new(account.athlete);
    let (kept, brought) = (token.clone(), sessions::brought(&headers, &app.public_url));
    let device = sessions::device_of(&headers);
    let write = app.db.write(move |tx| {
        let owner = super::find_owner(tx, &said.issuer, &said.subject)?;
        let (athlete, connection) = owner.ok_or_else(super::over)?;
        if athlete != kept.athlete || !flows::delete(tx, &shown)? {
            return Err(super::over());
        }
        let two_factors = match said.second_factor {
            // Spares the code, and makes nobody staff: for that we ask ourselves.
            true => false,
            false => second_step::pass(tx, athlete, asked.code.as_deref(), now)?,
        };
        staff::bans::refuse(tx, athlete)?;
        keep::settle(tx, athlete, keeping)?;
        devices::note(tx, &settings, athlete, device, now)?;
        sessions::replace(tx, brought.as_ref(), athlete)?;
        sessions::insert(tx, &kept, device, now)?;
        if two_factors {
            sessions::note_two_factors(tx, athlete, kept.session, now)?;
        }
        super::note_use(tx, athlete, connection, now)?;
        let athlete = athlete::find(tx, athlete)?.ok_or(Error::SignedOut)?;
        let role = operators::role(tx, kept.athlete)?;
        Ok((athlete, role))
    });
    let outcome = write.await;
    // A guess at the code costs what a guess at the password costs.
    if let Some(tried) = tried
        && !outcome.as_ref().is_err_and(|error| error.code() == "wrong_code")
    {
        tried.give_back();
    }
    let (athlete, role) = outcome?;
    metrics::counter!("identity_sign_ins_total", "with" => "openid", "outcome" => "signed_in")
        .increment(1);
    tracing::info!(event = "signed_in", with = "openid", "identity");
    let me = MyAccount::new(athlete, account.email, account.password_hash.is_some(), role);
    Ok(SignedIn::new(me, &token).created(&app))
}

fn newcomer(said: Said) -> Newcomer {
    Newcomer { name: said.name, email: said.email, email_is_proven: said.email_is_proven }
}

/// Only who reads the mail of an address is told that it is in use: the provider proved it.
fn connect_first() -> Error {
    let detail = "there is a Stadion account with your e-mail address; please sign in to it as before, and connect this account in the settings";
    Error::refused("connect_first", detail)
}
