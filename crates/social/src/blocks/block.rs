//! Blocking somebody: `PUT /api/v1/blocks/{athlete_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args, athlete};

use crate::{coaches, comments, follows, kudos, ties};

/// Block somebody. Friendship, requests, following and coaching end, and what either said about the other's activities goes.
#[utoipa::path(put, path = "/api/v1/blocks/{athlete_id}", tag = "friends",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "You do not exist for each other any more."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`yourself`", body = Problem, content_type = "application/problem+json")))]
pub async fn block_athlete(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete.id;
    if me == them {
        return Err(Error::refused("yourself", "this is you"));
    }
    let blocked = app.db.write(move |tx| {
        // Also somebody who blocked us may be blocked: the block must hold when theirs ends.
        athlete::find(tx, them)?.ok_or(Error::NotFound("athlete"))?;
        ties::lock(tx, me, them, now)?;
        ties::change_by_blocking(tx, me, them, now)?;
        coaches::part(tx, me, them, now)?;
        follows::part(tx, me, them)?;
        insert(tx, me, them, true, now)?;
        insert(tx, them, me, false, now)?;
        for (owner, author) in [(me, them), (them, me)] {
            kudos::delete_all_of(tx, owner, author)?;
            comments::delete_all_of(tx, owner, author)?;
        }
        Ok(())
    });
    blocked.await?;
    Ok(StatusCode::NO_CONTENT)
}

fn insert(
    tx: &mut Tx,
    athlete: AthleteId,
    other: AthleteId,
    made: bool,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "INSERT INTO social_block (athlete_id, other_id, made, since_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING",
        args![athlete, other, made, now],
    )?;
    Ok(())
}
