//! Promotions: who gets what, for what, when, and how often.
//!
//! Who fulfils the condition while a promotion runs gets an offer ([`crate::granting`]); what happened before
//! its start, during a pause or after its end gives nothing, however late it is heard of. Once an offer or a
//! code exists, the shop and the worth stay as they are: what was promised is kept.
pub mod codes;
pub mod create;
pub mod edit;
pub mod list;
pub mod show;
pub mod turn;

use kernel::db::{Column, DbError, LiteValue, PgRow};
use kernel::{ChallengeId, PromotionId, Result, Timestamp, Tx, args, from_row};
use serde::{Deserialize, Serialize};

use crate::ShopId;
use crate::adapters::Discount;

/// What unlocks an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = PromotionUnlock)]
pub enum Unlock {
    /// A badge is earned.
    Badge {
        /// Its id in the catalogue of badges.
        badge: String,
        /// For badges in steps: exactly this one; absent: any.
        #[serde(default)]
        tier: Option<String>,
    },
    /// A level is reached for the first time.
    Level {
        /// Which one, from 2.
        level: u32,
    },
    /// A regional challenge ends.
    Challenge {
        /// Which one.
        challenge: ChallengeId,
        /// With which result.
        result: ChallengeResult,
        /// For `rank`: the last rank that counts.
        #[serde(default)]
        rank: Option<u32>,
    },
    /// The first activity ever is recorded.
    FirstActivity,
    /// Nothing: whoever fits may take it.
    Open,
}

/// How a challenge has to end for its athlete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PromotionChallengeResult)]
pub enum ChallengeResult {
    /// The goal was reached.
    Completed,
    /// The final rank is 1, and somebody else was ranked too.
    Won,
    /// The final rank is at most the one named.
    Rank,
}

impl Unlock {
    /// The word and the key by which a fact finds its promotions.
    pub(crate) fn word_and_key(&self) -> (&'static str, String) {
        match self {
            Unlock::Badge { badge, .. } => ("badge", badge.clone()),
            Unlock::Level { .. } => ("level", String::new()),
            Unlock::Challenge { challenge, .. } => ("challenge", challenge.to_string()),
            Unlock::FirstActivity => ("first_activity", String::new()),
            Unlock::Open => ("open", String::new()),
        }
    }
}

/// Reads a column in which a value lies as JSON.
macro_rules! json_column {
    ($($type:ty),+) => {$(
        impl Column for $type {
            fn from_lite(value: &LiteValue) -> Result<Self, DbError> {
                let text = String::from_lite(value)?;
                serde_json::from_str(&text).map_err(|error| DbError::Shape(error.to_string()))
            }
            fn from_pg(row: &PgRow, index: usize) -> Result<Self, DbError> {
                let text = String::from_pg(row, index)?;
                serde_json::from_str(&text).map_err(|error| DbError::Shape(error.to_string()))
            }
        }
    )+};
}
json_column!(Unlock, Discount, crate::offers::Reason);

/// A promotion as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub id: PromotionId,
    pub shop: ShopId,
    pub version: i64,
    pub title: String,
    pub about: String,
    pub title_ru: String,
    pub about_ru: String,
    /// Codes with a space between them.
    pub countries: String,
    pub region: Option<String>,
    pub min_level: u32,
    pub unlock: Unlock,
    pub discount: Discount,
    pub currency: Option<String>,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub valid_days: i64,
    pub budget: i64,
    pub per_person: i64,
    pub refund_returns: bool,
    pub used: i64,
    pub shop_fault: Option<String>,
}
from_row!(Row {
    id,
    shop,
    version,
    title,
    about,
    title_ru,
    about_ru,
    countries,
    region,
    min_level,
    unlock,
    discount,
    currency,
    starts_at,
    ends_at,
    valid_days,
    budget,
    per_person,
    refund_returns,
    used,
    shop_fault
});

/// Where a promotion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PromotionPhase)]
pub enum Phase {
    /// It will begin.
    Planned,
    /// It gives offers.
    Running,
    /// It gives none until somebody resumes it.
    Paused,
    /// It is over; offers that were made stay good.
    Ended,
}

impl Row {
    /// Its title and its words in a language.
    pub(crate) fn words(&self, language: &str) -> (String, String) {
        let in_russian = language == "ru" && !self.title_ru.is_empty();
        match in_russian {
            true if self.about_ru.is_empty() => (self.title_ru.clone(), self.about.clone()),
            true => (self.title_ru.clone(), self.about_ru.clone()),
            false => (self.title.clone(), self.about.clone()),
        }
    }

    /// Until when a code made ahead has to be good: whatever offer it will belong to ends before.
    pub(crate) fn codes_end_at(&self) -> Timestamp {
        self.ends_at.plus_ms((self.valid_days + 2) * crate::DAY_MS)
    }
}

/// The promotion with an id.
pub(crate) fn find(tx: &mut Tx, id: PromotionId) -> Result<Option<Row>> {
    tx.find(
        "SELECT promotion_id, shop_id, version, title, about, title_ru, about_ru, countries, region,
                min_level, unlock, discount, currency, starts_at, ends_at, valid_days, budget, per_person,
                refund_returns, used, shop_fault
         FROM shop_promotion WHERE promotion_id = $1",
        args![id],
    )
}

/// The promotions that something unlocks at an instant, pauses not regarded.
pub(crate) fn list_unlocked(
    tx: &mut Tx,
    word: &'static str,
    key: &str,
    at: Timestamp,
) -> Result<Vec<Row>> {
    tx.list(
        "SELECT promotion_id, shop_id, version, title, about, title_ru, about_ru, countries, region,
                min_level, unlock, discount, currency, starts_at, ends_at, valid_days, budget, per_person,
                refund_returns, used, shop_fault
         FROM shop_promotion
         WHERE unlock_kind = $1 AND unlock_key = $2 AND starts_at <= $3 AND ends_at > $3
         ORDER BY promotion_id LIMIT 100",
        args![word, key, at],
    )
}

/// Whether a promotion runs, or ran, at an instant.
pub(crate) fn runs_at(tx: &mut Tx, row: &Row, at: Timestamp) -> Result<bool> {
    if at < row.starts_at || at >= row.ends_at {
        return Ok(false);
    }
    let paused = tx.find::<(Timestamp,)>(
        "SELECT paused_at FROM shop_promotion_pause
         WHERE promotion_id = $1 AND paused_at <= $2 AND (resumed_at IS NULL OR resumed_at > $2) LIMIT 1",
        args![row.id, at],
    )?;
    Ok(paused.is_none())
}

/// Where a promotion stands now.
pub(crate) fn phase(tx: &mut Tx, row: &Row, now: Timestamp) -> Result<Phase> {
    if now >= row.ends_at {
        return Ok(Phase::Ended);
    }
    let paused = tx.find::<(Timestamp,)>(
        "SELECT paused_at FROM shop_promotion_pause WHERE promotion_id = $1 AND resumed_at IS NULL LIMIT 1",
        args![row.id],
    )?;
    Ok(match paused {
        Some(_) => Phase::Paused,
        None if now < row.starts_at => Phase::Planned,
        None => Phase::Running,
    })
}

/// Lets whoever edits a promotion wait, and whoever comes after an edit see it. Says what the promotion is.
pub(crate) fn lock(tx: &mut Tx, id: PromotionId) -> Result<Option<Row>> {
    tx.exec("UPDATE shop_promotion SET version = version WHERE promotion_id = $1", args![id])?;
    find(tx, id)
}

/// Takes one offer out of the budget. Says whether there was one left.
pub fn spend(tx: &mut Tx, id: PromotionId) -> Result<bool> {
    let spent = tx.exec(
        "UPDATE shop_promotion SET used = used + 1 WHERE promotion_id = $1 AND used < budget",
        args![id],
    )?;
    Ok(spent == 1)
}

/// Puts an offer back into the budget.
pub(crate) fn give_back(tx: &mut Tx, id: PromotionId) -> Result<()> {
    tx.exec(
        "UPDATE shop_promotion SET used = used - 1 WHERE promotion_id = $1 AND used > 0",
        args![id],
    )?;
    Ok(())
}

/// Counts an offer whose budget was given back and that was used after all: the shop has taken its code.
pub(crate) fn spend_again(tx: &mut Tx, id: PromotionId) -> Result<()> {
    tx.exec("UPDATE shop_promotion SET used = used + 1 WHERE promotion_id = $1", args![id])?;
    Ok(())
}
