//! The way to the shop: `POST /api/v1/shop/clicks` answers with the address to go to.
//!
//! The link carries a click id: a random name of this one click, by which an order finds its way back. It says
//! nothing about the person, and is forgotten after 30 days.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::athlete::Athlete;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, OfferId, Result, Timestamp, Tx, args, from_row, random};
use serde::{Deserialize, Serialize};

use crate::offers::{self, OfferState};
use crate::{DAY_MS, ShopId, adapters, catalogue, shops};

/// How long a click is kept.
pub(crate) const KEPT_MS: i64 = 30 * DAY_MS;
/// An order counts for a click that is at most this old.
const COUNTS_MS: i64 = 7 * DAY_MS;
/// Clicks of one person within a day; a hand does not do more.
const MOST_A_DAY: i64 = 300;

/// Where somebody wants to go.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WayToShop {
    /// To which shop.
    pub shop: ShopId,
    /// To this product, by the shop's own id.
    #[serde(default)]
    pub product: Option<String>,
    /// With the code of this offer.
    #[serde(default)]
    pub offer: Option<OfferId>,
}

/// The address to go to.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ShopLink {
    /// Open it in a new tab.
    pub url: String,
}

/// Go to the shop, with a product and the code of an offer.
#[utoipa::path(post, path = "/api/v1/shop/clicks", tag = "shop", request_body = WayToShop,
    responses(
        (status = 200, description = "The address.", body = ShopLink),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`shop_paused`", body = Problem),
        (status = 429, description = "`too_many_clicks`", body = Problem)))]
pub async fn go_to_shop(
    State(app): State<App>,
    me: Me,
    Json(way): Json<WayToShop>,
) -> Result<Json<ShopLink>> {
    let now = app.clock.now();
    let click = random::hex::<16>();
    let write = app.db.write(move |tx| go(tx, &me.athlete, &way, &click, now));
    Ok(Json(ShopLink { url: write.await? }))
}

fn go(
    tx: &mut Tx,
    athlete: &Athlete,
    way: &WayToShop,
    click: &str,
    now: Timestamp,
) -> Result<String> {
    let shop = shops::find(tx, way.shop)?.ok_or(Error::NotFound("shop"))?;
    let mut code = None;
    if let Some(id) = way.offer {
        let offer = offers::find(tx, athlete.id, id)?.filter(|offer| offer.shop == shop.id);
        let offer = offer.ok_or(Error::NotFound("offer"))?;
        if offer.state(now) == OfferState::Taken {
            code = offer.code;
        }
    } else if shop.state != "open" {
        return Err(Error::refused(
            "shop_paused",
            "this shop takes a break; please look again another day",
        ));
    }
    let product = match &way.product {
        Some(id) => {
            let found = catalogue::find(tx, shop.id, &athlete.country, id)?;
            Some(found.ok_or(Error::NotFound("product"))?)
        }
        None => None,
    };
    let (lately,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM shop_click WHERE athlete_id = $1 AND clicked_at > $2",
        args![athlete.id, now.plus_ms(-DAY_MS)],
    )?;
    if lately >= MOST_A_DAY {
        return Err(Error::refused_as(
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_clicks",
            "that was a lot of visits to the shop for one day; please go on tomorrow",
        ));
    }
    tx.exec(
        "INSERT INTO shop_click (click, athlete_id, shop_id, product_id, offer_id, clicked_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        args![click, athlete.id, shop.id, way.product, way.offer, now],
    )?;
    Ok(adapters::of(&shop).cart_link(&shop, product.as_ref(), code.as_deref(), click))
}

/// A click that an order came of.
pub(crate) struct Click {
    pub athlete: kernel::AthleteId,
    pub clicked_at: Timestamp,
}
from_row!(Click { athlete, clicked_at });

/// The click with a name, if an order placed at an instant may count for it.
pub(crate) fn find_for_order(
    tx: &mut Tx,
    shop: ShopId,
    click: &str,
    placed_at: Timestamp,
) -> Result<Option<Click>> {
    let found = tx.find::<Click>(
        "SELECT athlete_id, clicked_at FROM shop_click WHERE click = $1 AND shop_id = $2",
        args![click, shop],
    )?;
    // A minute of patience with a shop whose clock is behind ours.
    Ok(found.filter(|click| {
        click.clicked_at <= placed_at.plus_ms(60_000)
            && placed_at <= click.clicked_at.plus_ms(COUNTS_MS)
    }))
}
