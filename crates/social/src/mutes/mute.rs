//! Muting somebody: `PUT /api/v1/mutes/{athlete_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Me, Result, args};

use crate::people;

/// What they do leaves your feed. They are not told. Doing it twice is doing it once.
#[utoipa::path(put, path = "/api/v1/mutes/{athlete_id}", tag = "friends",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "What they do leaves your feed."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`yourself`", body = Problem, content_type = "application/problem+json")))]
pub async fn mute_athlete(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete.id;
    let write = app.db.write(move |tx| {
        people::find_other(tx, me, them)?;
        tx.exec(
            "INSERT INTO social_mute (athlete_id, other_id, since_at) VALUES ($1, $2, $3)
             ON CONFLICT DO NOTHING",
            args![me, them, now],
        )
    });
    write.await?;
    Ok(StatusCode::NO_CONTENT)
}
