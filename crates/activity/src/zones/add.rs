//! Hiding a place: `POST /api/v1/zones`.
use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use kernel::http::Json;
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args};
use serde::Deserialize;
use utoipa::ToSchema;

use super::discs::moved;
use super::list::{self, Zones};
use super::{MOST_ZONES, USUAL_RADIUS_M, WIDEST_RADIUS_M, ZoneId, chance, offset_m};
use crate::audience::Audience;
use crate::privacy;

/// A place to hide.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ZoneInput {
    /// What you call it, 1 to 40 characters.
    pub name: String,
    /// The place, WGS-84.
    pub latitude_deg: f64,
    /// The place, WGS-84.
    pub longitude_deg: f64,
    /// How far around nothing is shown, 400 to 1,600 metres; 400 unless said. Where there are few houses, take more.
    #[serde(default)]
    pub radius_m: Option<f64>,
}

/// Hide a place, in all your activities, past and future. A retry of the same place changes nothing.
#[utoipa::path(post, path = "/api/v1/zones", tag = "privacy", request_body = ZoneInput,
    responses((status = 201, body = Zones), (status = 401, description = "signed_out"),
        (status = 409, description = "too_many_zones"), (status = 422, description = "invalid_input")))]
pub async fn add_zone(
    State(app): State<App>,
    me: Me,
    Json(input): Json<ZoneInput>,
) -> Result<(StatusCode, Json<Zones>)> {
    let place = Place::from(input)?;
    let (athlete, now) = (me.athlete.id, app.clock.now());
    let (angle, reach) = (chance(), chance());
    let added = app.db.write(move |tx| {
        insert(tx, athlete, &place, offset_m(place.radius_m, angle, reach), now)?;
        list::find(tx, athlete)
    });
    let zones = added.await?;
    crate::jobs::ring();
    Ok((StatusCode::CREATED, Json(zones)))
}

/// A place whose numbers have been checked.
#[derive(Debug)]
struct Place {
    name: String,
    latitude_deg: f64,
    longitude_deg: f64,
    radius_m: f64,
}

impl Place {
    fn from(input: ZoneInput) -> Result<Place> {
        let mut wrong = BTreeMap::new();
        let name = clean_name(&input.name);
        if name.is_none() {
            wrong.insert("name", "a name has 1 to 40 characters".to_owned());
        }
        if !(-90.0..=90.0).contains(&input.latitude_deg) {
            wrong.insert("latitude_deg", "a latitude lies between -90 and 90".to_owned());
        }
        if !(-180.0..=180.0).contains(&input.longitude_deg) {
            wrong.insert("longitude_deg", "a longitude lies between -180 and 180".to_owned());
        }
        let radius_m = input.radius_m.unwrap_or(USUAL_RADIUS_M);
        if !is_radius(radius_m) {
            wrong.insert("radius_m", WRONG_RADIUS.to_owned());
        }
        match name {
            Some(name) if wrong.is_empty() => Ok(Place {
                name,
                latitude_deg: input.latitude_deg,
                longitude_deg: input.longitude_deg,
                radius_m,
            }),
            _ => Err(Error::invalid_fields(wrong)),
        }
    }
}

pub(super) const WRONG_RADIUS: &str = "a zone reaches 400 to 1,600 metres";

pub(super) fn is_radius(radius_m: f64) -> bool {
    (USUAL_RADIUS_M..=WIDEST_RADIUS_M).contains(&radius_m)
}

/// One line of 1 to 40 characters.
pub(super) fn clean_name(name: &str) -> Option<String> {
    const LONGEST_NAME: usize = 40;
    let name = crate::import::clean_title(name)?;
    (name.chars().count() <= LONGEST_NAME).then_some(name)
}

fn insert(
    tx: &mut Tx,
    athlete: AthleteId,
    place: &Place,
    off_m: (f64, f64),
    now: Timestamp,
) -> Result<()> {
    let is_decided = privacy::is_decided(tx, athlete)?;
    let mut decided = privacy::find_locked(tx, athlete, now)?;
    let there = super::list_rows(tx, athlete)?;
    let same = there.iter().any(|row| {
        (row.latitude_deg, row.longitude_deg) == (place.latitude_deg, place.longitude_deg)
    });
    if same {
        return Ok(());
    }
    if there.len() >= MOST_ZONES {
        return Err(Error::refused_as(
            StatusCode::CONFLICT,
            "too_many_zones",
            "you have ten zones, and that is as many as there may be; remove one first",
        ));
    }
    let centre = moved(place.latitude_deg, place.longitude_deg, off_m.0, off_m.1);
    tx.exec(
        "INSERT INTO privacy_zone (athlete_id, zone_id, name, latitude_deg, longitude_deg,
           centre_latitude_deg, centre_longitude_deg, radius_m, public_exits, closed, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, FALSE, $9)",
        args![
            athlete,
            ZoneId::new(),
            place.name,
            place.latitude_deg,
            place.longitude_deg,
            centre.0,
            centre.1,
            place.radius_m,
            now
        ],
    )?;
    // With the first zone the map may leave: to friends. Whoever decided anything before has seen where it goes, and it stays so.
    if !is_decided {
        decided.parts.map = Audience::Friends;
    }
    privacy::raise_revision(tx, athlete, &mut decided, now)
}
