//! Who belongs to a group: `GET /api/v1/groups/{id}/members`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::paging::{self, Page, PageQuery};
use kernel::{App, AthleteId, GroupId, Me, Result, Timestamp};
use serde::{Deserialize, Serialize};

use super::told_of;
use crate::friends::PersonSince;
use crate::groups::read;
use crate::groups::rules::{Role, Tie};

/// Somebody who belongs to a group.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GroupMember {
    /// Who, and since when.
    #[serde(flatten)]
    pub person: PersonSince,
    /// What they are in it.
    pub role: Role,
}

/// Where a page ended: among those of which role, and after whom.
type Mark = (Role, Option<(i64, AthleteId)>);

/// Who belongs to a group: owners, admins, coaches, members, each the longest-standing first. Of the young only friends and
/// those who run or coach the group are told.
#[utoipa::path(get, path = "/api/v1/groups/{id}/members", tag = "groups",
    params(("id" = GroupId, Path), PageQuery),
    responses(
        (status = 200, description = "One page. It may hold less than asked for and still have a next one.",
            body = Page<GroupMember>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn list_group_members(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<GroupMember>>> {
    let now = app.clock.now();
    let me = me.athlete;
    let listed = app.db.read(move |tx| {
        let seen = read(tx, &me, id, now)?;
        let limit = page.limit();
        let (first, mut after) = page.after::<Mark>()?.unwrap_or((Role::Owner, None));
        let mut items = Vec::new();
        for role in Role::ALL.into_iter().filter(|role| *role >= first) {
            let from = after.take().map(|(at, id)| (Timestamp(at), id));
            let left = limit - items.len();
            let (some, mark) = told_of(tx, me.id, &seen, Tie::In(role), from, left, now)?;
            items.extend(some.into_iter().map(|person| GroupMember { person, role }));
            if let Some((at, id)) = mark {
                let next: Mark = (role, Some((at.0, id)));
                return Ok(Page { items, next: Some(paging::mark(&next)) });
            }
        }
        Ok(Page { items, next: None })
    });
    Ok(Json(listed.await?))
}
