//! An app asks, an athlete decides. What is wrong with a request is shown on our page until it is sure where the
//! browser may be sent; from there on the app is told, at its own address.
pub mod decide;
pub mod show;

use axum::http::StatusCode;
use kernel::caller::Scopes;
use kernel::ids::ClientId;
use kernel::{Error, Result, Tx};

use super::oauth::{Words, authorize};
use super::{AppKind, Row, redirects};

/// What an app asks for, in order.
pub(crate) struct Wish {
    pub app: Row,
    pub redirect_uri: String,
    pub state: Option<String>,
    pub scopes: Scopes,
    pub challenge: String,
}

/// A request that is no wish: the app is told at its address.
pub(crate) struct Astray {
    redirect_uri: String,
    state: Option<String>,
    error: &'static str,
    description: &'static str,
}

impl Astray {
    pub fn address(&self, issuer: &str) -> String {
        let said = [("error", self.error), ("error_description", self.description)];
        answer(&self.redirect_uri, &said, self.state.as_deref(), issuer)
    }
}

impl Wish {
    /// Where the browser goes with what was decided.
    pub fn answered(&self, said: (&str, &str), issuer: &str) -> String {
        answer(&self.redirect_uri, &[said], self.state.as_deref(), issuer)
    }
}

/// RFC 9207: beside what we say stands who says it.
fn answer(to: &str, said: &[(&str, &str)], state: Option<&str>, issuer: &str) -> String {
    let mut all = said.to_vec();
    all.extend(state.map(|state| ("state", state)));
    all.push(("iss", issuer));
    redirects::with_answer(to, &all)
}

/// Reads what an app asked. The error is for the person at our page.
pub(crate) fn read(tx: &mut Tx, request: &str) -> Result<Result<Wish, Astray>> {
    let Some(query) = authorize::opened(request) else {
        return Err(shown("broken_request", "we could not read what the app asked for"));
    };
    let (words, twice) = Words::read(&query);
    let app: Option<ClientId> = words.get("client_id").and_then(|id| id.parse().ok());
    let app = match app {
        Some(app) => super::find(tx, app)?,
        None => None,
    };
    let Some(app) = app.filter(|app| app.kind() != AppKind::Browserless) else {
        return Err(shown("unknown_app", "we do not know the app that sent you here"));
    };
    let asked = words.get("redirect_uri").unwrap_or_default();
    if !app.redirect_uris().any(|registered| redirects::is_same(registered, asked)) {
        let detail = "the app wants you to be sent to an address that it did not register, \
                      so we stopped here to protect you";
        return Err(shown("unknown_address", detail));
    }
    let redirect_uri = asked.to_owned();
    let state = words.get("state").map(str::to_owned);
    match authorize::wish(&words, twice) {
        Ok((scopes, challenge)) => Ok(Ok(Wish { app, redirect_uri, state, scopes, challenge })),
        Err((error, description)) => {
            let state = state.filter(|state| state.len() <= authorize::LONGEST_STATE);
            Ok(Err(Astray { redirect_uri, state, error, description }))
        }
    }
}

fn shown(code: &'static str, detail: &'static str) -> Error {
    Error::refused_as(StatusCode::BAD_REQUEST, code, detail)
}
