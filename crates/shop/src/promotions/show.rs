//! A promotion with its figures: `GET /api/v1/operator/promotions/{id}`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::Deed;
use kernel::{App, Error, Me, PromotionId, Result, Timestamp, Tx, args, from_row};
use serde::Serialize;

use super::create::PromotionDraft;
use super::{Phase, Row, find, phase};
use crate::offers::OfferShop;
use crate::{Needs, adapters, shops};

/// Free codes below which the operator is warned.
const FEW: i64 = 10;

/// A promotion, as who runs it sees it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OperatedPromotion {
    /// Which one.
    pub id: PromotionId,
    /// Give it back when you edit.
    pub version: i64,
    /// Where it stands.
    pub phase: Phase,
    /// Its shop.
    pub shop: OfferShop,
    /// What it says.
    pub promotion: PromotionDraft,
    /// Offers that stand against the budget.
    pub used: i64,
    /// What came of it.
    pub figures: PromotionFigures,
    /// Its codes.
    pub codes: CodeStock,
}

/// What came of a promotion.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PromotionFigures {
    /// Offers made, expired ones included.
    pub granted: i64,
    /// Offers whose code was taken.
    pub taken: i64,
    /// Offers that were used in an order, refunded ones included.
    pub redeemed: i64,
    /// Offers whose order was wholly refunded.
    pub refunded: i64,
    /// Offers that ran out unused.
    pub expired: i64,
    /// What was paid with its codes, without what was refunded.
    pub revenue: Vec<Revenue>,
}

/// Money in one currency.
#[derive(Debug, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = PromotionRevenue)]
pub struct Revenue {
    /// ISO 4217 code.
    pub currency: String,
    /// In its smallest unit.
    pub minor: i64,
    /// Orders.
    pub orders: i64,
}
from_row!(Revenue { currency, minor, orders });

/// The codes of a promotion.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CodeStock {
    /// Codes that nobody has yet.
    pub free: i64,
    /// Whether the operator has to bring them; else they are made in the shop.
    pub brought: bool,
    /// Whether there are too few for what may still be taken.
    pub low: bool,
    /// Why none could be made when that was tried last: `away` or `refused`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<String>,
}

struct Counts {
    granted: i64,
    taken: i64,
    redeemed: i64,
    refunded: i64,
    expired: i64,
    waiting: i64,
}
from_row!(Counts { granted, taken, redeemed, refunded, expired, waiting });

/// Show a promotion with its figures.
#[utoipa::path(get, path = "/api/v1/operator/promotions/{id}", tag = "operator",
    params(("id" = PromotionId, Path, description = "Which promotion.")),
    responses(
        (status = 200, description = "The promotion.", body = OperatedPromotion),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem)))]
pub async fn show_promotion(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<PromotionId>,
) -> Result<Json<OperatedPromotion>> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        shown(tx, id, now)
    });
    Ok(Json(read.await?))
}

pub(super) fn shown(tx: &mut Tx, id: PromotionId, now: Timestamp) -> Result<OperatedPromotion> {
    let row = find(tx, id)?.ok_or(Error::NotFound("promotion"))?;
    shown_row(tx, row, now)
}

pub(super) fn shown_row(tx: &mut Tx, row: Row, now: Timestamp) -> Result<OperatedPromotion> {
    let shop = shops::find(tx, row.shop)?.ok_or(Error::NotFound("shop"))?;
    let counts = count(tx, row.id)?;
    let (free,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM shop_code WHERE promotion_id = $1 AND state = 'free'",
        args![row.id],
    )?;
    let brought = adapters::of(&shop).brings_its_own();
    let phase = phase(tx, &row, now)?;
    // Everybody who has an offer may still take a code, and as many more as the budget allows.
    let may_be_taken = counts.waiting + (row.budget - row.used).max(0);
    let low = brought && phase != Phase::Ended && free < may_be_taken.min(FEW);
    let revenue = tx.list(
        "SELECT currency, CAST(SUM(total_minor - refunded_minor) AS BIGINT), COUNT(*) FROM shop_order
         WHERE promotion_id = $1 AND currency IS NOT NULL AND total_minor IS NOT NULL
         GROUP BY currency ORDER BY currency",
        args![row.id],
    )?;
    Ok(OperatedPromotion {
        id: row.id,
        version: row.version,
        phase,
        shop: OfferShop { id: shop.id, name: shop.name },
        used: row.used,
        figures: PromotionFigures {
            granted: counts.granted,
            taken: counts.taken,
            redeemed: counts.redeemed,
            refunded: counts.refunded,
            expired: counts.expired,
            revenue,
        },
        codes: CodeStock { free, brought, low, fault: row.shop_fault.clone() },
        promotion: draft(row),
    })
}

fn count(tx: &mut Tx, id: PromotionId) -> Result<Counts> {
    tx.one(
        "SELECT COUNT(*), COUNT(taken_at), COUNT(redeemed_at),
                CAST(COALESCE(SUM(CASE WHEN state = 'refunded' THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(COALESCE(SUM(CASE WHEN state = 'expired' THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(COALESCE(SUM(CASE WHEN state = 'granted' THEN 1 ELSE 0 END), 0) AS BIGINT)
         FROM shop_offer WHERE promotion_id = $1",
        args![id],
    )
}

fn draft(row: Row) -> PromotionDraft {
    PromotionDraft {
        shop: row.shop,
        title: row.title,
        about: row.about,
        title_ru: row.title_ru,
        about_ru: row.about_ru,
        countries: row.countries.split_whitespace().map(str::to_owned).collect(),
        region: row.region,
        min_level: Some(row.min_level),
        unlock: row.unlock,
        discount: row.discount,
        currency: row.currency,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        valid_days: row.valid_days,
        budget: row.budget,
        per_person: Some(row.per_person),
        refund_returns_budget: row.refund_returns,
    }
}
