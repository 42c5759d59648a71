//! All shops: `GET /api/v1/operator/shops`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::staff::Deed;
use kernel::{App, Me, Result, Tx, args};
use serde::Serialize;

use super::{OperatedShop, Shop};
use crate::Needs;

/// The shops of this installation.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OperatedShops {
    /// By name.
    pub items: Vec<OperatedShop>,
}

/// All shops, by name.
#[utoipa::path(get, path = "/api/v1/operator/shops", tag = "operator",
    responses(
        (status = 200, description = "Without their secrets.", body = OperatedShops),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem)))]
pub async fn list_operated_shops(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
) -> Result<Json<OperatedShops>> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        Ok(OperatedShops { items: list(tx)?.into_iter().map(OperatedShop::of).collect() })
    });
    Ok(Json(read.await?))
}

fn list(tx: &mut Tx) -> Result<Vec<Shop>> {
    tx.list(
        "SELECT shop_id, name, adapter, state, cart_url, admin_url, admin_user, admin_password,
                webhook_secret, created_at
         FROM shop ORDER BY name, shop_id",
        args![],
    )
}
