//! The apps I connected: `GET /api/v1/me/apps`.
use axum::extract::State;
use kernel::caller::Scopes;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::ids::ClientId;
use kernel::{App, Me, Result, Timestamp, Tx};
use serde::Serialize;

use crate::apps::fields::DeviceType;
use crate::apps::{self, AppKind, tokens};

/// An app that I connected.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ConnectedApp {
    /// Names it when you disconnect it.
    pub id: ClientId,
    /// What it is called.
    #[schema(example = "Trail Diary")]
    pub name: String,
    /// What it does.
    pub about: String,
    /// Where to learn who is behind it.
    pub home_url: String,
    /// What it is, if it is a device without a browser.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceType>,
    /// All that it may do.
    #[schema(example = json!(["activity:read"]))]
    pub scopes: Vec<&'static str>,
    /// Since when.
    pub since: Timestamp,
    /// When it last came, to the minute.
    pub last_used_at: Timestamp,
}

/// My apps.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ConnectedApps {
    /// The one connected last comes first.
    pub items: Vec<ConnectedApp>,
}

/// List the apps that you connected.
#[utoipa::path(get, path = "/api/v1/me/apps", tag = "me",
    responses(
        (status = 200, description = "Who may do what in your name.", body = ConnectedApps),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn list_connected_apps(State(app): State<App>, me: Me) -> Result<Json<ConnectedApps>> {
    let now = app.clock.now();
    Ok(Json(ConnectedApps { items: app.db.read(move |tx| connected(tx, &me, now)).await? }))
}

/// An app that was allowed in several times, on several devices, is one line.
fn connected(tx: &mut Tx, me: &Me, now: Timestamp) -> Result<Vec<ConnectedApp>> {
    let mut items: Vec<ConnectedApp> = Vec::new();
    for grant in tokens::list(tx, me.id)? {
        if !grant.is_live(now) {
            continue;
        }
        let scopes = grant.scopes();
        if let Some(known) = items.iter_mut().find(|known| known.id == grant.app) {
            let all = Scopes::parse(&known.scopes.join(" ")).unwrap_or_default();
            let all = Scopes::new(all.iter().chain(scopes.iter()));
            known.scopes = all.iter().map(|scope| scope.word()).collect();
            known.since = known.since.min(grant.created_at);
            known.last_used_at = known.last_used_at.max(grant.last_used_at);
            continue;
        }
        // An app that its developer removed opens nothing any more.
        let Some(app) = apps::find(tx, grant.app)? else { continue };
        let is_device = app.kind() == AppKind::Browserless;
        items.push(ConnectedApp {
            id: app.id,
            device: is_device.then(|| DeviceType::of(&app.device)),
            name: app.name,
            about: app.about,
            home_url: app.home_url,
            scopes: scopes.iter().map(|scope| scope.word()).collect(),
            since: grant.created_at,
            last_used_at: grant.last_used_at,
        });
    }
    Ok(items)
}
