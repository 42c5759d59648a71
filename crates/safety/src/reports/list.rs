//! What you reported: `GET /api/v1/reports`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, AthleteId, Me, Result, Timestamp, Tx, args};

use super::{Report, show};
use crate::{CaseId, cases};

type Made = (CaseId, String, Option<String>, Timestamp);

/// What you reported and what became of it, the latest first.
#[utoipa::path(get, path = "/api/v1/reports", tag = "safety", params(PageQuery),
    responses(
        (status = 200, description = "One page.", body = Page<Report>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_reports(
    State(app): State<App>,
    me: Me,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Report>>> {
    let after = page.after::<(i64, CaseId)>()?;
    let limit = page.limit();
    let read = app.db.read(move |tx| {
        let rows = list(tx, me.id, after, limit + 1)?;
        let key = |row: &Made| (row.3.0, row.0);
        let page = Page::cut(rows, limit, key, |row| row);
        let mut items = Vec::with_capacity(page.items.len());
        for (case, reason, words, made_at) in page.items {
            items.push(show(cases::find(tx, case)?, &reason, words, made_at)?);
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
) -> Result<Vec<Made>> {
    let (at, id) = after.unwrap_or((i64::MAX, CaseId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT case_id, reason, words, made_at FROM safety_report
         WHERE athlete_id = $1 AND (made_at, case_id) < ($2, $3)
         ORDER BY made_at DESC, case_id DESC LIMIT $4",
        args![me, at, id, limit],
    )
}
