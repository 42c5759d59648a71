//! Where an app sends the browser: `GET /oauth/authorize`.
//!
//! The question itself is a page of the web app. What the app asked is handed over to it as it came, in letters
//! that no router on the way reads as numbers or puts into another order.
use axum::extract::RawQuery;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::caller::Scopes;
use kernel::{Error, Result};

use super::Words;

/// The most that an app asks with.
const LONGEST: usize = 4096;
/// The most that comes back to an app as it was.
pub(crate) const LONGEST_STATE: usize = 2048;
/// So that the letters are never a number.
const MARK: char = 'q';

/// Ask an athlete, in the browser, what an app may do.
///
/// Code and PKCE with S256 only. The browser is led to a page that asks, and from there back to the app with
/// `code`, `state` and `iss`, or with `error`.
#[utoipa::path(get, path = "/oauth/authorize", tag = "oauth",
    params(
        ("response_type" = String, Query, description = "`code`"),
        ("client_id" = String, Query, description = "The id of the app."),
        ("redirect_uri" = String, Query, description = "One of the registered addresses, letter by letter."),
        ("scope" = String, Query, description = "What the app would like to do, with spaces between."),
        ("state" = Option<String>, Query, description = "Comes back as it is."),
        ("code_challenge" = String, Query, description = "RFC 7636."),
        ("code_challenge_method" = String, Query, description = "`S256`")),
    responses((status = 303, description = "To the page that asks."), (status = 200, description = "Never; the page answers."),
        (status = 414, description = "request_too_long")))]
pub async fn begin_authorization(RawQuery(query): RawQuery) -> Result<Response> {
    let query = query.unwrap_or_default();
    if query.len() > LONGEST {
        return Err(Error::refused_as(
            StatusCode::URI_TOO_LONG,
            "request_too_long",
            "the app asked with more than we read",
        ));
    }
    let page = format!("/connect?request={}", sealed(&query));
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, page)]).into_response())
}

/// As the page carries it.
pub(crate) fn sealed(query: &str) -> String {
    format!("{MARK}{}", URL_SAFE_NO_PAD.encode(query))
}

/// As the app said it.
pub(crate) fn opened(request: &str) -> Option<Vec<u8>> {
    let letters = request.strip_prefix(MARK).filter(|letters| letters.len() <= 2 * LONGEST)?;
    URL_SAFE_NO_PAD.decode(letters).ok()
}

/// The rules of a request for everything but the app and its address: what is asked for, and the challenge, or
/// what the app is told.
pub(crate) fn wish(
    words: &Words,
    twice: bool,
) -> Result<(Scopes, String), (&'static str, &'static str)> {
    if twice {
        return Err(("invalid_request", "a parameter was sent twice"));
    }
    if words.get("state").is_some_and(|state| state.len() > LONGEST_STATE) {
        return Err(("invalid_request", "state is too long"));
    }
    if words.get("response_type") != Some("code") {
        return Err(("unsupported_response_type", "only code is given"));
    }
    if words.get("response_mode").is_some_and(|mode| mode != "query") {
        return Err(("invalid_request", "the answer comes as a query"));
    }
    // To leave the method out means plain (RFC 7636, section 4.3), and plain protects nothing.
    if words.get("code_challenge_method") != Some("S256") {
        return Err(("invalid_request", "code_challenge_method has to be S256"));
    }
    let challenge = words.get("code_challenge").filter(|text| is_challenge(text));
    let Some(challenge) = challenge else {
        return Err(("invalid_request", "code_challenge has to be 43 letters of base64url"));
    };
    let scopes = words.get("scope").and_then(Scopes::parse).filter(|scopes| !scopes.is_empty());
    let Some(scopes) = scopes else {
        return Err(("invalid_scope", "scope names nothing, or something that is not offered"));
    };
    Ok((scopes, challenge.to_owned()))
}

/// A SHA-256 in base64url.
fn is_challenge(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    text.len() == 43 && text.bytes().all(plain)
}
