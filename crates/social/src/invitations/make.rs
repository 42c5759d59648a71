//! Making a link that invites: `POST /api/v1/friends/invitations`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result};
use serde::{Deserialize, Serialize};

use super::{
    FriendInvitation, MOST, MOST_USES, USES_BY_MAIL, insert, link_of, list_good, new_secret,
    refuse_minor,
};
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
    refuse_minor(&me, now)?;
    let secret = new_secret();
    let link = link_of(&app.public_url, me.id, &secret);
    let squares = squares::of(&link)?;
    let made = app.db.write(move |tx| {
        ties::lock_one(tx, me.id, now)?;
        silences::refuse(tx, me.id, now)?;
        let good = list_good(tx, me.id, now)?;
        if good.iter().filter(|link| link.most_uses > USES_BY_MAIL).count() >= MOST {
            let detail = "you have 10 links that are good already; take one of them back first";
            return Err(Error::refused("too_many_invitations", detail));
        }
        insert(tx, me.id, &secret, MOST_USES, now)
    });
    let invitation = made.await?;
    Ok((StatusCode::CREATED, Json(NewFriendInvitation { invitation, link, squares })))
}
