//! Which gear new activities of a sport get: `PUT` and `DELETE /api/v1/gear/{id}/defaults/{sport}`.
//!
//! Each sport has at most one: it is a row with the sport as its key, so whoever says it last is right.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Error, GearId, Me, Result, Tx, args};

use super::{Gear, MISFIT, NO_SUCH};

/// Give this gear to all new activities of a sport, in the place of what they got before.
#[utoipa::path(put, path = "/api/v1/gear/{id}/defaults/{sport}", tag = "gear",
    params(("id" = GearId, Path), ("sport" = String, Path, example = "running")),
    responses((status = 200, body = Gear), (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: there is none, or it is not yours", body = Problem),
        (status = 409, description = "`gear_retired`", body = Problem),
        (status = 422, description = "`invalid_input`: it does not go with this sport", body = Problem)))]
pub async fn set_gear_default(
    State(app): State<App>,
    me: Me,
    Path((gear, sport)): Path<(GearId, String)>,
) -> Result<Json<Gear>> {
    let id = me.id;
    let set = app.db.write(move |tx| {
        super::lock_shelf(tx, id)?;
        let row = super::find(tx, id, gear)?.ok_or(NO_SUCH)?;
        if row.retired_on.is_some() {
            let detail = "this gear is out of use; take it into use again first";
            return Err(Error::refused("gear_retired", detail));
        }
        if !row.kind()?.fits(&sport) {
            return Err(Error::invalid("sport", MISFIT));
        }
        put(tx, id, &sport, gear)?;
        super::list::show(tx, id, gear)
    });
    Ok(Json(set.await?))
}

/// Give this gear to new activities of a sport no longer.
#[utoipa::path(delete, path = "/api/v1/gear/{id}/defaults/{sport}", tag = "gear",
    params(("id" = GearId, Path), ("sport" = String, Path, example = "running")),
    responses((status = 200, body = Gear), (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: there is none, or it is not yours", body = Problem)))]
pub async fn end_gear_default(
    State(app): State<App>,
    me: Me,
    Path((gear, sport)): Path<(GearId, String)>,
) -> Result<Json<Gear>> {
    let id = me.id;
    let ended = app.db.write(move |tx| {
        super::lock_shelf(tx, id)?;
        tx.exec(
            "DELETE FROM gear_default WHERE athlete_id = $1 AND sport = $2 AND gear_id = $3",
            args![id, sport, gear],
        )?;
        super::list::show(tx, id, gear)
    });
    Ok(Json(ended.await?))
}

pub(super) fn put(tx: &mut Tx, athlete: AthleteId, sport: &str, gear: GearId) -> Result<()> {
    tx.exec(
        "INSERT INTO gear_default (athlete_id, sport, gear_id) VALUES ($1, $2, $3)
         ON CONFLICT (athlete_id, sport) DO UPDATE SET gear_id = excluded.gear_id",
        args![athlete, sport, gear],
    )?;
    Ok(())
}
