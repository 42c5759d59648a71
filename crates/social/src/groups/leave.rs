//! Leaving a group, or taking back one's request: `DELETE /api/v1/groups/{id}/membership`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Error, GroupId, Me, Result};

use super::rules::{self, Role, Tie};
use super::{following, ties};

/// Leave a group, or take your request back, whichever there is. What you brought to its totals goes with you; what you wrote
/// there stays.
#[utoipa::path(delete, path = "/api/v1/groups/{id}/membership", tag = "groups",
    params(("id" = GroupId, Path)),
    responses(
        (status = 204, description = "You do not belong to it, and do not wait either."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`last_owner`", body = Problem, content_type = "application/problem+json")))]
pub async fn leave_group(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete.id;
    let left = app.db.write(move |tx| {
        match ties::lock(tx, id, me, now) {
            Err(Error::NotFound(_)) => return Ok(()),
            locked => locked?,
        }
        // Who leaves hears nothing more, also when they followed it before they belonged to it.
        following::stop(tx, me, id)?;
        let tie = ties::find(tx, id, me)?.map(|(tie, _)| tie);
        if tie == Some(Tie::In(Role::Owner)) && !ties::has_another_owner(tx, id, me)? {
            let detail = "you are the only owner of this group: make somebody else its owner first, or close it";
            return Err(Error::refused("last_owner", detail));
        }
        ties::keep(tx, id, me, rules::leave(tie), now)
    });
    left.await?;
    Ok(StatusCode::NO_CONTENT)
}
