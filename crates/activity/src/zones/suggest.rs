//! A place from which somebody starts more than once is probably a home: it is suggested as a zone, before any map is shown to
//! anybody. `PUT /api/v1/zones/suggestion/declined` takes a suggestion away for good.
use axum::extract::State;
use kernel::http::Json;
use kernel::ids::Uuid;
use kernel::{App, AthleteId, Me, Result, Tx, args};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Row;
use super::discs::{Disc, moved};
use super::list::{self, Zones};

/// Starts within this distance are one place.
const ONE_PLACE_M: f64 = 200.0;
/// How many activities are looked through, the newest.
const LOOKED_AT: i64 = 50;

/// A place that might be a home.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = ZoneSuggestion)]
pub struct Suggestion {
    /// The middle of the starts, WGS-84.
    pub latitude_deg: f64,
    /// The middle of the starts, WGS-84.
    pub longitude_deg: f64,
    /// How many of your last activities began or ended there.
    pub activities: u32,
}

/// Which suggestion.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DeclinedZone)]
pub struct Declined {
    /// As suggested.
    pub latitude_deg: f64,
    /// As suggested.
    pub longitude_deg: f64,
}

/// Say that a suggested place need not be hidden.
#[utoipa::path(put, path = "/api/v1/zones/suggestion/declined", tag = "privacy",
    request_body = Declined,
    responses((status = 200, body = Zones), (status = 401, description = "signed_out")))]
pub async fn decline_zone(
    State(app): State<App>,
    me: Me,
    Json(declined): Json<Declined>,
) -> Result<Json<Zones>> {
    let athlete = me.athlete.id;
    let id = Uuid::now_v7();
    let zones = app.db.write(move |tx| {
        let there = list_declined(tx, athlete)?;
        let (lat, lon) = (declined.latitude_deg, declined.longitude_deg);
        if !there.iter().any(|disc| disc.holds(lat, lon)) {
            tx.exec(
                "INSERT INTO privacy_declined (athlete_id, declined_id, latitude_deg, longitude_deg)
                 VALUES ($1, $2, $3, $4)",
                args![athlete, id, lat, lon],
            )?;
        }
        list::find(tx, athlete)
    });
    Ok(Json(zones.await?))
}

fn list_declined(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Disc>> {
    let places = tx.list::<(f64, f64)>(
        "SELECT latitude_deg, longitude_deg FROM privacy_declined WHERE athlete_id = $1",
        args![athlete],
    )?;
    Ok(places.into_iter().map(|(lat, lon)| around(lat, lon)).collect())
}

fn around(latitude_deg: f64, longitude_deg: f64) -> Disc {
    Disc { latitude_deg, longitude_deg, radius_m: ONE_PLACE_M }
}

/// The place that most of the last activities begin or end at, outside of zones and of what was declined.
pub(super) fn find(tx: &mut Tx, athlete: AthleteId, zones: &[Row]) -> Result<Option<Suggestion>> {
    let outlines = tx.list::<(String,)>(
        "SELECT outline FROM activity WHERE athlete_id = $1 AND has_map AND outline IS NOT NULL
         ORDER BY started_at DESC, activity_id DESC LIMIT $2",
        args![athlete, LOOKED_AT],
    )?;
    let mut known: Vec<Disc> = zones.iter().map(Row::disc).collect();
    known.extend(zones.iter().map(|zone| around(zone.latitude_deg, zone.longitude_deg)));
    known.extend(list_declined(tx, athlete)?);
    let mut tracks = Vec::with_capacity(outlines.len());
    for (outline,) in outlines {
        let points = physiology::polyline::decode(&outline).map_err(kernel::Error::internal)?;
        tracks.extend(points.first().zip(points.last()).map(|(first, last)| [*first, *last]));
    }
    Ok(suggest(&tracks, &known))
}

/// The rule: at least two activities with an end within [`ONE_PLACE_M`] of one point, none of it known.
fn suggest(tracks: &[[(f64, f64); 2]], known: &[Disc]) -> Option<Suggestion> {
    let is_known = |(lat, lon): (f64, f64)| known.iter().any(|disc| disc.holds(lat, lon));
    let mut best: Option<Suggestion> = None;
    for track in tracks {
        for &centre in track {
            if is_known(centre) {
                continue;
            }
            let place = around(centre.0, centre.1);
            let mut near = Vec::new();
            for other in tracks {
                let end = other.iter().find(|(lat, lon)| place.holds(*lat, *lon));
                near.extend(end.copied());
            }
            let activities = near.len() as u32;
            if activities >= 2 && best.as_ref().is_none_or(|best| activities > best.activities) {
                let count = f64::from(activities);
                // Near the date line a mean of longitudes means nothing; one of metres does.
                let (mut east_m, mut north_m) = (0.0, 0.0);
                for end in &near {
                    let off_m = place.offset_m(end.0, end.1);
                    east_m += off_m.0 / count;
                    north_m += off_m.1 / count;
                }
                let middle = moved(centre.0, centre.1, east_m, north_m);
                let middle = (tidy(middle.0), tidy(middle.1));
                if !is_known(middle) {
                    best = Some(Suggestion {
                        latitude_deg: middle.0,
                        longitude_deg: middle.1,
                        activities,
                    });
                }
            }
        }
    }
    best
}

/// Five decimals, a metre.
fn tidy(deg: f64) -> f64 {
    (deg * 1e5).round() / 1e5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_starts_near_each_other_are_a_place_and_one_is_not() {
        let home = (52.52, 13.4);
        let near = (52.5205, 13.4005);
        let park = (52.54, 13.45);
        assert_eq!(suggest(&[[home, park]], &[]), None);
        let found = suggest(&[[home, park], [near, (52.5, 13.3)]], &[]).unwrap();
        assert_eq!(found.activities, 2);
        assert!((found.latitude_deg - 52.52025).abs() < 1e-5, "{found:?}");
        // A loop begins and ends at one place, and is one activity.
        assert_eq!(suggest(&[[home, near]], &[]), None);
        assert_eq!(suggest(&[[home, park], [near, (52.5, 13.3)]], &[around(52.52, 13.4)]), None);
    }

    #[test]
    fn a_middle_that_lies_in_a_known_place_is_not_suggested() {
        // The two starts lie on either side of a place that was declined, some 150 metres apart.
        let (north, south) = ((52.5207, 13.4), (52.5193, 13.4));
        let tracks = [[north, (52.6, 13.5)], [south, (52.7, 13.6)]];
        let declined = Disc { latitude_deg: 52.52, longitude_deg: 13.4, radius_m: 60.0 };
        assert!(suggest(&tracks, &[]).is_some());
        assert_eq!(suggest(&tracks, &[declined]), None);
    }

    #[test]
    fn near_the_date_line_a_middle_lies_between_its_starts() {
        let (west, east) = ((-17.0, 179.9995), (-17.0, -179.9995));
        let found = suggest(&[[west, (0.0, 0.0)], [east, (10.0, 10.0)]], &[]).unwrap();
        assert_eq!((found.activities, found.longitude_deg.abs()), (2, 180.0));
    }

    #[test]
    fn the_busiest_place_is_suggested_first() {
        let (home, office) = ((52.52, 13.4), (52.50, 13.30));
        let tracks =
            [[home, office], [office, (52.6, 13.5)], [office, home], [(52.7, 13.6), office]];
        let first = suggest(&tracks, &[]).unwrap();
        assert_eq!((first.latitude_deg, first.longitude_deg, first.activities), (52.5, 13.3, 4));
        let next = suggest(&tracks, &[around(52.5, 13.3)]).unwrap();
        assert_eq!((next.latitude_deg, next.activities), (52.52, 2));
    }
}
