//! A new password after three days: `POST /api/v1/recoveries/finish`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::idempotency::{self, IdempotencyKey};
use kernel::{App, AthleteId, Error, Result, Timestamp, Tx, args, athlete};
use serde::Deserialize;

use super::{Row, Stage, stage};
use crate::accounts::{self, fields};
use crate::freeze::FREEZE_MS;
use crate::mail::proofs::{self, Purpose};
use crate::{Settings, breached, openid, passwords};

/// What the link holds, and a new password.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishRecovery {
    /// What stands after the `#`.
    pub token: String,
    /// 8 letters to 1024 bytes.
    #[schema(format = Password)]
    pub password: String,
}

/// Finish a recovery.
///
/// Sets the password, ends every session and takes a second step off. For seven days the address, passkeys, the second
/// step and a wider audience cannot be changed.
#[utoipa::path(post, path = "/api/v1/recoveries/finish", tag = "sessions", request_body = FinishRecovery,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a retry harmless for a day.")),
    responses(
        (status = 204, description = "The new password opens the account."),
        (status = 401, description = "`link_over`: it was used, cancelled, or has run out.", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn finish_recovery(
    State(app): State<App>,
    Extension(settings): Extension<Settings>,
    key: IdempotencyKey,
    Json(asked): Json<FinishRecovery>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let FinishRecovery { token, password } = asked;
    let (athlete, hash) = proofs::read_token(&token).ok_or_else(link_over)?;
    let known_by = key.clone();
    let read = app.db.read(move |tx| {
        // What recognises a retry is the link alone: a fast hash of a password would be a gift to whoever steals the
        // table.
        if idempotency::recall::<()>(tx, &known_by, athlete, FINISH, &hash)?.is_some() {
            return Ok(None);
        }
        require_open(tx, athlete, &hash, now)?;
        let account = accounts::find(tx, athlete)?.ok_or_else(link_over)?;
        let handle = athlete::find(tx, athlete)?.ok_or_else(link_over)?.handle;
        Ok(Some((account.email, handle)))
    });
    let Some((email, handle)) = read.await? else { return Ok(StatusCode::NO_CONTENT) };
    if let Some(fault) = passwords::fault(&password, &fields::email_key(&email), &handle) {
        return Err(Error::invalid("password", fault));
    }
    if let Some(fault) = breached::fault(settings.breached.as_ref(), &password).await {
        return Err(Error::invalid("password", fault));
    }
    let password_hash = passwords::hash(password).await?;
    let write = app.db.write(move |tx| {
        idempotency::once(tx, &key, athlete, FINISH, &hash, now, |tx| {
            // Of two at once one finds the row.
            let row = require_open(tx, athlete, &hash, now)?;
            if !super::delete(tx, athlete)? {
                return Err(link_over());
            }
            let frozen_until = now.plus_ms(FREEZE_MS);
            renew(tx, athlete, &password_hash, frozen_until, now)?;
            super::tell_done(tx, &settings, athlete, &row.email, frozen_until, now)
        })
    });
    write.await?;
    tracing::info!(event = "recovered", "identity");
    Ok(StatusCode::NO_CONTENT)
}

/// The operation under which answers are remembered.
const FINISH: &str = "finish_recovery";

/// The recovery that this link opens now.
fn require_open(tx: &mut Tx, athlete: AthleteId, hash: &[u8; 32], now: Timestamp) -> Result<Row> {
    let row = super::find(tx, athlete)?.ok_or_else(link_over)?;
    let is_its_link = row.open_hash.as_deref() == Some(hash);
    if is_its_link && stage(row.opens_at, row.closes_at, now) == Stage::Open {
        return Ok(row);
    }
    Err(link_over())
}

/// Nothing that opened the account before opens it any more, except passkeys: they lie in the owner's devices.
fn renew(
    tx: &mut Tx,
    athlete: AthleteId,
    password_hash: &str,
    frozen_until: Timestamp,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "UPDATE account SET password_hash = $2, password_set_at = $3, frozen_until = $4 WHERE athlete_id = $1",
        args![athlete, password_hash, now, frozen_until],
    )?;
    tx.exec("DELETE FROM second_step WHERE athlete_id = $1", args![athlete])?;
    tx.exec("DELETE FROM recovery_code WHERE athlete_id = $1", args![athlete])?;
    tx.exec("DELETE FROM session WHERE athlete_id = $1", args![athlete])?;
    openid::disconnect_all(tx, athlete)?;
    proofs::delete(tx, athlete, Purpose::SignIn)?;
    proofs::delete(tx, athlete, Purpose::Address)
}

fn link_over() -> Error {
    let detail = "this link does not work any more; please ask for a new one";
    Error::refused_as(StatusCode::UNAUTHORIZED, "link_over", detail)
}
