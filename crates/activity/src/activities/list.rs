//! Lists of activities: `GET /api/v1/activities`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, Caller, Day, Error, Result, athlete};
use serde::Deserialize;

use super::view::ViewAs;
use crate::audience::{self, ActivityCard, Filter};
use crate::needs::Friends;
use crate::reach::{READING, Reach};
use crate::store::fold;

const LONGEST_SEARCH: usize = 100;

/// Which activities.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Whose, by handle; your own unless said.
    pub athlete: Option<String>,
    /// One sport only.
    pub sport: Option<String>,
    /// The first local day.
    pub from: Option<Day>,
    /// The last local day.
    pub to: Option<Day>,
    /// Words in the title or the description; in your own activities also in the sport.
    pub q: Option<String>,
    /// Look at your own as somebody else would: `friend` or `stranger`.
    #[serde(rename = "as")]
    #[param(inline)]
    pub eyes: Option<ViewAs>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// Rows a page, 1 to 100; 30 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}

/// Activities, newest first: your own, or those of somebody else that you may see.
///
/// Apps see those of the athlete alone: with `activity:read` as a friend does, with `activity:read_private` all.
#[utoipa::path(get, path = "/api/v1/activities", tag = "activities", params(ListQuery),
    security(("app" = ["activity:read"]), ("app" = ["activity:read_private"])),
    responses((status = 200, body = Page<ActivityCard>), (status = 401, description = "signed_out"),
        (status = 403, description = "insufficient_scope"),
        (status = 404, description = "not_found: nobody has this handle")))]
pub async fn list_activities(
    State(app): State<App>,
    caller: Caller,
    Extension(friends): Extension<Arc<dyn Friends>>,
    Query(query): Query<ListQuery>,
) -> Result<Json<Page<ActivityCard>>> {
    let viewer = caller.with_any(&READING)?.clone();
    let app_reach = caller.is_app().then(|| Reach::of(&caller));
    let words =
        query.q.as_deref().map(|q| fold(&q.chars().take(LONGEST_SEARCH).collect::<String>()));
    let filter = Filter { sport: query.sport, from: query.from, to: query.to, words };
    let page = PageQuery { after: query.after, limit: query.limit };
    let handle = query.athlete;
    let eyes = query.eyes.map(ViewAs::standing);
    let listed = app.db.read(move |tx| {
        let owner = match handle {
            None => viewer.clone(),
            Some(handle) => {
                athlete::find_by_handle(tx, &handle)?.ok_or(Error::NotFound("athlete"))?
            }
        };
        if let Some(reach) = app_reach {
            return match owner.id == viewer.id {
                true => reach.list(tx, &owner, &filter, &page),
                false => Err(Error::NotFound("athlete")),
            };
        }
        audience::list(tx, &*friends, &viewer, &owner, eyes, &filter, &page)
    });
    Ok(Json(listed.await?))
}
