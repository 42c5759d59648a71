//! The board from the top: `GET /api/v1/challenges/{id}/standings`.
//!
//! A page mark says the last score and how many lines of that score were shown. It carries neither the moment
//! of an achievement nor anybody's id, and a page costs what it shows plus its ties.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, ChallengeId, Me, Result, Tx, args};

use super::{Place, Standing};
use crate::{Needs, challenges};

/// The standings of a challenge, from the top.
#[utoipa::path(get, path = "/api/v1/challenges/{id}/standings", tag = "challenges", params(("id" = ChallengeId, Path, description = "Which challenge."), PageQuery),
    responses(
        (status = 200, description = "Who has something that counts.", body = Page<Standing>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_standings(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ChallengeId>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Standing>>> {
    let now = app.clock.now();
    let after = page.after::<(i64, i64)>()?;
    let limit = page.limit();
    let read = app.db.read(move |tx| {
        challenges::find_visible(tx, id, me.id, None)?;
        let (score, shown_of_score) = after.unwrap_or((i64::MAX, 0));
        let places = list(tx, id, score, shown_of_score.max(0), limit + 1)?;
        let lines = super::lines(tx, &needs, id, &places, &me.athlete, now)?;
        let mark = |last: &Standing| {
            let of_score =
                lines[..limit].iter().filter(|line| line.score == last.score).count() as i64;
            // Ties that began on an earlier page were shown there.
            let before = if last.score == score { shown_of_score } else { 0 };
            (last.score, before + of_score)
        };
        Ok(Page::cut(lines.clone(), limit, mark, |line| line))
    });
    Ok(Json(read.await?))
}

pub(super) fn list(
    tx: &mut Tx,
    id: ChallengeId,
    score: i64,
    shown_of_score: i64,
    limit: usize,
) -> Result<Vec<Place>> {
    tx.list(
        "SELECT athlete_id, score_negated, achieved_at, goal_reached_at FROM challenge_standing
         WHERE challenge_id = $1 AND score_negated >= $2 AND score_negated < 0
         ORDER BY score_negated, achieved_at, athlete_id LIMIT $3 OFFSET $4",
        args![id, -score, limit, shown_of_score],
    )
}
