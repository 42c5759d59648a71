//! Taking the code: `POST /api/v1/shop/offers/{id}/code`, and `POST /api/v1/shop/promotions/{id}/code` for an
//! open promotion. A thousand presses by one person give one code.
//!
//! A code comes from the pool; where the pool is empty and the shop's system can make one, one is made at once:
//! reserved in the database first, then made in the shop, then handed over. Whoever dies in between leaves a
//! reservation that the next press, or the worker, completes.
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use events::CodeTaken;
use kernel::athlete::Athlete;
use kernel::error::{Problem, Refusal};
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Error, Me, OfferId, PromotionId, Result, Timestamp, Tx, args};

use super::{OfferCard, OfferState, Reason, Row};
use crate::adapters::{self, NewCode, ShopFault};
use crate::shops::Shop;
use crate::{codes, granting, promotions, shops};

/// How often somebody looks whether another press of the same button was served, and how long in between.
const LOOKS: u32 = 25;
const PAUSE: Duration = Duration::from_millis(200);
/// How often a made code is brought into a database that is busy.
const TRIES: u32 = 5;

/// Take the code of an offer.
#[utoipa::path(post, path = "/api/v1/shop/offers/{id}/code", tag = "shop",
    params(("id" = OfferId, Path, description = "Which offer.")),
    responses(
        (status = 200, description = "The offer with its code, however often you ask.", body = OfferCard),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`offer_expired`", body = Problem),
        (status = 503, description = "`shop_away`, `no_codes_left`: the offer is kept.", body = Problem)))]
pub async fn take_code(
    State(app): State<App>,
    me: Me,
    Path(id): Path<OfferId>,
) -> Result<Json<OfferCard>> {
    Ok(Json(take(&app, me.athlete, id).await?))
}

/// Take the code of an open promotion.
#[utoipa::path(post, path = "/api/v1/shop/promotions/{id}/code", tag = "shop",
    params(("id" = PromotionId, Path, description = "Which promotion.")),
    responses(
        (status = 200, description = "Your offer with its code, however often you ask.", body = OfferCard),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`all_gone`, `offer_had`, `promotion_over`, `promotion_elsewhere`, \
                                      `level_too_low`, `too_young`", body = Problem),
        (status = 503, description = "`shop_away`: the offer is kept.", body = Problem)))]
pub async fn take_open_code(
    State(app): State<App>,
    me: Me,
    Path(id): Path<PromotionId>,
) -> Result<Json<OfferCard>> {
    let now = app.clock.now();
    let athlete = me.athlete.clone();
    // Whoever has one already need not wait for anybody.
    let mine = app.db.read(move |tx| find_unused(tx, me.athlete.id, id, now)).await?;
    let offer = match mine {
        Some(offer) => offer,
        None => {
            let who = athlete.clone();
            app.db.write(move |tx| grant_open(tx, id, &who, now)).await?
        }
    };
    Ok(Json(take(&app, athlete, offer).await?))
}

/// The offer of an open promotion: the one that somebody has, or a new one.
fn grant_open(tx: &mut Tx, id: PromotionId, athlete: &Athlete, now: Timestamp) -> Result<OfferId> {
    let row = promotions::find(tx, id)?.filter(|row| row.unlock == promotions::Unlock::Open);
    let row = row.ok_or(Error::NotFound("promotion"))?;
    granting::lock(tx, athlete.id)?;
    if let Some(offer) = find_unused(tx, athlete.id, id, now)? {
        return Ok(offer);
    }
    let nth = super::count(tx, athlete.id, id)? + 1;
    let cause = format!("open:{nth}");
    let offer = granting::grant(tx, &row, athlete, &cause, &Reason::Open, now, now)??;
    let shop = shops::find(tx, row.shop)?.ok_or(Error::NotFound("shop"))?;
    // Nobody earned this one, so it is not promised before there is a code for it.
    let mine = super::find(tx, athlete.id, offer)?.ok_or(Error::NotFound("offer"))?;
    if adapters::of(&shop).brings_its_own() && !hand_over(tx, &mine, now)? {
        return Err(granting::WhyNot::AllGone.into());
    }
    Ok(offer)
}

/// Somebody's offer of an open promotion that is not used up yet.
pub(super) fn find_unused(
    tx: &mut Tx,
    athlete: AthleteId,
    promotion: PromotionId,
    now: Timestamp,
) -> Result<Option<OfferId>> {
    let found = tx.find::<(OfferId,)>(
        "SELECT offer_id FROM shop_offer
         WHERE athlete_id = $1 AND promotion_id = $2 AND state IN ('granted', 'taken') AND valid_until > $3
         ORDER BY offer_id DESC LIMIT 1",
        args![athlete, promotion, now],
    )?;
    Ok(found.map(|(offer,)| offer))
}

/// What one look at an offer leads to.
enum Step {
    Have(Box<OfferCard>),
    /// Another press, or the worker, is having the code made.
    Wait,
    /// It is on this press to have the code made.
    Make(Box<Shop>, NewCode),
    NoneLeft,
}

async fn take(app: &App, athlete: Athlete, offer: OfferId) -> Result<OfferCard> {
    for _ in 0..LOOKS {
        let now = app.clock.now();
        let (who, again) = (athlete.clone(), athlete.clone());
        // Looking costs no lock, so a thousand presses of one person do not stand in each other's way.
        let next = match app.db.read(move |tx| peek(tx, &who, offer, now)).await? {
            Some(step) => step,
            None => app.db.write(move |tx| step(tx, &again, offer, now)).await?,
        };
        match next {
            Step::Have(card) => return Ok(*card),
            Step::NoneLeft => return Err(no_codes_left()),
            Step::Wait => tokio::time::sleep(PAUSE).await,
            Step::Make(shop, code) => make(app, athlete.id, *shop, code).await?,
        }
    }
    Err(shop_away())
}

/// What can be said without changing anything.
fn peek(tx: &mut Tx, athlete: &Athlete, offer: OfferId, now: Timestamp) -> Result<Option<Step>> {
    let row = super::find(tx, athlete.id, offer)?.ok_or(Error::NotFound("offer"))?;
    match row.state(now) {
        OfferState::Granted if codes::is_being_made(tx, row.id, now)? => Ok(Some(Step::Wait)),
        OfferState::Granted => Ok(None),
        OfferState::Expired => Err(Error::refused("offer_expired", "this offer has run out")),
        _ => Ok(Some(Step::Have(Box::new(super::card(tx, &row, athlete, now)?)))),
    }
}

fn step(tx: &mut Tx, athlete: &Athlete, offer: OfferId, now: Timestamp) -> Result<Step> {
    granting::lock(tx, athlete.id)?;
    // Under the lock now, so what was seen without it is looked at again.
    if let Some(step) = peek(tx, athlete, offer, now)? {
        return Ok(step);
    }
    let row = super::find(tx, athlete.id, offer)?.ok_or(Error::NotFound("offer"))?;
    if hand_over(tx, &row, now)? {
        let row = super::find(tx, athlete.id, offer)?.ok_or(Error::NotFound("offer"))?;
        return Ok(Step::Have(Box::new(super::card(tx, &row, athlete, now)?)));
    }
    let shop = shops::find(tx, row.shop)?.ok_or(Error::NotFound("shop"))?;
    if adapters::of(&shop).brings_its_own() {
        return Ok(Step::NoneLeft);
    }
    let promotion = promotions::lock(tx, row.promotion)?.ok_or(Error::NotFound("promotion"))?;
    Ok(match codes::reserve_for(tx, &promotion, &row, now)? {
        Some(code) => Step::Make(Box::new(shop), code),
        None => Step::Wait,
    })
}

/// Gives an offer a code out of the pool, if there is one.
fn hand_over(tx: &mut Tx, row: &Row, now: Timestamp) -> Result<bool> {
    let Some(code) = codes::claim(tx, row, now)? else { return Ok(false) };
    tx.exec(
        "UPDATE shop_offer SET state = 'taken', code = $3, taken_at = $4
         WHERE athlete_id = $1 AND offer_id = $2 AND state = 'granted'",
        args![row.athlete, row.id, code, now],
    )?;
    let fact = CodeTaken { athlete: row.athlete, promotion: row.promotion, offer: row.id, at: now };
    tx.publish(&fact, now)?;
    Ok(true)
}

/// Has a reserved code made in the shop, and puts it into the pool, from where the next look takes it.
async fn make(app: &App, athlete: AthleteId, shop: Shop, code: NewCode) -> Result<()> {
    let (id, letters) = (shop.id, code.code.clone());
    let made = adapters::call(move || adapters::of(&shop).make_codes(&shop, &[code])).await;
    let now = app.clock.now();
    if let Err(ShopFault::Refused(_)) = &made {
        tracing::warn!(shop = %id, "a shop refused to make a code");
    }
    let is_made = made.is_ok();
    // The code exists by now; a moment in which the database is full does not undo that.
    for _ in 0..TRIES {
        let letters = letters.clone();
        let write = app.db.write(move |tx| {
            // Under the athlete's lock: another press looks at pool and reservations in one go.
            granting::lock(tx, athlete)?;
            match is_made {
                true => codes::free_made(tx, id, &letters, now),
                // The reservation stays for the next press, which need not wait for it.
                false => codes::leave_reserved(tx, id, &letters),
            }
        });
        match write.await {
            Err(Error::Busy) => tokio::time::sleep(PAUSE).await,
            Err(error) => return Err(error),
            Ok(()) if is_made => return Ok(()),
            Ok(()) => return Err(shop_away()),
        }
    }
    Err(Error::Busy)
}

fn later(code: &'static str, detail: &str, seconds: u64) -> Error {
    Error::Refused(Box::new(Refusal {
        status: StatusCode::SERVICE_UNAVAILABLE,
        code,
        detail: detail.to_owned(),
        fields: Default::default(),
        retry_after_s: Some(seconds),
    }))
}

fn shop_away() -> Error {
    later(
        "shop_away",
        "the shop does not answer right now; your offer is kept, please try again later",
        60,
    )
}

fn no_codes_left() -> Error {
    later(
        "no_codes_left",
        "the shop has to send us new codes first; your offer is kept, please try again later",
        3600,
    )
}
