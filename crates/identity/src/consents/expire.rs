//! Ending consents to words that hold no more. They allow nothing from the first moment of the new words on; this writes
//! it into the ledger and tells the rooms, so that what was worked out under the old words goes as well.
use kernel::consent::{self, Action, Purpose, ledger};
use kernel::{AthleteId, Db, Result, Timestamp, athlete};

use super::set;

/// Athletes at a time.
const AT_A_TIME: usize = 200;

/// Ends every consent to older words. Returns how many.
pub async fn expire(db: &Db, now: Timestamp) -> Result<u64> {
    let mut ended = 0;
    for purpose in Purpose::ALL {
        loop {
            let some = db.write(move |tx| {
                let stale = consent::list_stale(tx, *purpose, AT_A_TIME)?;
                let held: Vec<AthleteId> = stale.into_iter().map(|(id, _)| id).collect();
                for id in &held {
                    ledger::hold(tx, *id)?;
                }
                // Perhaps somebody renewed theirs a moment ago: what is stale while their chain is held stays so.
                let mut stale = consent::list_stale(tx, *purpose, AT_A_TIME)?;
                stale.retain(|(id, _)| held.contains(id));
                let mut ended = 0;
                for (id, version) in stale {
                    // Also behind a closed door: otherwise those who closed theirs would fill the list for ever.
                    let Some(athlete) = athlete::find_closed_too(tx, id)? else { continue };
                    let mut decision = set::of(&athlete, *purpose, Action::Expired);
                    // What ran out is the consent to the words of then.
                    decision.notice_version = version;
                    set::write(tx, &athlete, &decision, now)?;
                    ended += 1;
                }
                Ok(ended)
            });
            match some.await? {
                0 => break,
                some => ended += some,
            }
        }
    }
    Ok(ended)
}
