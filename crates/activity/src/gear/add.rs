//! Adding gear: `POST /api/v1/gear`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::idempotency::{self, IdempotencyKey};
use kernel::{App, Day, Error, GearId, Me, Result};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Gear, Kind, Row, fields};

/// Where the athlete is reminded unless they say something else. 500 to 800 km is what people commonly say of
/// running shoes, with weak evidence, so it is a reminder that can be changed and no warning of injuries.
/// Nothing of the kind is common for bikes.
pub(super) fn usual_wear_m(kind: Kind) -> Option<f64> {
    match kind {
        Kind::Shoes => Some(700_000.0),
        Kind::Bike => None,
    }
}

/// What to add.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GearDraft {
    /// Shoes or a bike; it stays so.
    pub kind: Kind,
    /// Who makes it, at most 60 letters.
    #[serde(default)]
    #[schema(example = "Corvo")]
    pub brand: String,
    /// What it is called, 1 to 80 letters.
    #[schema(example = "Strada 3")]
    pub model: String,
    /// What you call it, at most 60 letters.
    #[serde(default)]
    pub name: Option<String>,
    /// The day of first use: earlier activities do not get it by themselves.
    #[serde(default)]
    pub first_used_on: Option<Day>,
    /// Metres it has gone already.
    #[serde(default)]
    pub offset_m: f64,
    /// Metres at which you want to be reminded; `null` for never. Unless said it is 700 km for shoes, a common
    /// figure with weak evidence, and never for bikes.
    #[serde(default, deserialize_with = "super::said", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<f64>)]
    pub wear_m: Option<Option<f64>>,
    /// The sports whose new activities get it by themselves, in the place of what they got before.
    #[serde(default)]
    pub default_for: Vec<String>,
}

/// Add a pair of shoes or a bike.
#[utoipa::path(post, path = "/api/v1/gear", tag = "gear", request_body = GearDraft,
    responses((status = 201, body = Gear), (status = 401, description = "`signed_out`", body = Problem),
        (status = 409, description = "`too_much_gear`: 200 pieces are the most", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`", body = Problem)))]
pub async fn add_gear(
    State(app): State<App>,
    me: Me,
    key: IdempotencyKey,
    Json(draft): Json<GearDraft>,
) -> Result<(StatusCode, Json<Gear>)> {
    let now = app.clock.now();
    let new = check(&draft, now.day_in(&me.time_zone))?;
    let id = me.id;
    let added = app.db.write(move |tx| {
        super::lock_shelf(tx, id)?;
        let gear = idempotency::once(tx, &key, id, "add_gear", &draft, now, |tx| {
            let new = Row { id: GearId::new(), ..new.clone() };
            super::insert(tx, id, &new, now)?;
            for sport in &draft.default_for {
                super::defaults::put(tx, id, sport, new.id)?;
            }
            Ok(new.id)
        })?;
        super::list::show(tx, id, gear)
    });
    Ok((StatusCode::CREATED, Json(added.await?)))
}

pub(super) fn check(draft: &GearDraft, today: Day) -> Result<Row> {
    let mut faults = fields::Faults::new();
    fields::default_for(draft.kind, &draft.default_for, &mut faults);
    let wear_m = draft.wear_m.unwrap_or_else(|| usual_wear_m(draft.kind));
    let row = Row {
        id: GearId::new(),
        kind: draft.kind.word().to_owned(),
        brand: fields::brand(&draft.brand, &mut faults),
        model: fields::model(&draft.model, &mut faults),
        name: fields::name(draft.name.as_deref().unwrap_or_default(), &mut faults),
        first_used_on: fields::first_used_on(draft.first_used_on, today, &mut faults),
        offset_m: fields::offset_m(draft.offset_m, &mut faults),
        wear_m: fields::wear_m(wear_m, &mut faults),
        retired_on: None,
        shop_id: None,
        product: None,
    };
    if faults.is_empty() { Ok(row) } else { Err(Error::invalid_fields(faults)) }
}
