//! Closing before the grace is spent: `POST /api/v1/operator/challenges/{id}/close`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::staff::Deed;
use kernel::{App, ChallengeId, Error, Me, Result, Timestamp, Tx, args};

use crate::{Needs, challenges};

/// Declare that no late upload is waited for: the standings become final within minutes.
///
/// The last day has to be over everywhere. Doing it twice is doing it once.
#[utoipa::path(post, path = "/api/v1/operator/challenges/{id}/close", tag = "operator", params(("id" = ChallengeId, Path, description = "Which challenge.")),
    responses(
        (status = 204, description = "It closes within minutes."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`still_running`", body = Problem)))]
pub async fn close_challenge(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ChallengeId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::HoldChallenges, now)?;
        staff.note(tx, "close_challenge", format_args!("challenge {id}"), now)?;
        close_at(tx, id, now)
    });
    write.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets nothing that happens from an instant on change the standings.
pub fn close_at(tx: &mut Tx, id: ChallengeId, at: Timestamp) -> Result<()> {
    let row = challenges::find(tx, id)?.filter(challenges::Row::is_official);
    let row = row.ok_or(Error::NotFound("challenge"))?;
    let versions = challenges::list_rules(tx, id)?;
    if at < challenges::in_force(&versions)?.rules.over_everywhere_at() {
        return Err(Error::refused(
            "still_running",
            "somewhere on Earth its last day is not over yet",
        ));
    }
    if row.takes(at) {
        tx.exec(
            "UPDATE challenge SET closes_at = $2
             WHERE challenge_id = $1 AND state = 'open' AND closes_at > $2",
            args![id, at],
        )?;
    }
    Ok(())
}
