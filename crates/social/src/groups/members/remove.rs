//! Putting somebody out: `DELETE /api/v1/groups/{id}/members/{athlete_id}`. They may come again; [`crate::groups::bans`] is for good.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, GroupId, Me, Result};

use super::{above_you, lock, roles_of};
use crate::groups::rules::{self, Tie};
use crate::groups::{read, ties};

/// Put a member out of a group that you run. They may come again, where anybody may.
#[utoipa::path(delete, path = "/api/v1/groups/{id}/members/{athlete_id}", tag = "groups",
    params(("id" = GroupId, Path), ("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "They do not belong to it."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`above_you`, `admins_only`, `members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`yourself`: who goes leaves", body = Problem, content_type = "application/problem+json")))]
pub async fn remove_group_member(
    State(app): State<App>,
    me: Me,
    Path((id, them)): Path<(GroupId, AthleteId)>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let removed = app.db.write(move |tx| {
        lock(tx, id, them, now)?;
        let seen = read(tx, &me, id, now)?;
        let (mine, theirs) = roles_of(tx, me.id, &seen, them)?;
        match theirs {
            Some(Tie::In(role)) if !rules::reaches(mine, role) => Err(above_you()),
            Some(Tie::In(_)) => ties::keep(tx, id, them, None, now),
            _ => Ok(()),
        }
    });
    removed.await?;
    Ok(StatusCode::NO_CONTENT)
}
