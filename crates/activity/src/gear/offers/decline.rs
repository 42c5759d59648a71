//! Not counting what was bought: `DELETE /api/v1/gear/offers/{id}`. It is not offered again.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Me, Result, Tx, args};

use super::{GearOfferId, NO_SUCH};

/// Do not count what you bought. An offer that was taken stays taken.
#[utoipa::path(delete, path = "/api/v1/gear/offers/{id}", tag = "gear",
    params(("id" = GearOfferId, Path)),
    responses((status = 204, description = "It is not offered again."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: there is none, or it is not yours", body = Problem)))]
pub async fn decline_gear_offer(
    State(app): State<App>,
    me: Me,
    Path(offer): Path<GearOfferId>,
) -> Result<StatusCode> {
    let id = me.id;
    let known = app.db.write(move |tx| decline(tx, id, offer)).await?;
    if known { Ok(StatusCode::NO_CONTENT) } else { Err(NO_SUCH) }
}

/// Says whether there was such an offer, open or not.
fn decline(tx: &mut Tx, athlete: AthleteId, offer: GearOfferId) -> Result<bool> {
    let known = tx.exec(
        "UPDATE gear_offer SET state = CASE WHEN state = 'open' THEN 'declined' ELSE state END
         WHERE athlete_id = $1 AND offer_id = $2",
        args![athlete, offer],
    )?;
    Ok(known == 1)
}
