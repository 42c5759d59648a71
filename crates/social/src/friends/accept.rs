//! Accepting a request: `PUT /api/v1/friends/{athlete_id}`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Me, Result};

use crate::people;
use crate::ties::{self, TieNow};

/// Accept somebody's request. Friends already: nothing changes.
#[utoipa::path(put, path = "/api/v1/friends/{athlete_id}", tag = "friends",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 200, description = "You are friends.", body = TieNow),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such request any more", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "`friends_full`", body = Problem, content_type = "application/problem+json")))]
pub async fn accept_friend(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<Json<TieNow>> {
    let now = app.clock.now();
    let me = me.athlete.id;
    let accepted = app.db.write(move |tx| {
        ties::lock(tx, me, them, now)?;
        let them = people::find_other(tx, me, them)?.id;
        ties::change_by_accepting(tx, me, them, now)
    });
    Ok(Json(TieNow { relation: accepted.await? }))
}
