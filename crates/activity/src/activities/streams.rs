//! The charts of an activity: `GET /api/v1/activities/{id}/streams`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::http::{Json, Path, Query};
use kernel::{ActivityId, App, Caller, Result, Scope};
use serde::Deserialize;

use super::view::ViewAs;
use crate::audience::Look;
use crate::needs::Friends;
use crate::reach::Reach;
use crate::streams::Streams;

const USUAL_POINTS: usize = 2_000;
const MOST_POINTS: usize = 20_000;

/// How much of it.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StreamsQuery {
    /// The most points wanted, 2 to 20,000; 2,000 unless said. They are chosen evenly, ends included.
    #[param(minimum = 2, maximum = 20000)]
    pub points: Option<usize>,
    /// Look at your own as somebody else would: `friend` or `stranger`.
    #[serde(rename = "as")]
    #[param(inline)]
    pub eyes: Option<ViewAs>,
}

/// The samples of an activity as you may see them, as columns of equal length.
///
/// Apps get those of the athlete alone, and heart rate and temperature with `health:read` alone.
#[utoipa::path(get, path = "/api/v1/activities/{id}/streams", tag = "activities",
    params(("id" = ActivityId, Path), StreamsQuery), security(("app" = ["activity:read_private"])),
    responses((status = 200, body = Streams), (status = 401, description = "signed_out"),
        (status = 403, description = "insufficient_scope"),
        (status = 404, description = "not_found: there is none, or it is not for you")))]
pub async fn get_streams(
    State(app): State<App>,
    caller: Caller,
    Extension(friends): Extension<Arc<dyn Friends>>,
    Path(id): Path<ActivityId>,
    Query(query): Query<StreamsQuery>,
) -> Result<Json<Streams>> {
    let viewer = caller.with_all(&[Scope::ActivityReadPrivate])?.clone();
    let (eyes, only_own) = (query.eyes.map(ViewAs::standing), caller.is_app());
    let look = app.db.read(move |tx| match only_own {
        true => Look::find_own(tx, &viewer, id),
        false => Look::find(tx, &*friends, &viewer, eyes, id),
    });
    let most = query.points.unwrap_or(USUAL_POINTS).clamp(2, MOST_POINTS);
    Ok(Json(Reach::of(&caller).streams(look.await?.streams(&app, most).await?)))
}
