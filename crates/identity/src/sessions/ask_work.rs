//! What a browser has to do before its next try: `POST /api/v1/sessions/work`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Result};
use serde::Deserialize;

use crate::accounts::fields;
use crate::budgets::Budgets;
use crate::work::Puzzle;

/// For whom.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskWork {
    /// The address that somebody wants to sign in with.
    #[schema(example = "anna@example.org")]
    pub email: String,
}

/// Ask what to do first.
///
/// After a sign-in was answered with `work_needed`. What is found goes with the next try, once, within five minutes. The
/// answer does not depend on whether anybody has the address.
#[utoipa::path(post, path = "/api/v1/sessions/work", tag = "sessions", request_body = AskWork,
    responses(
        (status = 200, description = "Find the numbers, and sign in again with them.", body = Puzzle),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
pub async fn ask_work(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    from: ClientAddress,
    Json(asked): Json<AskWork>,
) -> Result<Json<Puzzle>> {
    let now = app.clock.now();
    budgets.pay_ceremony(from, now)?;
    let key = fields::email_key(&asked.email);
    let pressure = budgets.pressure(&key, now);
    Ok(Json(budgets.work.challenge(&app, &key, pressure).await?))
}
