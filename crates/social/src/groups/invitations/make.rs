//! Making a link: `POST /api/v1/groups/{id}/invitations`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, Error, GroupId, Me, Result, args};
use serde::{Deserialize, Serialize};

use super::{Invitation, InvitationId, MOST_DAYS, MOST_USES, hash_of, new_secret, within_limit};
use crate::groups::read_locked;
use crate::{silences, squares};

/// What a link should be like.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationDraft {
    /// For how many days it is good, 1 to 90.
    #[schema(example = 7)]
    pub days: i64,
    /// How many people it lets in, 1 to 10,000.
    #[schema(example = 20)]
    pub most_uses: i64,
}

/// A link as it is told once.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewInvitation {
    /// The link without its secret.
    #[serde(flatten)]
    pub invitation: Invitation,
    /// The address to pass on. It is told this once.
    #[schema(
        example = "https://stadion.example/groups/019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b?invitation=00f1"
    )]
    pub link: String,
    /// The address as a QR code: a row of `1` (dark) and `0` for each line of squares, without the margin.
    pub squares: Vec<String>,
}

/// Make a link that lets people into a group that you run. Its address is told this once; it is good for anybody who has it.
#[utoipa::path(post, path = "/api/v1/groups/{id}/invitations", tag = "groups", request_body = InvitationDraft,
    params(("id" = GroupId, Path)),
    responses(
        (status = 201, description = "The link.", body = NewInvitation),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`admins_only`, `members_only`, `silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`too_many_invitations`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`", body = Problem, content_type = "application/problem+json")))]
pub async fn make_group_invitation(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
    Json(draft): Json<InvitationDraft>,
) -> Result<(StatusCode, Json<NewInvitation>)> {
    const DAY_MS: i64 = 24 * 3_600_000;
    let now = app.clock.now();
    if !(1..=MOST_DAYS).contains(&draft.days) {
        return Err(Error::invalid("days", "a link is good for 1 to 90 days"));
    }
    if !(1..=MOST_USES).contains(&draft.most_uses) {
        return Err(Error::invalid("most_uses", "a link lets in 1 to 10,000 people"));
    }
    let secret = new_secret();
    let link = format!("{}/groups/{id}?invitation={secret}", app.public_url.trim_end_matches('/'));
    let squares = squares::of(&link)?;
    let me = me.athlete;
    let made = app.db.write(move |tx| {
        read_locked(tx, &me, id, now)?.manager()?;
        silences::refuse(tx, me.id, now)?;
        tx.exec(
            "DELETE FROM social_group_invitation
             WHERE group_id = $1 AND (expires_at <= $2 OR uses >= most_uses)",
            args![id, now],
        )?;
        within_limit(tx, id, now)?;
        let invitation = Invitation {
            id: InvitationId::new(),
            uses: 0,
            most_uses: draft.most_uses,
            made_at: now,
            expires_at: now.plus_ms(draft.days * DAY_MS),
        };
        tx.exec(
            "INSERT INTO social_group_invitation (group_id, invitation_id, token_hash, most_uses, uses, made_at,
               expires_at)
             VALUES ($1, $2, $3, $4, 0, $5, $6)",
            args![
                id,
                invitation.id,
                hash_of(&secret),
                invitation.most_uses,
                now,
                invitation.expires_at
            ],
        )?;
        Ok(invitation)
    });
    let invitation = made.await?;
    Ok((StatusCode::CREATED, Json(NewInvitation { invitation, link, squares })))
}
