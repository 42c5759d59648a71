//! Set out to a provider, to sign in or to join: `POST /api/v1/sessions/openid/{provider}`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, Me, Result};
use serde::Serialize;

use super::directory::Directory;
use super::flows::{self, Way};
use super::{Fault, exchange, id_token, unknown};
use crate::Settings;
use crate::budgets::Budgets;
use crate::sessions;

/// Where to go.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OpenidWay {
    /// Send the browser there. It comes back to a page of ours within ten minutes, or not at all.
    pub address: String,
}

/// Set out to a provider.
///
/// The way is bound to this browser by a cookie, and good once.
#[utoipa::path(post, path = "/api/v1/sessions/openid/{provider}", tag = "sessions",
    params(("provider" = String, Path, description = "Its name, as listed.")),
    responses(
        (status = 200, description = "Where the browser goes now; a cookie is set.", body = OpenidWay),
        (status = 404, description = "`not_found`: there is no such provider.", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem),
        (status = 502, description = "`openid_away`: the provider does not answer.", body = Problem)))]
pub async fn begin_openid(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    Extension(settings): Extension<Settings>,
    from: ClientAddress,
    headers: HeaderMap,
    Path(provider): Path<String>,
) -> Result<Response> {
    let directory = settings.openid.named(&provider).ok_or_else(unknown)?;
    budgets.pay_ceremony(from, app.clock.now())?;
    set_out(&app, directory, &headers, None).await
}

/// Begins a way, for somebody who is signed in and has just proven it, or for anybody.
pub(crate) async fn set_out(
    app: &App,
    directory: &Directory,
    headers: &HeaderMap,
    me: Option<Me>,
) -> Result<Response> {
    let now = app.clock.now();
    let addresses = directory.addresses(now).await.map_err(Fault::refuse)?;
    let way = Way::new(headers, &app.public_url);
    let provider = directory.provider.clone();
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("response_type", "code")
        .append_pair("client_id", &provider.client_id)
        .append_pair("redirect_uri", &exchange::redirect_of(app, &provider.name))
        .append_pair("scope", &provider.scopes)
        .append_pair("state", &way.state)
        .append_pair("nonce", &way.nonce)
        .append_pair("code_challenge", &way.challenge())
        .append_pair("code_challenge_method", "S256")
        // Who walked in there days ago proves it once more: the session that follows may change locks.
        .append_pair("max_age", &id_token::MAX_AGE_S.to_string())
        .finish();
    let joint = if addresses.authorization_endpoint.contains('?') { '&' } else { '?' };
    let address = format!("{}{joint}{query}", addresses.authorization_endpoint);
    let cookie = way.cookie(&app.public_url);
    let write = app.db.write(move |tx| {
        if let Some(me) = &me {
            sessions::require_fresh(tx, me, now)?;
        }
        flows::insert(tx, &way, &provider.name, me.as_ref(), now)
    });
    write.await?;
    let cookie = AppendHeaders([(header::SET_COOKIE, cookie)]);
    Ok((cookie, Json(OpenidWay { address })).into_response())
}
