//! Apps of others: what they are, what an athlete lets them do, and how they ask. Our own small OAuth 2.1 server.
//!
//! Read in this order: [`redirects`] (where a browser may be sent), [`register`] and its neighbours (developers
//! and their apps), [`consent`] (an app asks, an athlete decides), [`oauth`] (the addresses that programs call),
//! [`tokens`] (families of tokens, and what a token that comes twice means), [`devices`] (things without a
//! browser), [`connections`] (what is connected, and its end).
//!
//! - An app has no way to a handler that takes `Me`; it reaches those that take [`kernel::Caller`], each with a
//!   scope of its own.
//! - Nothing is allowed unseen: every request ends on a page that asks. What is private, and what is known of a
//!   body, is a switch of its own that nobody ticked before.
//! - Codes, tokens and secrets are 256 random bits, kept as SHA-256.
//! - Who is under 18 connects nothing but devices that bring recordings.
pub mod connections;
pub mod consent;
pub mod devices;
pub mod edit;
pub mod fields;
pub mod list;
pub(crate) mod noted;
pub mod oauth;
pub mod redirects;
pub mod register;
pub mod remove;
pub mod renew_secret;
pub mod tokens;

use axum::http::StatusCode;
use kernel::athlete::Athlete;
use kernel::ids::ClientId;
use kernel::{AthleteId, Error, Result, Timestamp, Tx, args, from_row, random};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Years of age from which apps of others may be connected.
const ADULT_YEARS: i32 = 18;

/// How an app can keep a secret, and whether there is a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AppKind {
    /// Runs on the device of its user: no secret.
    Public,
    /// Runs on a server: it has a secret.
    Confidential,
    /// Runs on a thing without a browser: it may bring recordings, and nothing else.
    Browserless,
}

impl AppKind {
    fn word(self) -> &'static str {
        match self {
            AppKind::Public => "public",
            AppKind::Confidential => "confidential",
            AppKind::Browserless => "browserless",
        }
    }

    fn of(word: &str) -> AppKind {
        match word {
            "confidential" => AppKind::Confidential,
            "browserless" => AppKind::Browserless,
            _ => AppKind::Public,
        }
    }
}

/// An app as its developer registered it.
pub(crate) struct Row {
    pub id: ClientId,
    pub name: String,
    pub about: String,
    pub home_url: String,
    kind: String,
    pub device: String,
    redirect_uris: String,
    secret_hash: Option<Vec<u8>>,
    pub created_at: Timestamp,
}
from_row!(Row { id, name, about, home_url, kind, device, redirect_uris, secret_hash, created_at });

impl Row {
    pub fn kind(&self) -> AppKind {
        AppKind::of(&self.kind)
    }

    pub fn redirect_uris(&self) -> impl Iterator<Item = &str> {
        self.redirect_uris.lines()
    }

    /// Whether the secret is the one of this app. An app without one brings none.
    fn is_proven_by(&self, secret: Option<&str>) -> bool {
        match (&self.secret_hash, secret) {
            (Some(kept), Some(secret)) => kept[..] == hash(secret)[..],
            (None, None) => true,
            _ => false,
        }
    }
}

/// The app with an id, whoever registered it.
pub(crate) fn find(tx: &mut Tx, app: ClientId) -> Result<Option<Row>> {
    match find_owner(tx, app)? {
        Some(owner) => find_of(tx, owner, app),
        None => Ok(None),
    }
}

/// Who registered an app; nobody, if it is gone.
pub(crate) fn find_owner(tx: &mut Tx, app: ClientId) -> Result<Option<AthleteId>> {
    let owner =
        tx.find::<(AthleteId,)>("SELECT athlete_id FROM app_owner WHERE app_id = $1", args![app])?;
    Ok(owner.map(|(owner,)| owner))
}

/// One app of a developer.
pub(crate) fn find_of(tx: &mut Tx, developer: AthleteId, app: ClientId) -> Result<Option<Row>> {
    tx.find(
        "SELECT app_id, name, about, home_url, kind, device, redirect_uris, secret_hash, created_at
         FROM app WHERE athlete_id = $1 AND app_id = $2",
        args![developer, app],
    )
}

/// A new secret: 256 bits, with letters before them by which a leaked one is found.
fn new_secret() -> String {
    format!("stadion_secret_{}", random::hex::<32>())
}

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// Whether an athlete is 18 on their own calendar.
pub(crate) fn is_adult(athlete: &Athlete, now: Timestamp) -> bool {
    athlete.age_on(now.day_in(&athlete.time_zone)) >= ADULT_YEARS
}

/// Apps of others are for adults.
fn require_adult(athlete: &Athlete, now: Timestamp) -> Result<()> {
    if is_adult(athlete, now) {
        return Ok(());
    }
    Err(Error::refused_as(
        StatusCode::FORBIDDEN,
        "too_young_for_apps",
        "apps of others can be connected from 18 years on",
    ))
}

/// Deletes what has run out. Returns how many rows it touched.
pub(crate) fn delete_expired(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    Ok(tokens::delete_expired(tx, now)? + devices::delete_expired(tx, now)?)
}

#[cfg(test)]
mod tests;
