//! Interested after all: `DELETE /api/v1/shop/suggestions/{shop}/{product}/hidden`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Me, Result, args};

use crate::ShopId;

/// Take back that a product is of no interest.
#[utoipa::path(delete, path = "/api/v1/shop/suggestions/{shop}/{product}/hidden", tag = "shop",
    params(("shop" = ShopId, Path, description = "Whose"),
        ("product" = String, Path, description = "The shop's own id, percent-encoded")),
    responses(
        (status = 204, description = "It may be suggested again."),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn unhide_suggestion(
    State(app): State<App>,
    me: Me,
    Path((shop, product)): Path<(ShopId, String)>,
) -> Result<StatusCode> {
    let shown = app.db.write(move |tx| {
        tx.exec(
            "DELETE FROM shop_hidden WHERE athlete_id = $1 AND shop_id = $2 AND product_id = $3",
            args![me.id, shop, product],
        )
    });
    shown.await?;
    Ok(StatusCode::NO_CONTENT)
}
