//! Declining somebody who asked: `DELETE /api/v1/groups/{id}/requests/{athlete_id}`. They do not learn it.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, GroupId, Me, Result};

use super::{lock, roles_of};
use crate::groups::rules::Tie;
use crate::groups::{read, ties};

/// Decline somebody who asked to join a group that you run. They are not told, and cannot ask again for thirty days.
#[utoipa::path(delete, path = "/api/v1/groups/{id}/requests/{athlete_id}", tag = "groups",
    params(("id" = GroupId, Path), ("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "No request of theirs waits."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`admins_only`, `members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json")))]
pub async fn decline_group_member(
    State(app): State<App>,
    me: Me,
    Path((id, them)): Path<(GroupId, AthleteId)>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let declined = app.db.write(move |tx| {
        lock(tx, id, them, now)?;
        let seen = read(tx, &me, id, now)?;
        match roles_of(tx, me.id, &seen, them)?.1 {
            Some(Tie::Asked) => ties::keep(tx, id, them, Some(Tie::Declined), now),
            _ => Ok(()),
        }
    });
    declined.await?;
    Ok(StatusCode::NO_CONTENT)
}
