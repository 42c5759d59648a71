//! Another webhook secret: `POST /api/v1/operator/shops/{shop}/secret`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::Deed;
use kernel::{App, Error, Me, Result, args};

use super::OperatedShop;
use super::create::{ShopWithSecret, new_secret};
use crate::{Needs, ShopId};

/// Make another webhook secret. The one before is worthless at once; this one is shown this once.
#[utoipa::path(post, path = "/api/v1/operator/shops/{shop}/secret", tag = "operator",
    params(("shop" = ShopId, Path, description = "Its id")),
    responses(
        (status = 200, description = "The shop, and its new secret.", body = ShopWithSecret),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem)))]
pub async fn rotate_shop_secret(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ShopId>,
) -> Result<Json<ShopWithSecret>> {
    let now = app.clock.now();
    let secret = new_secret();
    let rotated = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        staff.note(tx, "rotate_shop_secret", format_args!("shop {id}"), now)?;
        tx.exec(
            "UPDATE shop SET webhook_secret = $2, changed_at = $3 WHERE shop_id = $1",
            args![id, secret, now],
        )?;
        let shop = super::find(tx, id)?.ok_or(Error::NotFound("shop"))?;
        Ok(ShopWithSecret { shop: OperatedShop::of(shop), webhook_secret: Some(secret.clone()) })
    });
    Ok(Json(rotated.await?))
}
