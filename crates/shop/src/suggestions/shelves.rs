//! Taking goods off their shelves: a few of each that is worth looking at, never the whole catalogue.
use std::collections::HashSet;

use kernel::db::{DbError, FromRow, Row};
use kernel::{Day, Result, Timestamp, Tx, args};

use super::rules::{OnShelf, Wish};
use crate::ShopId;
use crate::catalogue::Product;

/// Taken from one shelf.
const HANDFUL: usize = 60;
/// How often a hand goes into one shelf. More often only where goods of closed shops lie in between.
const MOST_GRABS: usize = 8;

/// Goods, and where on their shelf they lie.
struct Found {
    good: OnShelf,
    shelf: i64,
}

impl FromRow for OnShelf {
    fn from_row(row: &Row) -> Result<OnShelf, DbError> {
        Ok(OnShelf { product: Product::from_row(row)?, season: row.get(13)? })
    }
}

impl FromRow for Found {
    fn from_row(row: &Row) -> Result<Found, DbError> {
        Ok(Found { good: OnShelf::from_row(row)?, shelf: row.get(14)? })
    }
}

/// The open shops that sell in a country.
pub(super) fn open_shops(tx: &mut Tx, country: &str) -> Result<HashSet<ShopId>> {
    let shops = tx.list::<(ShopId,)>(
        "SELECT s.shop_id FROM shop_feed f JOIN shop s ON s.shop_id = f.shop_id
         WHERE f.country = $1 AND s.state = 'open'",
        args![country],
    )?;
    Ok(shops.into_iter().map(|(id,)| id).collect())
}

/// Goods in stock in these shops of a country, from the shelves wished for.
pub(super) fn list(
    tx: &mut Tx,
    country: &str,
    shops: &HashSet<ShopId>,
    wishes: &[Wish],
    today: Day,
    now: Timestamp,
) -> Result<Vec<OnShelf>> {
    let start = start(today);
    let mut seen = HashSet::new();
    let mut goods = Vec::new();
    for wish in wishes {
        for good in handful(tx, country, shops, wish, start, now)? {
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

/// From the place of this week to the end of the shelf, and then round from its beginning.
fn handful(
    tx: &mut Tx,
    country: &str,
    shops: &HashSet<ShopId>,
    wish: &Wish,
    start: i64,
    now: Timestamp,
) -> Result<Vec<OnShelf>> {
    let mut goods = Vec::new();
    let (mut from, mut is_round) = (start, false);
    for _ in 0..MOST_GRABS {
        let found = grab(tx, country, wish, from, now)?;
        let is_end = found.len() < HANDFUL;
        let last = found.last().map_or(from, |found| found.shelf);
        for Found { good, shelf } in found {
            if shops.contains(&good.product.shop) && !(is_round && shelf >= start) {
                goods.push(good);
            }
        }
        if goods.len() >= HANDFUL || is_round && (is_end || last >= start) {
            break;
        }
        from = if is_end { 0 } else { last + 1 };
        is_round |= is_end;
    }
    goods.truncate(HANDFUL);
    Ok(goods)
}

/// What lies on a shelf from a place on, in an order that is the same for everybody: sizes of a model share their
/// place.
///
/// Whether a shop is open is not asked here, and there is no upper end: with either of them, PostgreSQL expects
/// so few rows that it rather sorts the whole shelf than walk along its index.
fn grab(tx: &mut Tx, country: &str, wish: &Wish, from: i64, now: Timestamp) -> Result<Vec<Found>> {
    match wish {
        Wish::Sport { kind, sport } => tx.list(
            "SELECT shop_id, product_id, group_id, title, brand, kind, sport, link, image_link, price_minor,
                    CASE WHEN (sale_from_at IS NULL OR sale_from_at <= $6)
                          AND (sale_until_at IS NULL OR sale_until_at > $6)
                         THEN sale_price_minor END,
                    currency, in_stock, season, shelf
             FROM shop_product
             WHERE country = $1 AND kind = $2 AND sport = $3 AND shelf >= $4 AND listed AND in_stock
             ORDER BY shelf, shop_id, product_id LIMIT $5",
            args![country, kind, sport, from, HANDFUL, now],
        ),
        // Ordered by the sport as well, which is none, because that is the order of the index.
        Wish::Any { kind } => tx.list(
            "SELECT shop_id, product_id, group_id, title, brand, kind, sport, link, image_link, price_minor,
                    CASE WHEN (sale_from_at IS NULL OR sale_from_at <= $5)
                          AND (sale_until_at IS NULL OR sale_until_at > $5)
                         THEN sale_price_minor END,
                    currency, in_stock, season, shelf
             FROM shop_product
             WHERE country = $1 AND kind = $2 AND sport IS NULL AND shelf >= $3 AND listed AND in_stock
             ORDER BY sport, shelf, shop_id, product_id LIMIT $4",
            args![country, kind, from, HANDFUL, now],
        ),
        Wish::Brand { kind, brand_key } => tx.list(
            "SELECT shop_id, product_id, group_id, title, brand, kind, sport, link, image_link, price_minor,
                    CASE WHEN (sale_from_at IS NULL OR sale_from_at <= $6)
                          AND (sale_until_at IS NULL OR sale_until_at > $6)
                         THEN sale_price_minor END,
                    currency, in_stock, season, shelf
             FROM shop_product
             WHERE country = $1 AND brand_key = $3 AND kind = $2 AND shelf >= $4 AND listed AND in_stock
             ORDER BY shelf, shop_id, product_id LIMIT $5",
            args![country, kind, brand_key, from, HANDFUL, now],
        ),
    }
}
