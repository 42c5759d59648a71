//! The second person does not agree: `POST /api/v1/operator/accounts/{athlete_id}/requests/{request_id}/decline`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::Operators;
use kernel::{App, AthleteId, Error, Me, Result};

use super::confirm::decide;
use super::requests::{StaffRequest, StaffRequestId};

/// Do not agree. Nothing happens to the account.
#[utoipa::path(post, path = "/api/v1/operator/accounts/{athlete_id}/requests/{request_id}/decline", tag = "operator",
    params(("athlete_id" = AthleteId, Path, description = "Whose account."),
        ("request_id" = StaffRequestId, Path, description = "Which request.")),
    responses(
        (status = 200, description = "As it is now.", body = StaffRequest),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`, `another_role`, `second_factor_needed`, `another_person`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`request_over`", body = Problem)))]
pub async fn decline_staff_request(
    State(app): State<App>,
    me: Me,
    Extension(operators): Extension<Arc<dyn Operators>>,
    Path((about, id)): Path<(AthleteId, StaffRequestId)>,
) -> Result<Json<StaffRequest>> {
    let now = app.clock.now();
    let declined = app.db.write(move |tx| {
        let (staff, row) = decide(tx, operators.as_ref(), &me, about, id, "declined", now)?;
        let thing = format_args!("request {id}");
        staff.note_about(tx, "decline_request", about, thing, &row.reason, now)?;
        row.show(tx, staff, now)?.ok_or(Error::NotFound("request"))
    });
    Ok(Json(declined.await?))
}
