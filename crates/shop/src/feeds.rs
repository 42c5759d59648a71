//! Feeds: from where we know what a shop sells in a country, and what became of each reading.
pub mod accept;
pub mod change;
pub mod create;
pub(crate) mod fetch;
pub mod list;
pub mod list_faults;
pub mod run_now;
mod take;
pub mod upload;
pub mod work;

use kernel::{Result, Timestamp, Tx, args, from_row};
use serde::Serialize;

use crate::{FeedId, ShopId};

/// Faults of one run that are kept; all are counted.
pub(crate) const MOST_FAULTS: i64 = 1000;
/// Runs that are kept for each feed.
const MOST_RUNS: i64 = 30;

/// A feed and its lease.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub id: FeedId,
    pub shop: ShopId,
    pub country: String,
    pub currency: String,
    pub source: String,
    pub address: Option<String>,
    pub file: Option<String>,
    pub every_hours: i64,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    pub due_at: Option<Timestamp>,
    pub last_run: i64,
    pub leased_until: Timestamp,
}
from_row!(Row {
    id,
    shop,
    country,
    currency,
    source,
    address,
    file,
    every_hours,
    etag,
    last_modified,
    due_at,
    last_run,
    leased_until
});

/// The feed with an id.
pub(crate) fn find(tx: &mut Tx, id: FeedId) -> Result<Option<Row>> {
    tx.find(
        "SELECT feed_id, shop_id, country, currency, source, address, file, every_hours, etag,
                last_modified, due_at, last_run, leased_until
         FROM shop_feed WHERE feed_id = $1",
        args![id],
    )
}

/// A feed, as who runs the place sees it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Feed {
    /// Which one.
    pub id: FeedId,
    /// Whose.
    pub shop: ShopId,
    /// ISO 3166-1 alpha-2 code of the country in which its products are sold.
    pub country: String,
    /// ISO 4217 code of its prices.
    pub currency: String,
    /// `address` or `file`.
    pub source: String,
    /// Where it is fetched.
    pub address: Option<String>,
    /// How often it is fetched.
    pub every_hours: i64,
    /// When it is read next; `null` while nothing asks for it.
    pub due_at: Option<Timestamp>,
    /// Whether it is being read right now.
    pub is_being_read: bool,
    /// How many of its products are listed now.
    pub listed: i64,
    /// The last readings, newest first.
    pub runs: Vec<FeedRun>,
}

/// One reading of a feed, and its figures.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct FeedRun {
    /// Counted from 1.
    pub run: i64,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// `reading`; `done`; `not_newer`: the address has nothing new; `too_short`: so much is missing that
    /// nothing was taken off the list, which awaits a word; `broken_off`: it could not be read to its end, so
    /// nothing was taken off; `failed`: nothing could be read.
    #[schema(example = "done")]
    pub outcome: String,
    /// Why, in words; empty when all is well.
    pub message: String,
    /// How many products were listed before.
    pub listed_before: i64,
    /// Products read, broken ones included.
    pub read: i64,
    /// Products that were not there before.
    pub added: i64,
    /// Products of which something is different.
    pub changed: i64,
    /// Products that are as they were.
    pub unchanged: i64,
    /// Products that are not in the feed any more.
    pub gone: i64,
    /// Products that made no sense and were left out.
    pub broken: i64,
}
from_row!(FeedRun {
    run,
    started_at,
    ended_at,
    outcome,
    message,
    listed_before,
    read,
    added,
    changed,
    unchanged,
    gone,
    broken
});

/// A feed with its last runs.
pub(crate) fn shown(tx: &mut Tx, row: Row, now: Timestamp) -> Result<Feed> {
    let listed = count_listed(tx, row.shop, &row.country)?;
    let runs = tx.list::<FeedRun>(
        "SELECT run, started_at, ended_at, outcome, message, listed_before, items, added, changed,
                unchanged, gone, broken
         FROM shop_feed_run WHERE feed_id = $1 ORDER BY run DESC LIMIT 10",
        args![row.id],
    )?;
    Ok(Feed {
        id: row.id,
        shop: row.shop,
        country: row.country,
        currency: row.currency,
        source: row.source,
        address: row.address,
        every_hours: row.every_hours,
        due_at: row.due_at,
        is_being_read: row.leased_until > now,
        listed,
        runs,
    })
}

/// How many products of a shop are listed in a country.
pub(crate) fn count_listed(tx: &mut Tx, shop: ShopId, country: &str) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM shop_product WHERE shop_id = $1 AND country = $2 AND listed";
    Ok(tx.one::<(i64,)>(sql, args![shop, country])?.0)
}

/// Takes up to so many products off the list that a run did not see. Returns how many.
pub(crate) fn unlist_some(
    tx: &mut Tx,
    shop: ShopId,
    country: &str,
    run: i64,
    most: i64,
    now: Timestamp,
) -> Result<i64> {
    let gone = tx.exec(
        "UPDATE shop_product SET listed = FALSE, changed_at = $5
         WHERE shop_id = $1 AND country = $2 AND product_id IN (
           SELECT product_id FROM shop_product
           WHERE shop_id = $1 AND country = $2 AND listed AND seen_run < $3 LIMIT $4)",
        args![shop, country, run, most, now],
    )?;
    Ok(i64::try_from(gone).unwrap_or(i64::MAX))
}
