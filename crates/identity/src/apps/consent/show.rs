//! What the page that asks shows: `GET /api/v1/consent`.
use axum::extract::State;
use kernel::caller::Scopes;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::{App, Me, Result};
use serde::{Deserialize, Serialize};

use crate::apps::{self, redirects, tokens};

/// Which request.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ConsentQuery {
    /// As the address of the page carries it.
    pub request: String,
}

/// What an athlete is asked, or where the browser goes without a question.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ConsentPage {
    /// The question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<ConsentQuestion>,
    /// The app asked wrongly and is told so at this address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect: Option<String>,
}

/// What an app would like.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ConsentQuestion {
    /// What it is called.
    #[schema(example = "Trail Diary")]
    pub name: String,
    /// What it does, in its developer's words.
    pub about: String,
    /// Where to learn who is behind it.
    pub home_url: String,
    /// Where the browser is sent afterwards.
    #[schema(example = "app.example")]
    pub returns_to: String,
    /// Whether that is a program on this very device.
    pub on_this_device: bool,
    /// Each thing it asks for, one switch each.
    pub scopes: Vec<AskedScope>,
}

/// One thing that an app asks for.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AskedScope {
    /// The scope.
    #[schema(example = "activity:read")]
    pub scope: &'static str,
    /// Private, or of the body: nobody ticked it before.
    pub delicate: bool,
    /// Whether you allowed it to this app before.
    pub allowed_before: bool,
}

/// Show what an app asks for.
#[utoipa::path(get, path = "/api/v1/consent", tag = "apps", params(ConsentQuery),
    responses(
        (status = 200, description = "The question.", body = ConsentPage),
        (status = 400, description = "`broken_request`, `unknown_app`, `unknown_address`: you are led nowhere.", body = Problem),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`too_young_for_apps`", body = Problem)))]
pub async fn show_consent(
    State(app): State<App>,
    me: Me,
    Query(query): Query<ConsentQuery>,
) -> Result<Json<ConsentPage>> {
    let (now, issuer) = (app.clock.now(), app.public_url.clone());
    let read = app.db.read(move |tx| {
        let wish = match super::read(tx, &query.request)? {
            Ok(wish) => wish,
            Err(astray) => {
                let redirect = Some(astray.address(&issuer));
                return Ok(ConsentPage { question: None, redirect });
            }
        };
        apps::require_adult(&me.athlete, now)?;
        let mut before = Vec::new();
        for grant in tokens::list(tx, me.id)? {
            if grant.app == wish.app.id && grant.is_live(now) {
                before.extend(grant.scopes().iter());
            }
        }
        let before = Scopes::new(before);
        let scopes = wish.scopes.iter().map(|scope| AskedScope {
            scope: scope.word(),
            delicate: scope.is_delicate(),
            allowed_before: before.contains(scope),
        });
        let question = ConsentQuestion {
            scopes: scopes.collect(),
            returns_to: redirects::host(&wish.redirect_uri),
            on_this_device: wish.redirect_uri.starts_with("http://"),
            name: wish.app.name,
            about: wish.app.about,
            home_url: wish.app.home_url,
        };
        Ok(ConsentPage { question: Some(question), redirect: None })
    });
    Ok(Json(read.await?))
}
