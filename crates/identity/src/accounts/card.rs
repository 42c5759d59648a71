//! What an app learns of an athlete: `GET /api/v1/me/card`.
use axum::extract::State;
use kernel::athlete::AthleteCard;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Caller, Result, Scope};

/// Show my card: what others see beside anything I did.
///
/// Apps reach it with `profile`. Address, birthday and region are not on it.
#[utoipa::path(get, path = "/api/v1/me/card", tag = "me", security(("app" = ["profile"])),
    responses(
        (status = 200, description = "Your card.", body = AthleteCard),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`insufficient_scope`", body = Problem)))]
pub async fn show_my_card(State(_): State<App>, caller: Caller) -> Result<Json<AthleteCard>> {
    Ok(Json(caller.with_all(&[Scope::Profile])?.card()))
}
