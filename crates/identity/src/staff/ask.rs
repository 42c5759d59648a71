//! Asking for what needs two people: `POST /api/v1/operator/requests`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::idempotency::{IdempotencyKey, once};
use kernel::staff::{Operators, Staff};
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args, athlete};
use serde::{Deserialize, Serialize};

use super::requests::{self, Kind, StaffRequest, StaffRequestId, WAITS_MS};

/// What is asked for.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StaffRequestDraft {
    /// What.
    pub kind: Kind,
    /// Whose account.
    #[schema(example = "anna")]
    pub handle: String,
    /// Why: 10 to 500 letters. Whoever agrees reads it, and later the person concerned.
    pub reason: String,
}

/// Ask for an account to be closed, or for a look at what is not public of it. Another person has a day to agree.
#[utoipa::path(post, path = "/api/v1/operator/requests", tag = "operator", request_body = StaffRequestDraft,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a retry harmless for a day.")),
    responses(
        (status = 201, description = "It waits for another person.", body = StaffRequest),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`, `another_role`, `second_factor_needed`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`yourself`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn ask_staff_request(
    State(app): State<App>,
    me: Me,
    Extension(operators): Extension<Arc<dyn Operators>>,
    key: IdempotencyKey,
    Json(draft): Json<StaffRequestDraft>,
) -> Result<(StatusCode, Json<StaffRequest>)> {
    let now = app.clock.now();
    let reason = super::reason(&draft.reason)?;
    let asked = app.db.write(move |tx| {
        let staff = operators.admit(tx, &me, draft.kind.asking(), now)?;
        let handle = draft.handle.trim_start_matches('@');
        let about = athlete::id_of_handle(tx, handle)?.ok_or(Error::NotFound("athlete"))?;
        let id = once(tx, &key, me.id, "ask_staff_request", &draft, now, |tx| {
            ask(tx, staff, draft.kind, about, &reason, now)
        })?;
        let row = requests::find(tx, about, id)?.ok_or(Error::NotFound("request"))?;
        row.show(tx, staff, now)?.ok_or(Error::NotFound("athlete"))
    });
    Ok((StatusCode::CREATED, Json(asked.await?)))
}

/// Writes down what is asked for.
pub fn ask(
    tx: &mut Tx,
    staff: Staff,
    kind: Kind,
    about: AthleteId,
    reason: &str,
    now: Timestamp,
) -> Result<StaffRequestId> {
    if about == staff.athlete {
        return Err(Error::refused("yourself", "this is you"));
    }
    let id = StaffRequestId::new();
    tx.exec(
        "INSERT INTO staff_request (athlete_id, request_id, kind, reason, asked_by, asked_at, expires_at, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'open')",
        args![about, id, kind.word(), reason, staff.athlete, now, now.plus_ms(WAITS_MS)],
    )?;
    let act = match kind {
        Kind::Ban => "ask_ban",
        Kind::Access => "ask_access",
    };
    staff.note_about(tx, act, about, format_args!("request {id}"), reason, now)?;
    Ok(id)
}
