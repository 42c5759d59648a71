//! Setting one's own goal of active days a week: `PUT /api/v1/progress/goal`.
//!
//! It holds from the current week on; weeks before keep the goal they had. Setting it again in the same week
//! replaces it.
use axum::extract::State;
use kernel::athlete::Athlete;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, AthleteId, Day, Error, Me, Result, Tx, args};
use serde::{Deserialize, Serialize};

use super::Progress;
use crate::standing;

/// How many days a week one wants to be active.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Active days a week, 1 to 7.
    #[schema(minimum = 1, maximum = 7, example = 3)]
    pub goal_days: i64,
}

/// Set my own goal of active days a week, from this week on.
#[utoipa::path(put, path = "/api/v1/progress/goal", tag = "progress", request_body = Goal,
    responses(
        (status = 200, description = "Where you stand with it.", body = Progress),
        (status = 401, description = "`signed_out`", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`, `invalid_json`", body = Problem,
            content_type = "application/problem+json"),
    ))]
pub async fn set_goal(
    State(app): State<App>,
    me: Me,
    Json(goal): Json<Goal>,
) -> Result<Json<Progress>> {
    let goal_days = valid_goal(goal.goal_days)?;
    let now = app.clock.now();
    let today = now.day_in(&me.time_zone);
    let athlete: Athlete = me.athlete;
    let progress = app.db.write(move |tx| {
        standing::lock(tx, athlete.id)?;
        upsert_goal(tx, athlete.id, today.monday(), goal_days)?;
        standing::settle(tx, athlete.id, now)?;
        super::progress(tx, &athlete, today)
    });
    Ok(Json(progress.await?))
}

fn valid_goal(goal_days: i64) -> Result<u8> {
    match u8::try_from(goal_days) {
        Ok(days @ 1..=7) => Ok(days),
        _ => Err(Error::invalid("goal_days", "choose between 1 and 7 active days a week")),
    }
}

fn upsert_goal(tx: &mut Tx, athlete: AthleteId, from_on: Day, goal_days: u8) -> Result<()> {
    tx.exec(
        "INSERT INTO reward_goal (athlete_id, from_on, goal_days) VALUES ($1, $2, $3)
         ON CONFLICT (athlete_id, from_on) DO UPDATE SET goal_days = excluded.goal_days",
        args![athlete, from_on, goal_days],
    )?;
    Ok(())
}

/// Takes over goals out of an export. A week for which a goal was set here keeps it, and the future keeps its own. Returns how
/// many hold here now.
pub fn restore_goals(
    tx: &mut Tx,
    athlete: &Athlete,
    goals: &[(Day, i64)],
    now: kernel::Timestamp,
) -> Result<i64> {
    let this_monday = now.day_in(&athlete.time_zone).monday();
    standing::lock(tx, athlete.id)?;
    let mut count = 0;
    for (from_on, goal_days) in goals {
        let (Ok(goal_days), true) = (valid_goal(*goal_days), *from_on <= this_monday) else {
            continue;
        };
        tx.exec(
            "INSERT INTO reward_goal (athlete_id, from_on, goal_days) VALUES ($1, $2, $3)
             ON CONFLICT (athlete_id, from_on) DO NOTHING",
            args![athlete.id, from_on.monday(), goal_days],
        )?;
        count += 1;
    }
    if count > 0 {
        standing::settle(tx, athlete.id, now)?;
    }
    Ok(count)
}
