//! A new secret in place of one that may be known: `POST /api/v1/apps/{id}/secret`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::ids::ClientId;
use kernel::{App, Error, Me, Result, args};
use serde::Serialize;

use super::{AppKind, hash, new_secret};

/// A secret. It is shown this once.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AppSecret {
    /// Keep it on your server; we keep its SHA-256 only.
    pub secret: String,
}

/// Renew the secret of one of your apps.
///
/// The old one is worth nothing from now on. What athletes allowed stays.
#[utoipa::path(post, path = "/api/v1/apps/{id}/secret", tag = "apps",
    params(("id" = ClientId, Path)),
    responses(
        (status = 200, description = "The new secret, shown this once.", body = AppSecret),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: you have no such app.", body = Problem),
        (status = 409, description = "`no_secret`: only a confidential app has one.", body = Problem)))]
pub async fn renew_app_secret(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ClientId>,
) -> Result<Json<AppSecret>> {
    let secret = new_secret();
    let secret_hash = hash(&secret);
    let write = app.db.write(move |tx| {
        let row = super::find_of(tx, me.id, id)?.ok_or(Error::NotFound("app"))?;
        if row.kind() != AppKind::Confidential {
            let detail = "only an app that runs on a server has a secret";
            return Err(Error::refused("no_secret", detail));
        }
        tx.exec(
            "UPDATE app SET secret_hash = $3 WHERE athlete_id = $1 AND app_id = $2",
            args![me.id, id, secret_hash],
        )
    });
    write.await?;
    tracing::info!(event = "app_secret_renewed", "identity");
    Ok(Json(AppSecret { secret }))
}
