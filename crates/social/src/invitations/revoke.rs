//! Taking a link back: `DELETE /api/v1/friends/invitations/{invitation_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Me, Result, args};

use super::FriendInvitationId;

/// Take a link back: it makes nobody your friend any more. Who is your friend stays so.
#[utoipa::path(delete, path = "/api/v1/friends/invitations/{invitation_id}", tag = "friends",
    params(("invitation_id" = FriendInvitationId, Path)),
    responses(
        (status = 204, description = "It is worth nothing."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn revoke_friend_invitation(
    State(app): State<App>,
    me: Me,
    Path(invitation): Path<FriendInvitationId>,
) -> Result<StatusCode> {
    let revoked = app.db.write(move |tx| {
        tx.exec(
            "DELETE FROM social_friend_invitation WHERE athlete_id = $1 AND invitation_id = $2",
            args![me.id, invitation],
        )
    });
    revoked.await?;
    Ok(StatusCode::NO_CONTENT)
}
