//! Looking at an account: `GET /api/v1/operator/accounts/{athlete_id}`. For an hour, after another person agreed.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::athlete::{self, AthleteCard};
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::{Deed, Operators};
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args};
use serde::Serialize;

use super::requests::StaffRequestId;
use crate::accounts;

/// For how long whoever asked may look.
pub const OPEN_MS: i64 = 3_600_000;

/// What is not public of an account, as far as helping its owner needs it. No activity, no place, nothing of a body.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AccountFacts {
    /// Who.
    pub athlete: AthleteCard,
    /// Where they can be written to.
    pub email: String,
    /// Member since.
    pub created_at: Timestamp,
    /// `en` or `ru`.
    pub language: String,
    /// Whether a password opens it.
    pub has_password: bool,
    /// Whether a second step is on.
    pub has_second_step: bool,
    /// Passkeys that open it.
    pub passkeys: i64,
    /// Devices that are signed in.
    pub sessions: i64,
    /// When one of them was last used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<Timestamp>,
    /// Whether the account is closed.
    pub is_closed: bool,
    /// Until when you may look.
    pub open_until: Timestamp,
}

/// Look at what is not public of an account. Each look stands in the audit trail, and its owner sees it.
#[utoipa::path(get, path = "/api/v1/operator/accounts/{athlete_id}", tag = "operator",
    params(("athlete_id" = AthleteId, Path, description = "Whose account.")),
    responses(
        (status = 200, description = "What there is.", body = AccountFacts),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`, `another_role`, `second_factor_needed`, `access_needed`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem)))]
pub async fn look_at_account(
    State(app): State<App>,
    me: Me,
    Extension(operators): Extension<Arc<dyn Operators>>,
    Path(who): Path<AthleteId>,
) -> Result<Json<AccountFacts>> {
    let now = app.clock.now();
    // A read that leaves a trace is a write.
    let looked = app.db.write(move |tx| {
        let staff = operators.admit(tx, &me, Deed::AskAccess, now)?;
        let grant = tx.find::<(StaffRequestId, String, Timestamp)>(
            "SELECT request_id, reason, decided_at FROM staff_request
             WHERE athlete_id = $1 AND kind = 'access' AND state = 'confirmed' AND asked_by = $2 AND decided_at > $3
             ORDER BY decided_at DESC LIMIT 1",
            args![who, me.id, now.plus_ms(-OPEN_MS)],
        )?;
        let Some((request, reason, decided_at)) = grant else {
            return Err(Error::refused_as(
                axum::http::StatusCode::FORBIDDEN,
                "access_needed",
                "ask for a look first; it is open for an hour once another person agreed",
            ));
        };
        staff.note_about(tx, "look_at_account", who, format_args!("request {request}"), &reason, now)?;
        facts(tx, who, decided_at.plus_ms(OPEN_MS))
    });
    Ok(Json(looked.await?))
}

fn facts(tx: &mut Tx, who: AthleteId, open_until: Timestamp) -> Result<AccountFacts> {
    let no = || Error::NotFound("account");
    let card = athlete::find_closed_too(tx, who)?.ok_or_else(no)?;
    let account = accounts::find(tx, who)?.ok_or_else(no)?;
    let (sessions, last_used_at) = tx.one::<(i64, Option<Timestamp>)>(
        "SELECT COUNT(*), MAX(last_used_at) FROM session WHERE athlete_id = $1",
        args![who],
    )?;
    let (passkeys,) =
        tx.one::<(i64,)>("SELECT COUNT(*) FROM passkey WHERE athlete_id = $1", args![who])?;
    let (steps,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM second_step WHERE athlete_id = $1 AND confirmed_at IS NOT NULL",
        args![who],
    )?;
    Ok(AccountFacts {
        is_closed: athlete::find(tx, who)?.is_none(),
        athlete: card.card(),
        email: account.email,
        created_at: account.created_at,
        language: card.language,
        has_password: account.password_hash.is_some(),
        has_second_step: steps > 0,
        passkeys,
        sessions,
        last_used_at,
        open_until,
    })
}
