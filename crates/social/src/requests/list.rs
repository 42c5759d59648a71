//! Requests that wait: `GET /api/v1/friends/requests`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, Me, Result};
use serde::{Deserialize, Serialize};

use crate::friends::{PersonSince, page_of};
use crate::ties::Tie;

/// Which requests.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Others asked you.
    Incoming,
    /// You asked others.
    Outgoing,
}

/// Which requests, and which page of them.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RequestsQuery {
    /// Those of others to you unless said.
    #[param(inline)]
    pub direction: Option<Direction>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// Rows a page, 1 to 100; 30 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}

/// Requests that wait for an answer, the latest first.
#[utoipa::path(get, path = "/api/v1/friends/requests", tag = "friends", params(RequestsQuery),
    responses(
        (status = 200, description = "One page.", body = Page<PersonSince>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn list_requests(
    State(app): State<App>,
    me: Me,
    Query(query): Query<RequestsQuery>,
) -> Result<Json<Page<PersonSince>>> {
    let tie = match query.direction {
        Some(Direction::Outgoing) => Tie::Sent,
        Some(Direction::Incoming) | None => Tie::Received,
    };
    let page = PageQuery { after: query.after, limit: query.limit };
    let now = app.clock.now();
    let read = app.db.read(move |tx| page_of(tx, me.athlete.id, tie, &page, now));
    Ok(Json(read.await?))
}
