//! Whether this device is told: `GET /api/v1/notifications/push`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result, args};
use serde::{Deserialize, Serialize};

use super::vapid;

/// How it stands with this device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PushState {
    /// The key that a browser asks for when it subscribes (`applicationServerKey`): a point of P-256 in base64url.
    pub key: String,
    /// Whether this sign-in has a device that is told.
    pub this_device: bool,
    /// How many of your devices are told in all.
    #[schema(example = 2)]
    pub devices: i64,
}

/// Whether this device is told of what happens, and how many of yours are.
#[utoipa::path(get, path = "/api/v1/notifications/push", tag = "notifications",
    responses(
        (status = 200, description = "As it stands.", body = PushState),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn show_push(State(app): State<App>, me: Me) -> Result<Json<PushState>> {
    let key = vapid::public_key(&vapid::key(&app.vault));
    let read = app.db.read(move |tx| {
        let (devices, here) = tx.one::<(i64, i64)>(
            "SELECT COUNT(*), COALESCE(SUM(CASE WHEN session_id = $2 THEN 1 ELSE 0 END), 0)
             FROM social_push WHERE athlete_id = $1",
            args![me.id, me.session],
        )?;
        Ok(PushState { key, this_device: here > 0, devices })
    });
    Ok(Json(read.await?))
}
