//! Taking goods off their shelves: a few of each that is worth looking at, never the whole catalogue.
use std::collections::HashSet;

use kernel::db::{DbError, FromRow, Row};
use kernel::{Day, Result, Timestamp, Tx, args};

use super::rules::{OnShelf, Wish};
use crate::catalogue::Product;

/// Taken from one shelf.
const HANDFUL: usize = 60;

impl FromRow for OnShelf {
    fn from_row(row: &Row) -> Result<OnShelf, DbError> {
        Ok(OnShelf { product: Product::from_row(row)?, season: row.get(13)? })
    }
}

/// Goods in stock in open shops of a country, from the shelves wished for.
pub(super) fn list(
    tx: &mut Tx,
    country: &str,
    wishes: &[Wish],
    today: Day,
    now: Timestamp,
) -> Result<Vec<OnShelf>> {
    let start = start(today);
    let mut seen = HashSet::new();
    let mut goods = Vec::new();
    for wish in wishes {
        // From the place of this week to the end, and then round from the beginning.
        let mut some = take(tx, country, wish, start, i64::MAX, HANDFUL, now)?;
        if some.len() < HANDFUL {
            let rest = HANDFUL - some.len();
            some.extend(take(tx, country, wish, 0, start, rest, now)?);
        }
        for good in some {
            if seen.insert((good.product.shop, good.product.id.clone())) {
                goods.push(good);
            }
        }
    }
    Ok(goods)
}

/// Where all shelves are begun this week: everybody sees the same part of the catalogue, and each part in turn.
fn start(today: Day) -> i64 {
    let week = today.monday().to_string();
    let [a, b, c, d, ..] = *blake3::hash(week.as_bytes()).as_bytes();
    i64::from(u32::from_le_bytes([a, b, c, d]))
}

fn take(
    tx: &mut Tx,
    country: &str,
    wish: &Wish,
    from: i64,
    before: i64,
    most: usize,
    now: Timestamp,
) -> Result<Vec<OnShelf>> {
    match wish {
        Wish::Sport { kind, sport } => tx.list(
            "SELECT p.shop_id, p.product_id, p.group_id, p.title, p.brand, p.kind, p.sport, p.link,
                    p.image_link, p.price_minor,
                    CASE WHEN (p.sale_from_at IS NULL OR p.sale_from_at <= $7)
                          AND (p.sale_until_at IS NULL OR p.sale_until_at > $7)
                         THEN p.sale_price_minor END,
                    p.currency, p.in_stock, p.season
             FROM shop_product p
             WHERE p.country = $1 AND p.kind = $2 AND p.sport = $3 AND p.shelf >= $4 AND p.shelf < $5
               AND p.listed AND p.in_stock
               AND EXISTS (SELECT 1 FROM shop s WHERE s.shop_id = p.shop_id AND s.state = 'open')
             ORDER BY p.shelf LIMIT $6",
            args![country, kind, sport, from, before, most, now],
        ),
        Wish::Any { kind } => tx.list(
            "SELECT p.shop_id, p.product_id, p.group_id, p.title, p.brand, p.kind, p.sport, p.link,
                    p.image_link, p.price_minor,
                    CASE WHEN (p.sale_from_at IS NULL OR p.sale_from_at <= $6)
                          AND (p.sale_until_at IS NULL OR p.sale_until_at > $6)
                         THEN p.sale_price_minor END,
                    p.currency, p.in_stock, p.season
             FROM shop_product p
             WHERE p.country = $1 AND p.kind = $2 AND p.sport IS NULL AND p.shelf >= $3 AND p.shelf < $4
               AND p.listed AND p.in_stock
               AND EXISTS (SELECT 1 FROM shop s WHERE s.shop_id = p.shop_id AND s.state = 'open')
             ORDER BY p.shelf LIMIT $5",
            args![country, kind, from, before, most, now],
        ),
        Wish::Brand { kind, brand_key } => tx.list(
            "SELECT p.shop_id, p.product_id, p.group_id, p.title, p.brand, p.kind, p.sport, p.link,
                    p.image_link, p.price_minor,
                    CASE WHEN (p.sale_from_at IS NULL OR p.sale_from_at <= $7)
                          AND (p.sale_until_at IS NULL OR p.sale_until_at > $7)
                         THEN p.sale_price_minor END,
                    p.currency, p.in_stock, p.season
             FROM shop_product p
             WHERE p.country = $1 AND p.brand_key = $3 AND p.kind = $2 AND p.shelf >= $4 AND p.shelf < $5
               AND p.listed AND p.in_stock
               AND EXISTS (SELECT 1 FROM shop s WHERE s.shop_id = p.shop_id AND s.state = 'open')
             ORDER BY p.shelf LIMIT $6",
            args![country, kind, brand_key, from, before, most, now],
        ),
    }
}

/// Whether an open shop sells anything in a country.
pub(super) fn any(tx: &mut Tx, country: &str) -> Result<bool> {
    let open = tx.find::<(crate::FeedId,)>(
        "SELECT f.feed_id FROM shop_feed f JOIN shop s ON s.shop_id = f.shop_id
         WHERE f.country = $1 AND s.state = 'open' LIMIT 1",
        args![country],
    )?;
    Ok(open.is_some())
}
