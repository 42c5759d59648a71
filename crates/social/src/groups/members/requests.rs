//! Who would like to belong to a group: `GET /api/v1/groups/{id}/requests`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, GroupId, Me, Result};

use crate::friends::PersonSince;
use crate::groups::members::page_of;
use crate::groups::rules::Tie;

/// Who asked to join a group that you run, the longest-waiting first.
#[utoipa::path(get, path = "/api/v1/groups/{id}/requests", tag = "groups",
    params(("id" = GroupId, Path), PageQuery),
    responses(
        (status = 200, description = "One page. It may hold less than asked for and still have a next one.",
            body = Page<PersonSince>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`admins_only`, `members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn list_group_requests(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<PersonSince>>> {
    let now = app.clock.now();
    let me = me.athlete;
    let listed = app.db.read(move |tx| page_of(tx, &me, id, Tie::Asked, &page, now));
    Ok(Json(listed.await?))
}
