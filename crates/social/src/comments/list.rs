//! Reading comments: `GET /api/v1/activities/{id}/comments`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{ActivityId, App, AthleteId, Me, Result, Tx, args};

use super::{Comment, CommentId, Row};
use crate::kudos::owner_for;
use crate::{Needs, ties};

/// Comments on an activity that you may see, the oldest first.
#[utoipa::path(get, path = "/api/v1/activities/{id}/comments", tag = "feed",
    params(("id" = ActivityId, Path), PageQuery),
    responses(
        (status = 200, description = "One page.", body = Page<Comment>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn list_comments(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ActivityId>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Comment>>> {
    let now = app.clock.now();
    let me = me.athlete;
    let read = app.db.read(move |tx| {
        let owner = owner_for(tx, &needs, &me, id)?;
        let hidden = ties::list_hidden(tx, me.id)?;
        let mut rows = Vec::new();
        let mut after = page.after::<CommentId>()?;
        let limit = page.limit();
        // A hidden person may have written a lot, so a page is filled from as many pieces as it takes.
        loop {
            let some = list(tx, owner, id, after, limit + 1)?;
            let is_last = some.len() <= limit;
            after = some.last().map(|row| row.comment_id);
            rows.extend(
                some.into_iter()
                    .filter(|row| !hidden.contains(&row.author_id) && row.is_for(owner, me.id)),
            );
            if is_last || rows.len() > limit {
                break;
            }
        }
        let rows = Page::cut(rows, limit, |row| row.comment_id, |row| row);
        let mut items = Vec::with_capacity(rows.items.len());
        for row in rows.items {
            items.extend(row.show(tx, owner, me.id, now)?);
        }
        Ok(Page { items, next: rows.next })
    });
    Ok(Json(read.await?))
}

fn list(
    tx: &mut Tx,
    owner: AthleteId,
    activity: ActivityId,
    after: Option<CommentId>,
    limit: usize,
) -> Result<Vec<Row>> {
    let after = after.unwrap_or(CommentId(kernel::ids::Uuid::nil()));
    tx.list(
        "SELECT comment_id, author_id, text, written_at, edited_at, held, hidden FROM social_comment
         WHERE athlete_id = $1 AND activity_id = $2 AND comment_id > $3
         ORDER BY comment_id LIMIT $4",
        args![owner, activity, after, limit],
    )
}
