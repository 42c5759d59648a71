//! Decisions about what is yours: `GET /api/v1/me/decisions`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, AthleteId, Me, Result, Timestamp, Tx, args};

use super::{MyDecision, show};
use crate::CaseId;
use crate::cases::{Row, select_cases};

/// What was decided about your content, the latest first.
#[utoipa::path(get, path = "/api/v1/me/decisions", tag = "safety", params(PageQuery),
    responses(
        (status = 200, description = "One page.", body = Page<MyDecision>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_decisions(
    State(app): State<App>,
    me: Me,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<MyDecision>>> {
    let now = app.clock.now();
    let after = page.after::<(i64, CaseId)>()?;
    let limit = page.limit();
    let read = app.db.read(move |tx| {
        let rows = list(tx, me.id, after, limit + 1)?;
        let key = |row: &Row| (row.decided_at.unwrap_or(Timestamp(0)).0, row.case_id);
        let page = Page::cut(rows, limit, key, |row| row);
        let mut items = Vec::with_capacity(page.items.len());
        for row in page.items {
            items.push(show(row, now)?);
        }
        Ok(Page { items, next: page.next })
    });
    Ok(Json(read.await?))
}

fn list(
    tx: &mut Tx,
    me: AthleteId,
    after: Option<(i64, CaseId)>,
    limit: usize,
) -> Result<Vec<Row>> {
    let (at, id) = after.unwrap_or((i64::MAX, CaseId(kernel::ids::Uuid::max())));
    tx.list(
        select_cases!(
            "WHERE athlete_id = $1 AND decision IN ('hide', 'warn', 'restrict')
               AND (decided_at, case_id) < ($2, $3)
             ORDER BY decided_at DESC, case_id DESC LIMIT $4"
        ),
        args![me, at, id, limit],
    )
}
