//! Ending consents to words that hold no more. They allow nothing from the first moment of the new words on; this writes
//! it into the ledger and tells the rooms, so that what was worked out under the old words goes as well.
use kernel::consent::{self, Action, Purpose, Standing, ledger, notices, standing_of};
use kernel::{Db, Result, Timestamp, athlete};

use super::set;

/// Athletes at a time.
const AT_A_TIME: usize = 200;

/// Ends every consent to older words. Returns how many.
pub async fn expire(db: &Db, now: Timestamp) -> Result<u64> {
    let mut ended = 0;
    for purpose in Purpose::ALL {
        loop {
            let some = db.write(move |tx| {
                let mut ended = 0;
                for id in consent::list_stale(tx, *purpose, AT_A_TIME)? {
                    let Some(athlete) = athlete::find(tx, id)? else { continue };
                    ledger::hold(tx, id)?;
                    let Some(state) = consent::find(tx, id, *purpose)? else { continue };
                    // Perhaps it was renewed a moment ago.
                    let version = notices::current(*purpose).version;
                    if standing_of(Some(&state), version) != Standing::Stale {
                        continue;
                    }
                    let mut decision = set::of(&athlete, *purpose, Action::Expired);
                    // What ran out is the consent to the words of then.
                    decision.notice_version = state.notice_version;
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
