//! Writing a comment: `POST /api/v1/activities/{id}/comments`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::idempotency::{IdempotencyKey, once};
use kernel::{ActivityId, App, AthleteId, Error, Me, Result, Timestamp, Tx, args};

use super::{Comment, CommentId, CommentText, Row};
use crate::kudos::owner_for;
use crate::notifications::{Kind, telling};
use crate::{Needs, mentions, restrictions, silences};

/// Comments on one activity.
const MOST: i64 = 1_000;

/// Write a comment on an activity that you may see.
#[utoipa::path(post, path = "/api/v1/activities/{id}/comments", tag = "feed", request_body = CommentText,
    params(("id" = ActivityId, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a retry harmless for a day.")),
    responses(
        (status = 201, description = "It is there.", body = Comment),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "`comments_full`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`", body = Problem, content_type = "application/problem+json")))]
pub async fn write_comment(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ActivityId>,
    key: IdempotencyKey,
    Json(comment): Json<CommentText>,
) -> Result<(StatusCode, Json<Comment>)> {
    let now = app.clock.now();
    let text = comment.check()?;
    let me = me.athlete;
    let written = app.db.write(move |tx| {
        let owner = owner_for(tx, &needs, &me, id)?;
        silences::refuse(tx, me.id, now)?;
        once(tx, &key, me.id, "write_comment", &(id, &text), now, |tx| {
            let (text, named) = mentions::take(tx, me.id, owner, id, &text)?;
            let row = Row {
                comment_id: CommentId::new(),
                author_id: me.id,
                text,
                written_at: now,
                edited_at: None,
                held: restrictions::is_restricted(tx, owner, me.id)?,
                hidden: false,
            };
            insert(tx, owner, id, &row, now)?;
            mentions::keep(tx, id, row.comment_id, me.id, &named)?;
            // What waits for the athlete's word makes no noise.
            if !row.held {
                if owner != me.id {
                    telling::comment(tx, owner, Kind::Comment, (id, row.comment_id), me.id, now)?;
                }
                mentions::tell(tx, &needs, owner, id, row.comment_id, now)?;
            }
            row.show(tx, owner, me.id, now)?.ok_or(Error::SignedOut)
        })
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

fn insert(
    tx: &mut Tx,
    owner: AthleteId,
    activity: ActivityId,
    row: &Row,
    now: Timestamp,
) -> Result<()> {
    let (count,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM social_comment WHERE athlete_id = $1 AND activity_id = $2",
        args![owner, activity],
    )?;
    if count >= MOST {
        let detail = "there are as many comments here as an activity can have";
        return Err(Error::refused("comments_full", detail));
    }
    tx.exec(
        "INSERT INTO social_comment (athlete_id, activity_id, comment_id, author_id, text, written_at, held)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![owner, activity, row.comment_id, row.author_id, row.text, now, row.held],
    )?;
    Ok(())
}
