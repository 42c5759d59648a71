//! Saying what somebody is in a group: `PUT /api/v1/groups/{id}/members/{athlete_id}/role`. Making somebody an owner hands the
//! group over; then one may step down.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Error, GroupId, Me, Result, Timestamp, Tx, athlete};
use serde::{Deserialize, Serialize};

use super::{above_you, lock, roles_of};
use crate::groups::rules::{self, Role, Tie};
use crate::groups::{Seen, no, read, ties};
use crate::people::is_minor;

/// What somebody becomes.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleChoice {
    /// The role.
    pub role: Role,
}

/// Say what a member is in a group that you run; or step down yourself. Only owners name owners and admins.
#[utoipa::path(put, path = "/api/v1/groups/{id}/members/{athlete_id}/role", tag = "groups", request_body = RoleChoice,
    params(("id" = GroupId, Path), ("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "That is what they are."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`above_you`, `admins_only`, `adults_only`, `members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`last_owner`", body = Problem, content_type = "application/problem+json")))]
pub async fn set_group_role(
    State(app): State<App>,
    me: Me,
    Path((id, them)): Path<(GroupId, AthleteId)>,
    Json(choice): Json<RoleChoice>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let set = app.db.write(move |tx| {
        lock(tx, id, them, now)?;
        let seen = read(tx, &me, id, now)?;
        match me.id == them {
            true => step_down(tx, &seen, them, choice.role)?,
            false => name(tx, me.id, &seen, them, choice.role, now)?,
        }
        ties::keep(tx, id, them, Some(Tie::In(choice.role)), now)
    });
    set.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether one may become this oneself.
fn step_down(tx: &mut Tx, seen: &Seen, me: AthleteId, role: Role) -> Result<()> {
    let mine = seen.member()?;
    if role < mine {
        return Err(above_you());
    }
    let leaves_it = mine == Role::Owner && role != Role::Owner;
    if leaves_it && !ties::has_another_owner(tx, seen.row.group_id, me)? {
        let detail =
            "you are the only owner of this group: make somebody else its owner first, or close it";
        return Err(Error::refused("last_owner", detail));
    }
    Ok(())
}

/// Whether one may make this of somebody else.
fn name(
    tx: &mut Tx,
    me: AthleteId,
    seen: &Seen,
    them: AthleteId,
    role: Role,
    now: Timestamp,
) -> Result<()> {
    let (mine, theirs) = roles_of(tx, me, seen, them)?;
    let theirs = theirs.and_then(Tie::role).ok_or(Error::NotFound("member"))?;
    if !rules::reaches(mine, theirs) || !rules::may_name(mine, role) {
        return Err(above_you());
    }
    let card = athlete::find(tx, them)?.ok_or(Error::NotFound("athlete"))?;
    if role != Role::Member && is_minor(&card, now) {
        return Err(no("adults_only", "people under 18 do not run or coach a group"));
    }
    Ok(())
}
