//! Asking somebody to be friends: `PUT /api/v1/friends/requests/{athlete_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::athlete::Athlete;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Error, Me, Result, Timestamp};

use crate::people::{self, is_minor};
use crate::silences;
use crate::ties::{self, TieNow};

/// Ask somebody to be friends. If they asked you already, you are friends at once. Asking again changes nothing.
#[utoipa::path(put, path = "/api/v1/friends/requests/{athlete_id}", tag = "friends",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 200, description = "How you stand now.", body = TieNow),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`minor_asks_first`, `silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`yourself` or `friends_full`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests_open`", body = Problem, content_type = "application/problem+json")))]
pub async fn ask_friend(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<Json<TieNow>> {
    let now = app.clock.now();
    let me = me.athlete;
    let asked = app.db.write(move |tx| {
        ties::lock(tx, me.id, them, now)?;
        let them = people::find_other(tx, me.id, them)?;
        let relation = ties::relation(tx, me.id, them.id)?;
        may_ask(&me, &them, relation, now)?;
        silences::refuse(tx, me.id, now)?;
        ties::change_by_asking(tx, me.id, them.id, now)
    });
    Ok(Json(TieNow { relation: asked.await? }))
}

/// The young choose their friends themselves: a grown-up cannot knock at their door, only answer.
fn may_ask(me: &Athlete, them: &Athlete, relation: ties::Relation, now: Timestamp) -> Result<()> {
    let answers = matches!(relation, ties::Relation::RequestReceived | ties::Relation::Friend);
    if is_minor(them, now) && !is_minor(me, now) && !answers {
        let detail = "people under 18 choose their friends themselves: they can send you a request";
        return Err(Error::refused_as(StatusCode::FORBIDDEN, "minor_asks_first", detail));
    }
    Ok(())
}
