//! Hiding a post of a group from one's feed: `PUT` and `DELETE /api/v1/feed/hidden/groups/{id}/posts/{post_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Error, GroupId, Me, Result};

use super::{delete, insert};
use crate::groups;
use crate::groups::posts::PostId;

/// Hide a post of a group from your feed. It does not come back there, and stays in the group. Doing it twice is doing it once.
#[utoipa::path(put, path = "/api/v1/feed/hidden/groups/{id}/posts/{post_id}", tag = "feed",
    params(("id" = GroupId, Path), ("post_id" = PostId, Path)),
    responses(
        (status = 204, description = "It left your feed."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn hide_feed_post(
    State(app): State<App>,
    me: Me,
    Path((id, post)): Path<(GroupId, PostId)>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let hide = app.db.write(move |tx| {
        groups::read(tx, &me, id, now)?;
        let found = groups::posts::find_seen(tx, id, post, me.id)?;
        let (author, _) = found.ok_or(Error::NotFound("post"))?;
        insert(tx, me.id, post.0, author, now)
    });
    hide.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Let a post that you hid be in your feed again.
#[utoipa::path(delete, path = "/api/v1/feed/hidden/groups/{id}/posts/{post_id}", tag = "feed",
    params(("id" = GroupId, Path), ("post_id" = PostId, Path)),
    responses(
        (status = 204, description = "It is not hidden."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn unhide_feed_post(
    State(app): State<App>,
    me: Me,
    Path((_, post)): Path<(GroupId, PostId)>,
) -> Result<StatusCode> {
    let me = me.athlete.id;
    app.db.write(move |tx| delete(tx, me, post.0)).await?;
    Ok(StatusCode::NO_CONTENT)
}
