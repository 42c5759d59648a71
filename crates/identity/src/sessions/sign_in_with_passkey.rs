//! Sign in with a passkey.
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::{App, Error, Result, athlete};

use super::{SignedIn, Token};
use crate::accounts::{self, MyAccount};
use crate::erasure::keep::{self, KeepAccount};
use crate::passkeys::{self, PasskeyAnswer, Purpose};
use crate::{Settings, devices, operators, staff};

/// Sign in with a passkey.
#[utoipa::path(post, path = "/api/v1/sessions/passkey", tag = "sessions", request_body = PasskeyAnswer,
    params(KeepAccount),
    responses(
        (status = 201, description = "You are signed in; the session cookie is set.", body = SignedIn),
        (status = 401, description = "`wrong_credentials`: it opens no account here.", body = Problem),
        (status = 403, description = "`account_closed`: by a decision, whose reason the text says. `account_leaving`: it waits to be erased. `account_erased`", body = Problem),
        (status = 409, description = "`ceremony_over`: it took too long, or was answered before.", body = Problem)))]
pub async fn sign_in_with_passkey(
    State(app): State<App>,
    Extension(settings): Extension<Settings>,
    headers: HeaderMap,
    Query(keeping): Query<KeepAccount>,
    Json(asked): Json<PasskeyAnswer>,
) -> Result<Response> {
    let now = app.clock.now();
    let (_, state) = passkeys::take(&app, Purpose::SignIn, asked.ceremony_id).await?;
    let proven = passkeys::finish_sign_in(&app, state, asked.credential).await?;
    let proven = proven.ok_or_else(refused)?;
    let token = Token::new(proven.athlete);
    let (kept, brought) = (token.clone(), super::brought(&headers, &app.public_url));
    let device = super::device_of(&headers);
    let write = app.db.write(move |tx| {
        if !passkeys::note_use(tx, &proven, now)? {
            return Err(refused());
        }
        staff::bans::refuse(tx, kept.athlete)?;
        keep::settle(tx, kept.athlete, keeping)?;
        devices::note(tx, &settings, kept.athlete, device, now)?;
        super::replace(tx, brought.as_ref(), kept.athlete)?;
        super::insert(tx, &kept, device, now)?;
        // The device is one factor, and what opens the device the other.
        super::note_two_factors(tx, kept.athlete, kept.session, now)?;
        let athlete = athlete::find(tx, kept.athlete)?.ok_or_else(refused)?;
        let account = accounts::find(tx, kept.athlete)?.ok_or_else(refused)?;
        Ok((athlete, account, operators::role(tx, kept.athlete)?))
    });
    let (athlete, account, role) = write.await?;
    metrics::counter!("identity_sign_ins_total", "with" => "passkey", "outcome" => "signed_in")
        .increment(1);
    tracing::info!(event = "signed_in", with = "passkey", "identity");
    let has_password = account.password_hash.is_some();
    let me = MyAccount::new(athlete, account.email, has_password, role);
    Ok(SignedIn::new(me, &token).created(&app))
}

fn refused() -> Error {
    metrics::counter!("identity_sign_ins_total", "with" => "passkey", "outcome" => "refused")
        .increment(1);
    tracing::info!(event = "sign_in_refused", "identity");
    let detail = "this passkey opens no account here";
    Error::refused_as(StatusCode::UNAUTHORIZED, "wrong_credentials", detail)
}
