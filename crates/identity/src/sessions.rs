//! Sessions: a device that somebody signed in on.
//!
//! A token says where its session stands (athlete and session id) and proves it with 256 random bits. The
//! table keeps the SHA-256 of the whole token, so a stolen table opens nothing.
pub mod ask_link;
pub mod ask_work;
pub mod end;
pub mod list;
pub mod passkey_options;
pub mod sign_in;
pub mod sign_in_with_link;
pub mod sign_in_with_passkey;
pub mod sign_out;

use std::fmt;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use kernel::http::Json;
use kernel::idempotency::IdempotencyKey;
use kernel::ids::{SessionId, Uuid};
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args, random};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::accounts::MyAccount;
use crate::freeze;

const DAY_MS: i64 = 24 * 3_600_000;
/// A session that is not used for so long ends.
pub const IDLE_MS: i64 = 30 * DAY_MS;
/// A session ends after so long in any case.
pub const ABSOLUTE_MS: i64 = 180 * DAY_MS;
/// How long after signing in somebody may change what opens the door.
pub const FRESH_MS: i64 = 3_600_000;
/// For how long the same key means the same sign-in.
pub const RETRY_MS: i64 = 10 * 60_000;
/// `last_used_at` is written at most this often, so that reading stays reading.
pub const TOUCH_MS: i64 = 60_000;

/// What a device shows to be let in.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    /// Whose session.
    pub athlete: AthleteId,
    /// Which one.
    pub session: SessionId,
    secret: [u8; 32],
}

const PREFIX: &str = "stadion_";

impl Token {
    /// A token for a new session.
    pub fn new(athlete: AthleteId) -> Token {
        Token { athlete, session: SessionId::new(), secret: random::bytes() }
    }

    /// Reads what somebody shows. Anything we did not make is none.
    pub fn parse(text: &str) -> Option<Token> {
        let hex = text.strip_prefix(PREFIX)?.as_bytes();
        let mut bytes = [0; 64];
        if hex.len() != 2 * bytes.len() {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(hex.chunks_exact(2)) {
            *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
        }
        let id = |part: &[u8]| Uuid::from_slice(part).ok();
        Some(Token {
            athlete: AthleteId(id(&bytes[..16])?),
            session: SessionId(id(&bytes[16..32])?),
            secret: bytes[32..].try_into().ok()?,
        })
    }

    /// What the table keeps of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.to_string()).into()
    }
}

pub(crate) fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PREFIX)?;
        for part in [&self.athlete.0.as_bytes()[..], self.session.0.as_bytes(), &self.secret] {
            f.write_str(&random::to_hex(part))?;
        }
        Ok(())
    }
}

/// A token in a log would be a key in a log.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// Opens a session for an athlete without asking for proof: for the command line and the demo, which stand
/// inside the door already.
pub async fn open_for(app: &App, athlete: AthleteId, device: &'static str) -> Result<Token> {
    let (token, now) = (Token::new(athlete), app.clock.now());
    let kept = token.clone();
    app.db.write(move |tx| insert(tx, &kept, device, now)).await?;
    Ok(token)
}

pub(crate) fn insert(tx: &mut Tx, token: &Token, device: &str, now: Timestamp) -> Result<()> {
    insert_once(tx, token, device, &IdempotencyKey(None), now)
}

/// Whether a sign-in with this key succeeded a short while ago, so that this is its retry.
pub(crate) fn is_retry(
    tx: &mut Tx,
    athlete: AthleteId,
    key: &IdempotencyKey,
    now: Timestamp,
) -> Result<bool> {
    let Some(key) = hash_of(key) else { return Ok(false) };
    let session = tx.find::<(SessionId,)>(
        "SELECT session_id FROM session WHERE athlete_id = $1 AND opened_key = $2 AND created_at > $3 LIMIT 1",
        args![athlete, key, now.plus_ms(-RETRY_MS)],
    )?;
    Ok(session.is_some())
}

fn hash_of(key: &IdempotencyKey) -> Option<[u8; 32]> {
    key.0.as_ref().map(|key| Sha256::digest(key).into())
}

/// A retry with the same key takes the place of the session whose token never arrived.
pub(crate) fn insert_once(
    tx: &mut Tx,
    token: &Token,
    device: &str,
    key: &IdempotencyKey,
    now: Timestamp,
) -> Result<()> {
    let opened_key = hash_of(key);
    if opened_key.is_some() {
        tx.exec(
            "DELETE FROM session WHERE athlete_id = $1 AND opened_key = $2 AND created_at > $3",
            args![token.athlete, opened_key, now.plus_ms(-RETRY_MS)],
        )?;
    }
    tx.exec(
        "INSERT INTO session (athlete_id, session_id, token_hash, device, created_at, last_used_at,
                              opened_key)
         VALUES ($1, $2, $3, $4, $5, $5, $6)",
        args![token.athlete, token.session, token.hash(), device, now, opened_key],
    )?;
    Ok(())
}

/// Whether the session that a retry takes the place of had proven two factors.
pub(crate) fn retried_proof(
    tx: &mut Tx,
    athlete: AthleteId,
    key: &IdempotencyKey,
    now: Timestamp,
) -> Result<bool> {
    let Some(key) = hash_of(key) else { return Ok(false) };
    let session = tx.find::<(SessionId,)>(
        "SELECT session_id FROM session
         WHERE athlete_id = $1 AND opened_key = $2 AND created_at > $3 AND second_factor_at IS NOT NULL LIMIT 1",
        args![athlete, key, now.plus_ms(-RETRY_MS)],
    )?;
    Ok(session.is_some())
}

/// Remembers that this session has proven two factors just now. Staff need it.
pub(crate) fn note_two_factors(
    tx: &mut Tx,
    athlete: AthleteId,
    session: SessionId,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "UPDATE session SET second_factor_at = $3 WHERE athlete_id = $1 AND session_id = $2",
        args![athlete, session, now],
    )?;
    Ok(())
}

/// Whether this session may act as staff now.
pub(crate) fn is_proven(tx: &mut Tx, me: &Me, now: Timestamp) -> Result<bool> {
    let session = tx.find::<(Option<Timestamp>, Timestamp)>(
        "SELECT second_factor_at, last_used_at FROM session WHERE athlete_id = $1 AND session_id = $2",
        args![me.id, me.session],
    )?;
    Ok(session
        .is_some_and(|(proven_at, used_at)| kernel::staff::is_proven(proven_at, used_at, now)))
}

/// Ends every session of an athlete at once.
pub(crate) fn delete_all(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec("DELETE FROM session WHERE athlete_id = $1", args![athlete])?;
    Ok(())
}

/// Ends the session a device brought along when it signs in anew. Only the holder of its token can do so.
pub(crate) fn replace(tx: &mut Tx, brought: Option<&Token>, athlete: AthleteId) -> Result<()> {
    let Some(old) = brought.filter(|old| old.athlete == athlete) else { return Ok(()) };
    tx.exec(
        "DELETE FROM session WHERE athlete_id = $1 AND session_id = $2 AND token_hash = $3",
        args![old.athlete, old.session, old.hash()],
    )?;
    Ok(())
}

/// Returns whether there was such a session.
pub(crate) fn delete(tx: &mut Tx, athlete: AthleteId, session: SessionId) -> Result<bool> {
    let deleted = tx.exec(
        "DELETE FROM session WHERE athlete_id = $1 AND session_id = $2",
        args![athlete, session],
    )?;
    Ok(deleted == 1)
}

/// A session neither idle for too long nor too old.
pub(crate) fn is_live(created_at: Timestamp, last_used_at: Timestamp, now: Timestamp) -> bool {
    now < created_at.plus_ms(ABSOLUTE_MS) && now < last_used_at.plus_ms(IDLE_MS)
}

/// Whether somebody is still signed in with a session.
pub fn is_good(
    tx: &mut Tx,
    athlete: AthleteId,
    session: SessionId,
    now: Timestamp,
) -> Result<bool> {
    let found = tx.find::<(Timestamp, Timestamp)>(
        "SELECT created_at, last_used_at FROM session WHERE athlete_id = $1 AND session_id = $2",
        args![athlete, session],
    )?;
    Ok(found.is_some_and(|(created_at, last_used_at)| is_live(created_at, last_used_at, now)))
}

/// Notes that a session was opened by a link from a mail.
pub(crate) fn mark_by_link(tx: &mut Tx, token: &Token) -> Result<()> {
    tx.exec(
        "UPDATE session SET by_link = TRUE WHERE athlete_id = $1 AND session_id = $2",
        args![token.athlete, token.session],
    )?;
    Ok(())
}

/// Refuses unless the caller signed in a short while ago with a password or a passkey, and is not frozen after a
/// recovery by e-mail ([`crate::freeze`]).
pub(crate) fn require_fresh(tx: &mut Tx, me: &Me, now: Timestamp) -> Result<()> {
    freeze::check(tx, me.id, now)?;
    let detail = match freshness(tx, me, now)? {
        Freshness::Fresh => return Ok(()),
        // Whoever reads the mail of an account is not yet its owner: that takes a recovery of three days.
        Freshness::ByLink => {
            "you signed in with a link from a mail; to change this, please sign in with your password or a passkey"
        }
        Freshness::Stale => "this changes how you sign in, so please sign in again first",
    };
    Err(Error::refused_as(StatusCode::FORBIDDEN, "sign_in_again", detail))
}

enum Freshness {
    Fresh,
    ByLink,
    Stale,
}

fn freshness(tx: &mut Tx, me: &Me, now: Timestamp) -> Result<Freshness> {
    let session = tx.find::<(Timestamp, bool)>(
        "SELECT created_at, by_link FROM session WHERE athlete_id = $1 AND session_id = $2",
        args![me.id, me.session],
    )?;
    Ok(match session {
        Some((_, true)) => Freshness::ByLink,
        Some((created_at, false)) if now < created_at.plus_ms(FRESH_MS) => Freshness::Fresh,
        _ => Freshness::Stale,
    })
}

/// Whether the caller signed in on this device a short while ago, with a password or a passkey.
pub fn is_fresh(tx: &mut Tx, me: &Me, now: Timestamp) -> Result<bool> {
    Ok(matches!(freshness(tx, me, now)?, Freshness::Fresh))
}

/// Returns how many sessions had run out.
pub(crate) fn delete_expired(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    // An idle session is at least as old as it is idle, so the index on its age finds both.
    tx.exec(
        "DELETE FROM session WHERE created_at <= $1 AND (created_at <= $2 OR last_used_at <= $1)",
        args![now.plus_ms(-IDLE_MS), now.plus_ms(-ABSOLUTE_MS)],
    )
}

/// The token a request brings: as a bearer, or in our cookie.
pub(crate) fn brought(headers: &HeaderMap, public_url: &str) -> Option<Token> {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if let Some(bearer) = bearer.and_then(|value| value.strip_prefix("Bearer ")) {
        return Token::parse(bearer.trim());
    }
    let name = cookie_name(public_url);
    let (_, value) = cookies(headers).find(|(key, _)| *key == name)?;
    Token::parse(value)
}

/// The cookies of a request, by their names.
pub(crate) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let lines = headers.get_all(header::COOKIE).into_iter();
    let lines = lines.filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';').filter_map(|cookie| cookie.trim().split_once('=')))
}

/// What signing up and signing in answer.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SignedIn {
    /// Who you are.
    pub me: MyAccount,
    /// For apps that keep no cookies: send it as `Authorization: Bearer`.
    pub session_token: String,
}

impl SignedIn {
    pub(crate) fn new(me: MyAccount, token: &Token) -> Self {
        SignedIn { me, session_token: token.to_string() }
    }

    /// 201, with the cookie.
    pub(crate) fn created(self, app: &App) -> Response {
        let cookie = cookie(&app.public_url, &self.session_token, ABSOLUTE_MS / 1000);
        (StatusCode::CREATED, AppendHeaders([(header::SET_COOKIE, cookie)]), Json(self))
            .into_response()
    }
}

/// Browsers take `__Host-` cookies, which no other host or path can set, only over a connection they trust.
pub(crate) fn is_trusted(public_url: &str) -> bool {
    let (scheme, rest) = public_url.split_once("://").unwrap_or(("", public_url));
    let host = rest.split('/').next().unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(name, _)| name);
    scheme == "https" || host == "localhost" || host == "127.0.0.1" || host == "[::1]"
}

fn cookie_name(public_url: &str) -> &'static str {
    if is_trusted(public_url) { "__Host-stadion" } else { "stadion" }
}

/// The cookie that carries a session, or ends it when `max_age_s` is 0.
fn cookie(public_url: &str, value: &str, max_age_s: i64) -> HeaderValue {
    let name = cookie_name(public_url);
    let secure = if is_trusted(public_url) { "; Secure" } else { "" };
    let text =
        format!("{name}={value}; Path=/; Max-Age={max_age_s}; HttpOnly; SameSite=Lax{secure}");
    text.parse().expect("a token is plain letters")
}

/// A device in words, from what its browser says of itself: "Chrome on Linux". Nothing else of it is kept.
pub(crate) fn device_of(headers: &HeaderMap) -> &'static str {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    device_in_words(agent.unwrap_or_default())
}

macro_rules! devices {
    ($($browser:literal: $($system:literal)|+;)+) => {
        /// Words from a fixed list, so that nothing a caller writes is stored or shown.
        fn words(browser: &str, system: &str) -> &'static str {
            match (browser, system) {
                $($(($browser, $system) => concat!($browser, " on ", $system),)+)+
                $(($browser, _) => $browser,)+
                _ => "Unknown device",
            }
        }
    };
}
devices! {
    "Edge": "Windows" | "macOS" | "Linux" | "Android" | "iPhone" | "iPad";
    "Opera": "Windows" | "macOS" | "Linux" | "Android" | "iPhone" | "iPad";
    "Samsung Internet": "Android";
    "Yandex Browser": "Windows" | "macOS" | "Linux" | "Android" | "iPhone" | "iPad";
    "Firefox": "Windows" | "macOS" | "Linux" | "Android" | "iPhone" | "iPad";
    "Chrome": "Windows" | "macOS" | "Linux" | "Android" | "iPhone" | "iPad" | "ChromeOS";
    "Safari": "macOS" | "iPhone" | "iPad";
    "Browser": "Windows" | "macOS" | "Linux" | "Android" | "iPhone" | "iPad" | "ChromeOS";
    "Script": "Windows" | "macOS" | "Linux";
}

fn device_in_words(agent: &str) -> &'static str {
    let first = |marks: &[(&str, &'static str)]| {
        let found = marks.iter().find(|(mark, _)| agent.contains(mark));
        found.map_or("", |(_, word)| word)
    };
    // Browsers claim to be each other, so the most particular mark comes first.
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("OPT/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("YaBrowser/", "Yandex Browser"),
        ("FxiOS/", "Firefox"),
        ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("Mozilla/", "Browser"),
        ("curl/", "Script"),
        ("python", "Script"),
    ]);
    let system = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
        ("linux", "Linux"),
    ]);
    words(browser, system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_and_a_made_up_one_does_not() {
        let token = Token::new(AthleteId::new());
        let text = token.to_string();
        assert_eq!(text.len(), 8 + 128);
        assert!(Token::parse(&text) == Some(token.clone()));
        assert_eq!(format!("{token:?}"), "Token(..)");
        let upper = text.to_uppercase();
        for made_up in ["", "stadion_", &text[..135], &text[8..], &format!("{text}0"), &upper] {
            assert!(Token::parse(made_up).is_none(), "{made_up}");
        }
        assert!(Token::parse(&format!("stadion_{}", "é".repeat(64))).is_none());
    }

    #[test]
    fn the_cookie_is_as_strict_as_the_connection_allows() {
        let check = |url: &str, expected: &str| assert_eq!(cookie(url, "x", 60), expected, "{url}");
        let strict = "__Host-stadion=x; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure";
        check("https://stadion.example", strict);
        check("http://localhost:4000", strict);
        check("http://127.0.0.1:4000", strict);
        check("http://[::1]:4000", strict);
        let plain = "stadion=x; Path=/; Max-Age=60; HttpOnly; SameSite=Lax";
        check("http://192.168.1.7:4000", plain);
        check("http://localhost.example:4000", plain);
    }

    #[test]
    fn a_device_is_told_in_words() {
        let check = |agent: &str, words: &str| assert_eq!(device_in_words(agent), words);
        let webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
        check(
            &format!("Mozilla/5.0 (X11; Linux x86_64) {webkit} Chrome/142.0 Safari/537.36"),
            "Chrome on Linux",
        );
        check(
            &format!("Mozilla/5.0 (Windows NT 10.0) {webkit} Chrome/142.0 Safari/537.36 Edg/142.0"),
            "Edge on Windows",
        );
        check(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1",
            "Safari on iPhone",
        );
        check("Mozilla/5.0 (Android 16; Mobile; rv:145.0) Firefox/145.0", "Firefox on Android");
        check("curl/8.9", "Script");
        check("<script>alert(1)</script>", "Unknown device");
        check("", "Unknown device");
    }
}
