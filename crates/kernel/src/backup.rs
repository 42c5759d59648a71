//! While somebody copies the files, none is thrown away: what a copy of the database names is in the copy of the files.
use crate::{Result, Timestamp, Tx, args};

crate::id!(
    /// One copying under way.
    HoldId,
);

/// How long a hold lasts that nobody ends: its process was killed.
const LASTS_MS: i64 = 6 * 3_600_000;

/// Asks that no file be thrown away from now on.
pub fn hold(tx: &mut Tx, now: Timestamp) -> Result<HoldId> {
    let id = HoldId::new();
    tx.exec(
        "INSERT INTO backup_hold (hold_id, held_until) VALUES ($1, $2)",
        args![id, now.plus_ms(LASTS_MS)],
    )?;
    Ok(id)
}

/// Ends a hold, and those whose time is over.
pub fn release(tx: &mut Tx, id: HoldId, now: Timestamp) -> Result<()> {
    tx.exec("DELETE FROM backup_hold WHERE hold_id = $1 OR held_until < $2", args![id, now])?;
    Ok(())
}

/// Whether files are being copied.
pub fn is_held(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    let held = tx.find::<(i64,)>(
        "SELECT held_until FROM backup_hold WHERE held_until >= $1 LIMIT 1",
        args![now],
    )?;
    Ok(held.is_some())
}
