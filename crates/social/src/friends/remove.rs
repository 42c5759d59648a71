//! Ending a friendship: `DELETE /api/v1/friends/{athlete_id}`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Me, Result};

use crate::suggestions;
use crate::ties::{self, Relation, TieNow};

/// Be friends no longer. It is not told to them, and they are not suggested to you.
#[utoipa::path(delete, path = "/api/v1/friends/{athlete_id}", tag = "friends",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 200, description = "How you stand now.", body = TieNow),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn remove_friend(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<Json<TieNow>> {
    let now = app.clock.now();
    let me = me.athlete.id;
    let removed = app.db.write(move |tx| {
        ties::lock(tx, me, them, now)?;
        let were_friends = ties::relation(tx, me, them)? == Relation::Friend;
        let relation = ties::change_by_removing(tx, me, them, now)?;
        if were_friends {
            // They have friends in common with me more than anybody else has.
            suggestions::dismiss(tx, me, them, now)?;
        }
        Ok(relation)
    });
    Ok(Json(TieNow { relation: removed.await? }))
}
