//! Open offers: `GET /api/v1/gear/offers`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, AthleteId, Day, Error, Me, Result, Timestamp, Tx, args, from_row};
use serde::Serialize;
use utoipa::ToSchema;

use super::GearOfferId;
use crate::gear::Kind;

/// Purchases that could be counted as gear.
#[derive(Debug, Serialize, ToSchema)]
pub struct GearOffers {
    /// The latest purchase first; at most 20.
    pub items: Vec<GearOffer>,
}

/// A pair of shoes or a bike that you bought.
#[derive(Debug, Serialize, ToSchema)]
pub struct GearOffer {
    /// Which offer.
    pub id: GearOfferId,
    /// Shoes or a bike.
    pub kind: Kind,
    /// Who makes it; may be empty.
    pub brand: String,
    /// What it is called.
    pub model: String,
    /// The sport it is made for, if it is for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sport: Option<String>,
    /// The day of the purchase on your calendar.
    pub bought_on: Day,
}

struct Row {
    id: GearOfferId,
    kind: String,
    brand: String,
    model: String,
    sport: Option<String>,
    bought_at: Timestamp,
}
from_row!(Row { id, kind, brand, model, sport, bought_at });

/// What you bought and could count as gear.
#[utoipa::path(get, path = "/api/v1/gear/offers", tag = "gear",
    responses((status = 200, body = GearOffers),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn list_gear_offers(State(app): State<App>, me: Me) -> Result<Json<GearOffers>> {
    let id = me.id;
    let rows = app.db.read(move |tx| list_open(tx, id)).await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        items.push(GearOffer {
            id: row.id,
            kind: Kind::of(&row.kind).ok_or_else(|| Error::internal("an unknown kind"))?,
            brand: row.brand,
            model: row.model,
            sport: row.sport,
            bought_on: row.bought_at.day_in(&me.time_zone),
        });
    }
    Ok(Json(GearOffers { items }))
}

fn list_open(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Row>> {
    tx.list(
        "SELECT offer_id, kind, brand, model, sport, bought_at FROM gear_offer
         WHERE athlete_id = $1 AND state = 'open' ORDER BY bought_at DESC, order_id, position LIMIT 20",
        args![athlete],
    )
}
