//! What comes round every minute: offers that ran out give their budget back, their codes are made worthless in
//! the shop, the pools of shops whose codes are made are filled, and what is old is forgotten.
//!
//! Any number of processes may do it at once and be killed at any moment: each step finds for itself what is left
//! to do. A shop is called outside of every transaction; what was to be made or voided there is written down
//! before, and is tried again until the shop has said yes.
use std::collections::HashSet;

use kernel::{App, AthleteId, OfferId, PromotionId, Result, Timestamp, Tx, args};

use crate::adapters::{self, NewCode, ShopFault};
use crate::promotions::{self, Row as Promotion};
use crate::shops::{self, Shop};
use crate::{DAY_MS, ShopId, clicks, codes, orders};

/// Free codes that a pool holds ahead.
const AHEAD: i64 = 20;
const BATCH: i64 = 100;
/// An order placed in the last minutes may be told a little later.
const GRACE_MS: i64 = 3_600_000;

/// Does everything that is due. Returns how many rows were settled.
pub async fn keep(app: &App) -> Result<u64> {
    let mut done = expire(app).await?;
    done += void(app).await?;
    done += fill(app).await?;
    let now = app.clock.now();
    done += app.db.write(move |tx| forget(tx, now)).await?;
    Ok(done)
}

/// Lets unused offers run out.
async fn expire(app: &App) -> Result<u64> {
    let mut done = 0;
    loop {
        let now = app.clock.now();
        let some = app.db.write(move |tx| expire_some(tx, now)).await?;
        done += some;
        if some < BATCH as u64 {
            break;
        }
    }
    let now = app.clock.now();
    Ok(done + app.db.write(move |tx| retire(tx, now)).await?)
}

fn expire_some(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let due = tx.list::<(AthleteId, OfferId, PromotionId)>(
        "SELECT athlete_id, offer_id, promotion_id FROM shop_offer
         WHERE state IN ('granted', 'taken') AND valid_until <= $1 ORDER BY valid_until LIMIT $2",
        args![now.plus_ms(-GRACE_MS), BATCH],
    )?;
    for (athlete, offer, promotion) in &due {
        let expired = tx.exec(
            "UPDATE shop_offer SET state = 'expired'
             WHERE athlete_id = $1 AND offer_id = $2 AND state IN ('granted', 'taken')",
            args![athlete, offer],
        )?;
        // Zero when another process, or an order, was faster.
        if expired == 1 {
            promotions::give_back(tx, *promotion)?;
            tx.exec(
                "UPDATE shop_code SET state = 'voiding', changed_at = $2
                 WHERE offer_id = $1 AND state IN ('taken', 'making')",
                args![offer, now],
            )?;
        }
    }
    Ok(due.len() as u64)
}

/// Codes made ahead for a promotion that is over and owes nobody any more.
fn retire(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec(
        "UPDATE shop_code SET state = 'voiding', changed_at = $1
         WHERE state IN ('free', 'making') AND valid_until IS NOT NULL AND promotion_id IN (
           SELECT p.promotion_id FROM shop_promotion p
           WHERE p.ends_at <= $1 AND NOT EXISTS (
             SELECT 1 FROM shop_offer o WHERE o.promotion_id = p.promotion_id AND o.state = 'granted'))",
        args![now],
    )
}

/// Makes codes worthless in their shops. One whose shop is away is tried again in the next round.
async fn void(app: &App) -> Result<u64> {
    let due = app.db.read(|tx| {
        tx.list::<(ShopId, String, Option<Timestamp>)>(
            "SELECT shop_id, code, valid_until FROM shop_code WHERE state = 'voiding'
             ORDER BY changed_at LIMIT $1",
            args![BATCH],
        )
    });
    let (mut done, mut away) = (0, HashSet::new());
    for (id, code, valid_until) in due.await? {
        if away.contains(&id) {
            continue;
        }
        let Some(shop) = app.db.read(move |tx| shops::find(tx, id)).await? else { continue };
        let letters = code.clone();
        let outcome = adapters::call(move || adapters::of(&shop).void_code(&shop, &letters)).await;
        let now = app.clock.now();
        let is_void = match outcome {
            // A code that the operator brought is not ours to void; it is given to nobody any more.
            Ok(()) | Err(ShopFault::BringsItsOwn) => true,
            Err(ShopFault::Away) => {
                away.insert(id);
                false
            }
            Err(ShopFault::Refused(_)) => {
                tracing::warn!(shop = %id, "a shop refused to void a code");
                valid_until.is_some_and(|until| until <= now)
            }
        };
        done += u64::from(is_void);
        // Behind all others, when it was in vain.
        app.db.write(move |tx| {
            tx.exec(
                "UPDATE shop_code SET state = CASE WHEN $3 THEN 'void' ELSE state END, changed_at = $4
                 WHERE shop_id = $1 AND code = $2 AND state = 'voiding'",
                args![id, code, is_void, now],
            )
        })
        .await?;
    }
    Ok(done)
}

/// Keeps codes ahead for every promotion of a shop that makes them.
async fn fill(app: &App) -> Result<u64> {
    let now = app.clock.now();
    let due = app.db.read(move |tx| {
        tx.list::<(PromotionId, ShopId)>(
            "SELECT p.promotion_id, p.shop_id FROM shop_promotion p
             WHERE (p.starts_at <= $1 AND p.ends_at > $2) OR EXISTS (
               SELECT 1 FROM shop_code c WHERE c.promotion_id = p.promotion_id AND c.state = 'making')
             ORDER BY p.promotion_id",
            args![now.plus_ms(DAY_MS), now],
        )
    });
    let (mut done, mut away) = (0, HashSet::new());
    for (promotion, shop) in due.await? {
        if away.contains(&shop) {
            continue;
        }
        let Some(shop) = app.db.read(move |tx| shops::find(tx, shop)).await? else { continue };
        if adapters::of(&shop).brings_its_own() || shop.state != "open" {
            continue;
        }
        let id = shop.id;
        match fill_one(app, promotion, shop).await? {
            Ok(made) => done += made,
            Err(ShopFault::Away) => {
                away.insert(id);
            }
            Err(_) => {}
        }
    }
    Ok(done)
}

async fn fill_one(app: &App, promotion: PromotionId, shop: Shop) -> Result<Result<u64, ShopFault>> {
    let now = app.clock.now();
    let wanted = app.db.write(move |tx| reserve_some(tx, promotion, now)).await?;
    if wanted.is_empty() {
        return Ok(Ok(0));
    }
    let (id, count) = (shop.id, wanted.len() as u64);
    let letters: Vec<String> = wanted.iter().map(|code| code.code.clone()).collect();
    let made = adapters::call(move || adapters::of(&shop).make_codes(&shop, &wanted)).await;
    let now = app.clock.now();
    let fault = match &made {
        Ok(()) | Err(ShopFault::BringsItsOwn) => None,
        Err(ShopFault::Away) => Some("away"),
        Err(ShopFault::Refused(_)) => {
            tracing::warn!(shop = %id, %promotion, "a shop refused to make codes");
            Some("refused")
        }
    };
    let is_made = made.is_ok();
    app.db
        .write(move |tx| {
            for code in &letters {
                match is_made {
                    true => codes::free_made(tx, id, code, now)?,
                    false => codes::leave_reserved(tx, id, code)?,
                }
            }
            tx.exec(
                "UPDATE shop_promotion SET shop_fault = $2 WHERE promotion_id = $1",
                args![promotion, fault],
            )
        })
        .await?;
    Ok(made.map(|()| count))
}

/// Reserves what the pool lacks, and takes over what was reserved and left.
fn reserve_some(tx: &mut Tx, id: PromotionId, now: Timestamp) -> Result<Vec<NewCode>> {
    // Locked: an edit of what a code is worth comes before this, or sees these codes.
    let Some(promotion) = promotions::lock(tx, id)? else { return Ok(Vec::new()) };
    let mut wanted = Vec::new();
    for (code, until) in codes::list_left(tx, id, now, BATCH)? {
        tx.exec(
            "UPDATE shop_code SET changed_at = $3 WHERE shop_id = $1 AND code = $2",
            args![promotion.shop, code, now],
        )?;
        wanted.push(codes::new_code(&promotion, code, until));
    }
    for _ in 0..lacking(tx, &promotion, now)? {
        wanted.push(codes::reserve(tx, &promotion, now)?);
    }
    Ok(wanted)
}

/// How many codes the pool lacks: as many as may still be taken, but no more than a few ahead.
fn lacking(tx: &mut Tx, promotion: &Promotion, now: Timestamp) -> Result<i64> {
    let (waiting,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM shop_offer WHERE promotion_id = $1 AND state = 'granted'",
        args![promotion.id],
    )?;
    let (there,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM shop_code
         WHERE promotion_id = $1 AND state IN ('free', 'making') AND valid_until >= $2",
        args![promotion.id, promotion.codes_end_at()],
    )?;
    let to_come = match now < promotion.ends_at {
        true => (promotion.budget - promotion.used).max(0),
        false => 0,
    };
    Ok(((waiting + to_come).min(AHEAD) - there).max(0))
}

fn forget(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let forgotten = tx.exec(
        "DELETE FROM shop_click WHERE clicked_at < $1",
        args![now.plus_ms(-clicks::KEPT_MS)],
    )?;
    let webhooks = tx.exec(
        "DELETE FROM shop_webhook WHERE received_at < $1",
        args![now.plus_ms(-orders::webhook::KEPT_MS)],
    )?;
    Ok(forgotten + webhooks)
}
