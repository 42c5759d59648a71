//! Putting somebody out for good: `PUT /api/v1/groups/{id}/bans/{athlete_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Error, GroupId, Me, Result};

use crate::groups::members::{above_you, lock, roles_of};
use crate::groups::rules::{self, Tie};
use crate::groups::{read, ties};

/// Put a member, or somebody who asked, out of a group that you run, for good. For them the group does not exist any more, also
/// with an invitation. Doing it twice is doing it once.
#[utoipa::path(put, path = "/api/v1/groups/{id}/bans/{athlete_id}", tag = "groups",
    params(("id" = GroupId, Path), ("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "They are out."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`above_you`, `admins_only`, `members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: they neither belong to it nor asked to", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "`yourself`", body = Problem, content_type = "application/problem+json")))]
pub async fn ban_from_group(
    State(app): State<App>,
    me: Me,
    Path((id, them)): Path<(GroupId, AthleteId)>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let banned = app.db.write(move |tx| {
        lock(tx, id, them, now)?;
        let seen = read(tx, &me, id, now)?;
        let (mine, theirs) = roles_of(tx, me.id, &seen, them)?;
        match theirs {
            Some(Tie::In(role)) if !rules::reaches(mine, role) => Err(above_you()),
            Some(_) => ties::keep(tx, id, them, Some(Tie::Banned), now),
            None => Err(Error::NotFound("member")),
        }
    });
    banned.await?;
    Ok(StatusCode::NO_CONTENT)
}
