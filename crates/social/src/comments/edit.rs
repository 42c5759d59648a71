//! Changing a comment: `PATCH /api/v1/activities/{id}/comments/{comment_id}`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{ActivityId, App, Error, Me, Result, args};

use super::{Comment, CommentId, CommentText, find, not_yours};
use crate::kudos::owner_for;
use crate::{Needs, mentions, restrictions, silences, ties};

/// Change what you wrote.
#[utoipa::path(patch, path = "/api/v1/activities/{id}/comments/{comment_id}", tag = "feed",
    request_body = CommentText,
    params(("id" = ActivityId, Path), ("comment_id" = CommentId, Path)),
    responses(
        (status = 200, description = "As it is now.", body = Comment),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`not_yours`, `silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`", body = Problem, content_type = "application/problem+json")))]
pub async fn edit_comment(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path((id, comment)): Path<(ActivityId, CommentId)>,
    Json(wanted): Json<CommentText>,
) -> Result<Json<Comment>> {
    let now = app.clock.now();
    let text = wanted.check()?;
    let me = me.athlete;
    let edited = app.db.write(move |tx| {
        let owner = owner_for(tx, &needs, &me, id)?;
        let mut row = find(tx, owner, id, comment)?.ok_or(Error::NotFound("comment"))?;
        if ties::is_blocked(tx, me.id, row.author_id)? || !row.is_for(owner, me.id) {
            return Err(Error::NotFound("comment"));
        }
        not_yours("only its author can change a comment", &me, &row)?;
        let (text, named) = mentions::take(tx, me.id, owner, id, &text)?;
        if row.text != text || mentions::differ(tx, comment, &named)? {
            silences::refuse(tx, me.id, now)?;
            // New words of somebody who is restricted wait again.
            row.held |= restrictions::is_restricted(tx, owner, me.id)?;
            row.text.clone_from(&text);
            row.edited_at = Some(now);
            tx.exec(
                "UPDATE social_comment SET text = $4, edited_at = $5, held = $6
                 WHERE athlete_id = $1 AND activity_id = $2 AND comment_id = $3",
                args![owner, id, comment, row.text, now, row.held],
            )?;
            mentions::keep(tx, id, comment, me.id, &named)?;
            if !row.held {
                mentions::tell(tx, &needs, owner, id, comment, now)?;
            }
        }
        row.show(tx, owner, me.id, now)?.ok_or(Error::SignedOut)
    });
    Ok(Json(edited.await?))
}
