//! Replying to a post: `POST /api/v1/groups/{id}/posts/{post_id}/replies`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::idempotency::{IdempotencyKey, once};
use kernel::{App, AthleteId, Error, GroupId, Me, Result, Timestamp, Tx, args};

use super::super::edit::GroupPostText;
use super::super::{GroupPost, PostId, Row, check};
use super::{MOST, MOST_AN_HOUR, find_answerable};
use crate::groups::read_locked;
use crate::notifications::telling;
use crate::silences;

/// Reply to a post in a group to which you belong.
#[utoipa::path(post, path = "/api/v1/groups/{id}/posts/{post_id}/replies", tag = "groups", request_body = GroupPostText,
    params(("id" = GroupId, Path), ("post_id" = PostId, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a retry harmless for a day.")),
    responses(
        (status = 201, description = "It is there.", body = GroupPost),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`members_only`, `silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "`replies_full`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_posts`", body = Problem, content_type = "application/problem+json")))]
pub async fn write_group_reply(
    State(app): State<App>,
    me: Me,
    Path((id, post)): Path<(GroupId, PostId)>,
    key: IdempotencyKey,
    Json(draft): Json<GroupPostText>,
) -> Result<(StatusCode, Json<GroupPost>)> {
    let now = app.clock.now();
    let text = check(&draft.text)?;
    let me = me.athlete;
    let written = app.db.write(move |tx| {
        let role = read_locked(tx, &me, id, now)?.member()?;
        let of = find_answerable(tx, id, post, me.id)?.ok_or(Error::NotFound("post"))?;
        silences::refuse(tx, me.id, now)?;
        once(tx, &key, me.id, "write_group_reply", &(id, post, &text), now, |tx| {
            within_limits(tx, id, post, me.id, now)?;
            let row = Row {
                post_id: PostId::new(),
                author_id: me.id,
                announcement: false,
                text: text.clone(),
                written_at: now,
                edited_at: None,
                hidden: false,
                reply_to: Some(post),
            };
            insert(tx, id, &row)?;
            if of.author_id != me.id {
                telling::reply(tx, of.author_id, (id, post), row.post_id, me.id, now)?;
            }
            row.show(tx, me.id, Some(role), now)?.ok_or(Error::SignedOut)
        })
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

fn within_limits(
    tx: &mut Tx,
    group: GroupId,
    post: PostId,
    me: AthleteId,
    now: Timestamp,
) -> Result<()> {
    const HOUR_MS: i64 = 3_600_000;
    let (there,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM social_group_post WHERE group_id = $1 AND reply_to = $2",
        args![group, post],
    )?;
    if there >= MOST {
        let detail = "there are as many replies here as a post can have";
        return Err(Error::refused("replies_full", detail));
    }
    let (lately,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM social_group_post
         WHERE author_id = $1 AND group_id = $2 AND written_at > $3 AND reply_to IS NOT NULL",
        args![me, group, now.plus_ms(-HOUR_MS)],
    )?;
    if lately >= MOST_AN_HOUR {
        return Err(Error::refused_as(
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_posts",
            "you have replied a hundred times here within an hour; please let others have their say",
        ));
    }
    Ok(())
}

fn insert(tx: &mut Tx, group: GroupId, row: &Row) -> Result<()> {
    tx.exec(
        "INSERT INTO social_group_post
           (group_id, post_id, author_id, announcement, text, written_at, hidden, reply_to)
         VALUES ($1, $2, $3, FALSE, $4, $5, FALSE, $6)",
        args![group, row.post_id, row.author_id, row.text, row.written_at, row.reply_to],
    )?;
    Ok(())
}
