//! Ending a plan: `DELETE /api/v1/training/plan`.
//!
//! What was done stays on the calendar; what was still to come goes.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::{App, AthleteId, Day, Me, Result, Tx, args};

/// End my plan. Ending it again changes nothing.
#[utoipa::path(delete, path = "/api/v1/training/plan", tag = "training",
    responses((status = 204, description = "There is no plan any more."),
        (status = 401, description = "signed_out")))]
pub async fn end_plan(State(app): State<App>, me: Me) -> Result<StatusCode> {
    let today = app.clock.now().day_in(&me.time_zone);
    let athlete = me.athlete.id;
    let end = app.db.write(move |tx| {
        super::lock(tx, athlete)?;
        end(tx, athlete, today)
    });
    end.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends the plan there is.
pub(super) fn end(tx: &mut Tx, athlete: AthleteId, today: Day) -> Result<()> {
    let Some(kept) = super::find_active(tx, athlete)? else { return Ok(()) };
    tx.exec(
        "DELETE FROM training_session
         WHERE athlete_id = $1 AND plan_id = $2 AND due_on >= $3 AND activity_id IS NULL",
        args![athlete, kept.plan, today],
    )?;
    tx.exec(
        "UPDATE training_plan SET is_active = FALSE WHERE athlete_id = $1 AND plan_id = $2",
        args![athlete, kept.plan],
    )?;
    Ok(())
}
