//! Privacy zones: places that nobody is to find, such as a home.
//!
//! A zone is a disc around the place whose centre lies off it, by chance, once ([`offset_m`]): a circle through the points where
//! tracks come out leads to the centre, not to the door. Of everything inside, others get nothing, and no number that
//! they get tells how much it was ([`discs`]). Even so, many tracks that come out in many directions give a
//! place away, so three more things hold:
//!
//! - Strangers see at most [`MOST_PUBLIC_EXITS`] ends of tracks at the edge of a zone, over its whole life, and none that would let the
//!   place come among the first [`TOP`] guesses of an attacker who knows all this ([`settle`], [`attacks`]).
//! - [`audit`] attacks every day what strangers did see. Should the place have come too near to the top of the guesses all the
//!   same, the zone is closed for strangers and made wider, and the athlete is told.
//! - A place from which somebody starts twice is suggested before anything is public ([`suggest`]).
pub mod add;
pub mod attacks;
pub mod audit;
pub mod change;
pub mod discs;
pub mod list;
pub mod remove;
pub(crate) mod restore;
pub mod rework;
pub mod suggest;

use axum::http::StatusCode;
use kernel::{ActivityId, AthleteId, Error, Me, Result, Timestamp, Tx, args, from_row};
use serde::Serialize;
use utoipa::ToSchema;

use self::attacks::{Exit, Found, attack};
use self::discs::Disc;
use crate::needs::Guard;

kernel::id!(
    /// A privacy zone.
    ZoneId
);

/// The radius of a zone, unless its athlete wants a wider one.
pub const USUAL_RADIUS_M: f64 = 400.0;
/// The widest zone, for places with few houses.
pub const WIDEST_RADIUS_M: f64 = 1600.0;
/// The centre lies at most this part of the radius off the place.
pub const OFFSET_PART: f64 = 0.7;
/// Ends of tracks at a zone's edge that strangers may see, over its whole life.
pub const MOST_PUBLIC_EXITS: i64 = 10;
/// A place among so many first guesses is as good as found: whoever looks for it can go and see.
pub const TOP: usize = 50;
/// The most zones of one athlete.
pub const MOST_ZONES: usize = 10;

/// A zone as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub id: ZoneId,
    pub name: String,
    pub latitude_deg: f64,
    pub longitude_deg: f64,
    pub centre_latitude_deg: f64,
    pub centre_longitude_deg: f64,
    pub radius_m: f64,
    pub public_exits: i64,
    pub closed: bool,
}
from_row!(Row {
    id,
    name,
    latitude_deg,
    longitude_deg,
    centre_latitude_deg,
    centre_longitude_deg,
    radius_m,
    public_exits,
    closed
});

impl Row {
    /// What is hidden.
    pub fn disc(&self) -> Disc {
        Disc {
            latitude_deg: self.centre_latitude_deg,
            longitude_deg: self.centre_longitude_deg,
            radius_m: self.radius_m,
        }
    }

    /// What our own attack makes of what strangers would see.
    pub fn attack(&self, exits: &[Exit]) -> Option<Found> {
        let (east_m, north_m) = self.disc().offset_m(self.latitude_deg, self.longitude_deg);
        attack(exits, self.radius_m, east_m, north_m)
    }
}

/// A privacy zone of yours. Nobody else learns that there is one.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = PrivacyZone)]
pub struct Zone {
    /// Which one.
    pub id: ZoneId,
    /// What you call it.
    #[schema(example = "Home")]
    pub name: String,
    /// The place, WGS-84.
    pub latitude_deg: f64,
    /// The place, WGS-84.
    pub longitude_deg: f64,
    /// The centre of what is hidden, which lies off the place.
    pub centre_latitude_deg: f64,
    /// The centre of what is hidden, which lies off the place.
    pub centre_longitude_deg: f64,
    /// How far around its centre nothing is shown, 400 to 1,600 metres.
    pub radius_m: f64,
    /// Ends of your tracks at its edge that strangers could see so far.
    pub public_exits: i64,
    /// How many there may be.
    pub most_public_exits: i64,
    /// Whether tracks that touch it are for strangers no more.
    pub closed: bool,
    /// What our own attack on it found; left out before the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exposure: Option<Exposure>,
}

/// What our own attack on a zone found, knowing only what strangers see and how zones work.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = ZoneExposure)]
pub struct Exposure {
    /// Where the place stands among the guesses, from 1. The higher, the better it is hidden.
    pub rank: i64,
    /// How many guesses there are.
    pub candidates: i64,
    /// From how many ends of your tracks.
    pub tracks: i64,
    /// What we did about it.
    pub did: Deed,
    /// Whether you have read of it.
    pub told: bool,
    /// When.
    pub audited_at: Timestamp,
}

/// What the auditor did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ZoneDeed)]
pub enum Deed {
    /// The place is well hidden.
    Nothing,
    /// Tracks that touch the zone are for strangers no more.
    Closed,
    /// The same, and the zone is wider now.
    Widened,
}

impl Deed {
    fn word(self) -> &'static str {
        match self {
            Deed::Nothing => "nothing",
            Deed::Closed => "closed",
            Deed::Widened => "widened",
        }
    }

    fn of(word: &str) -> Deed {
        match word {
            "closed" => Deed::Closed,
            "widened" => Deed::Widened,
            _ => Deed::Nothing,
        }
    }
}

pub(crate) const NO_SUCH: Error = Error::NotFound("zone");

/// The zones of an athlete, the oldest first.
pub(crate) fn list_rows(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Row>> {
    tx.list(
        "SELECT zone_id, name, latitude_deg, longitude_deg, centre_latitude_deg,
                centre_longitude_deg, radius_m, public_exits, closed
         FROM privacy_zone WHERE athlete_id = $1 ORDER BY created_at, zone_id",
        args![athlete],
    )
}

/// What is hidden of an athlete's tracks, in the order of [`list_rows`].
pub(crate) fn list_discs(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Disc>> {
    Ok(list_rows(tx, athlete)?.iter().map(Row::disc).collect())
}

/// What an activity is compared with when it is worked out what others see of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Zones {
    /// At which revision.
    pub revision: i64,
    /// Whether its athlete's work makes them worth finding.
    pub high_risk: bool,
    /// The zones.
    pub rows: Vec<Row>,
}

impl Zones {
    /// As they are now.
    pub fn find(tx: &mut Tx, athlete: AthleteId) -> Result<Zones> {
        let decided = crate::privacy::find(tx, athlete)?;
        let rows = list_rows(tx, athlete)?;
        Ok(Zones { revision: decided.zones_revision, high_risk: decided.high_risk, rows })
    }

    /// What is hidden.
    pub fn discs(&self) -> Vec<Disc> {
        self.rows.iter().map(Row::disc).collect()
    }
}

/// Where the centre of a disc lies off its place: metres east and north, evenly over a disc of [`OFFSET_PART`] of the radius.
/// `angle` and `reach` are by chance, 0 to 1.
pub fn offset_m(radius_m: f64, angle: f64, reach: f64) -> (f64, f64) {
    let (sin, cos) = (angle * std::f64::consts::TAU).sin_cos();
    let off_m = OFFSET_PART * radius_m * reach.sqrt();
    (off_m * cos, off_m * sin)
}

/// Refuses what could give a place away, unless the caller signed in a short while ago.
pub(crate) fn require_fresh(tx: &mut Tx, guard: &dyn Guard, me: &Me, now: Timestamp) -> Result<()> {
    guard.refuse_frozen(tx, me, now)?;
    if guard.is_fresh(tx, me, now)? {
        return Ok(());
    }
    Err(Error::refused_as(
        StatusCode::FORBIDDEN,
        "sign_in_again",
        "this could give a hidden place away, so please sign in again first",
    ))
}

struct Touched {
    zone_id: ZoneId,
    exits: i64,
    ends: String,
    counted: bool,
}
from_row!(Touched { zone_id, exits, ends, counted });

/// Decides whether strangers may have the map of an activity, as far as zones go, and counts its ends against the zones it
/// touches if strangers can see it now. What was counted once stays counted and stays open.
pub(crate) fn settle(tx: &mut Tx, athlete: AthleteId, activity: ActivityId) -> Result<()> {
    let touched = tx.list::<Touched>(
        "SELECT zone_id, exits, ends, counted FROM privacy_zone_exit
         WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, activity],
    )?;
    let mut open = true;
    if !touched.is_empty() {
        let zones = list_rows(tx, athlete)?;
        let public = is_public(tx, athlete, activity)?;
        for zone in &zones {
            let Some(row) = touched.iter().find(|row| row.zone_id == zone.id) else { continue };
            open &= !zone.closed;
            if open && public && !row.counted {
                open &= has_room(tx, athlete, zone, &row.ends)?
                    && count_exits(tx, athlete, activity, row)?;
            }
        }
    }
    tx.exec(
        "UPDATE activity SET map_open = $3 WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, activity, open],
    )?;
    Ok(())
}

/// Whether the place would still be well hidden if strangers saw these ends beside those that they see.
fn has_room(tx: &mut Tx, athlete: AthleteId, zone: &Row, ends: &str) -> Result<bool> {
    let mut exits = list_public_exits(tx, athlete, zone.id)?;
    let new: Vec<Exit> = serde_json::from_str(ends)?;
    exits.extend(new);
    Ok(zone.attack(&exits).is_none_or(|found| found.is_hidden()))
}

/// The ends of tracks at the edge of a zone that strangers could see.
pub(crate) fn list_public_exits(
    tx: &mut Tx,
    athlete: AthleteId,
    zone: ZoneId,
) -> Result<Vec<Exit>> {
    let rows = tx.list::<(String,)>(
        "SELECT ends FROM privacy_zone_exit
         WHERE athlete_id = $1 AND zone_id = $2 AND counted ORDER BY activity_id",
        args![athlete, zone],
    )?;
    let mut exits = Vec::new();
    for (ends,) in rows {
        let some: Vec<Exit> = serde_json::from_str(&ends)?;
        exits.extend(some);
    }
    Ok(exits)
}

fn is_public(tx: &mut Tx, athlete: AthleteId, activity: ActivityId) -> Result<bool> {
    let decided = crate::privacy::find(tx, athlete)?;
    let usual = decided.parts.map.word();
    let (public,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM activity
         WHERE athlete_id = $1 AND activity_id = $2 AND audience = 'everyone'
           AND (map_audience = 'everyone' OR (map_audience = '' AND $3 = 'everyone'))",
        args![athlete, activity, usual],
    )?;
    Ok(public == 1 && !decided.high_risk)
}

/// Says whether the zone had room for them. One statement decides, so two activities at once cannot both take the last exits.
fn count_exits(
    tx: &mut Tx,
    athlete: AthleteId,
    activity: ActivityId,
    row: &Touched,
) -> Result<bool> {
    let room = tx.exec(
        "UPDATE privacy_zone SET public_exits = public_exits + $3
         WHERE athlete_id = $1 AND zone_id = $2 AND public_exits + $3 <= $4",
        args![athlete, row.zone_id, row.exits, MOST_PUBLIC_EXITS],
    )?;
    if room == 1 {
        tx.exec(
            "UPDATE privacy_zone_exit SET counted = TRUE
             WHERE athlete_id = $1 AND activity_id = $2 AND zone_id = $3",
            args![athlete, activity, row.zone_id],
        )?;
    }
    Ok(room == 1)
}

/// A number by chance, 0 to 1.
fn chance() -> f64 {
    let bits = u64::from_le_bytes(kernel::random::bytes::<8>());
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_spread_over_all_between_nought_and_one() {
        let drawn: Vec<f64> = (0..2_000).map(|_| chance()).collect();
        assert!(drawn.iter().all(|number| (0.0..1.0).contains(number)));
        let mean = drawn.iter().sum::<f64>() / 2_000.0;
        let least = drawn.iter().copied().fold(1.0, f64::min);
        assert!((mean - 0.5).abs() < 0.05 && least < 0.05, "{mean}, {least}");
    }

    #[test]
    fn a_centre_lies_within_seven_tenths_of_the_radius_and_anywhere_there() {
        let (mut nearest_m, mut farthest_m, mut east) = (f64::MAX, 0.0_f64, 0);
        for step in 0..1_000 {
            let (angle, reach) = (f64::from(step) / 1_000.0, f64::from(step * 7 % 1_000) / 1_000.0);
            let (east_m, north_m) = offset_m(400.0, angle, reach);
            let off_m = east_m.hypot(north_m);
            nearest_m = nearest_m.min(off_m);
            farthest_m = farthest_m.max(off_m);
            east += i32::from(east_m > 0.0);
        }
        assert!(nearest_m < 20.0 && (270.0..280.0).contains(&farthest_m), "{farthest_m}");
        assert!((450..550).contains(&east), "{east}");
    }
}
