//! Closed accounts, and opening one again: `POST /api/v1/operator/accounts/{athlete_id}/reopen`.
//!
//! A closed account opens no session and has none, and no room finds the person: `athlete.closed_at` says so to all of
//! them. Nothing of it is deleted, so that it can be taken back whole. Closing takes two people; opening takes one.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::{Deed, Operators};
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args, athlete};
use serde::Deserialize;

use crate::{erasure, sessions};

/// Closes an account: its sessions end, and nobody meets the person any more.
pub(crate) fn close(tx: &mut Tx, who: AthleteId, reason: &str, now: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO account_ban (athlete_id, reason, banned_at) VALUES ($1, $2, $3)
         ON CONFLICT (athlete_id) DO NOTHING",
        args![who, reason, now],
    )?;
    athlete::close(tx, who, Some(now))?;
    sessions::delete_all(tx, who)
}

/// Refuses to open a session for a closed account. Whoever proved that it is theirs is told why.
pub(crate) fn refuse(tx: &mut Tx, who: AthleteId) -> Result<()> {
    let ban =
        tx.find::<(String,)>("SELECT reason FROM account_ban WHERE athlete_id = $1", args![who])?;
    match ban {
        Some((reason,)) => Err(Error::refused_as(
            StatusCode::FORBIDDEN,
            "account_closed",
            format_args!("this account was closed by two people who run this place: {reason}"),
        )),
        None => Ok(()),
    }
}

/// Why an account is opened again.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// 10 to 500 letters. The person reads it.
    pub reason: String,
}

/// Open a closed account again, with everything it had. Doing it twice is doing it once.
#[utoipa::path(post, path = "/api/v1/operator/accounts/{athlete_id}/reopen", tag = "operator", request_body = Reopening,
    params(("athlete_id" = AthleteId, Path, description = "Whose account.")),
    responses(
        (status = 204, description = "It is open."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`, `another_role`, `second_factor_needed`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn reopen_account(
    State(app): State<App>,
    me: Me,
    Extension(operators): Extension<Arc<dyn Operators>>,
    Path(who): Path<AthleteId>,
    Json(asked): Json<Reopening>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let reason = super::reason(&asked.reason)?;
    let write = app.db.write(move |tx| {
        let staff = operators.admit(tx, &me, Deed::LiftBan, now)?;
        if reopen(tx, who)? {
            staff.note_about(tx, "reopen_account", who, "account", &reason, now)?;
        }
        Ok(())
    });
    write.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Opens a closed account. Says whether it was closed.
pub fn reopen(tx: &mut Tx, who: AthleteId) -> Result<bool> {
    let banned = tx.exec("DELETE FROM account_ban WHERE athlete_id = $1", args![who])?;
    // Who asked to be erased meanwhile stays out of sight.
    let leaving = erasure::find(tx, who)?.is_some();
    Ok(banned == 1 && (leaving || athlete::close(tx, who, None)?))
}
