//! Tokens for a code, for a refresh token, or for a device that was allowed in: `POST /oauth/token`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::{App, Result, Timestamp, Tx};
use serde::Serialize;

use super::{Asked, No, OAuthRefusal, refusal};
use crate::apps::devices::{self, Told};
use crate::apps::tokens::{self, Denied, Issued, Kind, Token};
use crate::apps::{AppKind, Row};
use crate::budgets::Budgets;

const CODE: &str = "authorization_code";
const REFRESH: &str = "refresh_token";
pub(crate) const DEVICE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// Tokens (RFC 6749, section 5.1).
#[derive(Serialize, utoipa::ToSchema)]
pub struct Tokens {
    /// Opens what its scopes allow.
    pub access_token: String,
    /// `Bearer`
    #[schema(example = "Bearer")]
    pub token_type: &'static str,
    /// Seconds for which the access token is good.
    #[schema(example = 3600)]
    pub expires_in: i64,
    /// Good once, for the next pair.
    pub refresh_token: String,
    /// What the athlete allowed, which may be less than was asked for.
    #[schema(example = "activity:read activity:write")]
    pub scope: String,
}

/// What an app sends.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read word by word")]
pub struct TokenForm {
    /// `authorization_code`, `refresh_token` or `urn:ietf:params:oauth:grant-type:device_code`.
    grant_type: String,
    /// The id of the app, unless it is in the `Authorization` header.
    client_id: Option<String>,
    /// The secret of a confidential app, unless it is in the `Authorization` header.
    client_secret: Option<String>,
    /// The code that came with the browser.
    code: Option<String>,
    /// The address to which the code came.
    redirect_uri: Option<String>,
    /// What the challenge was made of (RFC 7636).
    code_verifier: Option<String>,
    /// For new tokens in place of old ones.
    refresh_token: Option<String>,
    /// Of a device without a browser.
    device_code: Option<String>,
}

/// Fetch tokens.
///
/// A refresh token is good once. A spent one that comes again ends all tokens of its approval, but within ten
/// seconds, when the answer may have been lost, it is answered with the same pair again.
#[utoipa::path(post, path = "/oauth/token", tag = "oauth",
    request_body(content = TokenForm, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "Tokens.", body = Tokens),
        (status = 400, description = "`invalid_grant`, `invalid_request`, `invalid_scope`, `unsupported_grant_type`, `unauthorized_client`, `authorization_pending`, `slow_down`, `expired_token`, `access_denied`", body = OAuthRefusal),
        (status = 401, description = "`invalid_client`", body = OAuthRefusal)))]
pub async fn issue_token(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    asked: Asked,
) -> Result<axum::Json<Tokens>, No> {
    let now = app.clock.now();
    // What ends a family is kept, although the app is refused: so a refusal is a value here, not an error.
    let issued = app.db.write(move |tx| issue(tx, &asked, &budgets, now)).await??;
    Ok(axum::Json(Tokens {
        access_token: issued.access.to_string(),
        token_type: "Bearer",
        expires_in: issued.expires_in_s,
        refresh_token: issued.refresh.to_string(),
        scope: issued.scopes.to_string(),
    }))
}

fn issue(
    tx: &mut Tx,
    asked: &Asked,
    budgets: &Budgets,
    now: Timestamp,
) -> Result<Result<Issued, OAuthRefusal>> {
    let app = match asked.prove(tx)? {
        Ok(app) => app,
        Err(refused) => return Ok(Err(refused)),
    };
    match asked.words.get("grant_type") {
        None => Ok(Err(refusal("invalid_request", "grant_type is missing"))),
        Some(CODE) => for_code(tx, asked, &app, now),
        Some(REFRESH) => for_refresh(tx, asked, &app, budgets, now),
        Some(DEVICE) if app.kind() == AppKind::Browserless => for_device(tx, asked, &app, now),
        Some(DEVICE) => {
            let words = "only an app registered as one without a browser gets in this way";
            Ok(Err(refusal("unauthorized_client", words)))
        }
        Some(_) => Ok(Err(refusal("unsupported_grant_type", "there is no such way in"))),
    }
}

fn for_code(
    tx: &mut Tx,
    asked: &Asked,
    app: &Row,
    now: Timestamp,
) -> Result<Result<Issued, OAuthRefusal>> {
    let words = &asked.words;
    let all = [words.need("code"), words.need("redirect_uri"), words.need("code_verifier")];
    let [Ok(code), Ok(redirect_uri), Ok(verifier)] = all else {
        return Ok(Err(refusal(
            "invalid_request",
            "code, redirect_uri and code_verifier are needed",
        )));
    };
    if !is_verifier(verifier) {
        let words = "a code_verifier has 43 to 128 letters, digits, -, ., _ and ~";
        return Ok(Err(refusal("invalid_request", words)));
    }
    let Some(code) = Token::parse(code, Kind::Code) else { return Ok(Err(invalid_grant())) };
    let issued = tokens::exchange(tx, &code, app.id, redirect_uri, verifier, now)?;
    Ok(issued.map_err(|denied| told(denied, "a code came a second time")))
}

fn for_refresh(
    tx: &mut Tx,
    asked: &Asked,
    app: &Row,
    budgets: &Budgets,
    now: Timestamp,
) -> Result<Result<Issued, OAuthRefusal>> {
    let token = match asked.words.need("refresh_token") {
        Ok(token) => Token::parse(token, Kind::Refresh),
        Err(refused) => return Ok(Err(refused)),
    };
    let Some(token) = token else { return Ok(Err(invalid_grant())) };
    let Some(grant) = tokens::find(tx, token.grant)? else { return Ok(Err(invalid_grant())) };
    budgets.pay_refresh(grant.id, now)?;
    if let Some(wanted) = asked.words.get("scope") {
        let allowed = grant.scopes();
        let wanted = kernel::caller::Scopes::parse(wanted);
        if !wanted.is_some_and(|wanted| wanted.are_within(&allowed)) {
            return Ok(Err(refusal("invalid_scope", "the athlete did not allow this")));
        }
    }
    let issued = tokens::refresh(tx, &token, app.id, now)?;
    Ok(issued.map_err(|denied| told(denied, "a refresh token came a second time")))
}

fn for_device(
    tx: &mut Tx,
    asked: &Asked,
    app: &Row,
    now: Timestamp,
) -> Result<Result<Issued, OAuthRefusal>> {
    let code = match asked.words.need("device_code") {
        Ok(code) => Token::parse(code, Kind::Device),
        Err(refused) => return Ok(Err(refused)),
    };
    let Some(code) = code else { return Ok(Err(invalid_grant())) };
    let no = match devices::poll(tx, &code, app.id, now)? {
        Told::LetIn => {
            let issued = tokens::first(tx, code.grant, now)?;
            return Ok(issued.map_err(|denied| told(denied, "a device code came a second time")));
        }
        Told::Unknown => refusal("invalid_grant", "no device waits with this code"),
        Told::Wait => refusal("authorization_pending", "nobody has typed the code yet"),
        Told::TooEarly => refusal("slow_down", "please wait five seconds longer between questions"),
        Told::Expired => refusal("expired_token", "nobody typed the code in time"),
        Told::Refused => refusal("access_denied", "the athlete said no"),
    };
    Ok(Err(no))
}

/// RFC 7636, section 4.1.
fn is_verifier(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~');
    (43..=128).contains(&text.len()) && text.bytes().all(plain)
}

fn invalid_grant() -> OAuthRefusal {
    refusal("invalid_grant", "this is not good, or not any more, or it belongs to another app")
}

/// The app hears the same either way; we notice the second.
fn told(denied: Denied, what: &'static str) -> OAuthRefusal {
    if denied == Denied::Reused {
        metrics::counter!("identity_app_tokens_reused_total").increment(1);
        tracing::warn!(event = "app_token_reused", what, "identity");
    }
    invalid_grant()
}
