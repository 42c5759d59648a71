//! Whom you restricted: `GET /api/v1/restrictions`. Nobody else sees it.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, AthleteId, Me, Result, Tx, args};

use crate::friends::{PersonSince, shown_but_hidden};
use crate::ties::Listed;

/// Whom you restricted, the latest first.
#[utoipa::path(get, path = "/api/v1/restrictions", tag = "friends", params(PageQuery),
    responses(
        (status = 200, description = "One page.", body = Page<PersonSince>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn list_restrictions(
    State(app): State<App>,
    me: Me,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<PersonSince>>> {
    let now = app.clock.now();
    let me = me.athlete.id;
    let read = app.db.read(move |tx| {
        let limit = page.limit();
        let rows = list(tx, me, page.after()?, limit + 1)?;
        shown_but_hidden(tx, me, rows, limit, now)
    });
    Ok(Json(read.await?))
}

fn list(
    tx: &mut Tx,
    me: AthleteId,
    after: Option<(i64, AthleteId)>,
    limit: usize,
) -> Result<Vec<Listed>> {
    let (at, id) = after.unwrap_or((i64::MAX, AthleteId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT other_id, since_at FROM social_restriction
         WHERE athlete_id = $1 AND (since_at, other_id) < ($2, $3)
         ORDER BY since_at DESC, other_id DESC LIMIT $4",
        args![me, at, id, limit],
    )
}
