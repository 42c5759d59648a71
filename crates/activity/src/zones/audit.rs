//! The auditor: once a day every zone of which strangers see something is attacked with what they see.
//!
//! When the place comes among an attacker's first [`TOP`] guesses, nothing more of it is shown to strangers: the zone is closed, and
//! made wider where it can be. Its athlete is told, with the figures.
use kernel::{ActivityId, App, AthleteId, Result, Timestamp, Tx, args};

use super::attacks::{Exit, Found, attack};
use super::change::set_radius;
use super::discs::{Cut, Disc, End, cut};
use super::{Deed, Row, WIDEST_RADIUS_M, ZoneId};
use crate::audience::shown::recording_of;
use crate::audience::{self, Mine};
use crate::detail::Detail;
use crate::{privacy, streams};

/// A place among so many first guesses is as good as found: whoever looks for it can go and see.
pub const TOP: usize = 50;
/// How much wider a zone becomes.
const WIDER: f64 = 1.5;
/// How long an audit holds.
const EVERY_MS: i64 = 24 * 3_600_000;

/// Audits every athlete whose last audit is a day old. Returns how many zones were attacked.
pub async fn run_due(app: &App) -> Result<usize> {
    let mut attacked = 0;
    let before = app.clock.now().plus_ms(-EVERY_MS);
    let due = app.db.read(move |tx| list_due(tx, before)).await?;
    for athlete in due {
        attacked += audit(app, athlete).await?;
    }
    Ok(attacked)
}

fn list_due(tx: &mut Tx, before: Timestamp) -> Result<Vec<AthleteId>> {
    let due = tx.list::<(AthleteId,)>(
        "SELECT DISTINCT z.athlete_id FROM privacy_zone z
         LEFT JOIN privacy_audit a ON a.athlete_id = z.athlete_id AND a.zone_id = z.zone_id
         WHERE z.public_exits > 0 AND NOT z.closed
           AND (a.audited_at IS NULL OR a.audited_at <= $1)",
        args![before],
    )?;
    Ok(due.into_iter().map(|(athlete,)| athlete).collect())
}

/// Attacks the zones of one athlete. Returns how many.
pub(crate) async fn audit(app: &App, athlete: AthleteId) -> Result<usize> {
    let rows = app.db.read(move |tx| super::list_rows(tx, athlete)).await?;
    let discs: Vec<Disc> = rows.iter().map(Row::disc).collect();
    let mut attacked = 0;
    for (at, zone) in rows.iter().enumerate() {
        if zone.closed {
            continue;
        }
        let id = zone.id;
        let seen = app.db.read(move |tx| list_public(tx, athlete, id)).await?;
        let tracks = seen.len() as i64;
        let mut exits = Vec::new();
        for mine in seen {
            let ends = ends_of(app, &mine, discs.clone()).await?;
            exits.extend(
                ends.iter().filter(|end| end.disc == at).map(|end| exit_of(&discs[at], end)),
            );
        }
        let (east_m, north_m) = discs[at].offset_m(zone.latitude_deg, zone.longitude_deg);
        let Some(found) = attack(&exits, east_m, north_m) else { continue };
        conclude(app, athlete, zone.clone(), found, tracks).await?;
        attacked += 1;
    }
    Ok(attacked)
}

/// The activities that strangers could see at the edge of a zone.
fn list_public(tx: &mut Tx, athlete: AthleteId, zone: ZoneId) -> Result<Vec<Mine>> {
    let ids = tx.list::<(ActivityId,)>(
        "SELECT activity_id FROM privacy_zone_exit
         WHERE athlete_id = $1 AND zone_id = $2 AND counted ORDER BY activity_id",
        args![athlete, zone],
    )?;
    let mut seen = Vec::with_capacity(ids.len());
    for (id,) in ids {
        seen.extend(audience::find_mine(tx, athlete, id)?);
    }
    Ok(seen)
}

async fn ends_of(app: &App, mine: &Mine, discs: Vec<Disc>) -> Result<Vec<End>> {
    let of = mine.clone();
    streams::with_stored(app, mine, move |stored| {
        let recording = recording_of(stored, of.started_at.0, &of.sport, &Detail::default())?;
        Ok(match cut(&recording, &discs) {
            Cut::Part { ends, .. } => ends,
            Cut::Whole | Cut::Nothing => Vec::new(),
        })
    })
    .await
}

/// An end as an attacker draws it: on a plane around the centre of the disc.
pub fn exit_of(disc: &Disc, end: &End) -> Exit {
    let (east_m, north_m) = disc.offset_m(end.latitude_deg, end.longitude_deg);
    let inner = disc.offset_m(end.inner_latitude_deg, end.inner_longitude_deg);
    let (back_east, back_north) = (east_m - inner.0, north_m - inner.1);
    let length_m = back_east.hypot(back_north).max(1e-9);
    Exit { east_m, north_m, back_east: back_east / length_m, back_north: back_north / length_m }
}

/// What is to be done about a zone: the rule.
fn verdict(found: Found, radius_m: f64) -> Deed {
    match found.rank > TOP {
        true => Deed::Nothing,
        false if radius_m < WIDEST_RADIUS_M => Deed::Widened,
        false => Deed::Closed,
    }
}

async fn conclude(
    app: &App,
    athlete: AthleteId,
    zone: Row,
    found: Found,
    tracks: i64,
) -> Result<()> {
    let now = app.clock.now();
    let did = verdict(found, zone.radius_m);
    let kept = app.db.write(move |tx| {
        let mut decided = privacy::find_locked(tx, athlete, now)?;
        // The zone may have been removed or changed while it was attacked.
        let there = super::list_rows(tx, athlete)?;
        let same = there.iter().find(|row| row.id == zone.id);
        if same.is_none_or(|row| row.radius_m != zone.radius_m || row.closed) {
            return Ok(());
        }
        tx.exec(
            "INSERT INTO privacy_audit
               (athlete_id, zone_id, rank, candidates, tracks, did, told, audited_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (athlete_id, zone_id) DO UPDATE SET rank = $3, candidates = $4, tracks = $5,
               did = $6, told = $7, audited_at = $8",
            args![
                athlete,
                zone.id,
                found.rank as i64,
                found.candidates as i64,
                tracks,
                did.word(),
                did == Deed::Nothing,
                now
            ],
        )?;
        if did == Deed::Nothing {
            return Ok(());
        }
        metrics::counter!("privacy_zones_closed_total").increment(1);
        tx.exec(
            "UPDATE privacy_zone SET closed = TRUE WHERE athlete_id = $1 AND zone_id = $2",
            args![athlete, zone.id],
        )?;
        if did == Deed::Widened {
            set_radius(tx, athlete, zone.id, (zone.radius_m * WIDER).min(WIDEST_RADIUS_M))?;
        }
        privacy::raise_revision(tx, athlete, &mut decided, now)
    });
    kept.await?;
    crate::jobs::ring();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_among_the_first_fifty_guesses_is_closed_and_widened_while_it_can_be() {
        let found = |rank| Found { rank, candidates: 400 };
        for (rank, radius_m, did) in [
            (51, 400.0, Deed::Nothing),
            (50, 400.0, Deed::Widened),
            (1, 1599.0, Deed::Widened),
            (50, 1600.0, Deed::Closed),
        ] {
            assert_eq!(verdict(found(rank), radius_m), did, "{rank} at {radius_m} m");
        }
    }
}
