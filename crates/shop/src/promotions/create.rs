//! Creating a promotion: `POST /api/v1/operator/promotions`.
use std::collections::BTreeMap;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::idempotency::{self, IdempotencyKey};
use kernel::staff::Deed;
use kernel::{App, Error, Me, PromotionId, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::show::OperatedPromotion;
use super::{ChallengeResult, Unlock};
use crate::adapters::Discount;
use crate::{DAY_MS, Needs, ShopId, shops};

const LONGEST_DAYS: i64 = 366;
const MOST_BUDGET: i64 = 1_000_000;

/// What a promotion should be like. Minors never get an offer.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PromotionDraft {
    /// The shop that gives the discount.
    pub shop: ShopId,
    /// What the athlete reads first, 3 to 80 letters.
    #[schema(example = "10% for your first 10 km")]
    pub title: String,
    /// What else there is to say, up to 500 letters.
    #[serde(default)]
    pub about: String,
    /// The title in Russian; without it Russian readers see the other.
    #[serde(default)]
    pub title_ru: String,
    /// The words in Russian.
    #[serde(default)]
    pub about_ru: String,
    /// For residents of these countries; empty: of all.
    #[serde(default)]
    pub countries: Vec<String>,
    /// For those whose account names this part of a country, such as `DE-BY`.
    #[serde(default)]
    pub region: Option<String>,
    /// For those who reached this level; 1 unless said.
    #[serde(default)]
    pub min_level: Option<u32>,
    /// What unlocks it.
    pub unlock: Unlock,
    /// What it is worth.
    pub discount: Discount,
    /// ISO 4217 code; a sum needs it.
    #[serde(default)]
    pub currency: Option<String>,
    /// What happens from then on counts.
    pub starts_at: Timestamp,
    /// What happens from then on does not count any more.
    pub ends_at: Timestamp,
    /// Days for which an offer can be used, the day it was given not counted, 1 to 366.
    pub valid_days: i64,
    /// Offers in all, 1 to a million. Those that expire unused come back to it.
    pub budget: i64,
    /// Offers for each person, 1 to 20; 1 unless said.
    #[serde(default)]
    pub per_person: Option<i64>,
    /// Whether a wholly refunded order puts its offer back into the budget; it does not unless said.
    #[serde(default)]
    pub refund_returns_budget: bool,
}

/// Create a promotion.
#[utoipa::path(post, path = "/api/v1/operator/promotions", tag = "operator", request_body = PromotionDraft,
    responses(
        (status = 201, description = "The promotion.", body = OperatedPromotion),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn create_promotion(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    key: IdempotencyKey,
    Json(draft): Json<PromotionDraft>,
) -> Result<(StatusCode, Json<OperatedPromotion>)> {
    let now = app.clock.now();
    let draft = check(draft)?;
    let write = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        if draft.ends_at <= now {
            return Err(Error::invalid("ends_at", "the end is still to come"));
        }
        let id = idempotency::once(tx, &key, me.id, "create_promotion", &draft, now, |tx| {
            let id = insert(tx, &draft, now)?;
            staff.note(tx, "create_promotion", format_args!("promotion {id}"), now)?;
            Ok(id)
        })?;
        super::show::shown(tx, id, now)
    });
    Ok((StatusCode::CREATED, Json(write.await?)))
}

/// What is wrong with a draft, in the words of who filled it in; else the draft, tidied.
pub fn check(mut draft: PromotionDraft) -> Result<PromotionDraft> {
    let mut faults: BTreeMap<&'static str, String> = BTreeMap::new();
    let mut fault = |field, text: &str| {
        faults.insert(field, text.to_owned());
    };
    for words in [&mut draft.title, &mut draft.about, &mut draft.title_ru, &mut draft.about_ru] {
        *words = words.trim().to_owned();
    }
    let is_title = |title: &str| {
        (3..=80).contains(&title.chars().count()) && !title.chars().any(char::is_control)
    };
    let is_about = |about: &str| {
        about.chars().count() <= 500 && !about.chars().any(|c| c.is_control() && c != '\n')
    };
    if !is_title(&draft.title) {
        fault("title", "a title has 3 to 80 letters, on one line");
    }
    if !draft.title_ru.is_empty() && !is_title(&draft.title_ru) {
        fault("title_ru", "a title has 3 to 80 letters, on one line");
    }
    if draft.title_ru.is_empty() && !draft.about_ru.is_empty() {
        fault("title_ru", "Russian words need a Russian title, too");
    }
    if !is_about(&draft.about) {
        fault("about", "the words have up to 500 letters");
    }
    if !is_about(&draft.about_ru) {
        fault("about_ru", "the words have up to 500 letters");
    }
    draft.countries.sort();
    draft.countries.dedup();
    let is_country = |code: &str| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
    if draft.countries.len() > 60 || !draft.countries.iter().all(|code| is_country(code)) {
        fault("countries", "a country has a code of two capital letters, such as IT");
    }
    draft.region = draft.region.map(|code| code.trim().to_uppercase()).filter(|c| !c.is_empty());
    if let Some(region) = &draft.region {
        match region.split_once('-') {
            Some((country, part))
                if is_country(country)
                    && (1..=3).contains(&part.len())
                    && part.bytes().all(|b| b.is_ascii_alphanumeric()) =>
            {
                if !draft.countries.is_empty() && draft.countries != [country] {
                    fault(
                        "region",
                        "a region lies in one country: choose that country alone, or none",
                    );
                }
            }
            _ => fault("region", "a region has a code such as DE-BY"),
        }
    }
    if draft.min_level.is_some_and(|level| !(1..=1000).contains(&level)) {
        fault("min_level", "a level is a number from 1 to 1000");
    }
    match &mut draft.unlock {
        Unlock::Badge { badge, tier } => {
            let known = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_';
            if badge.is_empty() || badge.len() > 64 || !badge.bytes().all(known) {
                fault("unlock", "please choose a badge");
            }
            let tiers = ["bronze", "silver", "gold"];
            if tier.as_deref().is_some_and(|tier| !tiers.contains(&tier)) {
                fault("unlock", "a step of a badge is bronze, silver or gold");
            }
        }
        Unlock::Level { level } if !(2..=1000).contains(level) => {
            fault("unlock", "everybody has level 1; a level to reach is from 2 to 1000");
        }
        Unlock::Challenge { result, rank, .. } => match (result, &rank) {
            (ChallengeResult::Rank, Some(1..=100_000)) => {}
            (ChallengeResult::Rank, _) => fault("unlock", "please say the last rank that counts"),
            _ => *rank = None,
        },
        _ => {}
    }
    draft.currency = draft.currency.map(|c| c.trim().to_uppercase()).filter(|c| !c.is_empty());
    let known =
        draft.currency.as_deref().map(|code| iso_currency::Currency::from_code(code).is_some());
    match (&draft.discount, known) {
        (_, Some(false)) => {
            fault("currency", "we do not know this currency; use a code such as EUR")
        }
        (Discount::Amount { .. }, None) => fault("currency", "a sum needs a currency, such as EUR"),
        _ => {}
    }
    match draft.discount {
        Discount::Percent { percent } if !(1..=100).contains(&percent) => {
            fault("discount", "a share is from 1 to 100 percent");
        }
        Discount::Amount { minor } if !(1..=100_000_000).contains(&minor) => {
            fault("discount", "a sum is more than nothing and at most a million");
        }
        _ => {}
    }
    let lasts_ms = draft.ends_at.0.saturating_sub(draft.starts_at.0);
    if !(1..=LONGEST_DAYS * DAY_MS).contains(&lasts_ms) {
        fault("ends_at", "a promotion ends after it begins, within a year");
    }
    if !(1..=LONGEST_DAYS).contains(&draft.valid_days) {
        fault("valid_days", "an offer is good for 1 to 366 days");
    }
    if !(1..=MOST_BUDGET).contains(&draft.budget) {
        fault("budget", "a budget is from one offer to a million");
    }
    if draft.per_person.is_some_and(|most| !(1..=20).contains(&most)) {
        fault("per_person", "a person gets from 1 to 20 offers");
    }
    if faults.is_empty() { Ok(draft) } else { Err(Error::invalid_fields(faults)) }
}

/// Keeps a promotion whose draft was checked.
pub fn insert(tx: &mut Tx, draft: &PromotionDraft, now: Timestamp) -> Result<PromotionId> {
    if shops::find(tx, draft.shop)?.is_none() {
        return Err(Error::invalid("shop", "please choose a shop"));
    }
    let id = PromotionId::new();
    let (word, key) = draft.unlock.word_and_key();
    tx.exec(
        "INSERT INTO shop_promotion (promotion_id, shop_id, version, title, about, title_ru, about_ru,
                                     countries, region, min_level, unlock_kind, unlock_key, unlock, discount,
                                     currency, starts_at, ends_at, valid_days, budget, per_person,
                                     refund_returns, used, created_at, changed_at)
         VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
                 $20, 0, $21, $21)",
        args![
            id,
            draft.shop,
            draft.title,
            draft.about,
            draft.title_ru,
            draft.about_ru,
            draft.countries.join(" "),
            draft.region,
            draft.min_level.unwrap_or(1),
            word,
            key,
            serde_json::to_string(&draft.unlock)?,
            serde_json::to_string(&draft.discount)?,
            draft.currency,
            draft.starts_at,
            draft.ends_at,
            draft.valid_days,
            draft.budget,
            draft.per_person.unwrap_or(1),
            draft.refund_returns_budget,
            now
        ],
    )?;
    Ok(id)
}
