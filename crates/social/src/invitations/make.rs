//! Making a link that invites: `POST /api/v1/friends/invitations`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result, args};
use serde::{Deserialize, Serialize};

use super::{
    FriendInvitation, FriendInvitationId, GOOD_FOR_MS, MOST, MOST_USES, hash_of, list_good,
    new_secret,
};
use crate::people::is_minor;
use crate::{silences, squares, ties};

/// A link as it is told once.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewFriendInvitation {
    /// The link without its secret.
    #[serde(flatten)]
    pub invitation: FriendInvitation,
    /// The address to pass on. It is told this once.
    #[schema(example = "https://stadion.example/invitation?token=019ab1c2")]
    pub link: String,
    /// The address as a QR code: a row of `1` (dark) and `0` for each line of squares, without the margin.
    pub squares: Vec<String>,
}

/// Make a link that invites people to be your friends. Whoever opens it and says yes is your friend at once. It is good for
/// 14 days and 50 people, and its address is told this once.
#[utoipa::path(post, path = "/api/v1/friends/invitations", tag = "friends",
    responses(
        (status = 201, description = "The link.", body = NewFriendInvitation),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`too_young_to_invite`, `silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`too_many_invitations`", body = Problem, content_type = "application/problem+json")))]
pub async fn make_friend_invitation(
    State(app): State<App>,
    me: Me,
) -> Result<(StatusCode, Json<NewFriendInvitation>)> {
    let now = app.clock.now();
    let me = me.athlete;
    if is_minor(&me, now) {
        let detail = "under 18 you invite nobody by a link, because anybody can pass it on";
        return Err(Error::refused_as(StatusCode::FORBIDDEN, "too_young_to_invite", detail));
    }
    let secret = new_secret();
    let token = format!("{}{secret}", me.id.0.simple());
    let link = format!("{}/invitation?token={token}", app.public_url.trim_end_matches('/'));
    let squares = squares::of(&link)?;
    let made = app.db.write(move |tx| {
        ties::lock_one(tx, me.id, now)?;
        silences::refuse(tx, me.id, now)?;
        tx.exec(
            "DELETE FROM social_friend_invitation
             WHERE athlete_id = $1 AND (expires_at <= $2 OR uses >= $3)",
            args![me.id, now, MOST_USES],
        )?;
        if list_good(tx, me.id, now)?.len() >= MOST {
            let detail = "you have 10 links that are good already; take one of them back first";
            return Err(Error::refused("too_many_invitations", detail));
        }
        let invitation = FriendInvitation {
            id: FriendInvitationId::new(),
            uses: 0,
            most_uses: MOST_USES,
            made_at: now,
            expires_at: now.plus_ms(GOOD_FOR_MS),
        };
        tx.exec(
            "INSERT INTO social_friend_invitation (athlete_id, invitation_id, token_hash, uses, made_at, expires_at)
             VALUES ($1, $2, $3, 0, $4, $5)",
            args![me.id, invitation.id, hash_of(&secret), now, invitation.expires_at],
        )?;
        Ok(invitation)
    });
    let invitation = made.await?;
    Ok((StatusCode::CREATED, Json(NewFriendInvitation { invitation, link, squares })))
}
