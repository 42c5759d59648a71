//! The apps of a developer: `GET /api/v1/apps`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::ids::ClientId;
use kernel::{App, Me, Result, Timestamp, args};
use serde::Serialize;

use super::fields::DeviceType;
use super::{AppKind, Row};

/// An app as its developer sees it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct DeveloperApp {
    /// What it calls itself with us: `client_id`.
    pub id: ClientId,
    /// As athletes know it.
    pub name: String,
    /// What it does for them.
    pub about: String,
    /// Its page.
    pub home_url: String,
    /// How it can keep a secret, and whether there is a browser.
    pub kind: AppKind,
    /// What a browserless app runs on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceType>,
    /// Where the browser may be sent back to.
    pub redirect_uris: Vec<String>,
    /// When it was registered.
    pub created_at: Timestamp,
}

impl From<Row> for DeveloperApp {
    fn from(row: Row) -> DeveloperApp {
        let kind = row.kind();
        let is_device = kind == AppKind::Browserless;
        DeveloperApp {
            redirect_uris: row.redirect_uris().map(str::to_owned).collect(),
            id: row.id,
            device: is_device.then(|| DeviceType::of(&row.device)),
            name: row.name,
            about: row.about,
            home_url: row.home_url,
            kind,
            created_at: row.created_at,
        }
    }
}

/// Your apps.
#[derive(Serialize, utoipa::ToSchema)]
pub struct DeveloperApps {
    /// The newest comes first.
    pub items: Vec<DeveloperApp>,
}

/// List the apps that you registered.
#[utoipa::path(get, path = "/api/v1/apps", tag = "apps",
    responses(
        (status = 200, description = "Your apps.", body = DeveloperApps),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn list_apps(State(app): State<App>, me: Me) -> Result<Json<DeveloperApps>> {
    let read = app.db.read(move |tx| {
        tx.list::<Row>(
            "SELECT app_id, name, about, home_url, kind, device, redirect_uris, secret_hash, created_at
             FROM app WHERE athlete_id = $1 ORDER BY created_at DESC, app_id DESC",
            args![me.id],
        )
    });
    let items = read.await?.into_iter().map(DeveloperApp::from).collect();
    Ok(Json(DeveloperApps { items }))
}
