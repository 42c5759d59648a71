//! Who looked at or changed my account: `GET /api/v1/me/audit`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, Me, Result, Timestamp, audit};
use serde::Serialize;

/// What somebody of the staff did with your account. Their name is not told; who runs this place knows it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MyAuditEntry {
    /// Counts up; not without gaps, as most deeds are not about you.
    pub entry_no: i64,
    /// When.
    pub at: Timestamp,
    /// In which role; `console` is whoever runs the machine.
    #[schema(example = "support")]
    pub role: String,
    /// What they did.
    #[schema(example = "look_at_account")]
    pub act: String,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What staff did with your account, the latest first. What the law keeps from you for a time is left out.
#[utoipa::path(get, path = "/api/v1/me/audit", tag = "me", params(PageQuery),
    responses(
        (status = 200, description = "One page.", body = Page<MyAuditEntry>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_my_audit(
    State(app): State<App>,
    me: Me,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<MyAuditEntry>>> {
    let before = page.after::<i64>()?.unwrap_or(i64::MAX);
    let limit = page.limit();
    let read = app.db.read(move |tx| {
        let rows = audit::list_about(tx, me.id, before, limit + 1)?;
        Ok(Page::cut(
            rows,
            limit,
            |row| row.entry_no,
            |row| MyAuditEntry {
                entry_no: row.entry_no,
                at: row.at,
                role: row.role,
                act: row.act,
                reason: row.reason,
            },
        ))
    });
    Ok(Json(read.await?))
}
