//! Friends in common with somebody: `GET /api/v1/athletes/{handle}/mutual_friends`.
use axum::Extension;
use axum::extract::State;
use kernel::athlete::{self, Athlete};
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx};

use super::{CANDIDATES, still_common};
use crate::circles::Circles;
use crate::people::{Person, is_minor};
use crate::ties;

/// Friends whom you have in common with somebody. Nobody under 18 is among them, and of somebody under 18 there are none.
#[utoipa::path(get, path = "/api/v1/athletes/{handle}/mutual_friends", tag = "athletes",
    params(("handle" = String, Path, description = "Unique name, in any spelling of case."), PageQuery),
    responses(
        (status = 200, description = "One page.", body = Page<Person>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json")))]
pub async fn list_mutual_friends(
    State(app): State<App>,
    me: Me,
    Extension(circles): Extension<Circles>,
    Path(handle): Path<String>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Person>>> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        let them = athlete::find_by_handle(tx, &handle)?.ok_or(Error::NotFound("athlete"))?;
        // People who block each other do not exist for each other.
        if ties::is_blocked(tx, me.athlete.id, them.id)? {
            return Err(Error::NotFound("athlete"));
        }
        list(tx, &circles, &me.athlete, &them, &page, now)
    });
    Ok(Json(read.await?))
}

fn list(
    tx: &mut Tx,
    circles: &Circles,
    me: &Athlete,
    them: &Athlete,
    page: &PageQuery,
    now: Timestamp,
) -> Result<Page<Person>> {
    let mut common = Vec::new();
    if may_compare(tx, circles, me, them, now)? {
        common = circles.look(tx, now)?.mutual(tx, me.id, them.id)?;
    }
    if let Some(after) = page.after::<AthleteId>()? {
        common.retain(|id| *id > after);
    }
    let limit = page.limit();
    common.truncate(limit + 1);
    let ids = Page::cut(common, limit, |id| *id, |id| id);
    let mut items = Vec::with_capacity(ids.items.len());
    for few in ids.items.chunks(CANDIDATES) {
        items.extend(still_common(tx, circles, me.id, them.id, few, now)?);
    }
    Ok(Page { items, next: ids.next })
}

/// Whether somebody's circle is compared with one's own: both are grown up, and it is not oneself or somebody who keeps apart.
pub(crate) fn may_compare(
    tx: &mut Tx,
    circles: &Circles,
    me: &Athlete,
    them: &Athlete,
    now: Timestamp,
) -> Result<bool> {
    let other = me.id != them.id && !is_minor(me, now);
    Ok(other && circles.open(tx, &[them.id], now)?.contains(&them.id))
}
