//! Taking what was read of a feed into the catalogue, a batch at a time.
use std::collections::HashMap;

use kernel::db::{Arg, EngineKind, sixteen_args};
use kernel::{Result, Timestamp, Tx, args};

use super::Row;
use crate::brands;
use crate::reading::{Item, ItemFault};

/// After so many new products of a run the database is told to look at them.
const LOOKS: [i64; 3] = [1_000, 10_000, 100_000];

/// Figures of a run, as far as it came.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Figures {
    pub added: i64,
    pub changed: i64,
    pub unchanged: i64,
    pub broken: i64,
}

impl Figures {
    pub fn good(&self) -> i64 {
        self.added + self.changed + self.unchanged
    }
}

/// Some products and faults of a feed, in its order.
#[derive(Default)]
pub(super) struct Batch {
    pub items: Vec<Item>,
    /// With their number in the run; those beyond the first thousand are only counted.
    pub faults: Vec<(i64, ItemFault)>,
    pub broken: i64,
}

/// A product and what is worked out from it for its row.
struct Prepared<'a> {
    item: &'a Item,
    hash: [u8; 32],
    brand_key: String,
    shelf: i64,
    sale_price_minor: Option<i64>,
    sale_from: Option<Timestamp>,
    sale_until: Option<Timestamp>,
}

impl<'a> Prepared<'a> {
    fn of(item: &'a Item) -> Prepared<'a> {
        let sale = item.sale.as_ref();
        Prepared {
            item,
            hash: item.content_hash(),
            brand_key: brands::key(&item.brand),
            shelf: shelf(&item.group),
            sale_price_minor: sale.map(|sale| sale.price_minor),
            sale_from: sale.and_then(|sale| sale.from),
            sale_until: sale.and_then(|sale| sale.until),
        }
    }

    fn row<'r>(&'r self, feed: &'r Row, now: &'r Timestamp) -> Vec<Arg<'r>> {
        let item = self.item;
        args![
            feed.shop,
            feed.country,
            item.id,
            item.group,
            feed.id,
            item.title,
            item.brand,
            item.kind,
            item.sport,
            item.season,
            item.link,
            item.image_link,
            item.price_minor,
            self.sale_price_minor,
            self.sale_from,
            self.sale_until,
            feed.currency,
            item.in_stock,
            self.hash,
            feed.last_run,
            *now,
            self.brand_key,
            self.shelf
        ]
        .to_vec()
    }
}

/// Takes a batch into the catalogue, after what the run took so far. What is as it was is only marked as seen.
///
/// The lease makes this process the only one that writes the products of the feed, so what is known of them
/// holds until the end of the transaction.
pub(super) fn take(
    tx: &mut Tx,
    feed: &Row,
    batch: &Batch,
    so_far: Figures,
    now: Timestamp,
) -> Result<Figures> {
    let known = hashes(tx, feed, &batch.items)?;
    let (mut same, mut changed, mut new) = (Vec::new(), Vec::new(), Vec::new());
    let prepared: Vec<Prepared<'_>> = batch.items.iter().map(Prepared::of).collect();
    for one in &prepared {
        match known.get(&one.item.id) {
            Some(hash) if *hash == one.hash => same.push(&one.item.id),
            Some(_) => changed.push(one.row(feed, &now)),
            None => new.push(one.row(feed, &now)),
        }
    }
    let figures = Figures {
        added: add(tx, &new)?,
        changed: change(tx, &changed)?,
        unchanged: mark_seen(tx, feed, &same)?,
        broken: batch.broken,
    };
    let added = so_far.added + figures.added;
    if LOOKS.iter().any(|look| (so_far.added + 1..=added).contains(look)) {
        look_at_products(tx)?;
    }
    add_faults(tx, feed, &batch.faults)?;
    tx.exec(
        "UPDATE shop_feed_run
         SET items = items + $3, added = added + $4, changed = changed + $5, unchanged = unchanged + $6,
             broken = broken + $7
         WHERE feed_id = $1 AND run = $2",
        args![
            feed.id,
            feed.last_run,
            batch.items.len() as i64 + batch.broken,
            figures.added,
            figures.changed,
            figures.unchanged,
            figures.broken
        ],
    )?;
    Ok(figures)
}

/// Has PostgreSQL look how many products there are by now. By itself it would within a minute or two; until then it
/// searches the new catalogue as if there were next to nothing in it. SQLite's choice does not depend on it.
fn look_at_products(tx: &mut Tx) -> Result<()> {
    if tx.kind() == EngineKind::Postgres {
        tx.exec("ANALYZE shop_product", args![])?;
    }
    Ok(())
}

/// What the products were when they were read last, by id; a new one is missing.
fn hashes(tx: &mut Tx, feed: &Row, items: &[Item]) -> Result<HashMap<String, Vec<u8>>> {
    let mut known = HashMap::with_capacity(items.len());
    let ids: Vec<&String> = items.iter().map(|item| &item.id).collect();
    for sixteen in ids.chunks(16) {
        let mut args = args![feed.shop, feed.country].to_vec();
        args.extend(sixteen_args(sixteen));
        known.extend(tx.list::<(String, Vec<u8>)>(
            "SELECT product_id, content_hash FROM shop_product
             WHERE shop_id = $1 AND country = $2
               AND product_id IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
            &args,
        )?);
    }
    Ok(known)
}

fn mark_seen(tx: &mut Tx, feed: &Row, ids: &[&String]) -> Result<i64> {
    let mut rows = Vec::with_capacity(ids.len().div_ceil(16));
    for sixteen in ids.chunks(16) {
        let mut row = args![feed.shop, feed.country, feed.last_run].to_vec();
        row.extend(sixteen_args(sixteen));
        rows.push(row);
    }
    let marked = tx.exec_many(
        "UPDATE shop_product SET seen_run = $3, listed = TRUE
         WHERE shop_id = $1 AND country = $2
           AND product_id IN ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        &rows,
    )?;
    Ok(count(marked))
}

fn change(tx: &mut Tx, rows: &[Vec<Arg<'_>>]) -> Result<i64> {
    let changed = tx.exec_many(
        "UPDATE shop_product
         SET group_id = $4, feed_id = $5, title = $6, brand = $7, kind = $8, sport = $9, season = $10,
             link = $11, image_link = $12, price_minor = $13, sale_price_minor = $14, sale_from_at = $15,
             sale_until_at = $16, currency = $17, in_stock = $18, listed = TRUE, content_hash = $19,
             seen_run = $20, changed_at = $21, brand_key = $22, shelf = $23
         WHERE shop_id = $1 AND country = $2 AND product_id = $3 AND content_hash <> $19",
        rows,
    )?;
    Ok(count(changed))
}

/// A product that a feed names twice is taken once.
fn add(tx: &mut Tx, rows: &[Vec<Arg<'_>>]) -> Result<i64> {
    let added = tx.exec_many(
        "INSERT INTO shop_product (shop_id, country, product_id, group_id, feed_id, title, brand, kind,
                                   sport, season, link, image_link, price_minor, sale_price_minor,
                                   sale_from_at, sale_until_at, currency, in_stock, listed, content_hash,
                                   seen_run, changed_at, brand_key, shelf)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, TRUE,
                 $19, $20, $21, $22, $23) ON CONFLICT DO NOTHING",
        rows,
    )?;
    Ok(count(added))
}

fn add_faults(tx: &mut Tx, feed: &Row, faults: &[(i64, ItemFault)]) -> Result<()> {
    for (number, fault) in faults {
        tx.exec(
            "INSERT INTO shop_feed_fault (feed_id, run, number, line, item, field, reason)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
            args![
                feed.id,
                feed.last_run,
                number,
                i64::try_from(fault.line).unwrap_or(i64::MAX),
                fault.item,
                fault.field,
                fault.reason
            ],
        )?;
    }
    Ok(())
}

fn count(rows: u64) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// Where a model stands on its shelf: by chance, but always there.
fn shelf(group: &str) -> i64 {
    let [a, b, c, d, ..] = *blake3::hash(group.as_bytes()).as_bytes();
    i64::from(u32::from_le_bytes([a, b, c, d]))
}
