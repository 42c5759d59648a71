//! Writing in a group: `POST /api/v1/groups/{id}/posts`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::idempotency::{IdempotencyKey, once};
use kernel::{App, AthleteId, Error, GroupId, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::{GroupPost, MOST_AN_HOUR, PostId, Row, check};
use crate::groups::read_locked;
use crate::silences;

/// What to write.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupPostDraft {
    /// 1 to 4,000 letters.
    #[schema(example = "Sunday at nine, by the bridge.")]
    pub text: String,
    /// Whether it is said for the group; for those who run or coach it.
    #[serde(default)]
    pub announcement: bool,
}

/// Write something in a group to which you belong.
#[utoipa::path(post, path = "/api/v1/groups/{id}/posts", tag = "groups", request_body = GroupPostDraft,
    params(("id" = GroupId, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a retry harmless for a day.")),
    responses(
        (status = 201, description = "It is there.", body = GroupPost),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`members_only`, `coaches_only`, `silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_posts`", body = Problem, content_type = "application/problem+json")))]
pub async fn write_group_post(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
    key: IdempotencyKey,
    Json(draft): Json<GroupPostDraft>,
) -> Result<(StatusCode, Json<GroupPost>)> {
    let now = app.clock.now();
    let text = check(&draft.text)?;
    let me = me.athlete;
    let written = app.db.write(move |tx| {
        let seen = read_locked(tx, &me, id, now)?;
        let role = seen.member()?;
        if draft.announcement {
            seen.announcer()?;
        }
        silences::refuse(tx, me.id, now)?;
        let asked = (id, &text, draft.announcement);
        once(tx, &key, me.id, "write_group_post", &asked, now, |tx| {
            within_limit(tx, id, me.id, now)?;
            let row = Row {
                post_id: PostId::new(),
                author_id: me.id,
                announcement: draft.announcement,
                text: text.clone(),
                written_at: now,
                edited_at: None,
                hidden: false,
                reply_to: None,
            };
            insert(tx, id, &row)?;
            row.show(tx, me.id, Some(role), now)?.ok_or(Error::SignedOut)
        })
    });
    Ok((StatusCode::CREATED, Json(written.await?)))
}

/// Against a group that is written full by one person.
fn within_limit(tx: &mut Tx, group: GroupId, me: AthleteId, now: Timestamp) -> Result<()> {
    const HOUR_MS: i64 = 3_600_000;
    let (lately,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM social_group_post
         WHERE author_id = $1 AND group_id = $2 AND written_at > $3 AND reply_to IS NULL",
        args![me, group, now.plus_ms(-HOUR_MS)],
    )?;
    if lately >= MOST_AN_HOUR {
        return Err(Error::refused_as(
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_posts",
            "you have written ten times here within an hour; please let others have their say",
        ));
    }
    Ok(())
}

fn insert(tx: &mut Tx, group: GroupId, row: &Row) -> Result<()> {
    tx.exec(
        "INSERT INTO social_group_post (group_id, post_id, author_id, announcement, text, written_at, hidden)
         VALUES ($1, $2, $3, $4, $5, $6, FALSE)",
        args![group, row.post_id, row.author_id, row.announcement, row.text, row.written_at],
    )?;
    Ok(())
}
