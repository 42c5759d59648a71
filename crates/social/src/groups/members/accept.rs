//! Letting somebody in who asked: `PUT /api/v1/groups/{id}/members/{athlete_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Error, GroupId, Me, Result};

use super::{lock, roles_of};
use crate::groups::rules::{Role, Tie};
use crate::groups::{read, ties};

/// Let somebody in who asked to join a group that you run. Doing it twice is doing it once.
#[utoipa::path(put, path = "/api/v1/groups/{id}/members/{athlete_id}", tag = "groups",
    params(("id" = GroupId, Path), ("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "They belong to it."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`admins_only`, `members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: they did not ask, took it back, or are not for you", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "`group_full`", body = Problem, content_type = "application/problem+json")))]
pub async fn accept_group_member(
    State(app): State<App>,
    me: Me,
    Path((id, them)): Path<(GroupId, AthleteId)>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let accepted = app.db.write(move |tx| {
        lock(tx, id, them, now)?;
        let seen = read(tx, &me, id, now)?;
        match roles_of(tx, me.id, &seen, them)?.1 {
            Some(Tie::In(_)) => Ok(()),
            Some(Tie::Asked) => ties::keep(tx, id, them, Some(Tie::In(Role::Member)), now),
            _ => Err(Error::NotFound("request")),
        }
    });
    accepted.await?;
    Ok(StatusCode::NO_CONTENT)
}
