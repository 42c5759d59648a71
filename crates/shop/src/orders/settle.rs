//! What a message about an order changes: whose it is, the offer it used, what was bought, what was given back.
//! Each of these happens once, whatever is told again.
use events::{BoughtItem, OrderRefunded, ProductRef, ProductsBought};
use kernel::{
    AthleteId, OfferId, OrderId, PromotionId, Result, Timestamp, Tx, args, athlete, from_row,
};

use super::event::{Kind, Known, OrderEvent, OrderLine, merge};
use crate::{ShopId, catalogue, clicks, promotions};

/// An order as it is kept.
pub(crate) struct Row {
    pub id: OrderId,
    pub athlete: Option<AthleteId>,
    pub promotion: Option<PromotionId>,
    pub offer: Option<OfferId>,
    pub attribution: String,
    pub code_reused: bool,
    pub placed_at: Option<Timestamp>,
    pub currency: Option<String>,
    pub total_minor: Option<i64>,
    pub refunded_minor: i64,
    pub refunded_whole: bool,
    pub cancelled: bool,
    pub sequence: i64,
    pub rank: i64,
    pub told: bool,
    pub received_at: Timestamp,
}
from_row!(Row {
    id,
    athlete,
    promotion,
    offer,
    attribution,
    code_reused,
    placed_at,
    currency,
    total_minor,
    refunded_minor,
    refunded_whole,
    cancelled,
    sequence,
    rank,
    told,
    received_at
});

/// Takes a message in.
pub(super) fn take_in(
    tx: &mut Tx,
    shop: ShopId,
    kind: Kind,
    event: &OrderEvent,
    now: Timestamp,
) -> Result<()> {
    let number = event.data.order.trim();
    // The row is there and ours before we look at it: two messages about one order wait for each other.
    tx.exec(
        "INSERT INTO shop_order (order_id, shop_id, number, attribution, code_reused, refunded_minor,
                                 refunded_whole, cancelled, sequence, rank, told, received_at, changed_at)
         VALUES ($1, $2, $3, 'none', FALSE, 0, FALSE, FALSE, 0, 0, FALSE, $4, $4)
         ON CONFLICT (shop_id, number) DO UPDATE SET changed_at = $4",
        args![OrderId::new(), shop, number, now],
    )?;
    let mut row = find(tx, shop, number)?;
    let before = known(tx, &row)?;
    let after = merge(before.clone(), kind, &event.data);
    attribute(tx, &mut row, shop, number, event, after.placed_at.unwrap_or(now), now)?;

    let tells = row.athlete.is_some() && after.is_complete() && !row.told;
    let is_first = tells;
    row.told |= tells;
    save(tx, &row, &after, now)?;
    if before.lines != after.lines {
        save_lines(tx, row.id, &after.lines)?;
    }
    let Some(athlete) = row.athlete.filter(|_| row.told) else { return Ok(()) };
    note_bought(tx, athlete, &row, shop, &after, is_first, now)?;
    let gives_back = after.refunded_minor > 0 || after.is_wholly_refunded();
    let is_more = after.refunded_minor > before.refunded_minor
        || after.is_wholly_refunded() && !before.is_wholly_refunded();
    if gives_back && (is_more || is_first) {
        let wholly = after.is_wholly_refunded();
        tx.publish(&OrderRefunded { athlete, order: row.id, wholly, at: now }, now)?;
        if wholly {
            refund_offer(tx, athlete, &row)?;
        }
    }
    Ok(())
}

fn find(tx: &mut Tx, shop: ShopId, number: &str) -> Result<Row> {
    tx.one(
        "SELECT order_id, athlete_id, promotion_id, offer_id, attribution, code_reused, placed_at, currency,
                total_minor, refunded_minor, refunded_whole, cancelled, sequence, rank, told, received_at
         FROM shop_order WHERE shop_id = $1 AND number = $2",
        args![shop, number],
    )
}

fn known(tx: &mut Tx, row: &Row) -> Result<Known> {
    let lines = tx.list::<(String, i64, i64, i64)>(
        "SELECT product_id, quantity, total_minor, refunded_quantity FROM shop_order_line
         WHERE order_id = $1 ORDER BY line",
        args![row.id],
    )?;
    let mut known = Known {
        placed_at: row.placed_at,
        currency: row.currency.clone(),
        total_minor: row.total_minor,
        refunded_minor: row.refunded_minor,
        refunded_whole: row.refunded_whole,
        cancelled: row.cancelled,
        sequence: row.sequence,
        rank: row.rank,
        lines: Vec::with_capacity(lines.len()),
    };
    for (product, quantity, total_minor, refunded_quantity) in lines {
        known.lines.push(OrderLine { product, quantity, total_minor, refunded_quantity });
    }
    Ok(known)
}

fn save(tx: &mut Tx, row: &Row, known: &Known, now: Timestamp) -> Result<()> {
    tx.exec(
        "UPDATE shop_order
         SET athlete_id = $2, promotion_id = $3, offer_id = $4, attribution = $5, code_reused = $6,
             placed_at = $7, currency = $8, total_minor = $9, refunded_minor = $10, refunded_whole = $11,
             cancelled = $12, sequence = $13, rank = $14, told = $15, changed_at = $16
         WHERE order_id = $1",
        args![
            row.id,
            row.athlete,
            row.promotion,
            row.offer,
            row.attribution,
            row.code_reused,
            known.placed_at,
            known.currency,
            known.total_minor,
            known.refunded_minor,
            known.refunded_whole,
            known.cancelled,
            known.sequence,
            known.rank,
            row.told,
            now
        ],
    )?;
    Ok(())
}

fn save_lines(tx: &mut Tx, order: OrderId, lines: &[OrderLine]) -> Result<()> {
    tx.exec("DELETE FROM shop_order_line WHERE order_id = $1", args![order])?;
    for (number, line) in lines.iter().enumerate() {
        tx.exec(
            "INSERT INTO shop_order_line (order_id, line, product_id, quantity, total_minor,
                                          refunded_quantity)
             VALUES ($1, $2, $3, $4, $5, $6)",
            args![
                order,
                number,
                line.product,
                line.quantity,
                line.total_minor,
                line.refunded_quantity
            ],
        )?;
    }
    Ok(())
}

/// A code as its holder and its use are known.
pub(super) struct CodeRow {
    pub code: String,
    pub state: String,
    pub athlete: Option<AthleteId>,
    pub offer: Option<OfferId>,
    pub promotion: PromotionId,
    pub order_number: Option<String>,
}
from_row!(CodeRow { code, state, athlete, offer, promotion, order_number });

/// The code with these letters, as they are or in capitals: people type them.
pub(super) fn find_code(tx: &mut Tx, shop: ShopId, letters: &str) -> Result<Option<CodeRow>> {
    let mut find = |letters: &str| {
        tx.find(
            "SELECT code, state, athlete_id, offer_id, promotion_id, order_number FROM shop_code
             WHERE shop_id = $1 AND code = $2",
            args![shop, letters],
        )
    };
    match find(letters)? {
        None => find(&letters.to_uppercase()),
        found => Ok(found),
    }
}

/// Lets a code pay for an order. Says whether it does: it pays for the first one that asks, and for no other.
pub(super) fn redeem(
    tx: &mut Tx,
    shop: ShopId,
    code: &str,
    number: &str,
    now: Timestamp,
) -> Result<bool> {
    let redeemed = tx.exec(
        "UPDATE shop_code SET state = 'redeemed', order_number = $3, changed_at = $4
         WHERE shop_id = $1 AND code = $2 AND (order_number IS NULL OR order_number = $3)",
        args![shop, code, number, now],
    )?;
    Ok(redeemed == 1)
}

/// Marks the offer whose code was redeemed. One that had run out here was good in the shop, so it counts.
pub(super) fn redeem_offer(
    tx: &mut Tx,
    athlete: AthleteId,
    offer: OfferId,
    promotion: PromotionId,
    now: Timestamp,
) -> Result<()> {
    let used = tx.exec(
        "UPDATE shop_offer SET state = 'redeemed', redeemed_at = $3
         WHERE athlete_id = $1 AND offer_id = $2 AND state IN ('granted', 'taken')",
        args![athlete, offer, now],
    )?;
    if used == 1 {
        return Ok(());
    }
    let expired = tx.exec(
        "UPDATE shop_offer SET state = 'redeemed', redeemed_at = $3
         WHERE athlete_id = $1 AND offer_id = $2 AND state = 'expired'",
        args![athlete, offer, now],
    )?;
    if expired == 1 {
        promotions::spend_again(tx, promotion)?;
    }
    Ok(())
}

/// Finds out whose order it is, as long as it is nobody's, and lets its codes pay for it.
fn attribute(
    tx: &mut Tx,
    row: &mut Row,
    shop: ShopId,
    number: &str,
    event: &OrderEvent,
    placed_at: Timestamp,
    now: Timestamp,
) -> Result<()> {
    for letters in event.codes() {
        let Some(code) = find_code(tx, shop, letters)? else { continue };
        if !redeem(tx, shop, &code.code, number, now)? {
            row.code_reused = true;
            continue;
        }
        // A code that nobody has yet pays for the order, but says nothing of who bought.
        let (Some(holder), Some(offer)) = (code.athlete, code.offer) else { continue };
        redeem_offer(tx, holder, offer, code.promotion, now)?;
        if row.athlete.is_none() || (row.attribution == "click" && row.athlete == Some(holder)) {
            row.athlete = Some(holder);
            row.promotion = Some(code.promotion);
            row.offer = Some(offer);
            row.attribution = "code".to_owned();
            tx.exec(
                "UPDATE shop_offer SET order_id = $3 WHERE athlete_id = $1 AND offer_id = $2",
                args![holder, offer, row.id],
            )?;
        }
    }
    if row.athlete.is_none()
        && let Some(click) = &event.data.click
        && let Some(click) = clicks::find_for_order(tx, shop, click, placed_at)?
    {
        row.athlete = Some(click.athlete);
        row.attribution = "click".to_owned();
    }
    Ok(())
}

/// Keeps what is bought and not given back, and tells of the purchase once.
fn note_bought(
    tx: &mut Tx,
    athlete: AthleteId,
    row: &Row,
    shop: ShopId,
    known: &Known,
    is_first: bool,
    now: Timestamp,
) -> Result<()> {
    let placed_at = known.placed_at.unwrap_or(row.received_at);
    let country =
        athlete::find_closed_too(tx, athlete)?.map(|athlete| athlete.country).unwrap_or_default();
    tx.exec(
        "DELETE FROM shop_bought WHERE athlete_id = $1 AND order_id = $2",
        args![athlete, row.id],
    )?;
    let mut items = Vec::with_capacity(known.lines.len());
    for (number, line) in known.lines.iter().enumerate() {
        let product = catalogue::find(tx, shop, &country, &line.product)?;
        let unknown = || (line.product.clone(), "other".to_owned(), None);
        let (group, kind, sport) = product
            .as_ref()
            .map(|product| (product.group.clone(), product.kind.clone(), product.sport.clone()))
            .unwrap_or_else(unknown);
        if !known.is_wholly_refunded() && line.refunded_quantity < line.quantity {
            tx.exec(
                "INSERT INTO shop_bought (athlete_id, order_id, line, shop_id, product_id, group_id, kind,
                                          sport, bought_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                args![athlete, row.id, number, shop, line.product, group, kind, sport, placed_at],
            )?;
        }
        items.push(BoughtItem {
            product: ProductRef { shop: shop.0, product: line.product.clone() },
            kind,
            brand: product.as_ref().map(|product| product.brand.clone()).unwrap_or_default(),
            title: product.map(|product| product.title).unwrap_or_else(|| line.product.clone()),
            sport,
            quantity: u32::try_from(line.quantity).unwrap_or(u32::MAX),
        });
    }
    if !is_first {
        return Ok(());
    }
    let fact = ProductsBought {
        athlete,
        order: row.id,
        placed_at,
        total_minor: known.total_minor.unwrap_or_default(),
        currency: known.currency.clone().unwrap_or_default(),
        promotion: row.promotion,
        items,
    };
    tx.publish(&fact, now)?;
    Ok(())
}

/// The offer of an order of which nothing is left. Its code stays used: the shop has taken it.
fn refund_offer(tx: &mut Tx, athlete: AthleteId, row: &Row) -> Result<()> {
    let (Some(offer), Some(promotion)) = (row.offer, row.promotion) else { return Ok(()) };
    let refunded = tx.exec(
        "UPDATE shop_offer SET state = 'refunded'
         WHERE athlete_id = $1 AND offer_id = $2 AND state = 'redeemed'",
        args![athlete, offer],
    )?;
    let returns = promotions::find(tx, promotion)?.is_some_and(|row| row.refund_returns);
    if refunded == 1 && returns {
        promotions::give_back(tx, promotion)?;
    }
    Ok(())
}
