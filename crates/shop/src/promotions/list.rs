//! All promotions: `GET /api/v1/operator/promotions`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::staff::Deed;
use kernel::{App, Me, PromotionId, Result, Tx, args, from_row};
use serde::Serialize;

use super::Row;
use super::show::{OperatedPromotion, shown_row};
use crate::{Needs, ShopId};

/// A page of promotions, and the shops that a new one can be for.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OperatedPromotions {
    /// The promotions, the newest first.
    pub items: Vec<OperatedPromotion>,
    /// Give this as `after` for the next page; `null` on the last one.
    pub next: Option<String>,
    /// Every shop, by name.
    pub shops: Vec<PromotingShop>,
}

/// A shop that a promotion can be for.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PromotingShop {
    /// Which one.
    pub id: ShopId,
    /// What people call it.
    pub name: String,
    /// `generic` or `vendure`.
    pub adapter: String,
}
from_row!(PromotingShop { id, name, adapter });

/// All promotions with their figures, the newest first.
#[utoipa::path(get, path = "/api/v1/operator/promotions", tag = "operator", params(PageQuery),
    responses(
        (status = 200, description = "A page of promotions.", body = OperatedPromotions),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_promotions(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Query(page): Query<PageQuery>,
) -> Result<Json<OperatedPromotions>> {
    let now = app.clock.now();
    let after = page.after::<PromotionId>()?;
    let limit = page.limit();
    let read = app.db.read(move |tx| {
        needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        let page = Page::cut(list(tx, after, limit + 1)?, limit, |row| row.id, |row| row);
        let mut items = Vec::with_capacity(page.items.len());
        for row in page.items {
            items.push(shown_row(tx, row, now)?);
        }
        let shops = tx.list("SELECT shop_id, name, adapter FROM shop ORDER BY name", args![])?;
        Ok(OperatedPromotions { items, next: page.next, shops })
    });
    Ok(Json(read.await?))
}

fn list(tx: &mut Tx, after: Option<PromotionId>, limit: usize) -> Result<Vec<Row>> {
    let after = after.unwrap_or(PromotionId(kernel::ids::Uuid::max()));
    tx.list(
        "SELECT promotion_id, shop_id, version, title, about, title_ru, about_ru, countries, region,
                min_level, unlock, discount, currency, starts_at, ends_at, valid_days, budget, per_person,
                refund_returns, used, shop_fault
         FROM shop_promotion WHERE promotion_id < $1 ORDER BY promotion_id DESC LIMIT $2",
        args![after, limit],
    )
}
