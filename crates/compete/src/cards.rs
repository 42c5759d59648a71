//! Athlete cards of many at once: a board shows a page of people.
use std::collections::HashMap;

use kernel::athlete::Athlete;
use kernel::{AthleteId, Result, Tx, args};

/// The cards of these athletes; those who are gone are missing.
pub(crate) fn find_all(
    tx: &mut Tx,
    ids: impl IntoIterator<Item = AthleteId>,
) -> Result<HashMap<AthleteId, Athlete>> {
    let ids: Vec<AthleteId> = ids.into_iter().collect();
    let mut cards = HashMap::with_capacity(ids.len());
    for eight in ids.chunks(8) {
        // A shorter list is filled up with its first id: one statement serves them all.
        let id = |at: usize| eight.get(at).copied().unwrap_or(eight[0]);
        let found = tx.list::<Athlete>(
            "SELECT athlete_id, handle, name, country, region, time_zone, language, units, birth_on,
                    default_audience, created_at
             FROM athlete WHERE athlete_id IN ($1, $2, $3, $4, $5, $6, $7, $8)",
            args![id(0), id(1), id(2), id(3), id(4), id(5), id(6), id(7)],
        )?;
        for athlete in found {
            cards.insert(athlete.id, athlete);
        }
    }
    Ok(cards)
}
