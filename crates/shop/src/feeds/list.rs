//! All feeds: `GET /api/v1/operator/feeds`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::staff::Deed;
use kernel::{App, Me, Result, args};
use serde::Serialize;

use super::{Feed, Row};
use crate::Needs;

/// The feeds of all shops.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Feeds {
    /// By shop and country.
    pub items: Vec<Feed>,
}

/// All feeds with their last readings.
#[utoipa::path(get, path = "/api/v1/operator/feeds", tag = "operator",
    responses(
        (status = 200, description = "By shop and country.", body = Feeds),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem)))]
pub async fn list_feeds(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
) -> Result<Json<Feeds>> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        let rows = tx.list::<Row>(
            "SELECT feed_id, shop_id, country, currency, source, address, file, every_hours, etag,
                    last_modified, due_at, last_run, leased_until
             FROM shop_feed ORDER BY shop_id, country",
            args![],
        )?;
        let mut items = Vec::with_capacity(rows.len());
        for row in rows {
            items.push(super::shown(tx, row, now)?);
        }
        Ok(Feeds { items })
    });
    Ok(Json(read.await?))
}
