//! Changing a feed: `PATCH /api/v1/operator/feeds/{feed}`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::Deed;
use kernel::{App, Error, Me, Result, args};
use serde::Deserialize;

use super::Feed;
use super::create::hours_fault;
use crate::{FeedId, Needs, addresses};

/// What is to be different. What is left out stays.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FeedChange {
    /// Another address; a feed of files becomes one that is fetched.
    #[serde(default)]
    pub address: Option<String>,
    /// Another pause, 1 to 720 hours.
    #[serde(default)]
    pub every_hours: Option<i64>,
}

/// Change where a feed is, or how often it is read.
#[utoipa::path(patch, path = "/api/v1/operator/feeds/{feed}", tag = "operator",
    params(("feed" = FeedId, Path, description = "Its id")), request_body = FeedChange,
    responses(
        (status = 200, description = "The feed as it is now. At another address it is read at once.", body = Feed),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn change_feed(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<FeedId>,
    Json(change): Json<FeedChange>,
) -> Result<Json<Feed>> {
    let now = app.clock.now();
    let changed = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        staff.note(tx, "change_feed", format_args!("feed {id}"), now)?;
        if let Some(why) = change.address.as_deref().and_then(addresses::fault) {
            return Err(Error::invalid("address", why));
        }
        if let Some(why) = change.every_hours.and_then(hours_fault) {
            return Err(Error::invalid("every_hours", why));
        }
        if let Some(hours) = change.every_hours {
            tx.exec("UPDATE shop_feed SET every_hours = $2 WHERE feed_id = $1", args![id, hours])?;
        }
        if let Some(address) = &change.address {
            tx.exec(
                "UPDATE shop_feed SET source = 'address', address = $2, etag = NULL, last_modified = NULL,
                                      due_at = $3
                 WHERE feed_id = $1 AND (address IS NULL OR address <> $2)",
                args![id, address, now],
            )?;
        }
        let row = super::find(tx, id)?.ok_or(Error::NotFound("feed"))?;
        super::shown(tx, row, now)
    });
    Ok(Json(changed.await?))
}
