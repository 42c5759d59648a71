//! Taking a mute back: `DELETE /api/v1/mutes/{athlete_id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Me, Result, args};

/// What they do is in your feed again, if you are friends.
#[utoipa::path(delete, path = "/api/v1/mutes/{athlete_id}", tag = "friends",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "It is as before."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn unmute_athlete(
    State(app): State<App>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<StatusCode> {
    let me = me.athlete.id;
    let write = app.db.write(move |tx| {
        tx.exec("DELETE FROM social_mute WHERE athlete_id = $1 AND other_id = $2", args![me, them])
    });
    write.await?;
    Ok(StatusCode::NO_CONTENT)
}
