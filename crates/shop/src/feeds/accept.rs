//! Saying that a short feed is right: `POST /api/v1/operator/feeds/{feed}/runs/{run}/accept`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::Deed;
use kernel::{App, Error, Me, Result, args};

use super::{Feed, Row};
use crate::{FeedId, Needs};

const BATCH: i64 = 2000;

/// Say that a feed which became implausibly short is right: what it does not have leaves the list.
#[utoipa::path(post, path = "/api/v1/operator/feeds/{feed}/runs/{run}/accept", tag = "operator",
    params(("feed" = FeedId, Path, description = "Its id"), ("run" = i64, Path, description = "Which reading")),
    responses(
        (status = 200, description = "The feed as it is now.", body = Feed),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`nothing_to_accept`: it is not the last reading, or was not too short.", body = Problem)))]
pub async fn accept_short_feed(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path((id, run)): Path<(FeedId, i64)>,
) -> Result<Json<Feed>> {
    let now = app.clock.now();
    loop {
        let (needs, me) = (needs.clone(), me.clone());
        let step = app.db.write(move |tx| {
            let staff = needs.operators.admit(tx, &me, Deed::RunShop, now)?;
            staff.note(tx, "accept_short_feed", format_args!("feed {id}/{run}"), now)?;
            let row = super::find(tx, id)?.ok_or(Error::NotFound("feed"))?;
            let waits = tx.find::<(i64,)>(
                "SELECT run FROM shop_feed_run
                 WHERE feed_id = $1 AND run = $2 AND outcome = 'too_short'",
                args![id, run],
            )?;
            if waits.is_none() || row.last_run != run || row.leased_until > now {
                return Err(Error::refused(
                    "nothing_to_accept",
                    "only the last reading can be accepted, and only when it was too short",
                ));
            }
            let gone = super::unlist_some(tx, row.shop, &row.country, run, BATCH, now)?;
            let is_done = gone < BATCH;
            // Half-way it stays too short, so that a broken-off acceptance can be given again.
            let outcome = if is_done { "done" } else { "too_short" };
            tx.exec(
                "UPDATE shop_feed_run SET gone = gone + $3, outcome = $4, message = ''
                 WHERE feed_id = $1 AND run = $2",
                args![id, run, gone, outcome],
            )?;
            let row: Row = super::find(tx, id)?.ok_or(Error::NotFound("feed"))?;
            Ok((is_done, super::shown(tx, row, now)?))
        });
        let (is_done, feed) = step.await?;
        if is_done {
            return Ok(Json(feed));
        }
    }
}
