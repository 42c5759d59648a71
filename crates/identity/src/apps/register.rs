//! A developer registers an app: `POST /api/v1/apps`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::idempotency::{self, IdempotencyKey};
use kernel::ids::ClientId;
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::fields::{self, AppDraft, Checked, DeviceType};
use super::list::DeveloperApp;
use super::{AppKind, hash, new_secret};

const MOST_APPS: i64 = 20;

/// A new app: its kind, and what [`AppDraft`] says of it. The fields stand here once more because a draft inside of
/// something else would not notice fields that it does not know.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApp {
    /// How it can keep a secret, and whether there is a browser. It never changes.
    pub kind: AppKind,
    /// As athletes know it, 1 to 60 letters.
    #[schema(example = "Trail Diary")]
    pub name: String,
    /// What it does for athletes, 1 to 300 letters. They read it before they decide.
    #[schema(example = "Writes a diary of your runs.")]
    pub about: String,
    /// Its page: where athletes learn who is behind it.
    #[schema(example = "https://app.example/")]
    pub home_url: String,
    /// Where the browser is sent back to: `https://…`, or `http://127.0.0.1/…` on the device itself. Compared
    /// letter by letter. A browserless app has none.
    #[serde(default)]
    pub redirect_uris: Vec<String>,
    /// What a browserless app runs on; others leave it out.
    #[serde(default)]
    pub device: Option<DeviceType>,
}

impl NewApp {
    fn into_draft(self) -> AppDraft {
        let NewApp { kind: _, name, about, home_url, redirect_uris, device } = self;
        AppDraft { name, about, home_url, redirect_uris, device }
    }
}

/// An app, and its secret, which is shown this once.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Registered {
    /// As it is listed.
    pub app: DeveloperApp,
    /// Of a confidential app. Keep it on your server; we keep its SHA-256 only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

/// Register an app that athletes may connect.
///
/// The retry of a registration whose answer was lost finds the app that is there; its secret is renewed.
#[utoipa::path(post, path = "/api/v1/apps", tag = "apps", request_body = NewApp,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a retry register once.")),
    responses(
        (status = 201, description = "It is registered.", body = Registered),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 409, description = "`too_many_apps`: you have 20.", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn register_app(
    State(app): State<App>,
    me: Me,
    key: IdempotencyKey,
    Json(new): Json<NewApp>,
) -> Result<(StatusCode, Json<Registered>)> {
    let now = app.clock.now();
    let kind = new.kind;
    let checked = fields::check(new.into_draft(), kind)?;
    let secret = (kind == AppKind::Confidential).then(new_secret);
    let secret_hash = secret.as_deref().map(hash);
    let write = app.db.write(move |tx| {
        let request = (kind, &checked.name, &checked.home_url, &checked.redirect_uris);
        let id = idempotency::once(tx, &key, me.id, "register_app", &request, now, |tx| {
            insert(tx, me.id, kind, &checked, now)
        })?;
        // No secret is kept for a retry, so it gets a new one.
        tx.exec(
            "UPDATE app SET secret_hash = $3 WHERE athlete_id = $1 AND app_id = $2",
            args![me.id, id, secret_hash],
        )?;
        let row = super::find_of(tx, me.id, id)?.ok_or(Error::NotFound("app"))?;
        Ok(DeveloperApp::from(row))
    });
    let registered = write.await?;
    tracing::info!(event = "app_registered", kind = kind.word(), "identity");
    Ok((StatusCode::CREATED, Json(Registered { app: registered, secret })))
}

fn insert(
    tx: &mut Tx,
    developer: AthleteId,
    kind: AppKind,
    draft: &Checked,
    now: Timestamp,
) -> Result<ClientId> {
    let (apps,) =
        tx.one::<(i64,)>("SELECT COUNT(*) FROM app WHERE athlete_id = $1", args![developer])?;
    if apps >= MOST_APPS {
        return Err(Error::refused("too_many_apps", "you have 20 apps; please remove one first"));
    }
    let id = ClientId::new();
    tx.exec(
        "INSERT INTO app (athlete_id, app_id, name, about, home_url, kind, device, redirect_uris, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            developer,
            id,
            draft.name,
            draft.about,
            draft.home_url,
            kind.word(),
            draft.device,
            draft.redirect_uris,
            now
        ],
    )?;
    tx.exec("INSERT INTO app_owner (app_id, athlete_id) VALUES ($1, $2)", args![id, developer])?;
    Ok(id)
}
