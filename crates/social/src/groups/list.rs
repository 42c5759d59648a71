//! My groups: `GET /api/v1/me/groups`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result};
use serde::{Deserialize, Serialize};

use super::{GroupCard, see_with, ties};

/// Some groups.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GroupList {
    /// At most 100.
    pub items: Vec<GroupCard>,
}

/// The groups to which you belong or asked to belong, the latest first.
#[utoipa::path(get, path = "/api/v1/me/groups", tag = "groups",
    responses(
        (status = 200, description = "All of them; nobody has more than 100.", body = GroupList),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn list_my_groups(State(app): State<App>, me: Me) -> Result<Json<GroupList>> {
    let now = app.clock.now();
    let me = me.athlete;
    let read = app.db.read(move |tx| {
        let mut items = Vec::new();
        for (group, _, _) in ties::list_of(tx, me.id)? {
            match see_with(tx, &me, group, None, now) {
                Ok(seen) => items.push(seen.row.card(seen.viewer.tie)),
                Err(Error::NotFound(_)) => {}
                Err(error) => return Err(error),
            }
        }
        items.retain(|card| card.role.is_some() || card.asked);
        Ok(GroupList { items })
    });
    Ok(Json(read.await?))
}
