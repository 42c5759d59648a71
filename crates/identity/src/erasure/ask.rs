//! Asking to be erased: `POST /api/v1/me/erasure`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result, Timestamp, Tx, args, athlete};
use serde::{Deserialize, Serialize};

use super::{AT_ONCE_MS, GRACE_MS, is_receipt, receipt_hash};
use crate::mail::{self, Letter};
use crate::{Settings, accounts, operators, sessions};

/// What you want.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskErasure {
    /// Your handle, typed by you: so that it does not happen by mistake.
    #[schema(example = "anna")]
    pub handle: String,
    /// Not to wait for seven days. Then it begins after a quarter of an hour.
    #[serde(default)]
    pub at_once: bool,
    /// 20 to 64 letters and digits that your device made by chance. Whoever has them can ask how far it is, also when
    /// there is no account any more.
    #[schema(example = "q7k2m9x4c8v1b6n3z5p0")]
    pub receipt: String,
}

/// When it begins.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ErasureAsked {
    /// Until then you can sign in and keep the account.
    pub due_at: Timestamp,
}

/// Erase your account and everything in it.
///
/// From this answer on all your devices and apps are signed out, and nobody meets you any more. After seven days, or a
/// quarter of an hour if you do not want to wait, the key of your files is destroyed and everything is deleted. Until then
/// signing in with `keep_account=true` takes it back.
#[utoipa::path(post, path = "/api/v1/me/erasure", tag = "me", request_body = AskErasure,
    responses(
        (status = 202, description = "It will be erased.", body = ErasureAsked),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`sign_in_again`, or `frozen` after a recovery by e-mail.", body = Problem),
        (status = 409, description = "`staff_stays`: give back your role first.", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn ask_erasure(
    State(app): State<App>,
    Extension(settings): Extension<Settings>,
    me: Me,
    Json(asked): Json<AskErasure>,
) -> Result<(StatusCode, Json<ErasureAsked>)> {
    let now = app.clock.now();
    if asked.handle.trim().trim_start_matches('@').to_lowercase() != me.handle {
        return Err(Error::invalid("handle", "this is not your handle"));
    }
    if !is_receipt(&asked.receipt) {
        return Err(Error::invalid("receipt", "a receipt has 20 to 64 letters and digits"));
    }
    let due_at = now.plus_ms(if asked.at_once { AT_ONCE_MS } else { GRACE_MS });
    let write = app.db.write(move |tx| {
        sessions::require_fresh(tx, &me, now)?;
        if operators::role(tx, me.id)?.is_some() {
            let detail =
                "you are one of those who run this place; please give back your role first";
            return Err(Error::refused("staff_stays", detail));
        }
        let account = accounts::find(tx, me.id)?.ok_or(Error::SignedOut)?;
        let letter = Letter::Erasing { due_at, receipt: asked.receipt.clone() };
        let give_up_at = now.plus_ms(mail::NOTICE_MS);
        mail::write(tx, &settings, me.id, &account.email, &letter, give_up_at, now)?;
        begin(tx, &me, due_at, &receipt_hash(&asked.receipt), now)
    });
    write.await?;
    metrics::counter!("identity_erasures_total", "state" => "asked").increment(1);
    tracing::info!(event = "erasure_asked", "identity");
    Ok((StatusCode::ACCEPTED, Json(ErasureAsked { due_at })))
}

/// Lets the person vanish, and notes when the rest is due.
fn begin(
    tx: &mut Tx,
    me: &Me,
    due_at: Timestamp,
    receipt_hash: &[u8; 32],
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "INSERT INTO erasure (athlete_id, asked_at, due_at, receipt_hash, begun_at, clean_at, rows)
         VALUES ($1, $2, $3, $4, NULL, NULL, '{}') ON CONFLICT (athlete_id) DO NOTHING",
        args![me.id, now, due_at, receipt_hash],
    )?;
    athlete::close(tx, me.id, Some(now))?;
    sessions::delete_all(tx, me.id)?;
    for sql in [
        "DELETE FROM app_token WHERE athlete_id = $1",
        "DELETE FROM app_grant_owner WHERE grant_id IN (SELECT grant_id FROM app_grant WHERE athlete_id = $1)",
        "DELETE FROM app_grant WHERE athlete_id = $1",
        "DELETE FROM app_device WHERE athlete_id = $1",
    ] {
        tx.exec(sql, args![me.id])?;
    }
    Ok(())
}
