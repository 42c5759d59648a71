//! One activity: `GET /api/v1/activities/{id}`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::http::{Json, Path, Query};
use kernel::{ActivityId, App, Me, Result};
use serde::Deserialize;

use crate::audience::{self, Activity, Eyes};
use crate::needs::{Friends, Progress, Standing};

/// Somebody else, with whose eyes an athlete looks at what is their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ViewAs {
    /// Somebody signed in whom you do not know.
    Stranger,
    /// A friend.
    Friend,
}

impl ViewAs {
    pub(crate) fn standing(self) -> Standing {
        match self {
            ViewAs::Stranger => Standing::Strangers,
            ViewAs::Friend => Standing::Friends,
        }
    }
}

/// With whose eyes.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ViewQuery {
    /// Look at your own as somebody else would: `friend` or `stranger`. The answer is theirs to the last byte.
    #[serde(rename = "as")]
    pub eyes: Option<ViewAs>,
}

/// One activity with all its parts, as you may see it.
#[utoipa::path(get, path = "/api/v1/activities/{id}", tag = "activities",
    params(("id" = ActivityId, Path), ViewQuery),
    responses((status = 200, body = Activity), (status = 401, description = "signed_out"),
        (status = 404, description = "not_found: there is none, or it is not for you")))]
pub async fn get_activity(
    State(app): State<App>,
    me: Me,
    Extension(progress): Extension<Arc<dyn Progress>>,
    Extension(friends): Extension<Arc<dyn Friends>>,
    Path(id): Path<ActivityId>,
    Query(query): Query<ViewQuery>,
) -> Result<Json<Activity>> {
    let eyes = query.eyes.map(ViewAs::standing);
    Ok(Json(whole(&app, &me, progress, friends, eyes, id).await?))
}

/// The activity as its page shows it.
pub(crate) async fn whole(
    app: &App,
    me: &Me,
    progress: Arc<dyn Progress>,
    friends: Arc<dyn Friends>,
    eyes: Eyes,
    id: ActivityId,
) -> Result<Activity> {
    let viewer = me.athlete.clone();
    let read = app.db.read(move |tx| {
        let mut activity = audience::find_with(tx, &*friends, &viewer, eyes, id)?.whole(tx)?;
        if activity.card.mine {
            activity.earned = progress.earned(tx, viewer.id, id)?;
        }
        Ok(activity)
    });
    read.await
}
