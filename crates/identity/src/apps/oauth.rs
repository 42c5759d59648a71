//! The addresses that programs call. They speak OAuth's own tongue (RFC 6749): forms come in, and a refusal is
//! `{"error": …}`, not a problem document. Faults of ours stay problem documents.
//!
//! No page of another site can read their answers: there are no CORS headers. An app that runs wholly inside a
//! foreign page would keep its tokens where every script of that page finds them; it needs a server of its own.
pub mod authorize;
pub mod device;
pub mod metadata;
pub mod revoke;
pub mod token;

use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use kernel::ids::ClientId;
use kernel::{App, Error, Result, Tx};
use serde::Serialize;

use super::Row;

const MAX_FORM_BYTES: usize = 16 * 1024;

/// A refusal as programs of OAuth read it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OAuthRefusal {
    #[serde(skip)]
    #[schema(ignore)]
    status: StatusCode,
    /// A word of RFC 6749 or RFC 8628.
    #[schema(example = "invalid_grant")]
    error: &'static str,
    /// For the developer.
    error_description: &'static str,
}

pub(crate) fn refusal(error: &'static str, error_description: &'static str) -> OAuthRefusal {
    OAuthRefusal { status: StatusCode::BAD_REQUEST, error, error_description }
}

/// The app is not the one it says it is.
fn unknown_app() -> OAuthRefusal {
    let words = "there is no such app, or it did not prove itself as it has to";
    OAuthRefusal { status: StatusCode::UNAUTHORIZED, ..refusal("invalid_client", words) }
}

impl IntoResponse for OAuthRefusal {
    fn into_response(self) -> Response {
        let status = self.status;
        let mut response = (status, axum::Json(self)).into_response();
        if status == StatusCode::UNAUTHORIZED {
            let basic = HeaderValue::from_static("Basic realm=\"Stadion\"");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, basic);
        }
        response
    }
}

/// Why an address of OAuth gives nothing.
#[derive(Debug)]
pub enum No {
    /// OAuth's own refusal.
    Refused(OAuthRefusal),
    /// A fault of ours.
    Fault(Error),
}

impl From<OAuthRefusal> for No {
    fn from(refusal: OAuthRefusal) -> No {
        No::Refused(refusal)
    }
}
impl From<Error> for No {
    fn from(error: Error) -> No {
        No::Fault(error)
    }
}
impl IntoResponse for No {
    fn into_response(self) -> Response {
        match self {
            No::Refused(refusal) => refusal.into_response(),
            No::Fault(error) => error.into_response(),
        }
    }
}

/// The words of a form, each at most once (RFC 6749, section 3.2).
#[derive(Default)]
pub(crate) struct Words(Vec<(String, String)>);

impl Words {
    /// Reads a form or the part of an address after `?`. The second value is whether a word was said twice.
    pub fn read(text: &[u8]) -> (Words, bool) {
        let mut words = Words::default();
        let mut twice = false;
        for (name, value) in form_urlencoded::parse(text) {
            twice |= words.get(&name).is_some();
            words.0.push((name.into_owned(), value.into_owned()));
        }
        (words, twice)
    }

    /// The value of a word; an empty one counts as not said.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(word, value)| word == name && !value.is_empty());
        found.map(|(_, value)| value.as_str())
    }

    /// The value of a word that has to be there.
    pub fn need(&self, name: &str) -> Result<&str, OAuthRefusal> {
        self.get(name).ok_or_else(|| refusal("invalid_request", "a parameter is missing"))
    }
}

/// The form of a request, and what its app proves itself with.
pub struct Asked {
    pub(crate) words: Words,
    app: ClientId,
    secret: Option<String>,
}

impl FromRequest<App> for Asked {
    type Rejection = No;

    async fn from_request(request: Request, _: &App) -> Result<Asked, No> {
        let headers = request.headers().clone();
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default();
        if !kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            let words = "the body has to be application/x-www-form-urlencoded";
            return Err(refusal("invalid_request", words).into());
        }
        let body = kernel::http::body(request.into_body(), MAX_FORM_BYTES).await?;
        let (words, twice) = Words::read(&body);
        if twice {
            return Err(refusal("invalid_request", "a parameter was sent twice").into());
        }
        let (app, secret) = credentials(&headers, &words)?;
        Ok(Asked { words, app, secret })
    }
}

impl Asked {
    /// The app, if it proves itself.
    pub(crate) fn prove(&self, tx: &mut Tx) -> Result<Result<Row, OAuthRefusal>> {
        let app = super::find(tx, self.app)?;
        let proven = app.filter(|app| app.is_proven_by(self.secret.as_deref()));
        Ok(proven.ok_or_else(unknown_app))
    }
}

/// Id and secret, from the `Authorization` header or from the form, and not from both.
fn credentials(
    headers: &HeaderMap,
    words: &Words,
) -> Result<(ClientId, Option<String>), OAuthRefusal> {
    let (id, secret) = match headers.get(header::AUTHORIZATION) {
        None => {
            (words.need("client_id")?.to_owned(), words.get("client_secret").map(str::to_owned))
        }
        Some(value) => {
            let (id, secret) = basic(value).ok_or_else(unknown_app)?;
            let other = words.get("client_id").is_some_and(|other| other != id);
            if words.get("client_secret").is_some() || other {
                let words = "the app proves itself in one way, not in two";
                return Err(refusal("invalid_request", words));
            }
            (id, Some(secret).filter(|secret| !secret.is_empty()))
        }
    };
    Ok((id.parse().map_err(|_| unknown_app())?, secret))
}

/// RFC 6749, section 2.3.1: both parts are form-encoded before they are joined.
fn basic(value: &HeaderValue) -> Option<(String, String)> {
    let (scheme, letters) = value.to_str().ok()?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let bytes = base64::engine::general_purpose::STANDARD.decode(letters.trim()).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (id, secret) = text.split_once(':')?;
    let plain = |part: &str| {
        let (name, _) = form_urlencoded::parse(part.as_bytes()).next()?;
        Some(name.into_owned())
    };
    Some((plain(id)?, if secret.is_empty() { String::new() } else { plain(secret)? }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_said_twice_is_seen() {
        let (words, twice) = Words::read(b"a=1&b=&a=2");
        assert!(twice);
        assert_eq!((words.get("a"), words.get("b")), (Some("1"), None));
        assert!(!Words::read(b"a=1&b=a").1);
    }

    #[test]
    fn a_secret_in_the_header_reads_back_as_it_was_encoded() {
        let check = |text: &str, expected: Option<(&str, &str)>| {
            let letters = base64::engine::general_purpose::STANDARD.encode(text);
            let header = HeaderValue::from_str(&format!("Basic {letters}")).unwrap();
            let expected = expected.map(|(id, secret)| (id.to_owned(), secret.to_owned()));
            assert_eq!(basic(&header), expected, "{text}");
        };
        check("app:secret", Some(("app", "secret")));
        check("a%3Ap+p:s%25cret", Some(("a:p p", "s%cret")));
        check("app:", Some(("app", "")));
        check("app", None);
        assert_eq!(basic(&HeaderValue::from_static("Basic !")), None);
        assert_eq!(basic(&HeaderValue::from_static("Bearer x")), None);
    }
}
