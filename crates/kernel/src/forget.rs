//! How the house forgets somebody.
//!
//! Each room deletes what it holds of an athlete, a bounded number of rows at a time, so that nobody waits long for one
//! person's ten thousand activities. Forgetting is asked for until nothing is left, also after a crash in the middle, and
//! once more a while later: so it is written to be repeated.
use crate::{AthleteId, Result, Timestamp, Tx, args};

/// Rows that one call deletes at most of what there may be very many of.
pub const AT_ONCE: i64 = 500;

/// What one call did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgot {
    /// How many rows are gone.
    pub rows: u64,
    /// Whether there is more: then it is called again.
    pub more: bool,
}

/// One room's way to forget.
#[derive(Clone, Copy)]
pub struct Forgetter {
    /// The room, for the certificate.
    pub room: &'static str,
    /// Deletes rows of an athlete.
    pub forget: fn(&mut Tx, AthleteId, Timestamp) -> Result<Forgot>,
}

/// Runs statements that each take the athlete as `$1`. Returns how many rows they changed.
pub fn each(tx: &mut Tx, athlete: AthleteId, statements: &[&'static str]) -> Result<u64> {
    let mut rows = 0;
    for sql in statements {
        rows += tx.exec(sql, args![athlete])?;
    }
    Ok(rows)
}

/// What the ground floor itself holds: facts, deliveries, remembered answers.
pub const GROUND: Forgetter = Forgetter { room: "ground", forget };

fn forget(tx: &mut Tx, athlete: AthleteId, _now: Timestamp) -> Result<Forgot> {
    let facts = tx.exec(
        "DELETE FROM fact WHERE athlete_id = $1 AND fact_id IN
           (SELECT fact_id FROM fact WHERE athlete_id = $1 ORDER BY fact_id LIMIT $2)",
        args![athlete, AT_ONCE],
    )?;
    let rest = each(
        tx,
        athlete,
        &[
            "DELETE FROM fact_delivery WHERE athlete_id = $1",
            "DELETE FROM idempotency WHERE owner_id = $1",
        ],
    )?;
    Ok(Forgot { rows: facts + rest, more: facts > 0 })
}
