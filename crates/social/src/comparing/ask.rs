//! Asking a friend to be compared, or agreeing: `PUT /api/v1/comparisons/friends/{athlete_id}`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Error, Me, Result};

use super::{Comparing, find, put};
use crate::comparing::list::ComparedFriend;
use crate::notifications::telling;
use crate::people::{self, is_minor};
use crate::ties::{self, Relation};

/// Say that you want to be compared with a friend. If they said so too, you both see each other side by side, with what each of
/// you shows the other. Saying it twice is saying it once.
#[utoipa::path(put, path = "/api/v1/comparisons/friends/{athlete_id}", tag = "comparisons",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 200, description = "How it stands now.", body = ComparedFriend),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`yourself`, `not_friends`, `too_young_to_compare`", body = Problem, content_type = "application/problem+json")))]
pub async fn ask_to_compare(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<Json<ComparedFriend>> {
    let now = app.clock.now();
    let asked = app.db.write(move |tx| {
        let other = people::find_other(tx, me.id, them)?;
        ties::lock(tx, me.id, them, now)?;
        if ties::relation(tx, me.id, them)? != Relation::Friend {
            return Err(Error::refused("not_friends", "choose one of your friends"));
        }
        if is_minor(&me.athlete, now) || is_minor(&other, now) {
            let detail = "only people of 18 and more are compared with each other";
            return Err(Error::refused("too_young_to_compare", detail));
        }
        if let Some((mine, theirs)) = Comparing::wanted(find(tx, me.id, them)?) {
            put(tx, me.id, them, mine, now)?;
            put(tx, them, me.id, theirs, now)?;
            match theirs {
                Comparing::Agreed => telling::comparison_agreed(tx, them, me.id, now)?,
                _ => telling::comparison_request(tx, them, me.id, now)?,
            }
        }
        ComparedFriend::find(tx, me.id, them, now)
    });
    Ok(Json(asked.await?))
}
