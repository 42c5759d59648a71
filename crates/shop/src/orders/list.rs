//! Recent orders and whose they are: `GET /api/v1/operator/orders`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::staff::Deed;
use kernel::{App, Me, OrderId, PromotionId, Result, Timestamp, Tx, args, from_row};
use serde::Serialize;

use crate::{Needs, promotions};

/// An order, as who runs the promotions sees it. Who bought is nobody's business here.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OperatedOrder {
    /// Our id of it.
    pub id: OrderId,
    /// The name of its shop.
    pub shop: String,
    /// The shop's number of it.
    pub number: String,
    /// `code`: somebody's code was used; `click`: somebody came from here within seven days; `none`: nobody's.
    pub attribution: String,
    /// Whether a code in it had paid for another order.
    pub code_reused: bool,
    /// The title of the promotion whose code was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promotion: Option<String>,
    /// When it was placed, as far as the shop said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placed_at: Option<Timestamp>,
    /// ISO 4217 code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What was paid, in its smallest unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_minor: Option<i64>,
    /// What of it was given back.
    pub refunded_minor: i64,
    /// Whether nothing of it is left.
    pub refunded_whole: bool,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// When we first heard of it.
    pub received_at: Timestamp,
}

struct OrderRow {
    id: OrderId,
    shop: String,
    number: String,
    attribution: String,
    code_reused: bool,
    promotion: Option<PromotionId>,
    placed_at: Option<Timestamp>,
    currency: Option<String>,
    total_minor: Option<i64>,
    refunded_minor: i64,
    refunded_whole: bool,
    cancelled: bool,
    received_at: Timestamp,
}
from_row!(OrderRow {
    id,
    shop,
    number,
    attribution,
    code_reused,
    promotion,
    placed_at,
    currency,
    total_minor,
    refunded_minor,
    refunded_whole,
    cancelled,
    received_at
});

/// Recent orders and how each was attributed, those heard of last first.
#[utoipa::path(get, path = "/api/v1/operator/orders", tag = "operator", params(PageQuery),
    responses(
        (status = 200, description = "A page of orders.", body = Page<OperatedOrder>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_orders(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<OperatedOrder>>> {
    let after = page.after::<(Timestamp, OrderId)>()?;
    let limit = page.limit();
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        let rows = list(tx, after, limit + 1)?;
        let page = Page::cut(rows, limit, |row| (row.received_at, row.id), |row| row);
        let mut items = Vec::with_capacity(page.items.len());
        for row in page.items {
            let promotion = match row.promotion {
                Some(id) => promotions::find(tx, id)?.map(|promotion| promotion.title),
                None => None,
            };
            items.push(OperatedOrder {
                id: row.id,
                shop: row.shop,
                number: row.number,
                attribution: row.attribution,
                code_reused: row.code_reused,
                promotion,
                placed_at: row.placed_at,
                currency: row.currency,
                total_minor: row.total_minor,
                refunded_minor: row.refunded_minor,
                refunded_whole: row.refunded_whole,
                cancelled: row.cancelled,
                received_at: row.received_at,
            });
        }
        Ok(Page { items, next: page.next })
    });
    Ok(Json(read.await?))
}

fn list(tx: &mut Tx, after: Option<(Timestamp, OrderId)>, limit: usize) -> Result<Vec<OrderRow>> {
    let (at, id) = after.unwrap_or((Timestamp(i64::MAX), OrderId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT o.order_id, s.name, o.number, o.attribution, o.code_reused, o.promotion_id, o.placed_at,
                o.currency, o.total_minor, o.refunded_minor, o.refunded_whole, o.cancelled, o.received_at
         FROM shop_order o JOIN shop s ON s.shop_id = o.shop_id
         WHERE (o.received_at, o.order_id) < ($1, $2)
         ORDER BY o.received_at DESC, o.order_id DESC LIMIT $3",
        args![at, id, limit],
    )
}
