//! Signing in through somebody else: a brand's or a federation's OpenID provider, as the operator configured it.
//!
//! - Who somebody is there is told by the issuer and its subject, never by an address of mail: addresses are given
//!   to others in time, and providers let people type them.
//! - A provider that nobody connected opens no account. The person joins by the rules of everybody, with the form
//!   filled in; or, where an account has the very address that both sides proved, signs in to it first and connects
//!   it in the settings. Nothing is ever joined up silently.
//! - The way there and back belongs to one browser, by a cookie, and is good once ([`flows`]). Our half of it is bound
//!   by PKCE, the provider's by a nonce. Each provider has a way back of its own, and its answer must name the issuer
//!   where it can (RFC 9207), so that no provider can pass for another.
//! - An ID token is taken only with a signature of a kind that we name, not that the token names ([`id_token`]).
//! - Whoever has a second step is asked for it, unless the provider says that it asked, and the operator believes it.
//! - All calls go through [`kernel::outbound`]: no address inside, https alone, few bytes, little time.
pub mod begin;
pub mod connections;
pub mod directory;
mod exchange;
pub mod finish;
pub(crate) mod flows;
pub mod id_token;
pub mod list;
#[cfg(test)]
mod practice;
pub mod providers;
#[cfg(test)]
mod tests;

use axum::http::StatusCode;
use kernel::{AthleteId, Error, Result, Timestamp, Tx, args};
pub use providers::{Provider, Providers, Wanted};
use serde::{Deserialize, Serialize};

use crate::accounts;

kernel::id!(
    /// An account elsewhere that opens an account here, as its owner sees it.
    ConnectionId,
);

/// Accounts elsewhere that one account may have.
pub const MOST: i64 = 10;

/// What a provider said about somebody, after it was believed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Said {
    pub issuer: String,
    pub subject: String,
    pub name: Option<String>,
    pub email: Option<String>,
    /// The provider checked the address, and the operator believes that.
    pub email_is_proven: bool,
    /// The provider asked for more than one factor, and the operator believes that.
    pub second_factor: bool,
}

/// Whose account an account elsewhere opens.
pub(crate) fn find_owner(
    tx: &mut Tx,
    issuer: &str,
    subject: &str,
) -> Result<Option<(AthleteId, ConnectionId)>> {
    tx.find(
        "SELECT athlete_id, connection_id FROM openid_subject WHERE issuer = $1 AND subject = $2",
        args![issuer, subject],
    )
}

/// Connects an account elsewhere. Doing it twice is doing it once; one that opens another account is refused.
pub(crate) fn connect(
    tx: &mut Tx,
    athlete: AthleteId,
    said: &Said,
    now: Timestamp,
) -> Result<ConnectionId> {
    let id = ConnectionId::new();
    let free = tx.exec(
        "INSERT INTO openid_subject (issuer, subject, athlete_id, connection_id) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING",
        args![said.issuer, said.subject, athlete, id],
    )?;
    if free == 0 {
        return match find_owner(tx, &said.issuer, &said.subject)? {
            Some((owner, known)) if owner == athlete => Ok(known),
            _ => Err(Error::refused(
                "openid_taken",
                "this account elsewhere opens another Stadion account already",
            )),
        };
    }
    let sql = "SELECT COUNT(*) FROM openid_connection WHERE athlete_id = $1";
    let (count,) = tx.one::<(i64,)>(sql, args![athlete])?;
    if count >= MOST {
        let detail = "you have connected 10 accounts already; please remove one first";
        return Err(Error::refused("too_many_connections", detail));
    }
    tx.exec(
        "INSERT INTO openid_connection (athlete_id, connection_id, issuer, subject, connected_at)
         VALUES ($1, $2, $3, $4, $5)",
        args![athlete, id, said.issuer, said.subject, now],
    )?;
    Ok(id)
}

/// Notes that it opened the account.
pub(crate) fn note_use(
    tx: &mut Tx,
    athlete: AthleteId,
    connection: ConnectionId,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "UPDATE openid_connection SET last_used_at = $3 WHERE athlete_id = $1 AND connection_id = $2",
        args![athlete, connection, now],
    )?;
    Ok(())
}

/// Takes every account elsewhere away from an account. Each statement is about one table, and the lookup goes first.
pub(crate) fn disconnect_all(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    let sql = "SELECT issuer, subject FROM openid_connection WHERE athlete_id = $1";
    for (issuer, subject) in tx.list::<(String, String)>(sql, args![athlete])? {
        tx.exec(
            "DELETE FROM openid_subject WHERE issuer = $1 AND subject = $2",
            args![issuer, subject],
        )?;
    }
    tx.exec("DELETE FROM openid_connection WHERE athlete_id = $1", args![athlete])?;
    Ok(())
}

/// Refuses when nothing is left that opens the account: no password, no passkey, and no account elsewhere whose
/// provider is still configured. Call it after taking something out; the caller holds the row of the account.
pub(crate) fn require_way_in(tx: &mut Tx, athlete: AthleteId, providers: &Providers) -> Result<()> {
    let account = accounts::find(tx, athlete)?.ok_or(Error::SignedOut)?;
    let sql = "SELECT COUNT(*) FROM passkey WHERE athlete_id = $1";
    let (passkeys,) = tx.one::<(i64,)>(sql, args![athlete])?;
    if account.password_hash.is_some() || passkeys > 0 {
        return Ok(());
    }
    let sql = "SELECT issuer FROM openid_connection WHERE athlete_id = $1";
    let elsewhere = tx.list::<(String,)>(sql, args![athlete])?;
    if elsewhere.iter().any(|(issuer,)| providers.of_issuer(issuer).is_some()) {
        return Ok(());
    }
    let detail = "this is your only way in; please add another passkey or a password first";
    Err(Error::refused("last_way_in", detail))
}

/// Why a provider's answer leads nowhere. What is logged of it is one of these words and never what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It does not answer, or not in time, or at too great length. The word says to what.
    #[error("no answer: {0}")]
    Away(&'static str),
    /// It answered, and what it says is not to be believed. The word says why.
    #[error("not believed: {0}")]
    Wrong(&'static str),
}

impl Fault {
    /// What the person is told, and what the log is.
    pub(crate) fn refuse(self) -> Error {
        metrics::counter!("identity_sign_ins_total", "with" => "openid", "outcome" => "refused")
            .increment(1);
        tracing::info!(event = "openid_refused", reason = %self, "identity");
        match self {
            Fault::Away(_) => Error::refused_as(
                StatusCode::BAD_GATEWAY,
                "openid_away",
                "the other side does not answer as it should; please try again later, or sign in another way",
            ),
            Fault::Wrong(_) => Error::refused_as(
                StatusCode::UNAUTHORIZED,
                "openid_refused",
                "the answer from the other side does not prove who you are; please start again",
            ),
        }
    }
}

/// The way back was walked already, by another browser, or too late.
pub(crate) fn over() -> Error {
    let detail = "this took too long or was used already; please start again";
    Error::refused("openid_over", detail)
}

pub(crate) fn unknown() -> Error {
    Error::NotFound("provider")
}
