//! A new feed: `POST /api/v1/operator/feeds`.
use std::collections::BTreeMap;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::idempotency::{self, IdempotencyKey};
use kernel::staff::Deed;
use kernel::{App, Error, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::Feed;
use crate::{FeedId, Needs, ShopId, addresses, reading, shops};

/// From where we shall know what a shop sells in a country.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FeedDraft {
    /// Whose.
    pub shop: ShopId,
    /// ISO 3166-1 alpha-2 code, in capital letters.
    #[schema(example = "IT")]
    pub country: String,
    /// ISO 4217 code, in capital letters.
    #[schema(example = "EUR")]
    pub currency: String,
    /// Where it is fetched. Without one, files are uploaded.
    #[serde(default)]
    #[schema(example = "https://shop.example/feeds/it.xml")]
    pub address: Option<String>,
    /// How often it is fetched, 1 to 720 hours; 24 unless said.
    #[serde(default)]
    pub every_hours: Option<i64>,
}

/// Name a feed of a shop: one for each country.
#[utoipa::path(post, path = "/api/v1/operator/feeds", tag = "operator", request_body = FeedDraft,
    responses(
        (status = 201, description = "It is read at once when it has an address.", body = Feed),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 409, description = "`feed_exists`: this shop has one for this country.", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn create_feed(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    key: IdempotencyKey,
    Json(draft): Json<FeedDraft>,
) -> Result<(StatusCode, Json<Feed>)> {
    let now = app.clock.now();
    let made = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        check(tx, &draft)?;
        let id = idempotency::once(tx, &key, me.id, "create_feed", &draft, now, |tx| {
            let id = insert(tx, &draft, now)?;
            staff.note(tx, "create_feed", format_args!("feed {id}"), now)?;
            Ok(id)
        })?;
        let row = super::find(tx, id)?.ok_or(Error::NotFound("feed"))?;
        super::shown(tx, row, now)
    });
    Ok((StatusCode::CREATED, Json(made.await?)))
}

fn check(tx: &mut Tx, draft: &FeedDraft) -> Result<()> {
    let mut faults: BTreeMap<&'static str, String> = BTreeMap::new();
    if shops::find(tx, draft.shop)?.is_none() {
        faults.insert("shop", "choose one of your shops".to_owned());
    }
    if draft.country.len() != 2 || !draft.country.bytes().all(|letter| letter.is_ascii_uppercase())
    {
        let text = "a country has a code of two capital letters, such as IT";
        faults.insert("country", text.to_owned());
    }
    if reading::currency(&draft.currency).is_none() {
        let text = "a currency has a code of three capital letters, such as EUR";
        faults.insert("currency", text.to_owned());
    }
    if let Some(why) = draft.address.as_deref().and_then(addresses::fault) {
        faults.insert("address", why.to_owned());
    }
    if let Some(why) = draft.every_hours.and_then(hours_fault) {
        faults.insert("every_hours", why.to_owned());
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::invalid_fields(faults)) }
}

/// What is wrong with a pause between readings.
pub(super) fn hours_fault(hours: i64) -> Option<&'static str> {
    (!(1..=720).contains(&hours)).then_some("a feed is read every 1 to 720 hours")
}

/// Keeps a feed whose draft was checked.
pub fn insert(tx: &mut Tx, draft: &FeedDraft, now: Timestamp) -> Result<FeedId> {
    let id = FeedId::new();
    let source = if draft.address.is_some() { "address" } else { "file" };
    let due_at = draft.address.as_ref().map(|_| now);
    let made = tx.exec(
        "INSERT INTO shop_feed (feed_id, shop_id, country, currency, source, address, every_hours, due_at,
                                last_run, owner, leased_until, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, '', 0, $9) ON CONFLICT DO NOTHING",
        args![
            id,
            draft.shop,
            draft.country,
            draft.currency,
            source,
            draft.address,
            draft.every_hours.unwrap_or(24),
            due_at,
            now
        ],
    )?;
    if made == 0 {
        return Err(Error::refused(
            "feed_exists",
            "this shop has a feed for this country; change that one instead",
        ));
    }
    Ok(id)
}

/// Keeps a feed whose file is among our files already, to be read at once: the demo's.
pub fn insert_kept(
    tx: &mut Tx,
    id: FeedId,
    shop: ShopId,
    country: &str,
    currency: &str,
    file: &str,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "INSERT INTO shop_feed (feed_id, shop_id, country, currency, source, file, every_hours, due_at,
                                last_run, owner, leased_until, created_at)
         VALUES ($1, $2, $3, $4, 'file', $5, 24, $6, 0, '', 0, $6) ON CONFLICT DO NOTHING",
        args![id, shop, country, currency, file, now],
    )?;
    Ok(())
}
