//! Keeping a line of the trail from the person concerned: `PUT` and `DELETE /api/v1/operator/audit/{entry_no}/hold`.
//! Where the law asks for it, and for as long; both stand in the trail themselves.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::audit::Entry;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::{Deed, Operators};
use kernel::{App, Error, Me, Result, audit};
use serde::Deserialize;

/// Why.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalHold {
    /// Which law or order, in 10 to 500 letters.
    pub reason: String,
}

/// Keep a line from the person concerned.
#[utoipa::path(put, path = "/api/v1/operator/audit/{entry_no}/hold", tag = "operator", request_body = LegalHold,
    params(("entry_no" = i64, Path, description = "Which line.")),
    responses(
        (status = 204, description = "They do not see it."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`, `another_role`, `second_factor_needed`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn hold_audit_entry(
    State(app): State<App>,
    me: Me,
    Extension(operators): Extension<Arc<dyn Operators>>,
    Path(entry_no): Path<i64>,
    Json(asked): Json<LegalHold>,
) -> Result<StatusCode> {
    let reason = super::reason(&asked.reason)?;
    turn(app, me, operators, entry_no, Some(reason)).await
}

/// Show a line to the person concerned again.
#[utoipa::path(delete, path = "/api/v1/operator/audit/{entry_no}/hold", tag = "operator",
    params(("entry_no" = i64, Path, description = "Which line.")),
    responses(
        (status = 204, description = "They see it."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`, `another_role`, `second_factor_needed`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem)))]
pub async fn release_audit_entry(
    State(app): State<App>,
    me: Me,
    Extension(operators): Extension<Arc<dyn Operators>>,
    Path(entry_no): Path<i64>,
) -> Result<StatusCode> {
    turn(app, me, operators, entry_no, None).await
}

/// With a reason it is held, without one it is released.
async fn turn(
    app: App,
    me: Me,
    operators: Arc<dyn Operators>,
    entry_no: i64,
    reason: Option<String>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        let staff = operators.admit(tx, &me, Deed::HoldAudit, now)?;
        if !audit::exists(tx, entry_no)? {
            return Err(Error::NotFound("line"));
        }
        let act = if reason.is_some() { "hold_audit_entry" } else { "release_audit_entry" };
        audit::hold(tx, entry_no, reason.is_some(), now)?;
        let thing = format!("line {entry_no}");
        let entry =
            Entry { thing: Some(&thing), reason: reason.as_deref(), ..Entry::of(staff, act) };
        audit::append(tx, &entry, now)
    });
    write.await?;
    Ok(StatusCode::NO_CONTENT)
}
