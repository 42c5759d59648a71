//! The pool of codes: letters that nobody guesses, each for one order.
use kernel::{OfferId, PromotionId, Result, Timestamp, Tx, args, random};

use crate::adapters::NewCode;
use crate::offers::Row as Offer;
use crate::promotions::Row as Promotion;
use crate::{DAY_MS, ShopId};

/// Digits and capitals without 0 O, 1 I L: nobody mistakes them when they are read out.
const LETTERS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// Groups of four letters: 12 of 31 are 59 bits, more than anybody tries.
const GROUPS: usize = 3;
/// How long whoever reserved a code is given to have it made.
pub(crate) const LEASE_MS: i64 = 15_000;

/// New letters, such as `RUN-7KQ4-M2XP-9HTW`.
pub(crate) fn letters() -> String {
    let mut code = String::from("RUN");
    let mut written = 0;
    while written < GROUPS * 4 {
        for byte in random::bytes::<32>() {
            // 248 is 8 times 31: each letter is as likely as the other.
            if byte < 248 && written < GROUPS * 4 {
                if written.is_multiple_of(4) {
                    code.push('-');
                }
                code.push(char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
                written += 1;
            }
        }
    }
    code
}

/// Takes a free code for an offer, if there is one. Two who reach for the same code: the slower takes another.
pub(crate) fn claim(tx: &mut Tx, offer: &Offer, now: Timestamp) -> Result<Option<String>> {
    // Starting somewhere in the middle keeps people from reaching for the same one.
    let mut from =
        format!("RUN-{}", char::from(LETTERS[usize::from(random::bytes::<1>()[0]) % 31]));
    loop {
        let claimed = tx.exec(
            "UPDATE shop_code SET state = 'taken', athlete_id = $4, offer_id = $5, changed_at = $6
             WHERE shop_id = $1 AND state = 'free' AND code = (
               SELECT c.code FROM shop_code c
               WHERE c.promotion_id = $2 AND c.state = 'free' AND c.shop_id = $1 AND c.code >= $3
                 AND (c.valid_until IS NULL OR c.valid_until >= $7)
               ORDER BY c.code LIMIT 1)",
            args![
                offer.shop,
                offer.promotion,
                from,
                offer.athlete,
                offer.id,
                now,
                offer.valid_until
            ],
        )?;
        if claimed == 1 {
            let (code,) = tx.one::<(String,)>(
                "SELECT code FROM shop_code WHERE offer_id = $1 AND state = 'taken'",
                args![offer.id],
            )?;
            return Ok(Some(code));
        }
        if from.is_empty() && count_free(tx, offer)? == 0 {
            return Ok(None);
        }
        from.clear();
    }
}

fn count_free(tx: &mut Tx, offer: &Offer) -> Result<i64> {
    let (free,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM shop_code
         WHERE promotion_id = $1 AND state = 'free' AND shop_id = $2
           AND (valid_until IS NULL OR valid_until >= $3)",
        args![offer.promotion, offer.shop, offer.valid_until],
    )?;
    Ok(free)
}

/// What a code is to be in the shop.
pub(crate) fn new_code(promotion: &Promotion, code: String, ends_at: Timestamp) -> NewCode {
    NewCode {
        code,
        label: promotion.title.clone(),
        discount: promotion.discount,
        currency: promotion.currency.clone(),
        // A little earlier: the shop's clock may be behind ours.
        starts_at: promotion.starts_at.plus_ms(-DAY_MS),
        ends_at,
    }
}

/// Whether somebody is having a code made for an offer.
pub(crate) fn is_being_made(tx: &mut Tx, offer: OfferId, now: Timestamp) -> Result<bool> {
    let making = tx.find::<(String,)>(
        "SELECT code FROM shop_code WHERE offer_id = $1 AND state = 'making' AND changed_at > $2",
        args![offer, now.plus_ms(-LEASE_MS)],
    )?;
    Ok(making.is_some())
}

/// Reserves a code for an offer, to be made now; or finds the one that was reserved. `None` while somebody else
/// is having it made.
pub(crate) fn reserve_for(
    tx: &mut Tx,
    promotion: &Promotion,
    offer: &Offer,
    now: Timestamp,
) -> Result<Option<NewCode>> {
    // What was heard of late is good for longer than what lies in the pool.
    let ends_at = promotion.codes_end_at().max(offer.valid_until.plus_ms(DAY_MS));
    let reserved = tx.find::<(String, Timestamp)>(
        "SELECT code, changed_at FROM shop_code WHERE offer_id = $1 AND state = 'making'",
        args![offer.id],
    )?;
    let code = match reserved {
        Some((_, at)) if now < at.plus_ms(LEASE_MS) => return Ok(None),
        Some((code, _)) => {
            tx.exec(
                "UPDATE shop_code SET changed_at = $3 WHERE shop_id = $1 AND code = $2",
                args![offer.shop, code, now],
            )?;
            code
        }
        None => {
            let code = letters();
            tx.exec(
                "INSERT INTO shop_code (shop_id, code, promotion_id, state, athlete_id, offer_id,
                                        valid_until, changed_at)
                 VALUES ($1, $2, $3, 'making', $4, $5, $6, $7)",
                args![offer.shop, code, promotion.id, offer.athlete, offer.id, ends_at, now],
            )?;
            code
        }
    };
    Ok(Some(new_code(promotion, code, ends_at)))
}

/// Reserves a code for the pool.
pub(crate) fn reserve(tx: &mut Tx, promotion: &Promotion, now: Timestamp) -> Result<NewCode> {
    let code = letters();
    tx.exec(
        "INSERT INTO shop_code (shop_id, code, promotion_id, state, valid_until, changed_at)
         VALUES ($1, $2, $3, 'making', $4, $5)",
        args![promotion.shop, code, promotion.id, promotion.codes_end_at(), now],
    )?;
    Ok(new_code(promotion, code, promotion.codes_end_at()))
}

/// Codes that were reserved and whose maker has not come back.
pub(crate) fn list_left(
    tx: &mut Tx,
    promotion: PromotionId,
    now: Timestamp,
    most: i64,
) -> Result<Vec<(String, Timestamp)>> {
    tx.list(
        "SELECT code, valid_until FROM shop_code WHERE promotion_id = $1 AND state = 'making' AND changed_at <= $2
         ORDER BY code LIMIT $3",
        args![promotion, now.plus_ms(-LEASE_MS), most],
    )
}

/// Puts a code that exists in the shop into the pool, for whoever comes next.
pub(crate) fn free_made(tx: &mut Tx, shop: ShopId, code: &str, now: Timestamp) -> Result<()> {
    tx.exec(
        "UPDATE shop_code SET state = 'free', athlete_id = NULL, offer_id = NULL, changed_at = $3
         WHERE shop_id = $1 AND code = $2 AND state = 'making'",
        args![shop, code, now],
    )?;
    Ok(())
}

/// Lets whoever comes next have a reserved code made at once.
pub(crate) fn leave_reserved(tx: &mut Tx, shop: ShopId, code: &str) -> Result<()> {
    tx.exec(
        "UPDATE shop_code SET changed_at = 0 WHERE shop_id = $1 AND code = $2 AND state = 'making'",
        args![shop, code],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_come_in_readable_groups_and_never_twice() {
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..1000 {
            let code = letters();
            assert_eq!(code.len(), 18, "{code}");
            let groups: Vec<&str> = code.split('-').collect();
            assert_eq!(groups[0], "RUN");
            for group in &groups[1..] {
                assert!(group.bytes().all(|byte| LETTERS.contains(&byte)), "{code}");
            }
            assert!(seen.insert(code));
        }
        let bits = (LETTERS.len() as f64).log2() * (GROUPS * 4) as f64;
        assert!(bits > 50.0, "{bits}");
    }
}
