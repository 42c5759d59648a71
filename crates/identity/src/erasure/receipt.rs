//! How far an erasure is, for whoever has its receipt: `POST /api/v1/erasures/receipt`.
use std::collections::BTreeMap;

use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Result, Timestamp, args};
use serde::{Deserialize, Serialize};

use super::{is_receipt, receipt_hash};

/// What you were given.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The letters that stood on the page and in the mail.
    pub receipt: String,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErasureState {
    /// It can still be taken back.
    Waiting,
    /// The key is destroyed; rows are being deleted.
    Erasing,
    /// Nothing is left but this.
    Erased,
}

/// What shows that it was done. It names nobody.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Certificate {
    /// How far it is.
    pub state: ErasureState,
    /// When it was asked for.
    pub asked_at: Timestamp,
    /// When it begins, or was due to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// When the key of the files was destroyed. No copy of them can be read since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_destroyed_at: Option<Timestamp>,
    /// When every part had nothing left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<Timestamp>,
    /// When the last backup with rows from before is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backups_gone_at: Option<Timestamp>,
    /// How many records each part deleted.
    pub deleted: BTreeMap<String, u64>,
}

/// For how long backups are kept at most: `stadion backup` removes older ones.
pub const BACKUPS_MS: i64 = 35 * 24 * 3_600_000;

/// Ask how far your erasure is
///
/// Nobody needs an account for it, only the receipt.
#[utoipa::path(post, path = "/api/v1/erasures/receipt", tag = "me", request_body = Receipt,
    responses(
        (status = 200, description = "How far it is.", body = Certificate),
        (status = 404, description = "`not_found`: nothing was erased under this receipt.", body = Problem)))]
pub async fn show_erasure(
    State(app): State<App>,
    Json(asked): Json<Receipt>,
) -> Result<Json<Certificate>> {
    let missing = || Error::NotFound("erasure under this receipt");
    let receipt = asked.receipt.trim().to_owned();
    if !is_receipt(&receipt) {
        return Err(missing());
    }
    let hash = receipt_hash(&receipt);
    let found = app.db.read(move |tx| {
        let waiting = tx.find::<(Timestamp, Timestamp, Option<Timestamp>)>(
            "SELECT asked_at, due_at, begun_at FROM erasure WHERE receipt_hash = $1",
            args![hash],
        )?;
        if let Some((asked_at, due_at, None)) = waiting {
            return Ok(Some(Certificate {
                state: ErasureState::Waiting,
                asked_at,
                due_at: Some(due_at),
                key_destroyed_at: None,
                finished_at: None,
                backups_gone_at: None,
                deleted: BTreeMap::new(),
            }));
        }
        let done = tx.find::<(Timestamp, Timestamp, Option<Timestamp>, String)>(
            "SELECT asked_at, key_destroyed_at, finished_at, rows FROM erased WHERE receipt_hash = $1",
            args![hash],
        )?;
        let Some((asked_at, key_destroyed_at, finished_at, rows)) = done else { return Ok(None) };
        Ok(Some(Certificate {
            state: match finished_at {
                Some(_) => ErasureState::Erased,
                None => ErasureState::Erasing,
            },
            asked_at,
            due_at: None,
            key_destroyed_at: Some(key_destroyed_at),
            finished_at,
            backups_gone_at: finished_at.map(|at| at.plus_ms(BACKUPS_MS)),
            deleted: serde_json::from_str(&rows)?,
        }))
    });
    Ok(Json(found.await?.ok_or_else(missing)?))
}
