//! The answer of an athlete to an app: `POST /api/v1/consent`.
use axum::extract::State;
use kernel::caller::{Scope, Scopes};
use kernel::consent::Action;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::ids::GrantId;
use kernel::{App, Error, Me, Result};
use serde::{Deserialize, Serialize};

use crate::apps;
use crate::apps::noted;
use crate::apps::tokens::{self, Kind, NewCode, NewGrant, Token};

/// What an athlete decided.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentDecision {
    /// As the address of the page carries it.
    pub request: String,
    /// What the app may do, out of what it asked for; nothing at all is a no.
    pub scopes: Vec<String>,
}

/// Where the browser goes now.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ConsentAnswer {
    /// An address of the app, with a code for it, or with `error=access_denied`.
    pub redirect: String,
}

/// Allow an app what you chose, or nothing.
///
/// The code in the answer is good for one minute, once, for this app alone.
#[utoipa::path(post, path = "/api/v1/consent", tag = "apps", request_body = ConsentDecision,
    responses(
        (status = 200, description = "Go there.", body = ConsentAnswer),
        (status = 400, description = "`broken_request`, `unknown_app`, `unknown_address`: you are led nowhere.", body = Problem),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`too_young_for_apps`", body = Problem),
        (status = 422, description = "`invalid_input`: more than the app asked for.", body = Problem)))]
pub async fn decide_consent(
    State(app): State<App>,
    me: Me,
    Json(decision): Json<ConsentDecision>,
) -> Result<Json<ConsentAnswer>> {
    let (now, issuer) = (app.clock.now(), app.public_url.clone());
    let write = app.db.write(move |tx| {
        let wish = match super::read(tx, &decision.request)? {
            Ok(wish) => wish,
            Err(astray) => return Ok((astray.address(&issuer), false)),
        };
        apps::require_adult(&me.athlete, now)?;
        let chosen: Option<Vec<Scope>> =
            decision.scopes.iter().map(|word| Scope::of(word)).collect();
        let chosen = chosen.map(Scopes::new).filter(|chosen| chosen.are_within(&wish.scopes));
        let Some(chosen) = chosen else {
            return Err(Error::invalid("scopes", "the app did not ask for this"));
        };
        if chosen.is_empty() {
            return Ok((wish.answered(("error", "access_denied"), &issuer), false));
        }
        let id = GrantId::new();
        let code = NewCode {
            token: Token::new(id, Kind::Code),
            redirect_uri: wish.redirect_uri.clone(),
            challenge: wish.challenge.clone(),
        };
        let (athlete, app) = (me.id, wish.app.id);
        let grant = NewGrant { athlete, id, app, scopes: &chosen, code: Some(&code) };
        tokens::insert(tx, &grant, now)?;
        noted::note(tx, &me, &wish.app, &chosen.to_string(), Action::Given, now)?;
        Ok((wish.answered(("code", &code.token.to_string()), &issuer), true))
    });
    let (redirect, allowed) = write.await?;
    tracing::info!(event = if allowed { "app_allowed" } else { "app_refused" }, "identity");
    Ok(Json(ConsentAnswer { redirect }))
}
