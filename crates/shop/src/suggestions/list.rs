//! What suits me: `GET /api/v1/shop/suggestions`.
use axum::Extension;
use axum::extract::State;
use kernel::consent::{self, Purpose};
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{self, PageQuery};
use kernel::{App, Me, Result, Tx, args};
use serde::Serialize;

use super::rules::{self, Place, Reason, Suggestion};
use super::shelves;
use super::signals::{self, ADULT_YEARS};
use crate::catalogue::Product;
use crate::{Needs, ShopId, pictures, reading};

/// What suits an athlete now.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Suggestions {
    /// Best first.
    pub items: Vec<ShownSuggestion>,
    /// Give this as `after` for the next page; `null` on the last one.
    pub next: Option<String>,
    /// Why there is nothing; `null` when there is something.
    pub none_because: Option<NoneBecause>,
}

/// Why nothing is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoneBecause {
    /// Nothing is suggested to people under 18.
    Minor,
    /// The athlete does not allow it, or was not asked again since the words about it changed.
    NotAllowed,
    /// No shop sells in the country where the athlete lives.
    NoShop,
    /// We know too little, or nothing suits.
    NothingSuits,
}

/// A product, and why.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Suggestion)]
pub struct ShownSuggestion {
    /// What.
    pub product: ShownProduct,
    /// Why.
    pub reason: Reason,
}

/// A product as people see it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ShownProduct {
    /// Which shop sells it.
    pub shop: ShopId,
    /// What that shop is called.
    pub shop_name: String,
    /// The shop's own id of it.
    pub id: String,
    /// What it is called.
    #[schema(example = "Norvik Falcon 3 running shoes")]
    pub title: String,
    /// Who makes it; may be empty.
    pub brand: String,
    /// `shoes`, `bike`, `clothing`, `electronics`, `nutrition`, `accessory` or `other`.
    #[schema(example = "shoes")]
    pub kind: String,
    /// The sport it is for, if it is for one.
    pub sport: Option<String>,
    /// Our address of its picture, if it has one: the shop does not learn who looks.
    pub picture: Option<String>,
    /// In the smallest unit of the currency.
    pub price_minor: i64,
    /// While it is on sale.
    pub sale_price_minor: Option<i64>,
    /// ISO 4217 code.
    #[schema(example = "EUR")]
    pub currency: String,
    /// How many digits the smallest unit is behind the point.
    #[schema(example = 2)]
    pub currency_digits: u32,
}

/// What of the shops' goods suits me now, and why.
///
/// Only goods that are in stock in my country. Nothing about health is looked at.
#[utoipa::path(get, path = "/api/v1/shop/suggestions", tag = "shop", params(PageQuery),
    responses(
        (status = 200, description = "Best first.", body = Suggestions),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_suggestions(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Suggestions>> {
    let now = app.clock.now();
    let today = now.day_in(&me.time_zone);
    let after = page.after::<Place>()?;
    let limit = page.limit();
    let read = app.db.read(move |tx| {
        let none = |why: NoneBecause| Suggestions {
            items: Vec::new(),
            next: None,
            none_because: Some(why),
        };
        if me.age_on(today) < ADULT_YEARS {
            return Ok(none(NoneBecause::Minor));
        }
        if !consent::may(tx, me.id, Purpose::ProductRecommendations)? {
            return Ok(none(NoneBecause::NotAllowed));
        }
        let shops = shelves::open_shops(tx, &me.country)?;
        if shops.is_empty() {
            return Ok(none(NoneBecause::NoShop));
        }
        let signals = signals::gather(tx, &needs, &me, today, now)?;
        let wishes = rules::wishes(&signals);
        let goods = shelves::list(tx, &me.country, &shops, &wishes, today, now)?;
        let mut found = rules::suggest(&signals, &goods, today);
        if found.is_empty() {
            return Ok(none(NoneBecause::NothingSuits));
        }
        if let Some(mark) = after {
            found.retain(|suggestion| suggestion.place > mark);
        }
        let more = found.len() > limit;
        found.truncate(limit);
        let next = if more { found.last().map(|last| paging::mark(&last.place)) } else { None };
        Ok(Suggestions { items: show(tx, found)?, next, none_because: None })
    });
    Ok(Json(read.await?))
}

fn show(tx: &mut Tx, found: Vec<Suggestion>) -> Result<Vec<ShownSuggestion>> {
    let names = tx.list::<(ShopId, String)>("SELECT shop_id, name FROM shop", args![])?;
    let mut shown = Vec::with_capacity(found.len());
    for Suggestion { product, reason, .. } in found {
        let name = names.iter().find(|(id, _)| *id == product.shop);
        let shop_name = name.map(|(_, name)| name.clone()).unwrap_or_default();
        shown.push(ShownSuggestion { product: shown_product(product, shop_name), reason });
    }
    Ok(shown)
}

fn shown_product(product: Product, shop_name: String) -> ShownProduct {
    let digits = reading::currency(&product.currency).map_or(2, |currency| currency.digits);
    ShownProduct {
        picture: product.image_link.is_some().then(|| pictures::path(product.shop, &product.id)),
        shop: product.shop,
        shop_name,
        id: product.id,
        title: product.title,
        brand: product.brand,
        kind: product.kind,
        sport: product.sport,
        price_minor: product.price_minor,
        sale_price_minor: product.sale_price_minor,
        currency_digits: digits,
        currency: product.currency,
    }
}
