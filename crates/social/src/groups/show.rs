//! Looking at a group: `GET /api/v1/groups/{id}`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::{App, GroupId, Me, Result};
use serde::Deserialize;

use super::{Group, see_with};

/// An invitation that somebody holds.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct InvitationQuery {
    /// The secret of an invitation link, for a group that one would not see or enter without it.
    pub invitation: Option<String>,
}

/// Look at a group. One that is not open shows those outside its name, what it is about, and how many belong to it.
#[utoipa::path(get, path = "/api/v1/groups/{id}", tag = "groups",
    params(("id" = GroupId, Path), InvitationQuery),
    responses(
        (status = 200, description = "As you see it.", body = Group),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn show_group(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
    Query(query): Query<InvitationQuery>,
) -> Result<Json<Group>> {
    let now = app.clock.now();
    let me = me.athlete;
    let read = app.db.read(move |tx| {
        let seen = see_with(tx, &me, id, query.invitation.as_deref(), now)?;
        seen.show(tx, me.id)
    });
    Ok(Json(read.await?))
}
