//! A device without a browser begins: `POST /oauth/device_authorization` (RFC 8628).
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::client::ClientAddress;
use kernel::{App, Result, Scope};
use serde::Serialize;

use super::{Asked, No, OAuthRefusal, refusal};
use crate::apps::AppKind;
use crate::apps::devices::{self, INTERVAL_S, LIFE_MS};
use crate::budgets::Budgets;

/// What a device shows, and what it asks with. There is no address that carries the code: it is typed by hand.
#[derive(Serialize, utoipa::ToSchema)]
pub struct DeviceCodes {
    /// The device asks with it whether somebody let it in.
    pub device_code: String,
    /// The device shows it.
    #[schema(example = "BCDF-GHJK")]
    pub user_code: String,
    /// The page where it is typed.
    #[schema(example = "https://stadion.example/device")]
    pub verification_uri: String,
    /// Seconds until both are worth nothing.
    #[schema(example = 600)]
    pub expires_in: i64,
    /// Seconds to wait between two questions.
    #[schema(example = 5)]
    pub interval: i64,
}

/// What a device sends.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read word by word")]
pub struct DeviceForm {
    /// The id of an app without a browser.
    client_id: String,
    /// `activity:write`, which is also what is meant when it is left out.
    scope: Option<String>,
}

/// Begin to connect a device without a browser.
///
/// Only apps registered as browserless, and only for bringing recordings.
#[utoipa::path(post, path = "/oauth/device_authorization", tag = "oauth",
    request_body(content = DeviceForm, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "Show the code, and begin to ask.", body = DeviceCodes),
        (status = 400, description = "`invalid_request`, `invalid_scope`, `unauthorized_client`", body = OAuthRefusal),
        (status = 401, description = "`invalid_client`", body = OAuthRefusal)))]
pub async fn begin_device(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    from: ClientAddress,
    asked: Asked,
) -> Result<axum::Json<DeviceCodes>, No> {
    let now = app.clock.now();
    budgets.pay_device(from, now)?;
    let write = app.db.write(move |tx| {
        let client = match asked.prove(tx)? {
            Ok(client) => client,
            Err(refused) => return Ok(Err(refused)),
        };
        if client.kind() != AppKind::Browserless {
            let words = "only an app registered as one without a browser gets in this way";
            return Ok(Err(refusal("unauthorized_client", words)));
        }
        if asked.words.get("scope").is_some_and(|scope| scope != Scope::ActivityWrite.word()) {
            let words = "a device without a browser may bring recordings, and nothing else";
            return Ok(Err(refusal("invalid_scope", words)));
        }
        devices::insert(tx, client.id, now).map(Ok)
    });
    let (code, word) = write.await??;
    Ok(axum::Json(DeviceCodes {
        device_code: code.to_string(),
        user_code: word,
        verification_uri: format!("{}/device", app.public_url),
        expires_in: LIFE_MS / 1000,
        interval: INTERVAL_S,
    }))
}
