//! Letting everybody see what a restricted person wrote: `PUT /api/v1/activities/{id}/comments/{comment_id}/approval`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{ActivityId, App, Error, Me, Result, args};

use super::{Comment, CommentId, find};
use crate::kudos::owner_for;
use crate::{Needs, mentions};

/// Approve a comment on an activity of yours that was held back. Doing it twice is doing it once.
#[utoipa::path(put, path = "/api/v1/activities/{id}/comments/{comment_id}/approval", tag = "feed",
    params(("id" = ActivityId, Path), ("comment_id" = CommentId, Path)),
    responses(
        (status = 200, description = "As everybody sees it now.", body = Comment),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or the activity is not yours", body = Problem,
            content_type = "application/problem+json")))]
pub async fn approve_comment(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path((id, comment)): Path<(ActivityId, CommentId)>,
) -> Result<Json<Comment>> {
    let now = app.clock.now();
    let me = me.athlete;
    let approved = app.db.write(move |tx| {
        const NO_SUCH: Error = Error::NotFound("comment");
        let owner = owner_for(tx, &needs, &me, id)?;
        if owner != me.id {
            return Err(NO_SUCH);
        }
        let row = find(tx, owner, id, comment)?.filter(|row| row.is_for(owner, me.id));
        let mut row = row.ok_or(NO_SUCH)?;
        tx.exec(
            "UPDATE social_comment SET held = FALSE
             WHERE athlete_id = $1 AND activity_id = $2 AND comment_id = $3",
            args![owner, id, comment],
        )?;
        row.held = false;
        mentions::tell(tx, &needs, owner, id, comment, now)?;
        row.show(tx, owner, me.id, now)?.ok_or(NO_SUCH)
    });
    Ok(Json(approved.await?))
}
