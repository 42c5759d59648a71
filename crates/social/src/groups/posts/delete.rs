//! Deleting a post with all replies to it, or a reply: `DELETE /api/v1/groups/{id}/posts/{post_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::athlete::Athlete;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Error, GroupId, Me, Result, Timestamp, Tx, args};

use super::{PostId, find};
use crate::groups::rules::Role;
use crate::groups::{no, read};
use crate::ties;

/// Delete what you wrote in a group, with the replies to it, or what anybody wrote in one that you run.
#[utoipa::path(delete, path = "/api/v1/groups/{id}/posts/{post_id}", tag = "groups",
    params(("id" = GroupId, Path), ("post_id" = PostId, Path)),
    responses(
        (status = 204, description = "It is not there."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`not_yours`", body = Problem, content_type = "application/problem+json")))]
pub async fn delete_group_post(
    State(app): State<App>,
    me: Me,
    Path((id, post)): Path<(GroupId, PostId)>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    app.db.write(move |tx| delete(tx, &me, id, post, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// One's own words can be taken back even from a group to which one does not belong any more. Of anybody else's there, nothing
/// is told.
fn delete(tx: &mut Tx, me: &Athlete, id: GroupId, post: PostId, now: Timestamp) -> Result<()> {
    let Some(row) = find(tx, id, post)? else { return Ok(()) };
    if row.author_id != me.id {
        let seen = match read(tx, me, id, now) {
            Ok(seen) => seen,
            Err(Error::Internal(cause)) => return Err(Error::Internal(cause)),
            Err(_) => return Ok(()),
        };
        if !row.is_for(me.id) || ties::is_blocked(tx, me.id, row.author_id)? {
            return Ok(());
        }
        if !seen.role().is_some_and(Role::manages) {
            let detail = "only its author and those who run the group can delete a post";
            return Err(no("not_yours", detail));
        }
    }
    tx.exec(
        "DELETE FROM social_group_post WHERE group_id = $1 AND (post_id = $2 OR reply_to = $2)",
        args![id, post],
    )?;
    tx.exec(
        "DELETE FROM social_feed_hidden WHERE author_id = $1 AND thing_id = $2",
        args![row.author_id, post],
    )?;
    Ok(())
}
