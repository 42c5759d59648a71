//! One's own offers, and those that one may take: `GET /api/v1/shop/offers`.
use axum::extract::State;
use kernel::athlete::Athlete;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, AthleteId, Me, Result, Timestamp, Tx, args};
use serde::Serialize;

use super::{OfferCard, OfferShop, OfferState, Reason, Row};
use crate::promotions::{self, Row as Promotion};
use crate::{granting, shops};

/// Offers shown at most; older ones are history.
const MOST: i64 = 100;

/// Offers of one athlete.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MyOffers {
    /// The athlete's own, the newest first.
    pub offers: Vec<OfferCard>,
    /// Those that the athlete may take.
    pub open: Vec<OfferCard>,
}

/// My offers, and those that I may take.
#[utoipa::path(get, path = "/api/v1/shop/offers", tag = "shop",
    responses(
        (status = 200, description = "Your offers.", body = MyOffers),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn list_offers(State(app): State<App>, me: Me) -> Result<Json<MyOffers>> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        let mut offers = Vec::new();
        for row in list(tx, me.id)? {
            offers.push(super::card(tx, &row, &me.athlete, now)?);
        }
        let mut open = Vec::new();
        for promotion in promotions::list_unlocked(tx, "open", "", now)? {
            open.extend(open_card(tx, promotion, &me.athlete, now)?);
        }
        Ok(MyOffers { offers, open })
    });
    Ok(Json(read.await?))
}

fn list(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Row>> {
    tx.list(
        "SELECT athlete_id, offer_id, promotion_id, shop_id, reason, state, granted_at, valid_until, code
         FROM shop_offer WHERE athlete_id = $1 ORDER BY offer_id DESC LIMIT $2",
        args![athlete, MOST],
    )
}

/// How an open promotion is shown to somebody who may take from it now.
fn open_card(
    tx: &mut Tx,
    promotion: Promotion,
    athlete: &Athlete,
    now: Timestamp,
) -> Result<Option<OfferCard>> {
    let Some(shop) = shops::find(tx, promotion.shop)?.filter(|shop| shop.state == "open") else {
        return Ok(None);
    };
    let is_mine_to_take = promotion.used < promotion.budget
        && promotions::runs_at(tx, &promotion, now)?
        && granting::is_for(tx, &promotion, athlete, now)?.is_ok()
        && super::count(tx, athlete.id, promotion.id)? < promotion.per_person
        && super::take::find_unused(tx, athlete.id, promotion.id, now)?.is_none();
    if !is_mine_to_take {
        return Ok(None);
    }
    let (title, about) = promotion.words(&athlete.language);
    Ok(Some(OfferCard {
        id: None,
        promotion: promotion.id,
        shop: OfferShop { id: shop.id, name: shop.name },
        state: OfferState::Open,
        title,
        about,
        discount: promotion.discount,
        currency: promotion.currency,
        reason: Reason::Open,
        granted_at: None,
        until: promotion.ends_at,
        code: None,
    }))
}
