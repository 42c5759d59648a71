//! Redeeming at the checkout: `POST /api/v1/shops/{id}/redemptions`, for shops that ask before they take a code.
//!
//! A thousand checkouts that ask at once for the same code: one gets it. The same order may ask again.
use axum::extract::{Request, State};
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, Error, Result, Timestamp, Tx};
use serde::{Deserialize, Serialize};

use super::settle;
use crate::{ShopId, offers};

/// Which code pays for which order.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Redemption {
    /// The letters, as the buyer gave them.
    #[schema(example = "RUN-7KQ4-M2XP-9HTW")]
    pub code: String,
    /// The shop's own number of the order.
    #[schema(example = "A-1042")]
    pub order: String,
}

/// The code pays for this order.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Redeemed {
    /// Always true; a code that does not pay is refused.
    pub redeemed: bool,
}

/// Redeem a code for an order, signed like a webhook. Asking again for the same order is harmless.
#[utoipa::path(post, path = "/api/v1/shops/{id}/redemptions", tag = "shop_systems",
    params(("id" = ShopId, Path, description = "Which shop."),
           ("webhook-id" = String, Header, description = "Names this message."),
           ("webhook-timestamp" = i64, Header, description = "Seconds since 1970, within five minutes of now."),
           ("webhook-signature" = String, Header, description = "As for a webhook.")),
    request_body = Redemption,
    responses(
        (status = 200, description = "The code pays for this order, and for no other.", body = Redeemed),
        (status = 401, description = "`bad_signature`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`code_used`, `code_unknown`, `code_expired`", body = Problem),
        (status = 422, description = "`invalid_json`, `invalid_input`", body = Problem)))]
pub async fn redeem_code(
    State(app): State<App>,
    Path(id): Path<ShopId>,
    request: Request,
) -> Result<Json<Redeemed>> {
    let signed = super::admit(&app, id, request).await?;
    let now = app.clock.now();
    let asked: Redemption =
        serde_json::from_slice(&signed.body).map_err(|error| super::unreadable(&error))?;
    let (code, order) = (asked.code.trim().to_owned(), asked.order.trim().to_owned());
    if !(1..=200).contains(&order.len()) {
        return Err(Error::invalid("order", "an order has a number of 1 to 200 letters"));
    }
    let outcome = app.db.write(move |tx| redeem(tx, id, &code, &order, now)).await;
    let word = match &outcome {
        Ok(()) => "redeemed",
        Err(error) => error.code(),
    };
    metrics::counter!("shop_redemptions_total", "outcome" => word).increment(1);
    outcome?;
    Ok(Json(Redeemed { redeemed: true }))
}

/// Lets a code that somebody holds pay for an order, once.
pub fn redeem(tx: &mut Tx, shop: ShopId, code: &str, order: &str, now: Timestamp) -> Result<()> {
    let refused = |word, text| Err(Error::refused_as(StatusCode::CONFLICT, word, text));
    let found = settle::find_code(tx, shop, code)?;
    let Some(found) = found.filter(|found| found.state != "making") else {
        return refused("code_unknown", "this code is none of ours");
    };
    if found.order_number.as_deref() == Some(order) {
        return Ok(());
    }
    if found.order_number.is_some() {
        return refused("code_used", "this code paid for another order already");
    }
    let (Some(holder), Some(offer)) = (found.athlete, found.offer) else {
        return refused("code_unknown", "nobody was given this code yet");
    };
    let is_good = offers::find(tx, holder, offer)?
        .is_some_and(|row| row.state(now) == offers::OfferState::Taken);
    if !is_good || found.state != "taken" {
        // Somebody may have been faster since we looked.
        let again = settle::find_code(tx, shop, code)?;
        if again.is_some_and(|code| code.order_number.is_some()) {
            return refused("code_used", "this code paid for another order already");
        }
        return refused("code_expired", "this code has run out");
    }
    if !settle::redeem(tx, shop, &found.code, order, now)? {
        return refused("code_used", "this code paid for another order already");
    }
    settle::redeem_offer(tx, holder, offer, found.promotion, now)
}
