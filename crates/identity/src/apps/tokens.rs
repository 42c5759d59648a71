//! Families of tokens: one begins with each approval, and lives until it is ended, at most half a year.
//!
//! A family has access tokens, good for an hour, and one refresh token at a time. Whoever uses the refresh token
//! gets a new pair, and the old one is spent. A spent one that comes again was seen by two, and we cannot tell
//! which of them is the thief: so the family ends. There is one exception: the answer to a refresh may be lost on
//! its way. Within ten seconds, and as long as the new token was not used, the old one is answered with the very
//! same pair again. So a refresh happens exactly once, however often it is asked for.
//!
//! We keep no token, only hashes, and can repeat an answer all the same: the new pair is made out of the old token
//! and a nonce that we keep beside its hash. Neither is worth anything without the other.
use std::fmt;

use kernel::caller::Scopes;
use kernel::consent::ledger::{self, Guest};
use kernel::ids::{ClientId, GrantId, Uuid};
use kernel::{AthleteId, Result, Timestamp, Tx, args, from_row, random};
use sha2::{Digest, Sha256};

const DAY_MS: i64 = 24 * 3_600_000;
/// For how long an access token is good.
pub const ACCESS_MS: i64 = 3_600_000;
/// For how long a family lives, however often it is refreshed.
pub const FAMILY_MS: i64 = 180 * DAY_MS;
/// For how long a spent refresh token is answered with its successor, whose answer may have been lost.
pub const LOST_REPLY_MS: i64 = 10_000;
/// For how long a code can be exchanged.
pub const CODE_MS: i64 = 60_000;
/// `last_used_at` is written at most this often, so that reading stays reading.
pub const TOUCH_MS: i64 = 60_000;
/// After so long an approval whose tokens were never fetched is forgotten.
const UNFETCHED_MS: i64 = 20 * 60_000;

/// What a secret is for. It stands at its beginning, so that a leaked one is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Access,
    Refresh,
    Code,
    Device,
}

impl Kind {
    fn prefix(self) -> &'static str {
        match self {
            Kind::Access => "stadion_app_",
            Kind::Refresh => "stadion_renew_",
            Kind::Code => "stadion_code_",
            Kind::Device => "stadion_device_",
        }
    }
}

/// A secret that an app holds: where it stands (a family), and 256 random bits that prove it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub grant: GrantId,
    kind: Kind,
    secret: [u8; 32],
}

impl Token {
    pub fn new(grant: GrantId, kind: Kind) -> Token {
        Token { grant, kind, secret: random::bytes() }
    }

    /// Reads what somebody shows. Anything we did not make is none.
    pub fn parse(text: &str, kind: Kind) -> Option<Token> {
        let hex = text.strip_prefix(kind.prefix())?.as_bytes();
        let mut bytes = [0; 48];
        if hex.len() != 2 * bytes.len() {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(hex.chunks_exact(2)) {
            *byte = crate::sessions::nibble(pair[0])? << 4 | crate::sessions::nibble(pair[1])?;
        }
        let grant = GrantId(Uuid::from_slice(&bytes[..16]).ok()?);
        Some(Token { grant, kind, secret: bytes[16..].try_into().ok()? })
    }

    /// What a table keeps of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.to_string()).into()
    }

    /// The token that comes after this one. Only who holds this one and knows the nonce can make it.
    fn successor(&self, kind: Kind, nonce: &[u8]) -> Token {
        let mut digest = Sha256::new();
        digest.update(kind.prefix());
        digest.update(self.secret);
        digest.update(nonce);
        Token { grant: self.grant, kind, secret: digest.finalize().into() }
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.prefix())?;
        f.write_str(&random::to_hex(self.grant.0.as_bytes()))?;
        f.write_str(&random::to_hex(&self.secret))
    }
}

/// A token in a log would be a key in a log.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// What one athlete lets one app do.
pub(crate) struct Grant {
    pub athlete: AthleteId,
    pub id: GrantId,
    pub app: ClientId,
    scopes: String,
    pub by_device: bool,
    pub created_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub last_used_at: Timestamp,
    code_hash: Option<Vec<u8>>,
    code_redirect_uri: Option<String>,
    code_challenge: Option<String>,
}
from_row!(Grant {
    athlete,
    id,
    app,
    scopes,
    by_device,
    created_at,
    started_at,
    last_used_at,
    code_hash,
    code_redirect_uri,
    code_challenge
});

impl Grant {
    /// What it allows.
    pub fn scopes(&self) -> Scopes {
        Scopes::parse(&self.scopes).unwrap_or_default()
    }

    /// Begun, and not too old.
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.started_at.is_some() && now < self.created_at.plus_ms(FAMILY_MS)
    }
}

/// What a spent refresh token means.
#[derive(Debug, PartialEq, Eq)]
enum Reuse {
    /// The answer was lost: it is given again.
    LostReply,
    /// Two hold the token, and one of them should not.
    Stolen,
}

/// `next_used`: whether the successor has been used already, so that its answer did arrive.
fn on_reuse(used_at: Timestamp, next_used: bool, now: Timestamp) -> Reuse {
    // A clock that is behind on another node makes the reuse seem early; that is within the grace, too.
    match !next_used && now < used_at.plus_ms(LOST_REPLY_MS) {
        true => Reuse::LostReply,
        false => Reuse::Stolen,
    }
}

/// Tokens for an app.
pub(crate) struct Issued {
    pub access: Token,
    pub refresh: Token,
    pub scopes: Scopes,
    pub expires_in_s: i64,
}

/// Why there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Denied {
    /// Not ours, too old, ended, or of another app.
    Invalid,
    /// It came a second time, so its family has ended.
    Reused,
}

/// What an approval is made of.
pub(crate) struct NewGrant<'a> {
    pub athlete: AthleteId,
    pub id: GrantId,
    pub app: ClientId,
    pub scopes: &'a Scopes,
    /// Absent for a device, whose code is kept elsewhere.
    pub code: Option<&'a NewCode>,
}

/// A code on its way to an app through the browser, and what it is bound to.
#[derive(Clone)]
pub(crate) struct NewCode {
    pub token: Token,
    pub redirect_uri: String,
    pub challenge: String,
}

pub(crate) fn insert(tx: &mut Tx, grant: &NewGrant<'_>, now: Timestamp) -> Result<()> {
    let code = grant.code;
    tx.exec(
        "INSERT INTO app_grant (athlete_id, grant_id, app_id, scopes, by_device, created_at, last_used_at,
                                code_hash, code_redirect_uri, code_challenge)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9)",
        args![
            grant.athlete,
            grant.id,
            grant.app,
            grant.scopes.to_string(),
            code.is_none(),
            now,
            code.map(|code| code.token.hash()),
            code.map(|code| code.redirect_uri.as_str()),
            code.map(|code| code.challenge.as_str())
        ],
    )?;
    tx.exec(
        "INSERT INTO app_grant_owner (grant_id, athlete_id) VALUES ($1, $2)",
        args![grant.id, grant.athlete],
    )?;
    Ok(())
}

/// A family, whoever asks.
pub(crate) fn find(tx: &mut Tx, grant: GrantId) -> Result<Option<Grant>> {
    let owner = tx.find::<(AthleteId,)>(
        "SELECT athlete_id FROM app_grant_owner WHERE grant_id = $1",
        args![grant],
    )?;
    let Some((athlete,)) = owner else { return Ok(None) };
    tx.find(
        "SELECT athlete_id, grant_id, app_id, scopes, by_device, created_at, started_at, last_used_at,
                code_hash, code_redirect_uri, code_challenge
         FROM app_grant WHERE athlete_id = $1 AND grant_id = $2",
        args![athlete, grant],
    )
}

/// The families of an athlete, the youngest first.
pub(crate) fn list(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Grant>> {
    tx.list(
        "SELECT athlete_id, grant_id, app_id, scopes, by_device, created_at, started_at, last_used_at,
                code_hash, code_redirect_uri, code_challenge
         FROM app_grant WHERE athlete_id = $1 ORDER BY created_at DESC, grant_id DESC",
        args![athlete],
    )
}

/// Ends a family: at the next request its tokens are worth nothing, on every node.
pub(crate) fn end(tx: &mut Tx, athlete: AthleteId, grant: GrantId) -> Result<()> {
    for sql in [
        // First the row that a refresh under way has to touch: whoever comes second finds it gone.
        "DELETE FROM app_grant WHERE athlete_id = $1 AND grant_id = $2",
        "DELETE FROM app_token WHERE athlete_id = $1 AND grant_id = $2",
        "DELETE FROM app_grant_owner WHERE athlete_id = $1 AND grant_id = $2",
    ] {
        tx.exec(sql, args![athlete, grant])?;
    }
    Ok(())
}

/// Ends a family without a word of its athlete: it ran out, was given back, or somebody else had its secrets. Once the app has no
/// other one, what it was allowed has ended, and the ledger says so.
pub(crate) fn lapse(tx: &mut Tx, grant: &Grant, now: Timestamp) -> Result<()> {
    end(tx, grant.athlete, grant.id)?;
    if list(tx, grant.athlete)?.iter().any(|other| other.app == grant.app) {
        return Ok(());
    }
    ledger::lapse(tx, grant.athlete, &Guest::App(grant.app), now)
}

/// Tokens for a code. Whoever brings it with anything wrong beside it has ended it.
pub(crate) fn exchange(
    tx: &mut Tx,
    code: &Token,
    app: ClientId,
    redirect_uri: &str,
    verifier: &str,
    now: Timestamp,
) -> Result<Result<Issued, Denied>> {
    let Some(grant) = find(tx, code.grant)? else { return Ok(Err(Denied::Invalid)) };
    if grant.code_hash.as_deref() != Some(&code.hash()[..]) {
        return Ok(Err(Denied::Invalid));
    }
    let good = grant.app == app
        && grant.code_redirect_uri.as_deref() == Some(redirect_uri)
        && grant.code_challenge.as_ref().is_some_and(|kept| *kept == challenge_of(verifier))
        && now < grant.created_at.plus_ms(CODE_MS);
    // One statement decides between two that bring the same code at once.
    let begun = match good {
        true => start(tx, grant.athlete, grant.id, now)?,
        false => false,
    };
    if !begun {
        lapse(tx, &grant, now)?;
        let again = grant.started_at.is_some() || good;
        return Ok(Err(if again { Denied::Reused } else { Denied::Invalid }));
    }
    let scopes = Scopes::parse(&grant.scopes).unwrap_or_default();
    Ok(Ok(issue(tx, grant.athlete, grant.id, scopes, now)?))
}

/// The first tokens of a family that a device waited for.
pub(crate) fn first(tx: &mut Tx, grant: GrantId, now: Timestamp) -> Result<Result<Issued, Denied>> {
    let Some(grant) = find(tx, grant)? else { return Ok(Err(Denied::Invalid)) };
    if !start(tx, grant.athlete, grant.id, now)? {
        return Ok(Err(Denied::Invalid));
    }
    Ok(Ok(issue(tx, grant.athlete, grant.id, grant.scopes(), now)?))
}

/// Says whether it began with this: it begins once.
fn start(tx: &mut Tx, athlete: AthleteId, grant: GrantId, now: Timestamp) -> Result<bool> {
    let begun = tx.exec(
        "UPDATE app_grant SET started_at = $3, last_used_at = $3
         WHERE athlete_id = $1 AND grant_id = $2 AND started_at IS NULL",
        args![athlete, grant, now],
    )?;
    Ok(begun == 1)
}

fn issue(
    tx: &mut Tx,
    athlete: AthleteId,
    grant: GrantId,
    scopes: Scopes,
    now: Timestamp,
) -> Result<Issued> {
    let access = Token::new(grant, Kind::Access);
    let refresh = Token::new(grant, Kind::Refresh);
    insert_pair(tx, athlete, &access, &refresh, now)?;
    Ok(Issued { access, refresh, scopes, expires_in_s: ACCESS_MS / 1000 })
}

/// New tokens for a refresh token.
pub(crate) fn refresh(
    tx: &mut Tx,
    brought: &Token,
    app: ClientId,
    now: Timestamp,
) -> Result<Result<Issued, Denied>> {
    let grant = find(tx, brought.grant)?.filter(|grant| grant.app == app && grant.is_live(now));
    let Some(grant) = grant else { return Ok(Err(Denied::Invalid)) };
    // Whoever ends the family at this moment comes before this statement or after our commit.
    let touched = tx.exec(
        "UPDATE app_grant SET last_used_at = $3 WHERE athlete_id = $1 AND grant_id = $2",
        args![grant.athlete, grant.id, now],
    )?;
    if touched == 0 {
        return Ok(Err(Denied::Invalid));
    }
    let nonce = random::bytes::<32>();
    let taken = tx.exec(
        "UPDATE app_token SET used_at = $4, next_nonce = $5
         WHERE athlete_id = $1 AND grant_id = $2 AND token_hash = $3 AND kind = 'refresh' AND used_at IS NULL",
        args![grant.athlete, grant.id, brought.hash(), now, nonce],
    )?;
    if taken == 0 {
        return refresh_again(tx, &grant, brought, now);
    }
    let (access, refresh) = pair_after(brought, &nonce);
    insert_pair(tx, grant.athlete, &access, &refresh, now)?;
    // An app that refreshes often does not fill the table.
    tx.exec(
        "DELETE FROM app_token WHERE athlete_id = $1 AND grant_id = $2 AND kind = 'access' AND created_at <= $3",
        args![grant.athlete, grant.id, now.plus_ms(-ACCESS_MS)],
    )?;
    let scopes = grant.scopes();
    Ok(Ok(Issued { access, refresh, scopes, expires_in_s: ACCESS_MS / 1000 }))
}

fn refresh_again(
    tx: &mut Tx,
    grant: &Grant,
    brought: &Token,
    now: Timestamp,
) -> Result<Result<Issued, Denied>> {
    let spent = find_spent(tx, grant, brought)?;
    let Some((used_at, nonce)) = spent else { return Ok(Err(Denied::Invalid)) };
    let (access, refresh) = pair_after(brought, &nonce);
    let next_used = find_spent(tx, grant, &refresh)?.is_some();
    match on_reuse(used_at, next_used, now) {
        Reuse::LostReply => {
            let left_ms = used_at.plus_ms(ACCESS_MS).0 - now.0;
            let expires_in_s = left_ms.clamp(0, ACCESS_MS) / 1000;
            Ok(Ok(Issued { access, refresh, scopes: grant.scopes(), expires_in_s }))
        }
        Reuse::Stolen => {
            lapse(tx, grant, now)?;
            Ok(Err(Denied::Reused))
        }
    }
}

/// When a refresh token of this family was spent, and what its successors are made with.
fn find_spent(tx: &mut Tx, grant: &Grant, token: &Token) -> Result<Option<(Timestamp, Vec<u8>)>> {
    tx.find(
        "SELECT used_at, next_nonce FROM app_token
         WHERE athlete_id = $1 AND grant_id = $2 AND token_hash = $3 AND kind = 'refresh'
           AND used_at IS NOT NULL",
        args![grant.athlete, grant.id, token.hash()],
    )
}

fn pair_after(brought: &Token, nonce: &[u8]) -> (Token, Token) {
    (brought.successor(Kind::Access, nonce), brought.successor(Kind::Refresh, nonce))
}

fn insert_pair(
    tx: &mut Tx,
    athlete: AthleteId,
    access: &Token,
    refresh: &Token,
    now: Timestamp,
) -> Result<()> {
    for (token, kind) in [(access, "access"), (refresh, "refresh")] {
        tx.exec(
            "INSERT INTO app_token (athlete_id, grant_id, token_hash, kind, created_at)
             VALUES ($1, $2, $3, $4, $5)",
            args![athlete, token.grant, token.hash(), kind, now],
        )?;
    }
    Ok(())
}

/// An app gives a token back: a refresh token ends its family, an access token itself. A token of another app, or
/// none at all, changes nothing, and the app is not told.
pub(crate) fn give_back(tx: &mut Tx, text: &str, app: ClientId, now: Timestamp) -> Result<()> {
    let access = Token::parse(text, Kind::Access);
    let Some(token) = access.or_else(|| Token::parse(text, Kind::Refresh)) else { return Ok(()) };
    let Some(grant) = find(tx, token.grant)?.filter(|grant| grant.app == app) else {
        return Ok(());
    };
    let known = tx.find::<(String,)>(
        "SELECT kind FROM app_token WHERE athlete_id = $1 AND grant_id = $2 AND token_hash = $3",
        args![grant.athlete, grant.id, token.hash()],
    )?;
    match known.as_ref().map(|(kind,)| kind.as_str()) {
        Some("refresh") => lapse(tx, &grant, now),
        Some(_) => {
            tx.exec(
                "DELETE FROM app_token WHERE athlete_id = $1 AND grant_id = $2 AND token_hash = $3",
                args![grant.athlete, grant.id, token.hash()],
            )?;
            Ok(())
        }
        None => Ok(()),
    }
}

/// The live family of exactly this access token, whose app is still there.
pub(crate) fn find_by_access(tx: &mut Tx, token: &Token, now: Timestamp) -> Result<Option<Grant>> {
    let Some(grant) = find(tx, token.grant)?.filter(|grant| grant.is_live(now)) else {
        return Ok(None);
    };
    let issued = tx.find::<(Timestamp,)>(
        "SELECT created_at FROM app_token
         WHERE athlete_id = $1 AND grant_id = $2 AND token_hash = $3 AND kind = 'access'",
        args![grant.athlete, grant.id, token.hash()],
    )?;
    let good = issued.is_some_and(|(issued_at,)| now < issued_at.plus_ms(ACCESS_MS));
    if !good || super::find_owner(tx, grant.app)?.is_none() {
        return Ok(None);
    }
    Ok(Some(grant))
}

/// What proves that who exchanges a code is who asked for it (RFC 7636, section 4.2, S256).
pub(crate) fn challenge_of(verifier: &str) -> String {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
}

/// Returns how many rows had run out.
pub(crate) fn delete_expired(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let mut deleted = tx.exec(
        "DELETE FROM app_token WHERE kind = 'access' AND created_at <= $1",
        args![now.plus_ms(-ACCESS_MS)],
    )?;
    let over = tx.list::<Grant>(
        "SELECT athlete_id, grant_id, app_id, scopes, by_device, created_at, started_at, last_used_at,
                code_hash, code_redirect_uri, code_challenge
         FROM app_grant
         WHERE created_at <= $1 AND (created_at <= $2 OR started_at IS NULL)
         ORDER BY created_at LIMIT 1000",
        args![now.plus_ms(-UNFETCHED_MS), now.plus_ms(-FAMILY_MS)],
    )?;
    for grant in over {
        lapse(tx, &grant, now)?;
        deleted += 1;
    }
    Ok(deleted)
}

#[cfg(test)]
mod tests;
