//! One way to a provider and back: begun by a browser, known by its state, walked once.
use axum::http::{HeaderMap, HeaderValue};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::ids::SessionId;
use kernel::{AthleteId, Me, Result, Timestamp, Tx, args, random};
use sha2::{Digest, Sha256};

use super::{Said, over};
use crate::sessions;

/// How long somebody may be away.
pub const AWAY_MS: i64 = 10 * 60_000;
/// How long what the provider said is good for, once it did: a code is looked up, a form is filled in.
pub const FORM_MS: i64 = 30 * 60_000;

/// A way that begins. All of it are random letters.
pub(crate) struct Way {
    /// The provider hands it back unchanged.
    pub state: String,
    /// The ID token repeats it.
    pub nonce: String,
    /// Proves to the provider that who brings its code is who set out (PKCE).
    pub verifier: String,
    /// Lies in a cookie of the browser that sets out.
    pub browser: String,
}

impl Way {
    /// A new one; a browser that has a cookie of another way keeps it, so that two pages do not disturb each other.
    pub fn new(headers: &HeaderMap, public_url: &str) -> Way {
        let browser = browser_of(headers, public_url).map(str::to_owned);
        Way {
            state: random::hex::<32>(),
            nonce: random::hex::<32>(),
            verifier: random::hex::<32>(),
            browser: browser.unwrap_or_else(random::hex::<32>),
        }
    }

    /// The challenge of PKCE, S256.
    pub fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(&self.verifier))
    }

    /// The cookie that binds it to this browser. Only our own pages send it.
    pub fn cookie(&self, public_url: &str) -> HeaderValue {
        let name = cookie_name(public_url);
        let secure = if sessions::is_trusted(public_url) { "; Secure" } else { "" };
        let age_s = (AWAY_MS + FORM_MS) / 1000;
        let text = format!(
            "{name}={}; Path=/; Max-Age={age_s}; HttpOnly; SameSite=Strict{secure}",
            self.browser
        );
        text.parse().expect("random letters are plain letters")
    }
}

fn cookie_name(public_url: &str) -> &'static str {
    if sessions::is_trusted(public_url) { "__Host-stadion-way" } else { "stadion-way" }
}

fn browser_of<'a>(headers: &'a HeaderMap, public_url: &str) -> Option<&'a str> {
    let name = cookie_name(public_url);
    let value = sessions::cookies(headers).find(|(key, _)| *key == name)?.1;
    let is_ours = value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit());
    is_ours.then_some(value)
}

/// What somebody shows who comes back, as the table knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    state_hash: [u8; 32],
    browser_hash: [u8; 32],
    provider: String,
}

impl Shown {
    /// Refuses a browser without our cookie: it never set out.
    pub fn new(
        headers: &HeaderMap,
        public_url: &str,
        provider: &str,
        state: &str,
    ) -> Result<Shown> {
        let browser = browser_of(headers, public_url).ok_or_else(over)?;
        Ok(Shown {
            state_hash: Sha256::digest(state).into(),
            browser_hash: Sha256::digest(browser).into(),
            provider: provider.to_owned(),
        })
    }
}

pub(crate) fn insert(
    tx: &mut Tx,
    way: &Way,
    provider: &str,
    me: Option<&Me>,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "INSERT INTO openid_flow (state_hash, browser_hash, provider, athlete_id, session_id, nonce, verifier,
                                  is_taken, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE, $8)",
        args![
            <[u8; 32]>::from(Sha256::digest(&way.state)),
            <[u8; 32]>::from(Sha256::digest(&way.browser)),
            provider,
            me.map(|me| me.id),
            me.map(|me| me.session),
            way.nonce,
            way.verifier,
            now.plus_ms(AWAY_MS)
        ],
    )?;
    Ok(())
}

/// How far a way was walked.
pub(crate) enum Step {
    /// Back just now, for the first time: these are its secrets.
    Back { nonce: String, verifier: String },
    /// The provider has spoken already.
    Known(Said),
}

/// Takes the way of somebody who comes back. Whoever comes second finds it taken; if it was the same person, whose
/// code was missing, what the provider said is still there. `me` is who set out, if they were signed in.
pub(crate) fn take(
    tx: &mut Tx,
    shown: &Shown,
    me: Option<(AthleteId, SessionId)>,
    now: Timestamp,
) -> Result<Step> {
    let (athlete, session) = me.unzip();
    let back = tx.find::<(String, String)>(
        "UPDATE openid_flow SET is_taken = TRUE
         WHERE state_hash = $1 AND browser_hash = $2 AND provider = $3 AND is_taken = FALSE AND expires_at > $4
           AND COALESCE(athlete_id, $5) = $5 AND COALESCE(session_id, $6) = $6
           AND (athlete_id IS NULL) = $7
         RETURNING nonce, verifier",
        args![
            shown.state_hash,
            shown.browser_hash,
            shown.provider,
            now,
            athlete.unwrap_or(NOBODY),
            session.unwrap_or(NO_SESSION),
            athlete.is_none()
        ],
    )?;
    if let Some((nonce, verifier)) = back {
        return Ok(Step::Back { nonce, verifier });
    }
    let (owner, said) = find_said(tx, shown, now)?.ok_or_else(over)?;
    match owner == athlete {
        true => Ok(Step::Known(said)),
        false => Err(over()),
    }
}

const NOBODY: AthleteId = AthleteId(kernel::ids::Uuid::nil());
const NO_SESSION: SessionId = SessionId(kernel::ids::Uuid::nil());

/// Keeps what the provider said until it is used.
pub(crate) fn keep(tx: &mut Tx, shown: &Shown, said: &Said, now: Timestamp) -> Result<()> {
    tx.exec(
        "UPDATE openid_flow SET said = $2, expires_at = $3 WHERE state_hash = $1",
        args![shown.state_hash, serde_json::to_string(said)?, now.plus_ms(FORM_MS)],
    )?;
    Ok(())
}

fn find_said(
    tx: &mut Tx,
    shown: &Shown,
    now: Timestamp,
) -> Result<Option<(Option<AthleteId>, Said)>> {
    let row = tx.find::<(Option<AthleteId>, Option<String>)>(
        "SELECT athlete_id, said FROM openid_flow
         WHERE state_hash = $1 AND browser_hash = $2 AND provider = $3 AND expires_at > $4",
        args![shown.state_hash, shown.browser_hash, shown.provider, now],
    )?;
    match row {
        Some((owner, Some(said))) => Ok(Some((owner, serde_json::from_str(&said)?))),
        _ => Ok(None),
    }
}

/// Uses up what the provider said, for whoever set out without being signed in.
pub(crate) fn use_up(tx: &mut Tx, shown: &Shown, now: Timestamp) -> Result<Said> {
    match find_said(tx, shown, now)? {
        Some((None, said)) if delete(tx, shown)? => Ok(said),
        _ => Err(over()),
    }
}

/// Ends a way. Says whether it was there: of two at once one ends it.
pub(crate) fn delete(tx: &mut Tx, shown: &Shown) -> Result<bool> {
    let sql = "DELETE FROM openid_flow WHERE state_hash = $1";
    Ok(tx.exec(sql, args![shown.state_hash])? == 1)
}

/// Returns how many had run out.
pub(crate) fn delete_expired(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec("DELETE FROM openid_flow WHERE expires_at <= $1", args![now])
}
