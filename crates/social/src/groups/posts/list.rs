//! Reading a group: `GET /api/v1/groups/{id}/posts`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::paging::{self, Page, PageQuery};
use kernel::{App, GroupId, Me, Result, Timestamp, Tx, args};

use super::{GroupPost, PostId, Row, replies};
use crate::groups::read;
use crate::{mutes, ties};

/// Where a page ended.
type Mark = (i64, PostId);

/// What was written in a group that you may read, the latest first. What somebody wrote whom you muted is left out, unless they
/// said it for the group.
#[utoipa::path(get, path = "/api/v1/groups/{id}/posts", tag = "groups",
    params(("id" = GroupId, Path), PageQuery),
    responses(
        (status = 200, description = "One page. It may hold less than asked for and still have a next one.",
            body = Page<GroupPost>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn list_group_posts(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<GroupPost>>> {
    /// Rows that are looked at for one page at most.
    const MOST_LOOKED_AT: usize = 1_000;
    let now = app.clock.now();
    let me = me.athlete;
    let listed = app.db.read(move |tx| {
        let role = read(tx, &me, id, now)?.role();
        let hidden = ties::list_hidden(tx, me.id)?;
        let muted = mutes::list_ids(tx, me.id)?;
        let limit = page.limit();
        let mut mark = page.after::<Mark>()?;
        let (mut items, mut looked_at) = (Vec::new(), 0);
        let next = 'page: loop {
            let some = list(tx, id, mark, limit)?;
            let is_last = some.len() < limit;
            looked_at += some.len();
            for row in some {
                mark = Some((row.written_at.0, row.post_id));
                let unwanted = muted.contains(&row.author_id) && !row.announcement;
                if hidden.contains(&row.author_id) || unwanted || !row.is_for(me.id) {
                    continue;
                }
                items.extend(row.show(tx, me.id, role, now)?);
                if items.len() == limit {
                    break 'page mark.as_ref().map(paging::mark);
                }
            }
            if is_last {
                break None;
            }
            if looked_at >= MOST_LOOKED_AT {
                break mark.as_ref().map(paging::mark);
            }
        };
        replies::count(tx, id, &mut items, me.id, &hidden)?;
        Ok(Page { items, next })
    });
    Ok(Json(listed.await?))
}

fn list(tx: &mut Tx, group: GroupId, after: Option<Mark>, limit: usize) -> Result<Vec<Row>> {
    let (at, id) = after.unwrap_or((i64::MAX, PostId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT post_id, author_id, announcement, text, written_at, edited_at, hidden, reply_to
         FROM social_group_post
         WHERE group_id = $1 AND (written_at, post_id) < ($2, $3) AND reply_to IS NULL
         ORDER BY written_at DESC, post_id DESC LIMIT $4",
        args![group, Timestamp(at), id, limit],
    )
}
