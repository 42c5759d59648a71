//! One activity: `GET /api/v1/activities/{id}`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::athlete::Athlete;
use kernel::http::{Json, Path};
use kernel::{ActivityId, App, Caller, Me, Result};

use crate::audience::{self, Activity};
use crate::needs::{Friends, Progress};
use crate::reach::{READING, Reach};

/// One activity with all its parts, as you may see it.
///
/// Apps see those of the athlete alone: with `activity:read` as a friend does, with `activity:read_private` as the
/// athlete does, and in both cases what is known of the body only with `health:read`.
#[utoipa::path(get, path = "/api/v1/activities/{id}", tag = "activities",
    params(("id" = ActivityId, Path)),
    security(("app" = ["activity:read"]), ("app" = ["activity:read_private"])),
    responses((status = 200, body = Activity), (status = 401, description = "signed_out"),
        (status = 403, description = "insufficient_scope"),
        (status = 404, description = "not_found: there is none, or it is not for you")))]
pub async fn get_activity(
    State(app): State<App>,
    caller: Caller,
    Extension(progress): Extension<Arc<dyn Progress>>,
    Extension(friends): Extension<Arc<dyn Friends>>,
    Path(id): Path<ActivityId>,
) -> Result<Json<Activity>> {
    let athlete = caller.with_any(&READING)?.clone();
    if !caller.is_app() {
        return Ok(Json(seen(&app, athlete, progress, friends, id).await?));
    }
    let reach = Reach::of(&caller);
    let read = app.db.read(move |tx| {
        let mut activity = reach.whole(tx, &athlete, id)?;
        if reach.private {
            activity.earned = progress.earned(tx, athlete.id, id)?;
        }
        Ok(activity)
    });
    Ok(Json(read.await?))
}

/// The activity as its page shows it.
pub(crate) async fn whole(
    app: &App,
    me: &Me,
    progress: Arc<dyn Progress>,
    friends: Arc<dyn Friends>,
    id: ActivityId,
) -> Result<Activity> {
    seen(app, me.athlete.clone(), progress, friends, id).await
}

async fn seen(
    app: &App,
    viewer: Athlete,
    progress: Arc<dyn Progress>,
    friends: Arc<dyn Friends>,
    id: ActivityId,
) -> Result<Activity> {
    let read = app.db.read(move |tx| {
        let mut activity = audience::find(tx, &*friends, &viewer, id)?.whole(tx)?;
        if activity.card.mine {
            activity.earned = progress.earned(tx, viewer.id, id)?;
        }
        Ok(activity)
    });
    read.await
}
