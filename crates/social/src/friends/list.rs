//! Your friends: `GET /api/v1/friends`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, Me, Result};

use super::{PersonSince, page_of};
use crate::ties::Tie;

/// Your friends, the newest friendship first.
#[utoipa::path(get, path = "/api/v1/friends", tag = "friends", params(PageQuery),
    responses(
        (status = 200, description = "One page.", body = Page<PersonSince>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn list_friends(
    State(app): State<App>,
    me: Me,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<PersonSince>>> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| page_of(tx, me.athlete.id, Tie::Friend, &page, now));
    Ok(Json(read.await?))
}
