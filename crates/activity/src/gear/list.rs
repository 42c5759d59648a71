//! What there is: `GET /api/v1/gear`.
use std::cmp::Reverse;

use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, AthleteId, Day, GearId, Me, Result, Tx, args};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Gear, NO_SUCH, Row};
use crate::detail::tidy;

/// All your gear.
#[derive(Debug, Serialize, ToSchema)]
pub struct GearList {
    /// What is in use comes first, and then what was used last; 200 pieces are the most.
    pub items: Vec<Gear>,
}

/// Your shoes and bikes, and how far each went.
#[utoipa::path(get, path = "/api/v1/gear", tag = "gear",
    responses((status = 200, body = GearList), (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn list_gear(State(app): State<App>, me: Me) -> Result<Json<GearList>> {
    let id = me.id;
    let items = app.db.read(move |tx| list(tx, id)).await?;
    Ok(Json(GearList { items }))
}

/// All gear of an athlete, with what its activities amount to.
pub(crate) fn list(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Gear>> {
    let defaults = list_defaults(tx, athlete)?;
    let sums = list_sums(tx, athlete)?;
    let mut all = Vec::new();
    for row in list_rows(tx, athlete)? {
        let mut default_for = Vec::new();
        for (sport, gear) in &defaults {
            // Out of use it gets nothing, and has its sports back with its use.
            if *gear == row.id && row.retired_on.is_none() {
                default_for.push(sport.clone());
            }
        }
        let sum = sums.iter().find(|(gear, ..)| *gear == row.id);
        let (activities, distance_m, last_used_on) = sum
            .map_or((0, 0.0, None), |&(_, activities, distance_m, last_on)| {
                (activities, distance_m, Some(last_on))
            });
        all.push(Gear {
            kind: row.kind()?,
            id: row.id,
            brand: row.brand,
            model: row.model,
            name: row.name,
            first_used_on: row.first_used_on,
            offset_m: row.offset_m,
            wear_m: row.wear_m,
            retired_on: row.retired_on,
            default_for,
            distance_m: tidy(row.offset_m + distance_m),
            activities,
            last_used_on,
        });
    }
    all.sort_by_key(|gear| {
        (gear.retired_on.is_some(), Reverse(gear.last_used_on), Reverse(gear.id))
    });
    Ok(all)
}

/// One piece of an athlete's gear.
pub(crate) fn show(tx: &mut Tx, athlete: AthleteId, id: GearId) -> Result<Gear> {
    list(tx, athlete)?.into_iter().find(|gear| gear.id == id).ok_or(NO_SUCH)
}

fn list_rows(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Row>> {
    tx.list(
        "SELECT gear_id, kind, brand, model, name, first_used_on, offset_m, wear_m, retired_on, shop_id,
                product
         FROM gear WHERE athlete_id = $1 ORDER BY gear_id",
        args![athlete],
    )
}

fn list_defaults(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<(String, GearId)>> {
    tx.list(
        "SELECT sport, gear_id FROM gear_default WHERE athlete_id = $1 ORDER BY sport",
        args![athlete],
    )
}

/// Number, distance and latest day of the activities done with each. Answered from an index alone.
fn list_sums(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<(GearId, u32, f64, Day)>> {
    tx.list(
        "SELECT gear_id, COUNT(*), CAST(COALESCE(SUM(distance_m), 0) AS DOUBLE PRECISION), MAX(started_on)
         FROM activity WHERE athlete_id = $1 AND gear_id IS NOT NULL GROUP BY gear_id",
        args![athlete],
    )
}
