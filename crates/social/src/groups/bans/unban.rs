//! Letting somebody come again: `DELETE /api/v1/groups/{id}/bans/{athlete_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, GroupId, Me, Result};

use crate::groups::members::{lock, roles_of};
use crate::groups::rules::Tie;
use crate::groups::{read, ties};

/// Let somebody come again whom a group that you run put out for good. They do not belong to it by that.
#[utoipa::path(delete, path = "/api/v1/groups/{id}/bans/{athlete_id}", tag = "groups",
    params(("id" = GroupId, Path), ("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "They may come again, where anybody may."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`admins_only`, `members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`yourself`", body = Problem, content_type = "application/problem+json")))]
pub async fn unban_from_group(
    State(app): State<App>,
    me: Me,
    Path((id, them)): Path<(GroupId, AthleteId)>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let unbanned = app.db.write(move |tx| {
        lock(tx, id, them, now)?;
        let seen = read(tx, &me, id, now)?;
        match roles_of(tx, me.id, &seen, them)?.1 {
            Some(Tie::Banned) => ties::keep(tx, id, them, None, now),
            _ => Ok(()),
        }
    });
    unbanned.await?;
    Ok(StatusCode::NO_CONTENT)
}
