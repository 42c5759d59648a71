//! Deleting gear: `DELETE /api/v1/gear/{id}`. Its activities stay, without it.
use axum::extract::State;
use axum::http::StatusCode;
use events::GearRemoved;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, GearId, Me, Result, Tx, args};

use super::NO_SUCH;

/// Delete your gear. The activities done with it stay.
#[utoipa::path(delete, path = "/api/v1/gear/{id}", tag = "gear", params(("id" = GearId, Path)),
    responses((status = 204, description = "It is gone."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: there is none, or it is not yours", body = Problem)))]
pub async fn remove_gear(
    State(app): State<App>,
    me: Me,
    Path(gear): Path<GearId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let athlete = me.id;
    let removed = app.db.write(move |tx| {
        super::lock_shelf(tx, athlete)?;
        if !delete(tx, athlete, gear)? {
            return Err(NO_SUCH);
        }
        tx.publish(&GearRemoved { athlete, gear }, now)?;
        Ok(())
    });
    removed.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says whether it was there.
fn delete(tx: &mut Tx, athlete: AthleteId, gear: GearId) -> Result<bool> {
    let gone =
        tx.exec("DELETE FROM gear WHERE athlete_id = $1 AND gear_id = $2", args![athlete, gear])?;
    tx.exec(
        "DELETE FROM gear_default WHERE athlete_id = $1 AND gear_id = $2",
        args![athlete, gear],
    )?;
    tx.exec(
        "UPDATE activity SET gear_id = NULL, gear_chosen = FALSE WHERE athlete_id = $1 AND gear_id = $2",
        args![athlete, gear],
    )?;
    Ok(gone == 1)
}
