//! Saying yes to a link that invites: `PUT /api/v1/invitation`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::{App, Error, Me, Result};

use super::{Token, TokenQuery, find_maker, use_up};
use crate::people::is_minor;
use crate::ties::{self, Relation, TieNow};

/// Be friends with whoever made the link: they invited you, so you are friends at once. Under 18 you ask them instead, and they
/// answer. Friends already: nothing changes, and the link is not used.
#[utoipa::path(put, path = "/api/v1/invitation", tag = "friends", params(TokenQuery),
    responses(
        (status = 200, description = "How you stand now.", body = TieNow),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is good no more", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "`yourself` or `friends_full`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests_open`", body = Problem, content_type = "application/problem+json")))]
pub async fn accept_invitation(
    State(app): State<App>,
    me: Me,
    Query(query): Query<TokenQuery>,
) -> Result<Json<TieNow>> {
    let now = app.clock.now();
    let me = me.athlete;
    let token = Token::read(&query.token)?;
    if token.maker == me.id {
        return Err(Error::refused("yourself", "this is you"));
    }
    let accepted = app.db.write(move |tx| {
        ties::lock(tx, me.id, token.maker, now)?;
        let (maker, _) = find_maker(tx, &token, me.id, now)?;
        if ties::relation(tx, me.id, maker.id)? == Relation::Friend {
            return Ok(Relation::Friend);
        }
        if is_minor(&me, now) || is_minor(&maker, now) {
            return ties::change_by_asking(tx, me.id, maker.id, now);
        }
        let relation = ties::change_by_invitation(tx, me.id, maker.id, now)?;
        if relation == Relation::Friend {
            use_up(tx, &token, now)?;
        }
        Ok(relation)
    });
    Ok(Json(TieNow { relation: accepted.await? }))
}
