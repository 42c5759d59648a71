//! Offers: what a promotion gave to one athlete. A code is taken when the athlete asks for it, and pays for
//! one order.
pub mod list;
pub mod take;

use kernel::athlete::Athlete;
use kernel::{
    AthleteId, ChallengeId, Error, OfferId, PromotionId, Result, Timestamp, Tx, args, from_row,
};
use serde::{Deserialize, Serialize};

use crate::adapters::Discount;
use crate::{ShopId, promotions, shops};

/// An offer, as its athlete sees it; or one that may be taken.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct OfferCard {
    /// Which one; absent for one that is open to be taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<OfferId>,
    /// Whose promotion it is.
    pub promotion: PromotionId,
    /// Where it can be used.
    pub shop: OfferShop,
    /// How it stands.
    pub state: OfferState,
    /// What it is, in the athlete's language as far as the operator wrote it.
    pub title: String,
    /// What else there is to say; may be empty.
    pub about: String,
    /// What it is worth.
    pub discount: Discount,
    /// The currency of a sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What it was given for.
    pub reason: Reason,
    /// Since when the athlete has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub granted_at: Option<Timestamp>,
    /// Until when it can be used, or taken.
    pub until: Timestamp,
    /// The code, once it is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// A shop, as far as people see it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct OfferShop {
    /// Which one.
    pub id: ShopId,
    /// What people call it.
    pub name: String,
}

/// How an offer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OfferState {
    /// Whoever fits may take it.
    Open,
    /// It is the athlete's; the code is not taken yet.
    Granted,
    /// The code is taken.
    Taken,
    /// The code was used in an order.
    Redeemed,
    /// It ran out unused.
    Expired,
    /// The order was wholly refunded. The code stays used.
    Refunded,
}

/// What an offer was given for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = OfferReason)]
pub enum Reason {
    /// A badge.
    Badge {
        /// Its id.
        badge: String,
        /// Its step, if it has steps.
        tier: Option<String>,
    },
    /// A level.
    Level {
        /// Which one.
        level: u32,
    },
    /// The result of a challenge.
    Challenge {
        /// Which one.
        challenge: ChallengeId,
        /// What it is called.
        title: String,
        /// The final rank.
        rank: Option<u32>,
    },
    /// The first activity.
    FirstActivity,
    /// Nothing; it was open to take.
    Open,
}

/// An offer as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub athlete: AthleteId,
    pub id: OfferId,
    pub promotion: PromotionId,
    pub shop: ShopId,
    pub reason: Reason,
    pub state: String,
    pub granted_at: Timestamp,
    pub valid_until: Timestamp,
    pub code: Option<String>,
}
from_row!(Row { athlete, id, promotion, shop, reason, state, granted_at, valid_until, code });

impl Row {
    /// How it stands at an instant, whether or not the worker has been there yet.
    pub(crate) fn state(&self, now: Timestamp) -> OfferState {
        match self.state.as_str() {
            "redeemed" => OfferState::Redeemed,
            "refunded" => OfferState::Refunded,
            "granted" if now < self.valid_until => OfferState::Granted,
            "taken" if now < self.valid_until => OfferState::Taken,
            _ => OfferState::Expired,
        }
    }
}

/// An athlete's own offer.
pub(crate) fn find(tx: &mut Tx, athlete: AthleteId, id: OfferId) -> Result<Option<Row>> {
    tx.find(
        "SELECT athlete_id, offer_id, promotion_id, shop_id, reason, state, granted_at, valid_until, code
         FROM shop_offer WHERE athlete_id = $1 AND offer_id = $2",
        args![athlete, id],
    )
}

pub(crate) fn find_by_cause(
    tx: &mut Tx,
    athlete: AthleteId,
    promotion: PromotionId,
    cause: &str,
) -> Result<Option<OfferId>> {
    let found = tx.find::<(OfferId,)>(
        "SELECT offer_id FROM shop_offer WHERE athlete_id = $1 AND promotion_id = $2 AND cause = $3",
        args![athlete, promotion, cause],
    )?;
    Ok(found.map(|(offer,)| offer))
}

/// How many offers of a promotion somebody had, used or not.
pub(crate) fn count(tx: &mut Tx, athlete: AthleteId, promotion: PromotionId) -> Result<i64> {
    let (had,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM shop_offer WHERE athlete_id = $1 AND promotion_id = $2",
        args![athlete, promotion],
    )?;
    Ok(had)
}

/// What an offer of this athlete is called in their language, as long as it can be used.
pub fn title_for(
    tx: &mut Tx,
    athlete: &Athlete,
    id: OfferId,
    now: Timestamp,
) -> Result<Option<String>> {
    let Some(row) = find(tx, athlete.id, id)? else { return Ok(None) };
    if !matches!(row.state(now), OfferState::Granted | OfferState::Taken) {
        return Ok(None);
    }
    let promotion = promotions::find(tx, row.promotion)?;
    Ok(promotion.map(|promotion| promotion.words(&athlete.language).0))
}

/// How an offer is shown to its athlete.
pub(crate) fn card(tx: &mut Tx, row: &Row, athlete: &Athlete, now: Timestamp) -> Result<OfferCard> {
    let promotion = promotions::find(tx, row.promotion)?.ok_or(Error::NotFound("promotion"))?;
    let shop = shops::find(tx, row.shop)?.ok_or(Error::NotFound("shop"))?;
    let (title, about) = promotion.words(&athlete.language);
    let state = row.state(now);
    let shows_code =
        matches!(state, OfferState::Taken | OfferState::Redeemed | OfferState::Refunded);
    Ok(OfferCard {
        id: Some(row.id),
        promotion: row.promotion,
        shop: OfferShop { id: shop.id, name: shop.name },
        state,
        title,
        about,
        discount: promotion.discount,
        currency: promotion.currency,
        reason: row.reason.clone(),
        granted_at: Some(row.granted_at),
        until: row.valid_until,
        code: row.code.clone().filter(|_| shows_code),
    })
}
