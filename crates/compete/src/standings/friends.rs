//! My friends and me: `GET /api/v1/challenges/{id}/standings/friends`. Ranked among ourselves.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, ChallengeId, Me, Result};

use super::{Place, Standing};
use crate::{Needs, challenges};

/// The standings among my friends and me.
#[utoipa::path(get, path = "/api/v1/challenges/{id}/standings/friends", tag = "challenges", params(("id" = ChallengeId, Path, description = "Which challenge.")),
    responses(
        (status = 200, description = "Friends who have something that counts, ranked among yourselves.",
            body = Vec<Standing>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem)))]
pub async fn standings_among_friends(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ChallengeId>,
) -> Result<Json<Vec<Standing>>> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        challenges::find_visible(tx, id, me.id, None)?;
        let mut ids = needs.friends.friends(tx, me.id)?;
        ids.push(me.id);
        let mut places: Vec<Place> = Vec::new();
        for athlete in ids {
            places.extend(super::find_place(tx, id, athlete)?.filter(|place| place.score() > 0));
        }
        places.sort_by_key(|place| (place.score_negated, place.achieved_at, place.athlete));
        let ranks = super::ranks(&places, 1, 0);
        super::show(tx, &needs, &places, &ranks, &me.athlete, now)
    });
    Ok(Json(read.await?))
}
