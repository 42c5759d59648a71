//! One activity: `GET /api/v1/activities/{id}`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::http::{Json, Path};
use kernel::{ActivityId, App, Me, Result};

use crate::audience::{self, Activity};
use crate::needs::{Friends, Progress};

/// One activity with all its parts, as you may see it.
#[utoipa::path(get, path = "/api/v1/activities/{id}", tag = "activities",
    params(("id" = ActivityId, Path)),
    responses((status = 200, body = Activity), (status = 401, description = "signed_out"),
        (status = 404, description = "not_found: there is none, or it is not for you")))]
pub async fn get_activity(
    State(app): State<App>,
    me: Me,
    Extension(progress): Extension<Arc<dyn Progress>>,
    Extension(friends): Extension<Arc<dyn Friends>>,
    Path(id): Path<ActivityId>,
) -> Result<Json<Activity>> {
    Ok(Json(whole(&app, &me, progress, friends, id).await?))
}

/// The activity as its page shows it.
pub(crate) async fn whole(
    app: &App,
    me: &Me,
    progress: Arc<dyn Progress>,
    friends: Arc<dyn Friends>,
    id: ActivityId,
) -> Result<Activity> {
    let viewer = me.athlete.clone();
    let read = app.db.read(move |tx| {
        let mut activity = audience::find(tx, &*friends, &viewer, id)?.whole(tx)?;
        if activity.card.mine {
            activity.earned = progress.earned(tx, viewer.id, id)?;
        }
        Ok(activity)
    });
    read.await
}
