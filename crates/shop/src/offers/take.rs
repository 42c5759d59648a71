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
    let offer = app.db.write(move |tx| grant_open(tx, id, &athlete, now)).await?;
    Ok(Json(take(&app, me.athlete, offer).await?))
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
        let who = athlete.clone();
        match app.db.write(move |tx| step(tx, &who, offer, now)).await? {
            Step::Have(card) => return Ok(*card),
            Step::NoneLeft => return Err(no_codes_left()),
            Step::Wait => tokio::time::sleep(PAUSE).await,
            Step::Make(shop, code) => make(app, athlete.id, *shop, code).await?,
        }
    }
    Err(shop_away())
}

fn step(tx: &mut Tx, athlete: &Athlete, offer: OfferId, now: Timestamp) -> Result<Step> {
    granting::lock(tx, athlete.id)?;
    let row = super::find(tx, athlete.id, offer)?.ok_or(Error::NotFound("offer"))?;
    match row.state(now) {
        OfferState::Granted => {}
        OfferState::Expired => {
            return Err(Error::refused("offer_expired", "this offer has run out"));
        }
        _ => return Ok(Step::Have(Box::new(super::card(tx, &row, athlete, now)?))),
    }
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
    match made {
        Ok(()) => {
            // Under the athlete's lock: another press looks into the pool and at reservations in one go.
            let free = app.db.write(move |tx| {
                granting::lock(tx, athlete)?;
                codes::free_made(tx, id, &letters, now)
            });
            free.await
        }
        Err(fault) => {
            if let ShopFault::Refused(_) = fault {
                tracing::warn!(shop = %id, "a shop refused to make a code");
            }
            // The reservation stays for the next press, which need not wait for it.
            app.db.write(move |tx| codes::leave_reserved(tx, id, &letters)).await?;
            Err(shop_away())
        }
    }
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
