//! What a handler is given: the app, and who is calling.
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use futures_util::future::BoxFuture;

use crate::athlete::Athlete;
use crate::caller::Caller;
use crate::facts::Courier;
use crate::files::Files;
use crate::ids::SessionId;
use crate::vault::Vault;
use crate::{Clock, Db, Error, Result};

/// Everything shared by all requests. Clones share it.
#[derive(Clone)]
pub struct App {
    /// Records.
    pub db: Db,
    /// Originals and streams.
    pub files: Files,
    /// Opens the keys under which athletes' files lie.
    pub vault: Vault,
    /// What time it is.
    pub clock: Clock,
    /// Delivers facts.
    pub courier: Courier,
    /// Knows sessions; identity fills it in.
    pub doorkeeper: Arc<dyn Doorkeeper>,
    /// The address at which people reach us, such as `https://stadion.example`; no slash at the end.
    pub public_url: Arc<str>,
}

/// Tells who is calling. Identity implements it over its sessions.
pub trait Doorkeeper: Send + Sync {
    /// The caller behind these request headers, or [`Error::SignedOut`].
    fn admit<'a>(&'a self, app: &'a App, parts: &'a Parts) -> BoxFuture<'a, Result<Me>>;

    /// The same without noting that the session was used: for an answer that goes on by itself, while its reader may rest.
    fn glance<'a>(&'a self, app: &'a App, parts: &'a Parts) -> BoxFuture<'a, Result<Me>> {
        self.admit(app, parts)
    }

    /// The same for handlers that apps may reach, too. A door that knows no apps lets none in.
    fn admit_caller<'a>(&'a self, app: &'a App, parts: &'a Parts) -> BoxFuture<'a, Result<Caller>> {
        Box::pin(async move { Ok(Caller::from(self.admit(app, parts).await?)) })
    }
}

/// The signed-in athlete. A handler that takes `Me` cannot be reached by strangers.
#[derive(Debug, Clone)]
pub struct Me {
    /// Who is calling.
    pub athlete: Athlete,
    /// On which device.
    pub session: SessionId,
}

impl std::ops::Deref for Me {
    type Target = Athlete;
    fn deref(&self) -> &Athlete {
        &self.athlete
    }
}

impl FromRequestParts<App> for Me {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Me> {
        app.doorkeeper.clone().admit(app, parts).await
    }
}

/// A caller who may be a stranger.
impl axum::extract::OptionalFromRequestParts<App> for Me {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Me>> {
        match app.doorkeeper.clone().admit(app, parts).await {
            Ok(me) => Ok(Some(me)),
            Err(Error::SignedOut) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
