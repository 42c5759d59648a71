//! Orders, as shops tell us of them by signed webhooks ([`webhook`]), and codes that are redeemed at a checkout
//! ([`redeem`]).
//!
//! A shop may tell late, twice, and in any order: an order is the merge of all that was told ([`event`]), and
//! each thing that follows from it happens once. Whose it is: by a code first, because whoever holds it was given
//! it by us; else by a click of the last seven days; else nobody's.
pub mod event;
pub mod list;
pub mod redeem;
mod settle;
pub mod signature;
pub mod webhook;

use axum::extract::Request;
use bytes::Bytes;
use kernel::http::{MAX_BODY_BYTES, body};
use kernel::{App, Error, Result};

use crate::{ShopId, shops};

/// A message of a shop whose signature is good.
pub(crate) struct Signed {
    pub id: String,
    pub body: Bytes,
}

/// Reads a message and checks who sent it.
pub(crate) async fn admit(app: &App, shop: ShopId, request: Request) -> Result<Signed> {
    let now = app.clock.now();
    let found = app.db.read(move |tx| shops::find(tx, shop)).await?;
    let shop = found.ok_or(Error::NotFound("shop"))?;
    let (parts, content) = request.into_parts();
    let body = body(content, MAX_BODY_BYTES).await?;
    match signature::check(&shop.webhook_secret, &parts.headers, &body, now) {
        Ok(id) => Ok(Signed { id, body }),
        Err(fault) => {
            metrics::counter!("shop_webhooks_refused_total", "why" => fault.word()).increment(1);
            Err(fault.into())
        }
    }
}

/// What a shop sent that is signed but makes no sense.
pub(crate) fn unreadable(error: &serde_json::Error) -> Error {
    Error::refused_as(
        axum::http::StatusCode::UNPROCESSABLE_ENTITY,
        "invalid_json",
        format!("we could not read this request: {error}"),
    )
}
