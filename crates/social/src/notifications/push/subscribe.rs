//! Letting a device be told: `PUT /api/v1/notifications/push`.
use axum::extract::State;
use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::ids::SessionId;
use kernel::{App, AthleteId, Error, Me, Result, Tx, args};
use serde::{Deserialize, Serialize};

use super::sealing::{self, AUTH_BYTES};
use super::{Device, MARKED_FOR, MOST_DEVICES, SEALED_FOR, bound_to, delete, reach};

/// Letters of an address at a push service.
const MOST_LETTERS: usize = 2_000;

/// What a browser says of its subscription.
#[derive(Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PushSubscription {
    /// The address at the push service.
    #[schema(example = "https://push.example/send/abc")]
    pub endpoint: String,
    /// The keys of the device.
    pub keys: PushKeys,
}

/// The keys of a device, in base64url.
#[derive(Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PushKeys {
    /// Its public key, an uncompressed point of P-256.
    pub p256dh: String,
    /// 16 bytes that only the device and we know.
    pub auth: String,
}

/// Tell this device of what happens. The subscription belongs to this sign-in and ends with it; saying it again, or another
/// one, takes the place of the one before.
#[utoipa::path(put, path = "/api/v1/notifications/push", tag = "notifications", request_body = PushSubscription,
    responses(
        (status = 204, description = "It is told from now on."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`, `invalid_json`", body = Problem, content_type = "application/problem+json")))]
pub async fn subscribe_push(
    State(app): State<App>,
    me: Me,
    Json(said): Json<PushSubscription>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let device = check(said, &app.public_url)?;
    let vault = app.vault.clone();
    let write = app.db.write(move |tx| {
        let mark = vault.mark(MARKED_FOR, device.endpoint.as_bytes());
        take_over(tx, &mark, me.id, me.session)?;
        let plain = serde_json::to_vec(&device)?;
        let sealed = vault.seal(SEALED_FOR, &bound_to(me.id, me.session), &plain)?;
        tx.exec(
            "INSERT INTO social_push (athlete_id, session_id, sealed, endpoint_mark, made_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (athlete_id, session_id)
             DO UPDATE SET sealed = excluded.sealed, endpoint_mark = excluded.endpoint_mark, made_at = excluded.made_at",
            args![me.id, me.session, sealed, mark, now],
        )?;
        let too_many = tx.list::<(SessionId,)>(
            "SELECT session_id FROM social_push WHERE athlete_id = $1
             ORDER BY made_at DESC, session_id DESC LIMIT 100 OFFSET $2",
            args![me.id, MOST_DEVICES],
        )?;
        for (session,) in too_many {
            delete(tx, me.id, session)?;
        }
        Ok(())
    });
    write.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A browser has one address for all who sign in on it: whoever signs in now is told there, and whoever was before is not.
fn take_over(tx: &mut Tx, mark: &[u8; 32], me: AthleteId, session: SessionId) -> Result<()> {
    let before = tx.list::<(AthleteId, SessionId)>(
        "SELECT athlete_id, session_id FROM social_push WHERE endpoint_mark = $1",
        args![*mark],
    )?;
    for (athlete, other) in before {
        if (athlete, other) != (me, session) {
            delete(tx, athlete, other)?;
        }
    }
    Ok(())
}

fn check(said: PushSubscription, public_url: &str) -> Result<Device> {
    let endpoint = said.endpoint;
    if endpoint.len() > MOST_LETTERS || reach(&endpoint, public_url).is_none() {
        let fault = "a push service is reached over https on the public internet";
        return Err(Error::invalid("endpoint", fault));
    }
    // Browsers fill base64 up, or do not.
    let read = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok();
    let key = read(&said.keys.p256dh).filter(|bytes| sealing::point(bytes).is_some());
    let auth = read(&said.keys.auth).filter(|bytes| bytes.len() == AUTH_BYTES);
    let (Some(key), Some(auth)) = (key, auth) else {
        return Err(Error::invalid("keys", "these are no keys of a browser"));
    };
    Ok(Device { endpoint, key, auth })
}
