//! Opening a link that invites: `GET /api/v1/invitation`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::{App, Me, Result, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Token, TokenQuery, find_maker};
use crate::people::{self, Person};
use crate::ties;

/// Who invites you.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ShownInvitation {
    /// The one who made the link.
    pub from: Person,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

/// Who invites you to be friends, by what stands in their link.
#[utoipa::path(get, path = "/api/v1/invitation", tag = "friends", params(TokenQuery),
    responses(
        (status = 200, description = "Who made the link.", body = ShownInvitation),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is good no more", body = Problem,
            content_type = "application/problem+json")))]
pub async fn show_invitation(
    State(app): State<App>,
    me: Me,
    Query(query): Query<TokenQuery>,
) -> Result<Json<ShownInvitation>> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        let (maker, expires_at) = find_maker(tx, &Token::read(&query.token)?, me.id, now)?;
        let relation = ties::relation(tx, me.id, maker.id)?;
        Ok(ShownInvitation { from: people::show(&maker, relation, now), expires_at })
    });
    Ok(Json(read.await?))
}
