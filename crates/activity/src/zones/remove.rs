//! Hiding a place no more: `DELETE /api/v1/zones/{id}`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::http::{Json, Path};
use kernel::{App, Me, Result, args};

use super::list::{self, Zones};
use super::{ZoneId, require_fresh};
use crate::needs::Guard;
use crate::privacy;

/// Remove one of your zones: whoever sees your maps sees the place from then on. Needs a sign-in of the last hour; done twice,
/// it is done once.
#[utoipa::path(delete, path = "/api/v1/zones/{id}", tag = "privacy",
    params(("id" = ZoneId, Path)),
    responses((status = 200, body = Zones), (status = 401, description = "signed_out"),
        (status = 403, description = "sign_in_again")))]
pub async fn remove_zone(
    State(app): State<App>,
    me: Me,
    Extension(guard): Extension<Arc<dyn Guard>>,
    Path(id): Path<ZoneId>,
) -> Result<Json<Zones>> {
    let (athlete, now) = (me.athlete.id, app.clock.now());
    let removed = app.db.write(move |tx| {
        let mut decided = privacy::find_locked(tx, athlete, now)?;
        require_fresh(tx, &*guard, &me, now)?;
        let gone = tx.exec(
            "DELETE FROM privacy_zone WHERE athlete_id = $1 AND zone_id = $2",
            args![athlete, id],
        )?;
        if gone == 1 {
            for sql in [
                "DELETE FROM privacy_zone_exit WHERE athlete_id = $1 AND zone_id = $2",
                "DELETE FROM privacy_audit WHERE athlete_id = $1 AND zone_id = $2",
            ] {
                tx.exec(sql, args![athlete, id])?;
            }
            privacy::raise_revision(tx, athlete, &mut decided, now)?;
        }
        list::find(tx, athlete)
    });
    let zones = removed.await?;
    crate::jobs::ring();
    Ok(Json(zones))
}
