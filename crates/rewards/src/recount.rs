//! Counting an athlete from scratch.
use kernel::{AthleteId, Result, Timestamp, Tx};

use crate::{history, standing};

/// Rebuilds everything derived about an athlete from the plain rows: for the operator, after a doubt or a
/// change of rules. Returns how many activities were counted. Its result equals, byte for byte, what the
/// facts led to one by one.
pub fn recount(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<u32> {
    standing::lock(tx, athlete)?;
    history::pack_all(tx, athlete)?;
    Ok(standing::settle(tx, athlete, now)?.activities)
}
