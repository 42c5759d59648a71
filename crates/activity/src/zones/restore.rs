//! Zones out of an export. A zone keeps its centre: a second one, off the place by another chance, would tell more of it.
use kernel::{AthleteId, Result, Timestamp, Tx, args};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::add::{clean_name, is_radius};
use super::discs::Disc;
use super::{MOST_PUBLIC_EXITS, MOST_ZONES, OFFSET_PART, ZoneId, list_rows};
use crate::privacy;
use crate::restore::{Came, line};

/// A centre as an export tells it is good to so many metres.
const ROUNDING_M: f64 = 1.0;

#[derive(Deserialize)]
struct Line {
    zone_id: ZoneId,
    name: String,
    latitude_deg: f64,
    longitude_deg: f64,
    centre_latitude_deg: f64,
    centre_longitude_deg: f64,
    radius_m: f64,
    public_exits: i64,
    closed: bool,
}

impl Line {
    /// Whether this program could have made it: a zone whose centre lies where no chance puts it hides nothing.
    fn is_possible(&self) -> bool {
        let in_range = |latitude: f64, longitude: f64| {
            (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude)
        };
        if !in_range(self.latitude_deg, self.longitude_deg)
            || !in_range(self.centre_latitude_deg, self.centre_longitude_deg)
            || !is_radius(self.radius_m)
        {
            return false;
        }
        let disc = Disc {
            latitude_deg: self.centre_latitude_deg,
            longitude_deg: self.centre_longitude_deg,
            radius_m: self.radius_m,
        };
        let (east_m, north_m) = disc.offset_m(self.latitude_deg, self.longitude_deg);
        east_m.hypot(north_m) <= OFFSET_PART * self.radius_m + ROUNDING_M
    }
}

pub(crate) fn restore(
    tx: &mut Tx,
    athlete: AthleteId,
    told: &[Map<String, Value>],
    now: Timestamp,
) -> Result<Came> {
    let mut came = Came { what: "privacy_zones", count: 0, left: 0, why: "unreadable" };
    let mut is_new = false;
    for told in told {
        let possible = line::<Line>(told).filter(Line::is_possible);
        let Some((zone, name)) = possible
            .and_then(|zone| Some((clean_name(&zone.name)?, zone)))
            .map(|(name, zone)| (zone, name))
        else {
            came.left += 1;
            continue;
        };
        let there = list_rows(tx, athlete)?;
        let same = |row: &super::Row| {
            (row.latitude_deg, row.longitude_deg) == (zone.latitude_deg, zone.longitude_deg)
        };
        if there.iter().any(same) {
            came.count += 1;
            continue;
        }
        if there.len() >= MOST_ZONES {
            came.left += 1;
            came.why = "too_many";
            continue;
        }
        insert(tx, athlete, &zone, &name, now)?;
        came.count += 1;
        is_new = true;
    }
    if is_new {
        let mut decided = privacy::find_locked(tx, athlete, now)?;
        privacy::raise_revision(tx, athlete, &mut decided, now)?;
    }
    Ok(came)
}

/// What strangers could see elsewhere stays counted: the track is the same.
fn insert(tx: &mut Tx, athlete: AthleteId, zone: &Line, name: &str, now: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO privacy_zone (athlete_id, zone_id, name, latitude_deg, longitude_deg,
           centre_latitude_deg, centre_longitude_deg, radius_m, public_exits, closed, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING",
        args![
            athlete,
            zone.zone_id,
            name,
            zone.latitude_deg,
            zone.longitude_deg,
            zone.centre_latitude_deg,
            zone.centre_longitude_deg,
            zone.radius_m,
            zone.public_exits.clamp(0, MOST_PUBLIC_EXITS),
            zone.closed,
            now
        ],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_that_no_chance_could_have_made_is_left_out() {
        let zone = |centre_latitude_deg: f64, radius_m: f64| Line {
            zone_id: ZoneId::new(),
            name: "Home".into(),
            latitude_deg: 46.5,
            longitude_deg: 11.3,
            centre_latitude_deg,
            centre_longitude_deg: 11.3,
            radius_m,
            public_exits: 3,
            closed: false,
        };
        assert!(zone(46.5, 400.0).is_possible());
        assert!(zone(46.502, 400.0).is_possible(), "222 of at most 280 metres");
        assert!(!zone(46.503, 400.0).is_possible(), "333 metres");
        // 280 metres and half of one by rounding; not two more.
        assert!(zone(46.5 + 280.5 / 111_195.0, 400.0).is_possible());
        assert!(!zone(46.5 + 282.0 / 111_195.0, 400.0).is_possible());
        assert!(!zone(46.5, 5.0).is_possible());
        assert!(!zone(95.0, 400.0).is_possible());
        assert!(!zone(f64::NAN, 400.0).is_possible());
    }
}
