//! Taking a link back: `DELETE /api/v1/groups/{id}/invitations/{invitation_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, GroupId, Me, Result, args};

use super::InvitationId;
use crate::groups::read_locked;

/// Take a link back: it lets nobody in any more. Whom it let in stays.
#[utoipa::path(delete, path = "/api/v1/groups/{id}/invitations/{invitation_id}", tag = "groups",
    params(("id" = GroupId, Path), ("invitation_id" = InvitationId, Path)),
    responses(
        (status = 204, description = "It is worth nothing."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`admins_only`, `members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json")))]
pub async fn revoke_group_invitation(
    State(app): State<App>,
    me: Me,
    Path((id, invitation)): Path<(GroupId, InvitationId)>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let revoked = app.db.write(move |tx| {
        read_locked(tx, &me, id, now)?.manager()?;
        tx.exec(
            "DELETE FROM social_group_invitation WHERE group_id = $1 AND invitation_id = $2",
            args![id, invitation],
        )
    });
    revoked.await?;
    Ok(StatusCode::NO_CONTENT)
}
