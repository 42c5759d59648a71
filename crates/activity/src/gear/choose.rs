//! The athlete's word on the gear of an activity: `PUT` and `DELETE /api/v1/activities/{id}/gear`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{ActivityId, App, AthleteId, Error, GearId, Me, Result, Tx, args};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{MISFIT, NO_SUCH};
use crate::activities::view::whole;
use crate::audience::{self, Activity};
use crate::needs::{Friends, Progress};

/// Which gear.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GearChoice {
    /// Gear of yours that goes with the sport; it may be out of use.
    pub gear_id: GearId,
}

/// Say with which gear one of your activities was done. It stays so.
#[utoipa::path(put, path = "/api/v1/activities/{id}/gear", tag = "gear",
    params(("id" = ActivityId, Path)), request_body = GearChoice,
    responses((status = 200, body = Activity), (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: there is none, or it is not yours", body = Problem),
        (status = 422, description = "`invalid_input`: it does not go with this sport", body = Problem)))]
pub async fn choose_activity_gear(
    State(app): State<App>,
    me: Me,
    Extension(progress): Extension<Arc<dyn Progress>>,
    Extension(friends): Extension<Arc<dyn Friends>>,
    Path(id): Path<ActivityId>,
    Json(choice): Json<GearChoice>,
) -> Result<Json<Activity>> {
    let viewer = me.athlete.clone();
    let chosen = app.db.write(move |tx| {
        super::lock_shelf(tx, viewer.id)?;
        let mine = audience::find_own(tx, &viewer, id)?;
        let gear = super::find(tx, viewer.id, choice.gear_id)?.ok_or(NO_SUCH)?;
        if !gear.kind()?.fits(&mine.sport) {
            return Err(Error::invalid("gear_id", MISFIT));
        }
        update(tx, viewer.id, id, gear.id)
    });
    chosen.await?;
    Ok(Json(whole(&app, &me, progress, friends, id).await?))
}

/// Say that one of your activities was done without any of your gear. It stays so.
#[utoipa::path(delete, path = "/api/v1/activities/{id}/gear", tag = "gear",
    params(("id" = ActivityId, Path)),
    responses((status = 200, body = Activity), (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: there is none, or it is not yours", body = Problem)))]
pub async fn take_off_activity_gear(
    State(app): State<App>,
    me: Me,
    Extension(progress): Extension<Arc<dyn Progress>>,
    Extension(friends): Extension<Arc<dyn Friends>>,
    Path(id): Path<ActivityId>,
) -> Result<Json<Activity>> {
    let viewer = me.athlete.clone();
    let taken_off = app.db.write(move |tx| {
        audience::find_own(tx, &viewer, id)?;
        tx.exec(
            "UPDATE activity SET gear_id = NULL, gear_chosen = TRUE
             WHERE athlete_id = $1 AND activity_id = $2",
            args![viewer.id, id],
        )
    });
    taken_off.await?;
    Ok(Json(whole(&app, &me, progress, friends, id).await?))
}

fn update(tx: &mut Tx, athlete: AthleteId, id: ActivityId, gear: GearId) -> Result<()> {
    tx.exec(
        "UPDATE activity SET gear_id = $3, gear_chosen = TRUE
         WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, id, gear],
    )?;
    Ok(())
}
