//! Links of yours that are good: `GET /api/v1/friends/invitations`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result};
use serde::{Deserialize, Serialize};

use super::{FriendInvitation, list_good};

/// Your links.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FriendInvitationList {
    /// At most 10 and those that went to an address, the latest first.
    pub items: Vec<FriendInvitation>,
}

/// The links by which you invite people, without their secrets.
#[utoipa::path(get, path = "/api/v1/friends/invitations", tag = "friends",
    responses(
        (status = 200, description = "Those that are good.", body = FriendInvitationList),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn list_friend_invitations(
    State(app): State<App>,
    me: Me,
) -> Result<Json<FriendInvitationList>> {
    let now = app.clock.now();
    let listed = app.db.read(move |tx| list_good(tx, me.id, now));
    Ok(Json(FriendInvitationList { items: listed.await? }))
}
