//! The calendar of a group: `GET /api/v1/groups/{id}/events`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, GroupId, Me, Result, Timestamp, Tx, args};
use serde::Deserialize;

use super::{EventId, GroupEvent, Row};
use crate::groups::read;
use crate::ties;

/// Which events, and which page of them.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EventsQuery {
    /// Those that are over, the latest first; else those to come, the next one first.
    pub past: Option<bool>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// Rows a page, 1 to 100; 30 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}

/// Where a page ended.
type Mark = (i64, EventId);

/// When and where a group meets, for whoever may read it.
#[utoipa::path(get, path = "/api/v1/groups/{id}/events", tag = "groups",
    params(("id" = GroupId, Path), EventsQuery),
    responses(
        (status = 200, description = "One page.", body = Page<GroupEvent>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn list_group_events(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
    Query(query): Query<EventsQuery>,
) -> Result<Json<Page<GroupEvent>>> {
    let now = app.clock.now();
    let me = me.athlete;
    let page = PageQuery { after: query.after, limit: query.limit };
    let past = query.past.unwrap_or(false);
    let listed = app.db.read(move |tx| {
        read(tx, &me, id, now)?;
        let hidden = ties::list_hidden(tx, me.id)?;
        let limit = page.limit();
        let mark = page.after::<Mark>()?;
        let rows = match past {
            true => list_past(tx, id, mark, limit + 1, now)?,
            false => list_coming(tx, id, mark, limit + 1, now)?,
        };
        let rows = Page::cut(rows, limit, |row| (row.starts_at.0, row.event_id), |row| row);
        let mut items = Vec::with_capacity(rows.items.len());
        for row in rows.items {
            items.push(row.show(tx, id, me.id, &hidden)?);
        }
        Ok(Page { items, next: rows.next })
    });
    Ok(Json(listed.await?))
}

fn list_coming(
    tx: &mut Tx,
    group: GroupId,
    after: Option<Mark>,
    limit: usize,
    now: Timestamp,
) -> Result<Vec<Row>> {
    let (at, id) = after.unwrap_or((i64::MIN, EventId(kernel::ids::Uuid::nil())));
    tx.list(
        "SELECT event_id, title, about, place, starts_at, ends_at, time_zone, cancelled, sequence, changed_at
         FROM social_group_event
         WHERE group_id = $1 AND ends_at > $2 AND (starts_at, event_id) > ($3, $4)
         ORDER BY starts_at, event_id LIMIT $5",
        args![group, now, at, id, limit],
    )
}

fn list_past(
    tx: &mut Tx,
    group: GroupId,
    after: Option<Mark>,
    limit: usize,
    now: Timestamp,
) -> Result<Vec<Row>> {
    let (at, id) = after.unwrap_or((i64::MAX, EventId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT event_id, title, about, place, starts_at, ends_at, time_zone, cancelled, sequence, changed_at
         FROM social_group_event
         WHERE group_id = $1 AND ends_at <= $2 AND (starts_at, event_id) < ($3, $4)
         ORDER BY starts_at DESC, event_id DESC LIMIT $5",
        args![group, now, at, id, limit],
    )
}
