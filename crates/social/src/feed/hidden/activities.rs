//! Hiding an activity from one's feed: `PUT` and `DELETE /api/v1/feed/hidden/activities/{id}`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{ActivityId, App, Me, Result};

use super::{delete, insert};
use crate::Needs;
use crate::kudos::owner_for;

/// Hide an activity from your feed. It does not come back there, and nobody notices. Doing it twice is doing it once.
#[utoipa::path(put, path = "/api/v1/feed/hidden/activities/{id}", tag = "feed", params(("id" = ActivityId, Path)),
    responses(
        (status = 204, description = "It left your feed."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn hide_feed_activity(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ActivityId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let hide = app.db.write(move |tx| {
        let owner = owner_for(tx, &needs, &me, id)?;
        insert(tx, me.id, id.0, owner, now)
    });
    hide.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Let an activity that you hid be in your feed again.
#[utoipa::path(delete, path = "/api/v1/feed/hidden/activities/{id}", tag = "feed", params(("id" = ActivityId, Path)),
    responses(
        (status = 204, description = "It is not hidden."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn unhide_feed_activity(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ActivityId>,
) -> Result<StatusCode> {
    let me = me.athlete.id;
    app.db.write(move |tx| delete(tx, me, id.0)).await?;
    Ok(StatusCode::NO_CONTENT)
}
