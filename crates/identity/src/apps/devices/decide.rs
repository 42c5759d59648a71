//! Letting a device in, or not: `POST /api/v1/devices/decide`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::caller::Scopes;
use kernel::consent::Action;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result, Scope};
use serde::Deserialize;

use crate::apps;
use crate::apps::noted;
use crate::apps::tokens::{self, NewGrant};
use crate::budgets::Budgets;

/// A code, and what is to become of its device.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeviceDecision {
    /// In small or capital letters, with or without the dash.
    #[schema(example = "BCDF-GHJK")]
    pub code: String,
    /// Whether the device may bring recordings in your name.
    pub allow: bool,
}

/// Let a device in, or not.
///
/// It may bring recordings, and nothing else. A code is decided about once.
#[utoipa::path(post, path = "/api/v1/devices/decide", tag = "apps", request_body = DeviceDecision,
    responses(
        (status = 204, description = "The device hears of it within seconds."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`wrong_device_code`: no device waits with it, or not any more.", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
pub async fn decide_device(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    me: Me,
    Json(decision): Json<DeviceDecision>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let tried = budgets.try_device_code(me.id, now)?;
    let allow = decision.allow;
    let write = app.db.write(move |tx| {
        let waiting = super::find_by_word(tx, &decision.code, now)?;
        let found = apps::find(tx, waiting.app)?;
        let Some(device_app) = found else { return Err(super::wrong_code()) };
        if !super::decide(tx, waiting.id, me.id, allow)? {
            return Err(super::wrong_code());
        }
        if allow {
            let scopes = Scopes::new([Scope::ActivityWrite]);
            let (id, app) = (waiting.id, waiting.app);
            let grant = NewGrant { athlete: me.id, id, app, scopes: &scopes, code: None };
            tokens::insert(tx, &grant, now)?;
            noted::note(tx, &me, &device_app, &scopes.to_string(), Action::Given, now)?;
        }
        Ok(())
    });
    let decided = write.await;
    if !decided.as_ref().is_err_and(|error: &Error| error.code() == "wrong_device_code") {
        tried.give_back();
    }
    decided?;
    tracing::info!(event = if allow { "device_let_in" } else { "device_refused" }, "identity");
    Ok(StatusCode::NO_CONTENT)
}
