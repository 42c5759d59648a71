//! What was wrong with single products: `GET /api/v1/operator/feeds/{feed}/runs/{run}/faults`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::paging::{Page, PageQuery};
use kernel::staff::Deed;
use kernel::{App, Me, Result, args, from_row};
use serde::Serialize;

use crate::{FeedId, Needs};

/// A product that was left out, and why.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FeedFault {
    /// Counted from 1, in the order of the feed.
    pub number: i64,
    /// The line of the feed on which the product begins.
    pub line: i64,
    /// Its id, if it has one.
    pub item: Option<String>,
    /// The field, by Google's name.
    #[schema(example = "price")]
    pub field: String,
    /// What is wrong with it, in words.
    #[schema(example = "a price is more than zero")]
    pub reason: String,
}
from_row!(FeedFault { number, line, item, field, reason });

/// Products that a reading left out: the first thousand of them.
#[utoipa::path(get, path = "/api/v1/operator/feeds/{feed}/runs/{run}/faults", tag = "operator",
    params(("feed" = FeedId, Path, description = "Its id"), ("run" = i64, Path, description = "Which reading"),
        PageQuery),
    responses(
        (status = 200, description = "In the order of the feed.", body = Page<FeedFault>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_feed_faults(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path((feed, run)): Path<(FeedId, i64)>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<FeedFault>>> {
    let after = page.after::<i64>()?.unwrap_or(0);
    let limit = page.limit();
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        let rows = tx.list::<FeedFault>(
            "SELECT number, line, item, field, reason FROM shop_feed_fault
             WHERE feed_id = $1 AND run = $2 AND number > $3 ORDER BY number LIMIT $4",
            args![feed, run, after, limit + 1],
        )?;
        Ok(Page::cut(rows, limit, |fault| fault.number, |fault| fault))
    });
    Ok(Json(read.await?))
}
