//! Days on which somebody was here: `PUT /api/v1/visits/today`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, AthleteId, Day, Error, Me, Result, Tx, args};
use serde::Deserialize;

use crate::feedback::send::is_build;
use crate::journey;

/// Where a visit comes from.
#[derive(Debug, Clone, PartialEq, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// The build of the app, as `web_config` told it.
    #[schema(example = "0.1.0-5f3a9c21")]
    pub build: String,
}

/// Say that you are here today
///
/// Which day that is, the server knows by your time zone. Saying it again changes nothing, and nothing is noted of who
/// does not allow it.
#[utoipa::path(put, path = "/api/v1/visits/today", tag = "feedback", request_body = Visit,
    responses(
        (status = 204, description = "Noted, if you allow it."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 422, description = "`invalid_input`, `invalid_json`", body = Problem)))]
pub async fn record_visit(
    State(app): State<App>,
    me: Me,
    Json(visit): Json<Visit>,
) -> Result<StatusCode> {
    if !is_build(&visit.build) {
        return Err(Error::invalid("build", "this is not a build that we gave"));
    }
    let today = app.clock.now().day_in(&me.time_zone);
    app.db.write(move |tx| note(tx, me.id, today, Some(&visit.build))).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Notes that an athlete was here on a day, if they allow it. Noted twice is noted once.
pub(crate) fn note(tx: &mut Tx, athlete: AthleteId, on: Day, build: Option<&str>) -> Result<()> {
    let Some(joined_on) = journey::lock(tx, athlete)? else { return Ok(()) };
    tx.exec(
        "INSERT INTO visit (athlete_id, visited_on, build) VALUES ($1, $2, $3)
         ON CONFLICT (athlete_id, visited_on) DO UPDATE SET build = COALESCE(excluded.build, visit.build)",
        args![athlete, on, build],
    )?;
    let day = on.days_since(joined_on);
    tx.exec(
        "UPDATE journey SET returned = returned | $2,
                            last_day = CASE WHEN last_day < $3 THEN $3 ELSE last_day END
         WHERE athlete_id = $1",
        args![athlete, i64::from(journey::returned(day)), day],
    )?;
    Ok(())
}
