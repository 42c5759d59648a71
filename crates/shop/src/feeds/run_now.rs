//! Reading a feed now: `POST /api/v1/operator/feeds/{feed}/runs`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::Deed;
use kernel::{App, Error, Me, Result, args};

use super::Feed;
use crate::{FeedId, Needs};

/// Read a feed now instead of when its time comes.
#[utoipa::path(post, path = "/api/v1/operator/feeds/{feed}/runs", tag = "operator",
    params(("feed" = FeedId, Path, description = "Its id")),
    responses(
        (status = 202, description = "It begins in a moment. While it is being read, nothing more begins.", body = Feed),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`no_file_yet`", body = Problem)))]
pub async fn run_feed(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<FeedId>,
) -> Result<(StatusCode, Json<Feed>)> {
    let now = app.clock.now();
    let asked = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        staff.note(tx, "run_feed", format_args!("feed {id}"), now)?;
        let row = super::find(tx, id)?.ok_or(Error::NotFound("feed"))?;
        if row.source == "file" && row.file.is_none() {
            return Err(Error::refused(
                "no_file_yet",
                "upload a file first; there is nothing to read",
            ));
        }
        tx.exec(
            "UPDATE shop_feed SET due_at = $2 WHERE feed_id = $1 AND leased_until <= $2",
            args![id, now],
        )?;
        let row = super::find(tx, id)?.ok_or(Error::NotFound("feed"))?;
        super::shown(tx, row, now)
    });
    let feed = asked.await?;
    Ok((StatusCode::ACCEPTED, Json(feed)))
}
