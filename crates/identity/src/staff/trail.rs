//! The audit trail: `GET /api/v1/operator/audit`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::athlete::AthleteCard;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::staff::{Deed, Operators};
use kernel::{App, Me, Result, Timestamp, athlete, audit};
use serde::Serialize;

/// A deed of staff.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AuditEntry {
    /// 1, 2, 3, without a gap.
    pub entry_no: i64,
    /// When.
    pub at: Timestamp,
    /// Who; absent at the command line, and when the account is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub staff: Option<AthleteCard>,
    /// In which role; `console` is the command line.
    pub role: String,
    /// The operation.
    #[schema(example = "look_at_account")]
    pub act: String,
    /// The person it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<AthleteCard>,
    /// What it was done to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thing: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether it is kept from the person concerned for now.
    pub held: bool,
    /// Over these fields and the hash before.
    pub hash: String,
}

/// The whole trail, the latest first.
#[utoipa::path(get, path = "/api/v1/operator/audit", tag = "operator", params(PageQuery),
    responses(
        (status = 200, description = "One page.", body = Page<AuditEntry>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`, `another_role`, `second_factor_needed`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_audit(
    State(app): State<App>,
    me: Me,
    Extension(operators): Extension<Arc<dyn Operators>>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<AuditEntry>>> {
    let now = app.clock.now();
    let before = page.after::<i64>()?.unwrap_or(i64::MAX);
    let limit = page.limit();
    let read = app.db.read(move |tx| {
        operators.admit(tx, &me, Deed::ReadAudit, now)?;
        let rows = audit::list(tx, before, limit + 1)?;
        let page = Page::cut(rows, limit, |row| row.entry_no, |row| row);
        let mut items = Vec::with_capacity(page.items.len());
        for row in page.items {
            let mut card = |id: Option<kernel::AthleteId>| -> Result<Option<AthleteCard>> {
                let Some(id) = id else { return Ok(None) };
                Ok(athlete::find_closed_too(tx, id)?.map(|athlete| athlete.card()))
            };
            let (staff, about) = (card(row.staff_id)?, card(row.about_id)?);
            items.push(AuditEntry {
                held: audit::is_held(tx, row.entry_no)?,
                entry_no: row.entry_no,
                at: row.at,
                staff,
                role: row.role,
                act: row.act,
                about,
                thing: row.thing,
                reason: row.reason,
                hash: row.hash,
            });
        }
        Ok(Page { items, next: page.next })
    });
    Ok(Json(read.await?))
}
