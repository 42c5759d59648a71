//! Deleting a comment: `DELETE /api/v1/activities/{id}/comments/{comment_id}`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::athlete::Athlete;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{ActivityId, App, Me, Result, Tx, args};

use super::{CommentId, find, not_yours};
use crate::{Needs, mentions, ties};

/// Delete what you wrote, or what others wrote on an activity of yours.
#[utoipa::path(delete, path = "/api/v1/activities/{id}/comments/{comment_id}", tag = "feed",
    params(("id" = ActivityId, Path), ("comment_id" = CommentId, Path)),
    responses(
        (status = 204, description = "It is not there."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`not_yours`", body = Problem, content_type = "application/problem+json")))]
pub async fn delete_comment(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path((id, comment)): Path<(ActivityId, CommentId)>,
) -> Result<StatusCode> {
    let me = me.athlete;
    app.db.write(move |tx| delete(tx, &needs, &me, id, comment)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// One's own words can be taken back even from where one may not look any more. Of anybody else's words there,
/// nothing is told.
fn delete(
    tx: &mut Tx,
    needs: &Needs,
    me: &Athlete,
    id: ActivityId,
    comment: CommentId,
) -> Result<()> {
    let Some(owner) = needs.activities.owner(tx, id)? else { return Ok(()) };
    let Some(row) = find(tx, owner, id, comment)? else { return Ok(()) };
    if owner != me.id && row.author_id != me.id {
        let seen = row.is_for(owner, me.id) && needs.activities.owner_for(tx, me, id)?.is_some();
        if seen && !ties::is_blocked(tx, me.id, row.author_id)? {
            let detail = "only its author and the athlete of the activity can delete a comment";
            not_yours(detail, me, &row)?;
        }
        return Ok(());
    }
    mentions::forget_in(tx, comment)?;
    tx.exec(
        "DELETE FROM social_comment WHERE athlete_id = $1 AND activity_id = $2 AND comment_id = $3",
        args![owner, id, comment],
    )?;
    Ok(())
}
