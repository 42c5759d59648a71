//! Not interested: `PUT /api/v1/shop/suggestions/{shop}/{product}/hidden`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Error, Me, Result, args};

use crate::{ShopId, catalogue};

/// Say that a product is of no interest: its whole model is not suggested any more.
#[utoipa::path(put, path = "/api/v1/shop/suggestions/{shop}/{product}/hidden", tag = "shop",
    params(("shop" = ShopId, Path, description = "Whose"),
        ("product" = String, Path, description = "The shop's own id, percent-encoded")),
    responses(
        (status = 204, description = "It is not suggested any more."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem)))]
pub async fn hide_suggestion(
    State(app): State<App>,
    me: Me,
    Path((shop, product)): Path<(ShopId, String)>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let hidden = app.db.write(move |tx| {
        let found = catalogue::find(tx, shop, &me.country, &product)?;
        let found = found.ok_or(Error::NotFound("product"))?;
        tx.exec(
            "INSERT INTO shop_hidden (athlete_id, shop_id, product_id, group_id, hidden_at)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            args![me.id, shop, found.id, found.group, now],
        )
    });
    hidden.await?;
    Ok(StatusCode::NO_CONTENT)
}
