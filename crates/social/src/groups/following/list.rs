//! Groups that I follow: `GET /api/v1/me/groups/followed`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result};

use super::list_ids;
use crate::groups::list::GroupList;
use crate::groups::see_with;

/// The groups that you follow and still find, the latest first.
#[utoipa::path(get, path = "/api/v1/me/groups/followed", tag = "groups",
    responses(
        (status = 200, description = "All of them; nobody follows more than 500.", body = GroupList),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn list_followed_groups(State(app): State<App>, me: Me) -> Result<Json<GroupList>> {
    let now = app.clock.now();
    let me = me.athlete;
    let read = app.db.read(move |tx| {
        let mut items = Vec::new();
        for group in list_ids(tx, me.id)? {
            match see_with(tx, &me, group, None, now) {
                Ok(seen) => items.push(seen.row.card(seen.viewer.tie)),
                Err(Error::NotFound(_)) => {}
                Err(error) => return Err(error),
            }
        }
        // Who belongs to it by now finds it among their own.
        items.retain(|card| card.role.is_none());
        Ok(GroupList { items })
    });
    Ok(Json(read.await?))
}
