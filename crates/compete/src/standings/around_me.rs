//! The board around me: `GET /api/v1/challenges/{id}/standings/around_me`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, ChallengeId, Me, Result, Tx, args};

use super::{Place, Standing};
use crate::{Needs, challenges};

/// Neighbours on each side.
const NEIGHBOURS: i64 = 3;

/// My line of the standings with its neighbours.
#[utoipa::path(get, path = "/api/v1/challenges/{id}/standings/around_me", tag = "challenges", params(("id" = ChallengeId, Path, description = "Which challenge.")),
    responses(
        (status = 200, description = "Three above and three below; empty while nothing of yours counts.",
            body = Vec<Standing>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem)))]
pub async fn standings_around_me(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ChallengeId>,
) -> Result<Json<Vec<Standing>>> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        challenges::find_visible(tx, id, me.id, None)?;
        let places = list(tx, id, me.id)?;
        super::lines(tx, &needs, id, &places, &me.athlete, now)
    });
    Ok(Json(read.await?))
}

/// An athlete's place between its neighbours; empty while nothing counts.
pub(super) fn list(tx: &mut Tx, id: ChallengeId, athlete: AthleteId) -> Result<Vec<Place>> {
    let mine = super::find_place(tx, id, athlete)?.filter(|mine| mine.score() > 0);
    let Some(mine) = mine else { return Ok(Vec::new()) };
    let mut places = list_above(tx, id, &mine)?;
    places.reverse();
    places.push(mine);
    places.extend(list_below(tx, id, &mine)?);
    Ok(places)
}

fn list_above(tx: &mut Tx, id: ChallengeId, mine: &Place) -> Result<Vec<Place>> {
    tx.list(
        "SELECT athlete_id, score_negated, achieved_at, goal_reached_at FROM challenge_standing
         WHERE challenge_id = $1 AND (score_negated, achieved_at, athlete_id) < ($2, $3, $4)
         ORDER BY score_negated DESC, achieved_at DESC, athlete_id DESC LIMIT $5",
        args![id, mine.score_negated, mine.achieved_at, mine.athlete, NEIGHBOURS],
    )
}

fn list_below(tx: &mut Tx, id: ChallengeId, mine: &Place) -> Result<Vec<Place>> {
    tx.list(
        "SELECT athlete_id, score_negated, achieved_at, goal_reached_at FROM challenge_standing
         WHERE challenge_id = $1 AND (score_negated, achieved_at, athlete_id) > ($2, $3, $4)
           AND score_negated < 0
         ORDER BY score_negated, achieved_at, athlete_id LIMIT $5",
        args![id, mine.score_negated, mine.achieved_at, mine.athlete, NEIGHBOURS],
    )
}
