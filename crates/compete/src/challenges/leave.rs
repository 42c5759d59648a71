//! Leaving a challenge: `DELETE /api/v1/challenges/{id}/membership`.
//!
//! Whoever leaves is gone from the board with everything that was counted. Final results stay as they are.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, ChallengeId, Error, Me, Result, Timestamp, Tx, args};

use crate::judging;

/// Leave a challenge. Leaving twice is leaving once.
#[utoipa::path(delete, path = "/api/v1/challenges/{id}/membership", tag = "challenges", params(("id" = ChallengeId, Path, description = "Which challenge.")),
    responses(
        (status = 204, description = "You do not take part."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`challenge_over`: final results stay.", body = Problem)))]
pub async fn leave_challenge(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ChallengeId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    app.db.write(move |tx| leave(tx, id, me.id, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn leave(tx: &mut Tx, id: ChallengeId, athlete: AthleteId, now: Timestamp) -> Result<()> {
    judging::lock(tx, athlete)?;
    let row = super::find_visible(tx, id, athlete, None)?;
    if super::find_member(tx, athlete, id)?.is_none() {
        return Ok(());
    }
    if !row.takes(now) {
        return Err(Error::refused("challenge_over", "this challenge is over; its results stay"));
    }
    // Who came by a code would not find the way back.
    if !row.is_official() {
        super::invite::insert(tx, id, athlete, now)?;
    }
    tx.exec(
        "DELETE FROM challenge_entry WHERE athlete_id = $1 AND challenge_id = $2",
        args![athlete, id],
    )?;
    tx.exec(
        "DELETE FROM challenge_standing WHERE challenge_id = $1 AND athlete_id = $2",
        args![id, athlete],
    )?;
    tx.exec(
        "DELETE FROM challenge_member WHERE athlete_id = $1 AND challenge_id = $2",
        args![athlete, id],
    )?;
    Ok(())
}
