//! Taking a block back: `DELETE /api/v1/blocks/{athlete_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Me, Result, args};

use crate::ties;

/// Take a block back. You see each other again, and are not friends. A block of theirs stays.
#[utoipa::path(delete, path = "/api/v1/blocks/{athlete_id}", tag = "friends",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "Your block is gone."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn unblock_athlete(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete.id;
    let unblocked = app.db.write(move |tx| {
        ties::lock(tx, me, them, now)?;
        for (athlete, other, made) in [(me, them, true), (them, me, false)] {
            tx.exec(
                "DELETE FROM social_block WHERE athlete_id = $1 AND other_id = $2 AND made = $3",
                args![athlete, other, made],
            )?;
        }
        Ok(())
    });
    unblocked.await?;
    Ok(StatusCode::NO_CONTENT)
}
