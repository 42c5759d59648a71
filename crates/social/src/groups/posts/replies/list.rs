//! Reading replies: `GET /api/v1/groups/{id}/posts/{post_id}/replies`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, Error, GroupId, Me, Result, Tx, args};

use super::super::{GroupPost, PostId, Row};
use super::find_answerable;
use crate::groups::read;
use crate::{mutes, ties};

/// Replies to a post in a group that you read, the oldest first. What somebody wrote whom you muted is left out.
#[utoipa::path(get, path = "/api/v1/groups/{id}/posts/{post_id}/replies", tag = "groups",
    params(("id" = GroupId, Path), ("post_id" = PostId, Path), PageQuery),
    responses(
        (status = 200, description = "One page.", body = Page<GroupPost>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn list_group_replies(
    State(app): State<App>,
    me: Me,
    Path((id, post)): Path<(GroupId, PostId)>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<GroupPost>>> {
    let now = app.clock.now();
    let me = me.athlete;
    let listed = app.db.read(move |tx| {
        let role = read(tx, &me, id, now)?.role();
        find_answerable(tx, id, post, me.id)?.ok_or(Error::NotFound("post"))?;
        let mut unwanted = ties::list_hidden(tx, me.id)?;
        unwanted.extend(mutes::list_ids(tx, me.id)?);
        let (mut rows, mut after) = (Vec::new(), page.after::<PostId>()?);
        let limit = page.limit();
        // Somebody who is left out may have written a lot, so a page is filled from as many pieces as it takes.
        loop {
            let some = list(tx, id, post, after, limit + 1)?;
            let is_last = some.len() <= limit;
            after = some.last().map(|row| row.post_id);
            let wanted = |row: &Row| !unwanted.contains(&row.author_id) && row.is_for(me.id);
            rows.extend(some.into_iter().filter(wanted));
            if is_last || rows.len() > limit {
                break;
            }
        }
        let rows = Page::cut(rows, limit, |row| row.post_id, |row| row);
        let mut items = Vec::with_capacity(rows.items.len());
        for row in rows.items {
            items.extend(row.show(tx, me.id, role, now)?);
        }
        Ok(Page { items, next: rows.next })
    });
    Ok(Json(listed.await?))
}

fn list(
    tx: &mut Tx,
    group: GroupId,
    post: PostId,
    after: Option<PostId>,
    limit: usize,
) -> Result<Vec<Row>> {
    let after = after.unwrap_or(PostId(kernel::ids::Uuid::nil()));
    tx.list(
        "SELECT post_id, author_id, announcement, text, written_at, edited_at, hidden, reply_to
         FROM social_group_post
         WHERE group_id = $1 AND reply_to = $2 AND post_id > $3 ORDER BY post_id LIMIT $4",
        args![group, post, after, limit],
    )
}
