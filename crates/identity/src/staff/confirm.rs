//! The second person agrees: `POST /api/v1/operator/accounts/{athlete_id}/requests/{request_id}/confirm`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::{Operators, Staff};
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args};

use super::bans;
use super::requests::{self, Kind, Row, StaffRequest, StaffRequestId};

/// Agree. A ban takes effect with this answer; a look is open to whoever asked for an hour.
///
/// However many agree at once, it happens once.
#[utoipa::path(post, path = "/api/v1/operator/accounts/{athlete_id}/requests/{request_id}/confirm", tag = "operator",
    params(("athlete_id" = AthleteId, Path, description = "Whose account."),
        ("request_id" = StaffRequestId, Path, description = "Which request.")),
    responses(
        (status = 200, description = "As it is now.", body = StaffRequest),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`, `another_role`, `second_factor_needed`, `another_person`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`request_over`", body = Problem)))]
pub async fn confirm_staff_request(
    State(app): State<App>,
    me: Me,
    Extension(operators): Extension<Arc<dyn Operators>>,
    Path((about, id)): Path<(AthleteId, StaffRequestId)>,
) -> Result<Json<StaffRequest>> {
    let now = app.clock.now();
    let confirmed = app.db.write(move |tx| {
        let (staff, row) = decide(tx, operators.as_ref(), &me, about, id, "confirmed", now)?;
        let thing = format_args!("request {id}");
        match row.kind()? {
            Kind::Ban => {
                bans::close(tx, about, &row.reason, now)?;
                staff.note_about(tx, "confirm_ban", about, thing, &row.reason, now)?;
            }
            Kind::Access => {
                staff.note_about(tx, "confirm_access", about, thing, &row.reason, now)?;
            }
        }
        row.show(tx, staff, now)?.ok_or(Error::NotFound("request"))
    });
    Ok(Json(confirmed.await?))
}

/// Takes the decision, once: of many who decide at the same moment one is the first, and the others are told.
pub(crate) fn decide(
    tx: &mut Tx,
    operators: &dyn Operators,
    me: &Me,
    about: AthleteId,
    id: StaffRequestId,
    state: &'static str,
    now: Timestamp,
) -> Result<(Staff, Row)> {
    // Whoever is no staff does not learn whether there is such a request.
    requests::admit(tx, operators, me, now)?;
    let row = requests::find(tx, about, id)?.ok_or(Error::NotFound("request"))?;
    let staff = operators.admit(tx, me, row.kind()?.confirming(), now)?;
    if row.asked_by == me.id || about == me.id {
        return Err(Error::refused_as(
            axum::http::StatusCode::FORBIDDEN,
            "another_person",
            "this takes a second person: neither who asked nor whom it is about",
        ));
    }
    let decided = tx.exec(
        "UPDATE staff_request SET state = $3, decided_by = $4, decided_at = $5
         WHERE athlete_id = $1 AND request_id = $2 AND state = 'open' AND expires_at > $5",
        args![about, id, state, me.id, now],
    )?;
    if decided == 0 {
        let detail = "somebody has decided this already, or it waited for too long";
        return Err(Error::refused("request_over", detail));
    }
    let row = requests::find(tx, about, id)?.ok_or(Error::NotFound("request"))?;
    Ok((staff, row))
}
