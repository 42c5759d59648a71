//! Changing a post, or a reply: `PATCH /api/v1/groups/{id}/posts/{post_id}`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, Error, GroupId, Me, Result, args};
use serde::{Deserialize, Serialize};

use super::{GroupPost, PostId, check, find, replies};
use crate::groups::{no, read_locked};
use crate::{silences, ties};

/// Other words.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupPostText {
    /// 1 to 4,000 letters.
    #[schema(example = "Sunday at ten, by the bridge.")]
    pub text: String,
}

/// Change what you wrote in a group, as a post or as a reply.
#[utoipa::path(patch, path = "/api/v1/groups/{id}/posts/{post_id}", tag = "groups", request_body = GroupPostText,
    params(("id" = GroupId, Path), ("post_id" = PostId, Path)),
    responses(
        (status = 200, description = "As it is now.", body = GroupPost),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`not_yours`, `members_only`, `silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`", body = Problem, content_type = "application/problem+json")))]
pub async fn edit_group_post(
    State(app): State<App>,
    me: Me,
    Path((id, post)): Path<(GroupId, PostId)>,
    Json(wanted): Json<GroupPostText>,
) -> Result<Json<GroupPost>> {
    const NO_SUCH: Error = Error::NotFound("post");
    let now = app.clock.now();
    let text = check(&wanted.text)?;
    let me = me.athlete;
    let edited = app.db.write(move |tx| {
        let role = read_locked(tx, &me, id, now)?.member()?;
        let row = find(tx, id, post)?.filter(|row| row.is_for(me.id));
        let mut row = row.ok_or(NO_SUCH)?;
        if ties::is_blocked(tx, me.id, row.author_id)? {
            return Err(NO_SUCH);
        }
        if row.author_id != me.id {
            return Err(no("not_yours", "only its author can change a post"));
        }
        if row.text != text {
            silences::refuse(tx, me.id, now)?;
            row.text.clone_from(&text);
            row.edited_at = Some(now);
            tx.exec(
                "UPDATE social_group_post SET text = $3, edited_at = $4
                 WHERE group_id = $1 AND post_id = $2",
                args![id, post, row.text, now],
            )?;
        }
        let mut shown = row.show(tx, me.id, Some(role), now)?.ok_or(Error::SignedOut)?;
        let unseen = ties::list_hidden(tx, me.id)?;
        replies::count(tx, id, std::slice::from_mut(&mut shown), me.id, &unseen)?;
        Ok(shown)
    });
    Ok(Json(edited.await?))
}
