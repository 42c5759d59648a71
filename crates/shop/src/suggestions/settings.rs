//! Whether I want suggestions: `GET` and `PATCH /api/v1/shop/settings`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, AthleteId, Error, Me, Result, Tx, args};
use serde::{Deserialize, Serialize};

use super::signals::ADULT_YEARS;

/// What somebody wants of the shop.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ShopSettings {
    /// Whether goods are suggested.
    pub suggestions: bool,
    /// Whether that is for the athlete to choose: nothing is suggested to people under 18.
    pub may_choose: bool,
}

/// What is to be different.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShopSettingsChange {
    /// Whether goods are to be suggested. When they are not, none are even looked for.
    pub suggestions: bool,
}

/// Whether goods are suggested to me.
#[utoipa::path(get, path = "/api/v1/shop/settings", tag = "shop",
    responses(
        (status = 200, description = "As it is now.", body = ShopSettings),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn show_shop_settings(State(app): State<App>, me: Me) -> Result<Json<ShopSettings>> {
    let may_choose = is_adult(&app, &me);
    let wants = app.db.read(move |tx| wants_suggestions(tx, me.id)).await?;
    Ok(Json(ShopSettings { suggestions: may_choose && wants, may_choose }))
}

/// Turn suggestions on or off.
#[utoipa::path(patch, path = "/api/v1/shop/settings", tag = "shop", request_body = ShopSettingsChange,
    responses(
        (status = 200, description = "As it is now.", body = ShopSettings),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`adults_only`", body = Problem)))]
pub async fn change_shop_settings(
    State(app): State<App>,
    me: Me,
    Json(change): Json<ShopSettingsChange>,
) -> Result<Json<ShopSettings>> {
    if !is_adult(&app, &me) {
        return Err(Error::refused_as(
            axum::http::StatusCode::FORBIDDEN,
            "adults_only",
            "nothing is suggested to people under 18",
        ));
    }
    let suggestions = change.suggestions;
    let set = app.db.write(move |tx| {
        tx.exec(
            "INSERT INTO shop_wish (athlete_id, suggestions) VALUES ($1, $2)
             ON CONFLICT (athlete_id) DO UPDATE SET suggestions = $2",
            args![me.id, suggestions],
        )
    });
    set.await?;
    Ok(Json(ShopSettings { suggestions, may_choose: true }))
}

/// What the athlete chose; on until something else is chosen.
pub(super) fn wants_suggestions(tx: &mut Tx, athlete: AthleteId) -> Result<bool> {
    let chosen = tx.find::<(bool,)>(
        "SELECT suggestions FROM shop_wish WHERE athlete_id = $1",
        args![athlete],
    )?;
    Ok(chosen.is_none_or(|(wants,)| wants))
}

fn is_adult(app: &App, me: &Me) -> bool {
    me.age_on(app.clock.now().day_in(&me.time_zone)) >= ADULT_YEARS
}
