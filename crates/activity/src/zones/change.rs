//! Changing a zone: `PATCH /api/v1/zones/{id}`. The place and the centre never change: two circles around one place would give it away.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Error, Me, Result, Tx, args};
use serde::Deserialize;
use utoipa::ToSchema;

use super::add::{WRONG_RADIUS, clean_name, is_radius};
use super::list::{self, Zones};
use super::{NO_SUCH, ZoneId, require_fresh};
use crate::needs::Guard;
use crate::privacy;

/// What to change; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ZoneEdit {
    /// What you call it, 1 to 40 characters.
    pub name: Option<String>,
    /// How far around nothing is shown, 400 to 1,600 metres.
    pub radius_m: Option<f64>,
    /// `true` when you have read what our attack on the zone found.
    pub read: Option<bool>,
}

/// Change one of your zones. Making it smaller needs a sign-in of the last hour.
#[utoipa::path(patch, path = "/api/v1/zones/{id}", tag = "privacy",
    params(("id" = ZoneId, Path)), request_body = ZoneEdit,
    responses((status = 200, body = Zones), (status = 401, description = "signed_out"),
        (status = 403, description = "sign_in_again"), (status = 404, description = "not_found"),
        (status = 422, description = "invalid_input")))]
pub async fn change_zone(
    State(app): State<App>,
    me: Me,
    Extension(guard): Extension<Arc<dyn Guard>>,
    Path(id): Path<ZoneId>,
    Json(edit): Json<ZoneEdit>,
) -> Result<Json<Zones>> {
    if edit.radius_m.is_some_and(|radius_m| !is_radius(radius_m)) {
        return Err(Error::invalid("radius_m", WRONG_RADIUS));
    }
    let name = match edit.name.as_deref().map(clean_name) {
        Some(None) => return Err(Error::invalid("name", "a name has 1 to 40 characters")),
        Some(name) => name,
        None => None,
    };
    let (athlete, now) = (me.athlete.id, app.clock.now());
    let changed = app.db.write(move |tx| {
        let mut decided = privacy::find_locked(tx, athlete, now)?;
        let rows = super::list_rows(tx, athlete)?;
        let zone = rows.into_iter().find(|row| row.id == id).ok_or(NO_SUCH)?;
        if let Some(name) = &name {
            tx.exec(
                "UPDATE privacy_zone SET name = $3 WHERE athlete_id = $1 AND zone_id = $2",
                args![athlete, id, name],
            )?;
        }
        if edit.read == Some(true) {
            tx.exec(
                "UPDATE privacy_audit SET told = TRUE WHERE athlete_id = $1 AND zone_id = $2",
                args![athlete, id],
            )?;
        }
        let radius_m = edit.radius_m.unwrap_or(zone.radius_m);
        let order = radius_m.total_cmp(&zone.radius_m);
        if order.is_ne() {
            if order.is_lt() {
                require_fresh(tx, &*guard, &me, now)?;
            }
            set_radius(tx, athlete, id, radius_m)?;
            privacy::raise_revision(tx, athlete, &mut decided, now)?;
        }
        list::find(tx, athlete)
    });
    let zones = changed.await?;
    crate::jobs::ring();
    Ok(Json(zones))
}

/// Another edge is another set of points: what strangers see of it counts anew, on top of what they saw before.
pub(super) fn set_radius(
    tx: &mut Tx,
    athlete: AthleteId,
    zone: ZoneId,
    radius_m: f64,
) -> Result<()> {
    tx.exec(
        "UPDATE privacy_zone SET radius_m = $3 WHERE athlete_id = $1 AND zone_id = $2",
        args![athlete, zone, radius_m],
    )?;
    tx.exec(
        "DELETE FROM privacy_zone_exit WHERE athlete_id = $1 AND zone_id = $2",
        args![athlete, zone],
    )?;
    Ok(())
}
