//! Links of a group that are good: `GET /api/v1/groups/{id}/invitations`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, GroupId, Me, Result};
use serde::{Deserialize, Serialize};

use super::{Invitation, list_good};
use crate::groups::read;

/// The links of a group.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct InvitationList {
    /// At most 20, the latest first.
    pub items: Vec<Invitation>,
}

/// The links that let people into a group that you run, without their secrets.
#[utoipa::path(get, path = "/api/v1/groups/{id}/invitations", tag = "groups",
    params(("id" = GroupId, Path)),
    responses(
        (status = 200, description = "Those that are good.", body = InvitationList),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`admins_only`, `members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn list_group_invitations(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
) -> Result<Json<InvitationList>> {
    let now = app.clock.now();
    let me = me.athlete;
    let listed = app.db.read(move |tx| {
        read(tx, &me, id, now)?.manager()?;
        Ok(InvitationList { items: list_good(tx, id, now)? })
    });
    Ok(Json(listed.await?))
}
