//! One activity: `GET /api/v1/activities/{id}`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::athlete::Athlete;
use kernel::http::{Json, Path, Query};
use kernel::{ActivityId, App, Caller, Me, Result};
use serde::Deserialize;

use crate::audience::{self, Activity, Eyes};
use crate::needs::{Friends, Progress, Standing};
use crate::reach::{READING, Reach};

/// Somebody else, with whose eyes an athlete looks at what is their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ViewAs {
    /// Somebody signed in whom you do not know.
    Stranger,
    /// Somebody who shares a group or an event with you.
    Group,
    /// A friend.
    Friend,
    /// Somebody whom you let look as a coach.
    Coach,
}

impl ViewAs {
    pub(crate) fn standing(self) -> Standing {
        match self {
            ViewAs::Stranger => Standing::Strangers,
            ViewAs::Group => Standing::Fellows,
            ViewAs::Friend => Standing::Friends,
            ViewAs::Coach => Standing::Coach,
        }
    }
}

/// With whose eyes.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ViewQuery {
    /// Look at your own as somebody else would: `coach`, `friend`, `group` or `stranger`. The answer is theirs to the last byte.
    #[serde(rename = "as")]
    #[param(inline)]
    pub eyes: Option<ViewAs>,
}

/// One activity with all its parts, as you may see it.
///
/// Apps see those of the athlete alone: with `activity:read` as a friend does, with `activity:read_private` as the
/// athlete does, and in both cases what is known of the body only with `health:read`.
#[utoipa::path(get, path = "/api/v1/activities/{id}", tag = "activities",
    params(("id" = ActivityId, Path), ViewQuery),
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
    Query(query): Query<ViewQuery>,
) -> Result<Json<Activity>> {
    let athlete = caller.with_any(&READING)?.clone();
    if !caller.is_app() {
        let eyes = query.eyes.map(ViewAs::standing);
        return Ok(Json(seen(&app, athlete, progress, friends, eyes, id).await?));
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
    seen(app, me.athlete.clone(), progress, friends, None, id).await
}

async fn seen(
    app: &App,
    viewer: Athlete,
    progress: Arc<dyn Progress>,
    friends: Arc<dyn Friends>,
    eyes: Eyes,
    id: ActivityId,
) -> Result<Activity> {
    let read = app.db.read(move |tx| {
        let mut activity = audience::find_with(tx, &*friends, &viewer, eyes, id)?.whole(tx)?;
        if activity.card.mine {
            activity.earned = progress.earned(tx, viewer.id, id)?;
        }
        Ok(activity)
    });
    read.await
}
