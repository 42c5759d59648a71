//! "I cannot get in": `POST /api/v1/recoveries`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Result};

use crate::Settings;
use crate::budgets::Budgets;
use crate::mail::asks::Wish;
use crate::sessions::ask_link::{AskByEmail, ask};

/// Ask to recover an account by e-mail.
///
/// It takes 72 hours, in which a mail and every signed-in device can cancel it. The answer, and how long it takes, is
/// the same whether anybody has the address; only proven addresses get mail.
#[utoipa::path(post, path = "/api/v1/recoveries", tag = "sessions", request_body = AskByEmail,
    responses(
        (status = 202, description = "If somebody has proven this address, the clock runs and a mail says so."),
        (status = 409, description = "`no_mail`: this installation sends none.", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
pub async fn ask_recovery(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    Extension(settings): Extension<Settings>,
    from: ClientAddress,
    Json(asked): Json<AskByEmail>,
) -> Result<StatusCode> {
    ask(&app, &budgets, &settings, from, &asked, Wish::Recover).await
}
