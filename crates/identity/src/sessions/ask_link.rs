//! A link to sign in, by mail: `POST /api/v1/sessions/links`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Result};
use serde::Deserialize;

use crate::Settings;
use crate::accounts::fields;
use crate::budgets::Budgets;
use crate::mail;
use crate::mail::asks::{self, Wish};

/// Whose link.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskByEmail {
    /// In any spelling of case.
    #[schema(example = "anna@example.org")]
    pub email: String,
}

/// Ask for a link that signs in.
///
/// The answer, and how long it takes, is the same whether anybody has the address. A link goes to proven addresses
/// only, works for ten minutes and once.
#[utoipa::path(post, path = "/api/v1/sessions/links", tag = "sessions", request_body = AskByEmail,
    responses(
        (status = 202, description = "If somebody has proven this address, a link is on its way."),
        (status = 409, description = "`no_mail`: this installation sends none.", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
pub async fn ask_sign_in_link(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    Extension(settings): Extension<Settings>,
    from: ClientAddress,
    Json(asked): Json<AskByEmail>,
) -> Result<StatusCode> {
    ask(&app, &budgets, &settings, from, &asked, Wish::SignIn).await
}

/// Keeps a question for the worker, who knows whom it concerns.
pub(crate) async fn ask(
    app: &App,
    budgets: &Budgets,
    settings: &Settings,
    from: ClientAddress,
    asked: &AskByEmail,
    wish: Wish,
) -> Result<StatusCode> {
    let now = app.clock.now();
    mail::require_mail(settings)?;
    let email = fields::email(&asked.email).map_err(|fault| Error::invalid("email", fault))?;
    let key = fields::email_key(&email);
    budgets.pay_mail(&key, None, from, now)?;
    app.db.write(move |tx| asks::insert(tx, wish, &key, now)).await?;
    Ok(StatusCode::ACCEPTED)
}
