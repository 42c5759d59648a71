//! Granting: a fact that fulfils the condition of a promotion gives its athlete an offer.
//!
//! Judged is the instant of the fact, not of its delivery: a badge earned while the promotion ran counts,
//! however late we hear of it. Nobody is given anything for what was there before the promotion began; a level
//! is reached once, when the highest one told passes it. Told twice is granted once, by the cause.
use events::{
    ActivityRecorded, BadgeEarned, ChallengeFinished, ChallengeWon, LevelReached, PromotionGranted,
};
use kernel::athlete::{self, Athlete};
use kernel::facts::Listeners;
use kernel::{AthleteId, ChallengeId, Error, OfferId, Result, Timestamp, Tx, args};

use crate::offers::{self, Reason};
use crate::promotions::{self, ChallengeResult, Row, Unlock};
use crate::shops;

/// The name under which this room's deliveries are stored; it never changes.
const NAME: &str = "shop";
/// From this age on somebody gets offers.
const OF_AGE: i32 = 18;

/// Listens to what unlocks offers.
pub(crate) fn listeners(listeners: Listeners) -> Listeners {
    listeners
        .on_dated(NAME, |tx, fact: &BadgeEarned, at, now| {
            let tier = fact.tier.clone().unwrap_or_default();
            let cause = format!("badge:{}:{tier}", fact.badge);
            let reason = Reason::Badge { badge: fact.badge.clone(), tier: fact.tier.clone() };
            grant_all(tx, fact.athlete, ("badge", &fact.badge), &cause, &reason, at, now, |unlock| {
                matches!(unlock, Unlock::Badge { tier, .. }
                    if tier.is_none() || *tier == fact.tier)
            })
        })
        .on_dated(NAME, |tx, fact: &LevelReached, at, now| {
            let before = raise_level(tx, fact.athlete, fact.level)?;
            let reason = Reason::Level { level: fact.level };
            let cause = format!("level:{}", fact.level);
            grant_all(tx, fact.athlete, ("level", ""), &cause, &reason, at, now, |unlock| {
                matches!(unlock, Unlock::Level { level } if before < *level && *level <= fact.level)
            })
        })
        .on_dated(NAME, |tx, fact: &ChallengeFinished, at, now| {
            if !fact.official {
                return Ok(());
            }
            let key = fact.challenge.to_string();
            let (cause, reason) = of_challenge(fact.challenge, &fact.title, Some(fact.rank));
            grant_all(tx, fact.athlete, ("challenge", &key), &cause, &reason, at, now, |unlock| {
                match unlock {
                    Unlock::Challenge { result: ChallengeResult::Completed, .. } => fact.completed,
                    Unlock::Challenge { result: ChallengeResult::Rank, rank, .. } => {
                        rank.is_some_and(|last| fact.rank <= last)
                    }
                    _ => false,
                }
            })
        })
        .on_dated(NAME, |tx, fact: &ChallengeWon, at, now| {
            if !fact.official {
                return Ok(());
            }
            let key = fact.challenge.to_string();
            let (cause, reason) = of_challenge(fact.challenge, &fact.title, Some(1));
            grant_all(tx, fact.athlete, ("challenge", &key), &cause, &reason, at, now, |unlock| {
                matches!(unlock, Unlock::Challenge { result: ChallengeResult::Won, .. })
            })
        })
        .on_dated(NAME, |tx, fact: &ActivityRecorded, at, now| {
            tx.exec(
                "INSERT INTO shop_first_activity (athlete_id, activity_id) VALUES ($1, $2)
                 ON CONFLICT DO NOTHING",
                args![fact.athlete, fact.activity],
            )?;
            let (first,) = tx.one::<(Option<kernel::ActivityId>,)>(
                "SELECT activity_id FROM shop_first_activity WHERE athlete_id = $1",
                args![fact.athlete],
            )?;
            if first != Some(fact.activity) {
                return Ok(());
            }
            let (cause, reason) = ("first_activity", Reason::FirstActivity);
            grant_all(tx, fact.athlete, (cause, ""), cause, &reason, at, now, |_| true)
        })
}

fn of_challenge(challenge: ChallengeId, title: &str, rank: Option<u32>) -> (String, Reason) {
    let reason = Reason::Challenge { challenge, title: title.to_owned(), rank };
    (format!("challenge:{challenge}"), reason)
}

/// Grants what every promotion gives that a fact unlocks.
#[allow(
    clippy::too_many_arguments,
    reason = "what happened, to whom, when; all of it is needed once"
)]
fn grant_all(
    tx: &mut Tx,
    athlete: AthleteId,
    (word, key): (&'static str, &str),
    cause: &str,
    reason: &Reason,
    happened_at: Timestamp,
    now: Timestamp,
    unlocks: impl Fn(&Unlock) -> bool,
) -> Result<()> {
    let rows = promotions::list_unlocked(tx, word, key, happened_at)?;
    if rows.is_empty() {
        return Ok(());
    }
    let Some(athlete) = athlete::find(tx, athlete)? else { return Ok(()) };
    lock(tx, athlete.id)?;
    for row in rows {
        if unlocks(&row.unlock) {
            // Why somebody gets nothing concerns nobody: there was no offer to begin with.
            let _ = grant(tx, &row, &athlete, cause, reason, happened_at, now)?;
        }
    }
    Ok(())
}

/// Lets one change of an athlete's offers wait for the other.
pub(crate) fn lock(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec(
        "INSERT INTO shop_athlete (athlete_id, level) VALUES ($1, 1)
         ON CONFLICT (athlete_id) DO UPDATE SET level = shop_athlete.level",
        args![athlete],
    )?;
    Ok(())
}

/// The highest level told of an athlete.
pub(crate) fn level(tx: &mut Tx, athlete: AthleteId) -> Result<u32> {
    let told =
        tx.find::<(u32,)>("SELECT level FROM shop_athlete WHERE athlete_id = $1", args![athlete])?;
    Ok(told.map_or(1, |(level,)| level))
}

/// Remembers a level. Returns the highest one before.
fn raise_level(tx: &mut Tx, athlete: AthleteId, reached: u32) -> Result<u32> {
    lock(tx, athlete)?;
    let before = level(tx, athlete)?;
    tx.exec(
        "UPDATE shop_athlete SET level = $2 WHERE athlete_id = $1 AND level < $2",
        args![athlete, reached],
    )?;
    Ok(before)
}

/// Why somebody gets no offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WhyNot {
    NotRunning,
    Elsewhere,
    TooYoung,
    LevelTooLow(u32),
    HadEnough,
    AllGone,
}

impl From<WhyNot> for Error {
    fn from(why: WhyNot) -> Error {
        match why {
            WhyNot::NotRunning => {
                Error::refused("promotion_over", "this promotion gives no offers at the moment")
            }
            WhyNot::Elsewhere => Error::refused(
                "promotion_elsewhere",
                "this promotion is for people who live somewhere else",
            ),
            WhyNot::TooYoung => Error::refused("too_young", "offers are for adults"),
            WhyNot::LevelTooLow(level) => Error::refused(
                "level_too_low",
                format!("this offer waits for you at level {level}"),
            ),
            WhyNot::HadEnough => Error::refused("offer_had", "you have had this offer already"),
            WhyNot::AllGone => Error::refused(
                "all_gone",
                "all of these offers have found their people; the next promotion will come",
            ),
        }
    }
}

/// Whether a promotion is for somebody, as the account is now.
pub(crate) fn is_for(
    tx: &mut Tx,
    row: &Row,
    athlete: &Athlete,
    now: Timestamp,
) -> Result<Result<(), WhyNot>> {
    let lives_there = row.countries.is_empty()
        || row.countries.split_whitespace().any(|country| country == athlete.country);
    if !lives_there || (row.region.is_some() && row.region != athlete.region) {
        return Ok(Err(WhyNot::Elsewhere));
    }
    if athlete.age_on(now.day_in(&athlete.time_zone)) < OF_AGE {
        return Ok(Err(WhyNot::TooYoung));
    }
    if row.min_level > 1 && level(tx, athlete.id)? < row.min_level {
        return Ok(Err(WhyNot::LevelTooLow(row.min_level)));
    }
    Ok(Ok(()))
}

/// Gives an athlete an offer, once for each cause, within the budget. Call [`lock`] first.
pub(crate) fn grant(
    tx: &mut Tx,
    row: &Row,
    athlete: &Athlete,
    cause: &str,
    reason: &Reason,
    happened_at: Timestamp,
    now: Timestamp,
) -> Result<Result<OfferId, WhyNot>> {
    if let Some(offer) = offers::find_by_cause(tx, athlete.id, row.id, cause)? {
        return Ok(Ok(offer));
    }
    let is_open = shops::find(tx, row.shop)?.is_some_and(|shop| shop.state == "open");
    if !is_open || !promotions::runs_at(tx, row, happened_at)? {
        return Ok(Err(WhyNot::NotRunning));
    }
    if let Err(why) = is_for(tx, row, athlete, now)? {
        return Ok(Err(why));
    }
    if offers::count(tx, athlete.id, row.id)? >= row.per_person {
        return Ok(Err(WhyNot::HadEnough));
    }
    if !promotions::spend(tx, row.id)? {
        return Ok(Err(WhyNot::AllGone));
    }
    let offer = OfferId::new();
    // Good until the last day is over where the athlete is.
    let today = now.day_in(&athlete.time_zone);
    let valid_until = today.plus_days(row.valid_days + 1).starts_at(&athlete.time_zone);
    tx.exec(
        "INSERT INTO shop_offer (athlete_id, offer_id, promotion_id, shop_id, cause, reason, state,
                                 granted_at, valid_until)
         VALUES ($1, $2, $3, $4, $5, $6, 'granted', $7, $8)",
        args![
            athlete.id,
            offer,
            row.id,
            row.shop,
            cause,
            serde_json::to_string(reason)?,
            now,
            valid_until
        ],
    )?;
    let fact = PromotionGranted {
        athlete: athlete.id,
        promotion: row.id,
        offer,
        title: row.title.clone(),
        at: now,
    };
    tx.publish(&fact, now)?;
    Ok(Ok(offer))
}
