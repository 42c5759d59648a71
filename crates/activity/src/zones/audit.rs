//! The auditor: once a day every zone of which strangers see something is attacked with what they see.
//!
//! When the place comes among an attacker's first [`TOP`](super::TOP) guesses, nothing more of it is shown to strangers: the zone is closed, and
//! made wider where it can be. Its athlete is told, with the figures. No end of a track is shown that would let it come so far
//! ([`super::settle`]); this looks whether that held, also after the attacks became better.
use kernel::{App, AthleteId, Result, Timestamp, Tx, args};

use super::attacks::Found;
use super::change::set_radius;
use super::{Deed, Row, WIDEST_RADIUS_M};
use crate::privacy;

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

/// Attacks the open zones of one athlete. Returns how many could be attacked.
async fn audit(app: &App, athlete: AthleteId) -> Result<usize> {
    let now = app.clock.now();
    let audited = app.db.write(move |tx| {
        let mut decided = privacy::find_locked(tx, athlete, now)?;
        let (mut attacked, mut outdated) = (0, false);
        for zone in super::list_rows(tx, athlete)?.iter().filter(|zone| !zone.closed) {
            let exits = super::list_public_exits(tx, athlete, zone.id)?;
            let Some(found) = zone.attack(&exits) else { continue };
            attacked += 1;
            outdated |= conclude(tx, athlete, zone, found, exits.len(), now)?;
        }
        if outdated {
            privacy::raise_revision(tx, athlete, &mut decided, now)?;
        }
        Ok(attacked)
    });
    let attacked = audited.await?;
    crate::jobs::ring();
    Ok(attacked)
}

/// What is to be done about a zone: the rule.
fn verdict(found: Found, radius_m: f64) -> Deed {
    match found.is_hidden() {
        true => Deed::Nothing,
        false if radius_m < WIDEST_RADIUS_M => Deed::Widened,
        false => Deed::Closed,
    }
}

/// Keeps what was found and does what follows. Says whether what others see is outdated by it.
fn conclude(
    tx: &mut Tx,
    athlete: AthleteId,
    zone: &Row,
    found: Found,
    exits: usize,
    now: Timestamp,
) -> Result<bool> {
    let did = verdict(found, zone.radius_m);
    tx.exec(
        "INSERT INTO privacy_audit
           (athlete_id, zone_id, rank, candidates, tracks, did, told, audited_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (athlete_id, zone_id) DO UPDATE SET rank = $3, candidates = $4, tracks = $5,
           did = $6, told = $7, audited_at = $8",
        args![
            athlete,
            zone.id,
            found.rank,
            found.candidates,
            exits,
            did.word(),
            did == Deed::Nothing,
            now
        ],
    )?;
    if did == Deed::Nothing {
        return Ok(false);
    }
    metrics::counter!("privacy_zones_closed_total").increment(1);
    tx.exec(
        "UPDATE privacy_zone SET closed = TRUE WHERE athlete_id = $1 AND zone_id = $2",
        args![athlete, zone.id],
    )?;
    if did == Deed::Widened {
        set_radius(tx, athlete, zone.id, (zone.radius_m * WIDER).min(WIDEST_RADIUS_M))?;
    }
    Ok(true)
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
