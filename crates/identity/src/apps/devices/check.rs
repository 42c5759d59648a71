//! Which device waits with the code that somebody typed: `POST /api/v1/devices/check`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result};
use serde::{Deserialize, Serialize};

use crate::apps;
use crate::apps::fields::DeviceType;
use crate::budgets::Budgets;

/// A code that a device shows.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TypedCode {
    /// In small or capital letters, with or without the dash.
    #[schema(example = "BCDF-GHJK")]
    pub code: String,
}

/// The device that waits, as its maker described it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct WaitingDevice {
    /// What it is called.
    #[schema(example = "Trail Watch")]
    pub name: String,
    /// What it does.
    pub about: String,
    /// Where to learn who is behind it.
    pub home_url: String,
    /// What it is.
    pub device: DeviceType,
}

/// Look whose code this is, before letting a device in.
#[utoipa::path(post, path = "/api/v1/devices/check", tag = "apps", request_body = TypedCode,
    responses(
        (status = 200, description = "The device that waits. Nothing is allowed yet.", body = WaitingDevice),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`wrong_device_code`: no device waits with it, or not any more.", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
pub async fn check_device(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    me: Me,
    Json(typed): Json<TypedCode>,
) -> Result<Json<WaitingDevice>> {
    let now = app.clock.now();
    let tried = budgets.try_device_code(me.id, now)?;
    let read = app.db.read(move |tx| {
        let waiting = super::find_by_word(tx, &typed.code, now)?;
        apps::find(tx, waiting.app)?.ok_or_else(super::wrong_code)
    });
    let found = read.await;
    if !found.as_ref().is_err_and(|error: &Error| error.code() == "wrong_device_code") {
        tried.give_back();
    }
    let app = found?;
    let device = DeviceType::of(&app.device);
    Ok(Json(WaitingDevice { name: app.name, about: app.about, home_url: app.home_url, device }))
}
