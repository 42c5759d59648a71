//! Counting what was bought: `POST /api/v1/gear/offers/{id}`. The offer is its own key: taken again, it answers
//! with the gear that it became.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::ids::Uuid;
use kernel::{App, AthleteId, Day, Error, GearId, Me, Result, Tx, args, from_row};

use super::{GearOfferId, NO_SUCH};
use crate::gear::add::usual_wear_m;
use crate::gear::{Gear, Kind, Row, defaults, insert, list, lock_shelf, usual};

/// Start counting the kilometres of what you bought, from today on. It becomes what new activities of its sport
/// get, unless they get something already.
#[utoipa::path(post, path = "/api/v1/gear/offers/{id}", tag = "gear",
    params(("id" = GearOfferId, Path)),
    responses((status = 201, description = "The gear it is now, or has become before.", body = Gear),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: there is none, or it is not yours", body = Problem),
        (status = 409, description = "`too_much_gear`", body = Problem)))]
pub async fn take_gear_offer(
    State(app): State<App>,
    me: Me,
    Path(offer): Path<GearOfferId>,
) -> Result<(StatusCode, Json<Gear>)> {
    let now = app.clock.now();
    let today = now.day_in(&me.time_zone);
    let id = me.id;
    let taken = app.db.write(move |tx| {
        lock_shelf(tx, id)?;
        let fresh = GearId::new();
        let bought = if claim(tx, id, offer, fresh)? { find(tx, id, offer)? } else { None };
        let Some(bought) = bought else {
            let gear = find_taken(tx, id, offer)?.ok_or(NO_SUCH)?;
            return list::show(tx, id, gear);
        };
        let sport = bought.sport.clone();
        let new = bought.gear(fresh, today)?;
        insert(tx, id, &new, now)?;
        if let Some(sport) = sport.or_else(|| usual_sport(&new))
            && usual::usual(tx, id, &sport, today)?.is_none()
        {
            defaults::put(tx, id, &sport, fresh)?;
        }
        list::show(tx, id, fresh)
    });
    Ok((StatusCode::CREATED, Json(taken.await?)))
}

/// What gear is for when the shop does not say.
fn usual_sport(gear: &Row) -> Option<String> {
    let sport = match Kind::of(&gear.kind)? {
        Kind::Shoes => "running",
        Kind::Bike => "cycling",
    };
    Some(sport.to_owned())
}

/// Says whether the offer was open: of two that take it at once, one does.
fn claim(tx: &mut Tx, athlete: AthleteId, offer: GearOfferId, gear: GearId) -> Result<bool> {
    let claimed = tx.exec(
        "UPDATE gear_offer SET state = 'taken', gear_id = $3
         WHERE athlete_id = $1 AND offer_id = $2 AND state = 'open'",
        args![athlete, offer, gear],
    )?;
    Ok(claimed == 1)
}

struct Bought {
    kind: String,
    brand: String,
    model: String,
    sport: Option<String>,
    shop_id: Uuid,
    product: String,
}
from_row!(Bought { kind, brand, model, sport, shop_id, product });

impl Bought {
    fn gear(self, id: GearId, today: Day) -> Result<Row> {
        let kind = Kind::of(&self.kind).ok_or_else(|| Error::internal("an unknown kind"))?;
        Ok(Row {
            id,
            kind: self.kind,
            brand: self.brand,
            model: self.model,
            name: None,
            first_used_on: Some(today),
            offset_m: 0.0,
            wear_m: usual_wear_m(kind),
            retired_on: None,
            shop_id: Some(self.shop_id),
            product: Some(self.product),
        })
    }
}

fn find(tx: &mut Tx, athlete: AthleteId, offer: GearOfferId) -> Result<Option<Bought>> {
    tx.find(
        "SELECT kind, brand, model, sport, shop_id, product FROM gear_offer
         WHERE athlete_id = $1 AND offer_id = $2",
        args![athlete, offer],
    )
}

fn find_taken(tx: &mut Tx, athlete: AthleteId, offer: GearOfferId) -> Result<Option<GearId>> {
    let taken = tx.find::<(GearId,)>(
        "SELECT gear_id FROM gear_offer WHERE athlete_id = $1 AND offer_id = $2 AND state = 'taken'",
        args![athlete, offer],
    )?;
    Ok(taken.map(|(gear,)| gear))
}
