//! Retries are harmless: a POST that creates takes an `Idempotency-Key` and answers a retry as it answered first.
//!
//! The answer is stored in the transaction that creates, so there is no moment at which one exists without
//! the other. Requests whose content is its own key (the bytes of an upload, the e-mail of a sign-up) do not
//! need this.
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{App, AthleteId, Error, Result, Timestamp, Tx, args};

/// How long an answer is remembered.
pub const REMEMBERED_MS: i64 = 24 * 3_600_000;
const LONGEST_KEY: usize = 128;

/// The key a caller sent, if any.
#[derive(Debug, Clone)]
pub struct IdempotencyKey(pub Option<String>);

impl FromRequestParts<App> for IdempotencyKey {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self> {
        let Some(key) = parts.headers.get("idempotency-key") else {
            return Ok(IdempotencyKey(None));
        };
        match key.to_str() {
            Ok(key) if (1..=LONGEST_KEY).contains(&key.len()) => {
                Ok(IdempotencyKey(Some(key.to_owned())))
            }
            _ => Err(Error::invalid("Idempotency-Key", "an idempotency key has 1 to 128 letters")),
        }
    }
}

/// Runs a creating change once for each key; a retry gets the first answer. Call it inside the write.
///
/// `operation` names the endpoint, `request` is what was asked: the same key with another request is refused.
pub fn once<T: Serialize + DeserializeOwned>(
    tx: &mut Tx,
    key: &IdempotencyKey,
    owner: AthleteId,
    operation: &'static str,
    request: &impl Serialize,
    now: Timestamp,
    create: impl FnOnce(&mut Tx) -> Result<T>,
) -> Result<T> {
    let Some(word) = &key.0 else { return create(tx) };
    let hash = blake3::hash(&serde_json::to_vec(request)?);
    let fresh = tx.exec(
        "INSERT INTO idempotency (owner_id, operation, idem_key, request_hash, answer, asked_at)
         VALUES ($1, $2, $3, $4, '', $5) ON CONFLICT DO NOTHING",
        args![owner, operation, word, hash.as_bytes(), now],
    )?;
    if fresh == 0 {
        let known = recall(tx, key, owner, operation, request)?;
        return known.ok_or_else(|| Error::internal("a remembered answer that is not there"));
    }
    let created = create(tx)?;
    tx.exec(
        "UPDATE idempotency SET answer = $4 WHERE owner_id = $1 AND operation = $2 AND idem_key = $3",
        args![owner, operation, word, serde_json::to_string(&created)?],
    )?;
    Ok(created)
}

/// What this key was answered, if it was answered before: for changes that use something up before their
/// write begins, which a retry would not find any more.
pub fn recall<T: DeserializeOwned>(
    tx: &mut Tx,
    key: &IdempotencyKey,
    owner: AthleteId,
    operation: &'static str,
    request: &impl Serialize,
) -> Result<Option<T>> {
    let Some(key) = &key.0 else { return Ok(None) };
    let known = tx.find::<(Vec<u8>, String)>(
        "SELECT request_hash, answer FROM idempotency
         WHERE owner_id = $1 AND operation = $2 AND idem_key = $3",
        args![owner, operation, key],
    )?;
    let Some((hash, answer)) = known else { return Ok(None) };
    if hash != blake3::hash(&serde_json::to_vec(request)?).as_bytes() {
        return Err(Error::refused_as(
            StatusCode::UNPROCESSABLE_ENTITY,
            "idempotency_key_reused",
            "this idempotency key was used for another request",
        ));
    }
    Ok(Some(serde_json::from_str(&answer)?))
}

/// Forgets answers older than a day. Returns how many.
pub fn forget_old(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec("DELETE FROM idempotency WHERE asked_at < $1", args![now.plus_ms(-REMEMBERED_MS)])
}
