//! Your friends: `GET /api/v1/friends`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, AthleteId, Me, Result, Timestamp, Tx};
use serde::{Deserialize, Serialize};

use super::PersonSince;
use crate::{people, ties};

/// Some of one's friends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Circle {
    /// Those whom you marked as close.
    Close,
}

/// Which friends, and which page of them.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FriendsQuery {
    /// All of them unless said.
    #[param(inline)]
    pub circle: Option<Circle>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// Rows a page, 1 to 100; 30 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}

/// Your friends: close ones first, and among them as among the others the newest friendship first.
#[utoipa::path(get, path = "/api/v1/friends", tag = "friends", params(FriendsQuery),
    responses(
        (status = 200, description = "One page.", body = Page<PersonSince>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn list_friends(
    State(app): State<App>,
    me: Me,
    Query(query): Query<FriendsQuery>,
) -> Result<Json<Page<PersonSince>>> {
    let only_close = query.circle == Some(Circle::Close);
    let page = PageQuery { after: query.after, limit: query.limit };
    let now = app.clock.now();
    let read = app.db.read(move |tx| page_of(tx, me.id, only_close, &page, now));
    Ok(Json(read.await?))
}

fn page_of(
    tx: &mut Tx,
    me: AthleteId,
    only_close: bool,
    page: &PageQuery,
    now: Timestamp,
) -> Result<Page<PersonSince>> {
    let limit = page.limit();
    let rows = ties::list_friends(tx, me, only_close, page.after()?, limit + 1)?;
    let rows = Page::cut(rows, limit, |(id, since, close)| (*close, since.0, *id), |row| row);
    let mut items = Vec::with_capacity(rows.items.len());
    for (id, since_at, close) in rows.items {
        if let Some(person) = people::find(tx, me, id, now)? {
            items.push(PersonSince { person, since_at, close });
        }
    }
    Ok(Page { items, next: rows.next })
}
