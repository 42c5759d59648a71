//! What shops tell us: `POST /api/v1/shops/{id}/webhooks`.
use axum::extract::{Request, State};
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, Result, Timestamp, Tx, args};
use serde::Serialize;

use super::event::OrderEvent;
use super::settle;
use crate::{DAY_MS, ShopId};

/// How long the ids of messages are remembered. Their signatures are good for minutes.
pub(crate) const KEPT_MS: i64 = 30 * DAY_MS;

/// What a shop is answered. Whose the order is stays with us.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = WebhookReceived)]
pub struct Received {
    /// Whether this message was here before, and so changed nothing.
    pub repeated: bool,
}

/// Tell of an order: signed as in Standard Webhooks with the secret of the shop.
///
/// Send it again with the same `webhook-id` until it is answered with 2xx; later, twice or out of order does no
/// harm.
#[utoipa::path(post, path = "/api/v1/shops/{id}/webhooks", tag = "shop_systems",
    params(("id" = ShopId, Path, description = "Which shop."),
           ("webhook-id" = String, Header, description = "Names this message."),
           ("webhook-timestamp" = i64, Header, description = "Seconds since 1970, within five minutes of now."),
           ("webhook-signature" = String, Header, description = "`v1,` and the base64 of HMAC-SHA256 of \
               `id.timestamp.body`; several with spaces between them.")),
    request_body = OrderEvent,
    responses(
        (status = 200, description = "Taken in.", body = Received),
        (status = 401, description = "`bad_signature`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 413, description = "`request_too_large`: at most 256 KB.", body = Problem),
        (status = 422, description = "`invalid_json`, `invalid_input`", body = Problem)))]
pub async fn receive_webhook(
    State(app): State<App>,
    Path(id): Path<ShopId>,
    request: Request,
) -> Result<Json<Received>> {
    let signed = super::admit(&app, id, request).await?;
    let now = app.clock.now();
    let event: OrderEvent =
        serde_json::from_slice(&signed.body).map_err(|error| super::unreadable(&error))?;
    let Some(kind) = event.kind() else { return Ok(Json(Received { repeated: false })) };
    event.check(now)?;
    let write = app.db.write(move |tx| {
        if !note(tx, id, &signed.id, now)? {
            return Ok(Received { repeated: true });
        }
        settle::take_in(tx, id, kind, &event, now)?;
        Ok(Received { repeated: false })
    });
    Ok(Json(write.await?))
}

/// Remembers a message. Says whether it is new.
fn note(tx: &mut Tx, shop: ShopId, id: &str, now: Timestamp) -> Result<bool> {
    let new = tx.exec(
        "INSERT INTO shop_webhook (shop_id, webhook_id, received_at) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING",
        args![shop, id, now],
    )?;
    Ok(new == 1)
}
